"""What was forgotten on purpose, and must not come back. ``rookery forget`` writes it, everything else asks.

spelling    names in any spelling: words, what stands between them, one form for all
names       names in texts, known in the clear or by their marks only, and texts without them
tombstones  the files in ``content/forgotten/``
forgotten   the questions that others ask: is this id, entry, question forgotten? And texts and entries without names

A tombstone holds no name, address or title, only marks of them: keyed hashes, whose key lies beside them. So nobody
reads a name there or finds it by searching; whoever has a guess can test it. See docs/decisions.md.
"""
