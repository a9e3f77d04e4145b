"""Rookery: a talent community as a static site, built on Pelican.

The map of the house, from the ground up. A module imports only from the floors below its own;
``tests/test_imports.py`` computes the imports and fails on an edge that runs up.

    errors      what can go wrong, each with the address of the fault (file:line, feed, URL)
    clock       the one clock, which a test can set
    shares      much of the same work -> done by a forked worker for each core
    model       frozen types and the two kinds of string: ``str`` (plain text) and ``Html`` (sanitised)
    html        foreign HTML -> Html; text, links and contact data in it
    audit       a built site -> the promises that it breaks
    config      feeds.yml and front matter -> frozen types, every problem at its file:line
    archive     Entry <-> file; overrides; feed states; atomic writes; the lock
    forgotten   tombstones of what was taken out on purpose -> texts and entries without it

    collect     feeds.yml -> fetch -> parse -> merge -> archive (goes to the network, never imports pelican)
    content     what people write in Markdown -> frozen types (never goes to the network)
    inbox       what outsiders sent -> drafts of questions, without who sent them (never imports pelican)
    publish     archive + content -> site model -> plan of pages -> output/
    site, people, teams, questions, ask, promise, jobs, topics, learn, sources, privacy
                the rooms: each is a Pelican plugin that says which pages it wants
    settings    Pelican's settings that make a site a rookery
    cli         ``rookery ...``

``collect`` and ``publish`` share nothing but the archive and the types in the middle.
"""

__version__ = "0.1.0"
