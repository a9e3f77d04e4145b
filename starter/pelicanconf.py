"""Settings of the site. The first six below are yours to fill in; the rest comes with Rookery."""

from rookery.settings import *  # noqa: F403 - Pelican reads a settings file as a list of names

SITENAME = "Ask Your Company"
TAGLINE = "What it is like to work at Your Company."
INTRO = (
    "What we publish about our work, in one place, and the questions that candidates ask us, "
    "answered by the people who do the job."
)
EMPLOYER = "Your Company"
EMPLOYER_URL = "https://www.example.com/"
ASK_MAIL = "questions@example.com"  # a mailbox that several of you read; never a person's own
PROMISE_SPONSOR = ""  # the id of the colleague who stands for it that questions are answered: see /promise/
SITEURL = ""  # empty while you try things out; the public address stands in publishconf.py
