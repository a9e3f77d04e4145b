"""The signal by which a room says which pages it wants.

In: a room's module-level function ``pages(model) -> Iterable[Page]``, connected in its ``register()``.
Out: what the plan sends the model to. Receivers are held weakly, as all of Pelican's are: connect functions
of modules, never closures.
"""

from __future__ import annotations

from blinker import signal

pages = signal("rookery_pages")
