"""Pelican settings that make a site a rookery; a site's pelicanconf.py begins with ``from rookery.settings import *``.

In: nothing. Out: Pelican's settings by their own names, and ours: COLLECT, TAGLINE, INTRO, EMPLOYER, EMPLOYER_URL,
CONTACTS, ASK_MAIL, ASK_FORM, ASK_FORM_HONEYPOT, ASK_FORM_NEXT, ASK_GITHUB, PROMISE_SPONSOR, MIN_ANSWER_RATE,
MAX_MEDIAN_DAYS, HOUSE_RULES, PRIVACY_RESPONSIBLE, PRIVACY_CONTACT, PRIVACY_KEPT_FOR, PRIVACY_FORM_KEPT_FOR,
PRIVACY_HOST, REPOSITORY, REPOSITORY_BRANCH, GHOST_DAYS, INDEXNOW_KEY.
Everything here may be overridden below that import.
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import StrictUndefined

from rookery.publish.engine import Engine

_HERE = Path(__file__).resolve().parent
# in an installed wheel the theme lies inside the package, in a checkout beside plugins/
_THEMES = (_HERE / "theme", _HERE.parent.parent / "theme")

SITENAME = "Rookery"
SITEURL = ""
TAGLINE = ""
INTRO = ""
EMPLOYER = ""
EMPLOYER_URL = ""

CONTACTS: list[str] = []
"""e-mail addresses and phone numbers that may be shown; every other one that a page shows fails the build."""
ASK_MAIL = ""
"""a mailbox that several people read; candidates send their questions to it."""
ASK_FORM = ""
"""the https address to which a form on the site is sent, or ``netlify``."""
ASK_FORM_HONEYPOT = ""
"""the field that only programs fill in, as the form's service calls it; without it ``website``."""
ASK_FORM_NEXT = ""
"""the hidden field by which the form's service learns where to lead afterwards, if it has one."""
ASK_GITHUB = ""
"""the https address of a repository in whose issues one may ask, with one's name there."""

PRIVACY_RESPONSIBLE = ""
"""who answers for the site, as /privacy/ names them; without it EMPLOYER."""
PRIVACY_CONTACT = ""
"""the mailbox to which one writes to know what is kept, and to have it taken away."""
PRIVACY_KEPT_FOR = ""
"""how long mails stay in the mailbox of ASK_MAIL ("three months")."""
PRIVACY_FORM_KEPT_FOR = ""
"""how long the service behind ASK_FORM keeps what was sent by it, as it says or was told ("30 days")."""
PRIVACY_HOST = ""
"""who hands out the pages and what it keeps of those who read ("Netlify keeps addresses for 30 days")."""
GHOST_DAYS = 120
"""a job that is open for longer is named in ``rookery check`` and on /sources/."""
INDEXNOW_KEY = ""
"""8 to 128 letters, digits and hyphens; every build then leaves what IndexNow is to be told (docs/publishing.md)."""

PROMISE_SPONSOR = ""
"""the id of the person who stands for it that questions are answered; named on /promise/."""
MIN_ANSWER_RATE = 0.13
"""a smaller share of answers makes ``rookery check`` fail; under 13 %, LinkedIn once suspended recruiters."""
MAX_MEDIAN_DAYS = 0
"""so many days half of the answers may take, 0 for any; more make ``rookery check`` fail."""
HOUSE_RULES = "house-rules"
"""the page in content/pages/ that says how questions are answered; linked from /promise/ if it is there."""
REPOSITORY = ""
"""https address of the site's repository: open questions lead employees to its editor, answers to their history."""
REPOSITORY_BRANCH = "main"

COLLECT = True
"""fetch the feeds before the site is built; ``rookery build --offline`` turns it off."""

PELICAN_CLASS = Engine
PLUGINS = [
    "rookery.collect",
    "rookery.site",
    "rookery.people",
    "rookery.teams",
    "rookery.questions",
    "rookery.ask",
    "rookery.promise",
    "rookery.jobs",
    "rookery.topics",
    "rookery.learn",
    "rookery.sources",
    "rookery.privacy",
]
PATH = "content"
OUTPUT_PATH = "output"
THEME = str(next((theme for theme in _THEMES if theme.is_dir()), _THEMES[0]))

# autoescape is off in Pelican unless it is asked for; every title would be stored XSS
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": [],
}

TIMEZONE = "UTC"
DEFAULT_LANG = "en"
DEFAULT_DATE_FORMAT = "%Y-%m-%d"
LOCALE = ["C"]

# Pelican makes what people write as pages and articles; everything else is in the plan
PAGE_PATHS = ["pages"]
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
ARTICLE_PATHS = ["articles"]
ARTICLE_URL = "posts/{slug}/"
ARTICLE_SAVE_AS = "posts/{slug}/index.html"
SLUGIFY_SOURCE = "basename"
USE_FOLDER_AS_CATEGORY = False
# Pelican wants one even where it makes no page of it
DEFAULT_METADATA = {"category": "post"}
DEFAULT_PAGINATION = False
DIRECT_TEMPLATES: list[str] = []
PAGINATED_TEMPLATES: dict[str, int | None] = {}

# a draft that is published under a secret address is still published
DRAFT_SAVE_AS = DRAFT_LANG_SAVE_AS = DRAFT_PAGE_SAVE_AS = DRAFT_PAGE_LANG_SAVE_AS = ""
# a text in another language lies where its file name says, as any other
ARTICLE_LANG_URL, ARTICLE_LANG_SAVE_AS = ARTICLE_URL, ARTICLE_SAVE_AS
PAGE_LANG_URL, PAGE_LANG_SAVE_AS = PAGE_URL, PAGE_SAVE_AS
# they cost the square of the site; topics take their place
TAG_SAVE_AS = CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = ""
TAGS_SAVE_AS = CATEGORIES_SAVE_AS = AUTHORS_SAVE_AS = ARCHIVES_SAVE_AS = ""
YEAR_ARCHIVE_SAVE_AS = MONTH_ARCHIVE_SAVE_AS = DAY_ARCHIVE_SAVE_AS = ""
FEED_ATOM = FEED_RSS = FEED_ALL_ATOM = FEED_ALL_RSS = CATEGORY_FEED_ATOM = CATEGORY_FEED_RSS = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TAG_FEED_ATOM = TAG_FEED_RSS = TRANSLATION_FEED_ATOM = None

STATIC_PATHS = ["files", "images"]
STATIC_CHECK_IF_MODIFIED = True
# theme files are part of the plan: Pelican would copy them at every build
THEME_STATIC_PATHS: list[str] = []
# Pelican's own default matches nothing, so that a .env in a static folder would be published
IGNORE_FILES = [".*", "__pycache__", "*.bad", "*~", "*.swp", "#*#"]
DELETE_OUTPUT_DIRECTORY = False
OUTPUT_RETENTION = [".git"]
# a pickle that is loaded from a cache others may write to runs their code
CACHE_CONTENT = False
LOAD_CONTENT_CACHE = False
RELATIVE_URLS = False
