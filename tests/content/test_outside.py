"""Addresses that lead out, each with the line in which somebody can mend it."""

from rookery.content.outside import outside_links
from rookery.content.read import read_content

PERSON = "---\nname: Ana Lima\nconsent: 2026-03-01\nlinks:\n  Code: https://code.example/ana\n  Mail: mailto:a@b.example\n---\n"


def test_every_address_of_resources_and_people_is_found_at_its_line(site):
    site.write("people/ana.md", PERSON)
    site.write(
        "resources/a.md",
        '---\ntitle: A\nurl: "https://Learn.example/a?utm_source=x"\n---\nSee [b](https://b.example/).\n',
    )
    site.write(
        "paths/p.md",
        "---\ntitle: P\nsteps:\n  - {resource: a, why: It.}\n---\nFirst\n[c](https://c.example/), [d](/d/).\n",
    )
    site.write("questions/q.md", "---\ntitle: Q\nasked: 2026-03-01\n---\n[e](https://e.example/)\n")
    content, _ = read_content(site.root, today="2026-03-31")
    found = {(link.url, link.place, link.line) for link in outside_links(site.root, content)}

    assert {
        ("https://learn.example/a", "content/resources/a.md", 3),
        ("https://b.example/", "content/resources/a.md", 5),
        ("https://c.example/", "content/paths/p.md", 7),
        ("https://code.example/ana", "content/people/ana.md", 5),
    } == found
