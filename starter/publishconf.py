"""Settings for the public site: those of pelicanconf.py, and the address at which the site stands."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))
from pelicanconf import *  # noqa: F403 - after the path is set, Pelican's own custom

SITEURL = "https://careers.example.com"
