"""Settings of the demo site. Every name is explained in docs/marketing.md."""

from rookery.settings import *  # noqa: F403  Pelican reads settings as names of this module

SITENAME = "Ask Ostrel"
TAGLINE = "What it is like to work where rivers are measured."
INTRO = (
    "Everything Ostrel publishes about its work, in one place, and the questions that candidates ask us, "
    "answered in public by the people who do the job. No sign-up, no tracking, nobody polishing the answers."
)
EMPLOYER = "Ostrel"
EMPLOYER_URL = "https://www.ostrel.example/"
PRIVACY_RESPONSIBLE = "Ostrel, Údolní 12, Brno"
PRIVACY_CONTACT = "privacy@ostrel.example"
PRIVACY_KEPT_FOR = "three months"
PRIVACY_HOST = "Our own server in Brno keeps such addresses for seven days, to fend off attacks"
ASK_MAIL = "questions@ostrel.example"

PROMISE_SPONSOR = "jonas-ekfors"
MAX_MEDIAN_DAYS = 21  # the three weeks of the house rules
# where colleagues answer: an open question leads to the editor of this repository's host
REPOSITORY = "https://github.example/ostrel/ask"
