"""Settings that say what ``/privacy/`` cannot see of a site: who answers, where to write, how long, who hands it out.

In: Pelican's settings, the ways to ask. Out: what is wrong with them, and what the page says where one is empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rookery.model.counts import counted
from rookery.publish.ask_settings import mail_fault
from rookery.publish.views import AskWays

NAMES = ("PRIVACY_RESPONSIBLE", "PRIVACY_CONTACT", "PRIVACY_KEPT_FOR", "PRIVACY_FORM_KEPT_FOR", "PRIVACY_HOST")
_SPANS = ("PRIVACY_KEPT_FOR", "PRIVACY_FORM_KEPT_FOR")
_ENDS = (".", "!", "?", "…")


def privacy_messages(settings: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the settings, one message each; an empty one is not wrong."""
    for name in NAMES:
        value = settings.get(name, "")
        if not isinstance(value, str):
            yield f"{name}: expected a text in quotes; got {type(value).__name__}"
        elif name == "PRIVACY_CONTACT" and value and (fault := mail_fault(value)):
            yield f"{name}: {fault}"
        elif name in _SPANS and value.lower().startswith("for "):
            yield f"{name}: expected how long, such as 'three months'; got {value!r}. Write {value[4:]!r}"


def sentence(words: str) -> str:
    """Somebody's words as a sentence: the page goes on behind it."""
    said = " ".join(words.split())
    return said if not said or said.endswith(_ENDS) else f"{said}."


def privacy_notes(settings: Mapping[str, Any], ways: AskWays | None) -> Iterator[str]:
    """Which of the settings are empty and what the page then says, for ``rookery check``."""
    if "rookery.privacy" not in settings.get("PLUGINS", ()):
        return
    empty = [f"  {name}: {said}" for name, said in _unsaid(settings, ways).items() if not settings.get(name)]
    if empty:
        those = "of the settings for /privacy/ in pelicanconf.py"
        yield f"privacy: {counted(len(empty), f'{those} is empty', f'{those} are empty')}"
        yield from empty


def _unsaid(settings: Mapping[str, Any], ways: AskWays | None) -> dict[str, str]:
    """What the page says without each setting; none for one that the page would not use."""
    us = settings.get("EMPLOYER") or settings.get("SITENAME", "")
    said = {"PRIVACY_RESPONSIBLE": f"the page says that {us} answers for it, without an address"}
    if ways and ways.mail:
        said["PRIVACY_CONTACT"] = f"the page sends those who want their data away to {ways.mail}"
    else:
        said["PRIVACY_CONTACT"] = "the page names no mailbox for those who want their data away"
    if ways and ways.mail:
        said["PRIVACY_KEPT_FOR"] = "the page says that mails are kept until one of you deletes them"
    if ways and ways.form:
        kept = f"the page says that {ways.form.host} keeps questions for as long as you told it to"
        said["PRIVACY_FORM_KEPT_FOR"] = kept
    said["PRIVACY_HOST"] = "the page says that it cannot know what the host keeps of those who read"
    return said
