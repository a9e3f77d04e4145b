"""The settings that say how one may ask: ASK_MAIL, ASK_FORM and its fields, ASK_GITHUB.

In: Pelican's settings. Out: AskWays, what the browser's policy says of forms, what is wrong, what is worth a look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from rookery.html.text import slug
from rookery.model.written import OwnPage, Person
from rookery.publish.views import AskWays, FieldView, FormView, LinkView

NAMES = ("ASK_MAIL", "ASK_FORM", "ASK_FORM_HONEYPOT", "ASK_FORM_NEXT", "ASK_GITHUB")
PAGE = "ask/"
THANKS = "ask/thanks/"
HONEYPOT = "website"
_NETLIFY = "netlify"

# the address that an input of type email takes (HTML standard, 4.10.5.1.5), with a dot in its host
_MAIL = re.compile(
    r"[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+",
    re.IGNORECASE | re.ASCII,
)
_MAIL_MAX = 254
_HOST = re.compile(r"[a-z0-9.-]+", re.IGNORECASE | re.ASCII)
_OWN_MACHINE = ("127.0.0.1", "localhost")
_FIELD = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,39}", re.ASCII)
_TAKEN = ("question", "about", "form-name")
_REPOSITORY = re.compile(r"https://[a-z0-9.-]+(?::\d+)?/[\w-]+/[\w.-]+", re.IGNORECASE | re.ASCII)


def ask_messages(settings: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the settings, one message each; none of them set is not wrong."""
    checks = {
        "ASK_MAIL": mail_fault,
        "ASK_FORM": _form_fault,
        "ASK_FORM_HONEYPOT": _field_fault,
        "ASK_FORM_NEXT": _field_fault,
        "ASK_GITHUB": _github_fault,
    }
    for name, fault in checks.items():
        value = settings.get(name, "")
        if not isinstance(value, str):
            yield f"{name}: expected a text in quotes; got {type(value).__name__}"
        elif value and (message := fault(value)):
            yield f"{name}: {message}"
    names = (settings.get("ASK_FORM_HONEYPOT") or HONEYPOT, settings.get("ASK_FORM_NEXT"))
    if names[0] == names[1]:
        yield f"ASK_FORM_NEXT: expected another name than the honeypot's; got {names[1]!r} for both"


def mail_fault(value: str) -> str:
    """What is wrong with a mailbox's address, ``""`` if nothing is."""
    if value.lower().startswith("mailto:"):
        return f"expected the address alone; got {value!r}. Write {value[7:]!r}"
    if value.count("@") > 1:
        return f"expected one address; got {value!r}. Write one, and let several people read its mailbox"
    if not _MAIL.fullmatch(value) or len(value) > _MAIL_MAX:
        return f"expected an address such as 'questions@example.com'; got {value!r}"
    return ""


def _form_fault(value: str) -> str:
    if value == _NETLIFY:
        return ""
    expected = f"expected 'netlify', or the address that begins with https:// where the form is sent; got {value!r}"
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return expected
    if parts.scheme == "http" and host not in _OWN_MACHINE:
        return f"{expected}. Over http everybody on the way can read the question: write 'https{value[4:]}'"
    if parts.scheme not in {"http", "https"}:
        near = f"https://{value}" if not parts.scheme and "." in value else ""
        return f"{expected}. Write {near!r}" if near else expected
    if not _HOST.fullmatch(host) or parts.username is not None or re.search(r"[\s\"'<>#]", value):
        return f"{expected}. It holds a host and a path, without a password, spaces, quotes or #"
    return ""


def _field_fault(value: str) -> str:
    if value in _TAKEN:
        return f"the form has a field {value!r} already; take the name that your service expects"
    if not _FIELD.fullmatch(value):
        return f"expected the name of a field (letters, digits, _ and -, such as '_gotcha'); got {value!r}"
    return ""


