"""Mails as outsiders might send them; every name in them is invented."""

from __future__ import annotations

from email.message import EmailMessage


def mail(text="How does on-call work?", *, sender="Ada Example <ada@example.org>", subject="On call", html="", **more):
    """A mail as a program would send it."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "Ask us <ask@example.com>"
    message["Subject"] = subject
    message["Date"] = more.pop("date", "Sun, 01 Mar 2026 23:30:00 -0500")
    for name, value in more.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return message


def mbox(*mails):
    """The bytes of an mbox."""
    return b"".join(
        b"From ask@example.com Mon Mar  2 10:00:00 2026\n" + one.as_bytes().replace(b"\nFrom ", b"\n>From ") + b"\n\n"
        for one in mails
    )
