"""What was found last and may be asked for again: a mapping that lets the oldest go."""

from __future__ import annotations

from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Newest(dict[K, V]):
    """At most so many entries; setting one more lets go of the one that was set first.

    >>> kept = Newest[str, int](2)
    >>> kept["a"], kept["b"], kept["c"] = 1, 2, 3
    >>> kept
    {'b': 2, 'c': 3}
    """

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, key: K, value: V) -> None:
        super().__setitem__(key, value)
        if len(self) > self._most:
            del self[next(iter(self))]