def _github_fault(value: str) -> str:
    if _REPOSITORY.fullmatch(value) and not value.endswith(".git"):
        return ""
    expected = f"expected the address of a repository, such as 'https://github.com/example/hub'; got {value!r}"
    parts = value.removesuffix(".git").split("/")
    near = "/".join(parts[:5]) if len(parts) > 4 else ""  # noqa: PLR2004  https:, "", host, owner, name
    return f"{expected}. Write {near!r}" if near != value and _REPOSITORY.fullmatch(near) else expected


def ask_ways(settings: Mapping[str, Any], base: str, address: str, pages: Iterable[OwnPage]) -> AskWays | None:
    """The ways to ask, from settings in which nothing is wrong; None if there is none, or no room for questions."""
    mail, form, github = (str(settings.get(name, "")) for name in ("ASK_MAIL", "ASK_FORM", "ASK_GITHUB"))
    rooms = settings.get("PLUGINS", ())
    if not (mail or form or github) or not {"rookery.ask", "rookery.questions"} <= set(map(str, rooms)):
        return None
    rules = str(settings.get("HOUSE_RULES", ""))
    return AskWays(
        url=f"{base}{PAGE}",
        mail=mail,
        form=_form(settings, form, base, address) if form else None,
        github=github,
        rules=next((LinkView(page.title, f"{base}{page.slug}/") for page in pages if page.slug == rules), None),
    )


def _form(settings: Mapping[str, Any], form: str, base: str, address: str) -> FormView:
    honeypot = settings.get("ASK_FORM_HONEYPOT") or HONEYPOT
    if form == _NETLIFY:
        return FormView(f"{base}{THANKS}", "Netlify", honeypot, netlify=True)
    following = settings.get("ASK_FORM_NEXT", "")
    # a service can lead back to an absolute address only, which a site on one's own machine does not have
    hidden = (FieldView(following, f"{address}/{THANKS}"),) if following and address else ()
    return FormView(form, urlsplit(form).hostname or "", honeypot, hidden=hidden)


def form_sources(ways: AskWays | None, address: str) -> str:
    """Where the browser may send a form, as Content-Security-Policy writes it (CSP 3, form-action).

    The address of the form and no other. A service may lead back to the page of thanks: browsers ask the policy again
    when they are redirected, and then look at the host only.
    """
    if ways is None or ways.form is None:
        return "'none'"
    if ways.form.netlify:
        return "'self'"
    parts = urlsplit(ways.form.action)
    # a semicolon would end the directive and a comma the policy
    place = f"{parts.scheme}://{parts.netloc}{quote(parts.path, safe='/%:@!$&()*+=~')}"
    return f"{place} {address}/{THANKS}" if address else place


def ask_notes(settings: Mapping[str, Any], ways: AskWays | None, people: Iterable[Person]) -> Iterator[str]:
    """What is worth a look, for ``rookery check``: nobody can ask, or the mailbox is one person's or nobody's."""
    if "rookery.ask" not in settings.get("PLUGINS", ()):
        return
    if ways is None:
        yield (
            "ask: nobody can ask here, because no way is set. "
            "Write ASK_MAIL = 'questions@…', a mailbox that several people read, into pelicanconf.py"
        )
    elif ways.mail.endswith(("@example.com", "@example.org", "@example.net")):
        yield f"ask: ASK_MAIL is {ways.mail}, which nobody reads. Write the address of a mailbox of yours"
    elif whose := next((one.name for one in people if _is_of(ways.mail, one.name)), ""):
        yield (
            f"ask: ASK_MAIL, {ways.mail}, looks like the mailbox of {whose}. "
            "Questions are safer in one that several people read and that stays when somebody leaves"
        )


def _is_of(mail: str, name: str) -> bool:
    """Whether the mailbox is named after the person: ada.example@, example.ada@, aexample@, adaexample@."""
    words = slug(name).split("-")
    box = slug(mail.rpartition("@")[0])
    if len(words) == 1:
        return box == words[0]
    first, last = words[0], words[-1]
    return set(box.split("-")) >= {first, last} or box in {f"{first[0]}{last}", f"{first}{last}", f"{first[0]}-{last}"}
