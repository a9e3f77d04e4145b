"""A site with a team that has everything."""

from __future__ import annotations

from sites import Site, item, rss


def own_job(site: Site, slug: str, title: str, team: str) -> None:
    site.write(
        f"content/jobs/{slug}.md",
        f"---\ntitle: {title}\nteam: {team}\npublished: 2026-02-01\nlocation: Leeds, United Kingdom\napply: mailto:jobs@example.com\n---\nWork.\n",
    )


def fill(site: Site) -> None:
    """Two colleagues and one who left, a job, posts, an answered and an open question, a way of hiring."""
    site.write("feeds.yml", "feeds:\n  - {id: blog, kind: blog, path: content/blog.xml, publish: full}\n")
    site.write("content/blog.xml", rss(item(1, "How we fire", more="<author>x@example.com (Ada Example)</author>")))
    site.person("ada", "Ada Example", "role: Kiln engineer\nteam: Kiln works\n")
    site.person("bo", "Bo Ek", "team: kiln Works\n")
    site.person("cy", "Cy Lind", "team: Kiln works\nstatus: alumni\n")
    site.person("di", "Di Moor", "team: Office\n", consent="withdrawn")
    own_job(site, "stoker", "Stoker", "KILN WORKS")
    site.question("hot", "How hot is it?", body="Tell.\n\n## @ada 2026-02-03\n\nHot:\n\n- 1200 degrees\n")
    site.question("cold", "Is it cold in winter?", "team: Kiln works\n")
    site.question("tea", "Is there tea?", "about: /jobs/stoker/\n")
    site.write("content/process/kiln.md", "---\ntitle: How we hire\nteam: kiln works\nsteps: [{name: A call}]\n---\n")
