"""Settings of the published demo site: pelicanconf.py and the address that it is served from."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from pelicanconf import *  # noqa: F403  the folder must be known first

SITEURL = os.environ.get("SITE_URL", "https://hub.ostrel.example").rstrip("/")
