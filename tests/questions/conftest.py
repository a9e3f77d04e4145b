import pytest

from sites import CONF, Site

SETTINGS = CONF + 'SITEURL = "https://hub.example"\nREPOSITORY = "https://github.example/nest/site"\n'


def fill(site: Site) -> None:
    """Questions in every state, and answers of every kind; today is 2026-03-02."""
    site.write("pelicanconf.py", SETTINGS)
    site.person("ada", "Ada Example", "role: Engineer\nteam: Night shift\ntopics: [ops]\n")
    site.person("bo", "Bo Hidden", "team: Day\n", consent="withdrawn")
    site.person("eve", "Eve Other", "team: Day\ntopics: [ops]\n")
    site.topic("ops", "Operations")
    site.question(
        "answered",
        "How is it?",
        "topics: [ops]\n",
        "Please tell, [as here](https://candidate.example/).\n\n"
        "## @ada 2026-02-02\nupdated: 2026-02-05\nreviewed: 2026-02-20\nai_assisted: true\n\nIt is fine, [as here](https://employee.example/).\n\n"
        "## Community 2026-02-03\nname: A former surveyor\nconsent: 2026-02-03\n\nFrom outside, [as here](https://community.example/).\n\n"
        "## Community 2026-02-03\nconsent: 2026-02-03\n\nFrom farther outside.\n\n"
        "## @eve 2026-02-04\ndraft: true\n\nUnripe words.\n",
    )
    site.question("nameless", "Who knows?", "topics: [ops]\n", "Text.\n\n## @bo 2026-02-02\n\nI did.\n")
    old = "---\ntitle: Is it old?\nasked: 2025-02-01\n---\nText.\n\n"
    site.write("content/questions/old.md", f"{old}## @ada 2025-03-01\n\nYes.\n\n## @ada 2025-03-02\n\nIndeed.\n")
    site.question("waiting", "When?", "team: Night shift\nabout: /people/ada/\nedited: true\ntopics: [ops]\n")
    site.question("declined", "How much?", "status: declined\nreason: A court asks too.\n")
    site.question("again", "How is it really?", "status: merged\ninto: answered\n")
    site.question(
        "gone",
        "What about a colleague?",
        "status: removed\nreason: It told of somebody.\ntopics: [ops]\n",
        "Their words.\n\n## @ada 2026-02-02\n\nAda on them.\n",
    )
    site.question("unripe", "Unripe question?", "status: draft\ntopics: [ops]\n", "Unripe text.\n")
    site.question("prompt", "What do you think?", "by: ada\n", "Tell us, [as here](https://prompt.example/).\n")


@pytest.fixture(scope="module")
def asked(tmp_path_factory) -> Site:
    """Such a site, built."""
    site = Site(tmp_path_factory.mktemp("asked") / "site")
    fill(site)
    site.build("--offline")
    return site
