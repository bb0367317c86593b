"""Where the labels of the strip stand: two rows, to the other side at the edge, merged where there is no room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from csdesk.domain.lean import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """A renewal to label: where its stem stands, and how wide its words are."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Label:
    """A label for one renewal or more: its row, its left edge, and whose it is, the one that it names first."""

    row: int
    left: float
    width: float
    members: tuple[int, ...]

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width


def by_day(days: Iterable[int]) -> tuple[tuple[int, ...], ...]:
    """The places of the renewals of each day, in the order that they have."""
    found: dict[int, list[int]] = {}
    for place, day in enumerate(days):
        found.setdefault(day, []).append(place)
    return tuple(tuple(group) for group in found.values())


def placed(wanted: Sequence[Wanted], width: float, gap: float, merged: float) -> tuple[Label, ...]:
    """Labels for renewals in the order of their days.

    A stem of the upper row reaches through the lower one, so no label of the lower row may lie over it. What finds
    no room joins the label before it, which grows by `merged` for the words that say how many it stands for.
    """
    found: list[Label] = []
    for place, one in enumerate(wanted):
        ways = (way for way in _ways(one, place, gap) if way.left >= 0 and way.right <= width)
        label = next((way for way in ways if _is_free(found, wanted, way)), None)
        if label is not None:
            found.append(label)
        elif found:
            found[-1] = _joined(found[-1], place, wanted[found[-1].members[0]].x, width, merged)
    return tuple(found)


def _joined(label: Label, place: int, stem: float, width: float, merged: float) -> Label:
    """A label for one renewal more: the first time it grows, away from its stem and no further than the strip."""
    members = (*label.members, place)
    if len(label.members) > 1:
        return Label(label.row, label.left, label.width, members)
    if label.left < stem:
        left = max(0.0, label.left - merged)
        return Label(label.row, left, label.right - left, members)
    return Label(label.row, label.left, min(label.width + merged, width - label.left), members)


def _ways(one: Wanted, place: int, gap: float) -> Iterator[Label]:
    """Where a label may stand, the best first: neighbours take turns with the rows."""
    first = place % 2
    for side in (1, -1):
        left = one.x + gap if side > 0 else one.x - gap - one.width
        for row in (first, 1 - first):
            yield Label(row, left, one.width, (place,))


def _is_free(found: Sequence[Label], wanted: Sequence[Wanted], label: Label) -> bool:
    own = wanted[label.members[0]].x
    for other in found:
        stem = wanted[other.members[0]].x
        if other.row == label.row and label.left < other.right + 10 and other.left < label.right + 10:
            return False
        if other.row in {0, label.row} and label.left - 4 < stem < label.right + 4:
            return False
        if label.row in {0, other.row} and other.left - 4 < own < other.right + 4:
            return False
    return True
