"""A small site with something in every room; ``make golden`` renews what it is expected to become."""

from rookery.settings import *  # noqa: F403  Pelican reads settings as names of this module

SITENAME = "Golden"
TAGLINE = "Small, and held to the byte."
INTRO = "Every room of the house once."
EMPLOYER = "Golden Works"
EMPLOYER_URL = "https://golden.example/"
SITEURL = "https://golden.example/hub"
