"""Long work lets others have their turn: it says where it can wait, and who runs it says whether it should."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")


def _go_on() -> None:
    """Nobody waits."""


way: ContextVar[Callable[[], object]] = ContextVar("way", default=_go_on)
"""What is called where work can wait; a context, as a thread is, has its own."""


def in_turns(found: Iterable[T], every: int = 100) -> Iterator[T]:
    """The same things one after another, giving way after every so many."""
    give_way = way.get()
    if give_way is _go_on:
        return iter(found)
    return _giving_way(found, every, give_way)


def _giving_way(found: Iterable[T], every: int, give_way: Callable[[], object]) -> Iterator[T]:
    left = every
    for one in found:
        yield one
        left -= 1
        if not left:
            left = every
            give_way()
