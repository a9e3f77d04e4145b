"""Settings of the site. Those below are yours to fill in; the rest comes with Rookery."""

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
# What /privacy/ says of you and cannot know by itself; where nothing stands here, it says so
PRIVACY_RESPONSIBLE = ""  # who answers for the site, with an address: "Your Company, 1 Example Street, Leeds"
PRIVACY_CONTACT = ""  # the mailbox of those who want their data away: "privacy@example.com"
PRIVACY_KEPT_FOR = ""  # how long questions stay in ASK_MAIL: "three months"
PRIVACY_FORM_KEPT_FOR = ""  # how long the service behind ASK_FORM keeps them, if you have a form: "30 days"
PRIVACY_HOST = ""  # who hands out the pages and what it keeps of readers: "Netlify keeps addresses for 30 days"
PROMISE_SPONSOR = ""  # the id of the colleague who stands for it that questions are answered: see /promise/
SITEURL = ""  # empty while you try things out; the public address stands in publishconf.py
