"""Foreign HTML -> ``Html``; text, links and contact data in it.

    links       what an address may look like
    contacts    e-mail addresses and phone numbers -> a note that they were removed
    spelled     addresses in words, with spaces, with signs that nobody sees
    tokens      HTML source -> text, start tags, end tags (linear, forgiving)
    text        titles, plain text, excerpts, slugs
    words       the words of a text, in one spelling
    embeds      players -> a link to the place where the thing can be watched
    elements    what may stand in a body, and how its tags are written
    pictures    images of foreign text -> marks, and marks -> pictures of the site
    pieces      markup in the making, texts and tags apart
    block       one open block of a body that is being written
    stack       the open elements of a body that is being written
    shape       tokens -> well-formed markup of few elements, a line a block
    sanitize    the boundary: ``sanitize`` for foreign HTML, nh3 last
    own         Markdown and HTML of the site's own people; a body as a page shows it

Only ``sanitize`` and ``own`` construct ``Html``.
"""
