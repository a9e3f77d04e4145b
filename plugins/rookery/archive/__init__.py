"""The archive: what was collected, as text files that live in git. Entry <-> file, states, the lock, the index.

Everything lies below ``content/collected/<feed>/`` of the site's folder; only ``.rookery/`` beside it holds what
may be lost (the lock and a cache).
"""
