import pytest

from rookery.config.load import read_feeds


@pytest.fixture
def problems_of(tmp_path):
    """A function: the text of a feeds.yml -> the lines that are printed for it."""
    (tmp_path / "feed.xml").write_text("<rss/>", encoding="utf-8")
    (tmp_path / "content").mkdir()

    def problems(text, topics=("engineering", "on-call")):
        (tmp_path / "feeds.yml").write_text(text, encoding="utf-8")
        feeds, found = read_feeds(tmp_path, topics=topics)
        assert (feeds is None) == bool(found)
        return [str(problem) for problem in found]

    return problems
