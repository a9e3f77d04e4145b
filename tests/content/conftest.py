import pytest

from rookery.content.read import read_content

PERSON = "---\nname: Ana Lima\nconsent: 2026-03-01\n---\n"
TOPIC = "---\ntitle: On call\n---\n"


class Site:
    """A site's folder to write into and to read back."""

    def __init__(self, root):
        self.root = root

    def write(self, place, text):
        path = self.root / "content" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, bytes):
            path.write_bytes(text)
        else:
            path.write_text(text, encoding="utf-8")
        return path

    def read(self):
        """What is there; a site with a mistake fails the test."""
        content, problems = read_content(self.root, today="2026-03-31")
        assert problems == ()
        return content

    def problems(self):
        return [str(problem) for problem in read_content(self.root, today="2026-03-31")[1]]


@pytest.fixture
def site(tmp_path):
    """A site with one person, ana, and one topic, on-call; today is 2026-03-31."""
    made = Site(tmp_path / "site")
    made.write("people/ana.md", PERSON)
    made.write("topics/on-call.md", TOPIC)
    return made
