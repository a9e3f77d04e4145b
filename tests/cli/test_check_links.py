"""rookery check goes to the network for links alone, and only when it is asked to."""

from __future__ import annotations

from rookery.cli.links import check_links
from rookery.collect.dial import Network, connect_by_system

RESOURCE = "---\ntitle: A\nurl: {}\n---\n"


def test_without_the_option_nothing_is_asked_and_with_it_a_private_address_is_not_asked_either(site):
    site.write("content/resources/a.md", RESOURCE.format("http://127.0.0.1:9/"))
    plain, asked = site.run("check"), site.run("check", "--links")

    assert "Links:" not in plain.out
    assert (0, 0) == (plain.code, asked.code)
    assert "Links: 1 in all, 0 well, 0 dead, 0 moved for good, 1 unreachable this time." in asked.out
    assert "content/resources/a.md:3: unreachable this time (private address): http://127.0.0.1:9/" in asked.out


def test_dead_links_are_counted_and_come_first(site):
    site.write("content/resources/a.md", RESOURCE.format("https://inside.example/"))
    site.write("content/resources/b.md", RESOURCE.format("https://gone.example/"))
    names = {"inside.example": ["10.0.0.1"], "gone.example": []}
    report = check_links(site.root, "2026-03-02", network=Network(lambda host, _: names[host], connect_by_system))

    assert 1 == report.dead
    assert (
        "content/resources/b.md:3: dead (name not found): https://gone.example/. Find its new address, or take it out",
        "content/resources/a.md:3: unreachable this time (private address): https://inside.example/",
    ) == report.lines[1:]
