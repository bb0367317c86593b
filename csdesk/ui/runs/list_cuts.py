"""The cuts of the list of runs: what is to do now, on hold or over, and those that the person keeps under a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from csdesk.domain.lean import dataclass
from csdesk.domain.model.practice import DONE, DROPPED, OPEN, PAUSED, SNOOZED, WAITING
from csdesk.domain.model.workspace import SavedView
from csdesk.domain.text import Text, msg, pmsg, verbatim
from csdesk.ui.runs.list_columns import LATE
from csdesk.ui.tables.column import Column
from csdesk.ui.tables.filters import OneOf, Within
from csdesk.ui.tables.order import SortLevel
from csdesk.ui.tables.state import ViewState, initial
from csdesk.ui.theme.controls import SegmentedControl
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

VIEW = "runs"
"""Of the saved views of the workspace, those of this page."""
NOW, HELD, OVER, ALL = "now", "held", "over", "all"
_STANDINGS: dict[str, tuple[str, ...]] = {
    NOW: (LATE, OPEN),
    HELD: (WAITING, SNOOZED, PAUSED),
    OVER: (DONE, DROPPED),
}
_TITLES: dict[str, Text] = {
    NOW: pmsg("runs", "To do now"),
    HELD: pmsg("runs", "On hold"),
    OVER: pmsg("runs", "Over"),
    ALL: pmsg("runs", "All"),
}


@dataclass(frozen=True, slots=True)
class Cut:
    """A view with its name; `id` is 0 for one that comes with the app."""

    name: Text
    state: ViewState
    id: int = 0


def part_state(part: str, state: ViewState) -> ViewState:
    """The same view of another part of the runs."""
    wanted = _STANDINGS.get(part)
    return state.without("standing") if wanted is None else state.filtered(OneOf("standing", wanted))


def part_of(state: ViewState) -> str:
    """Which part of the runs a view shows; empty when it is another choice."""
    chosen = next((one for one in state.filters if one.column == "standing"), None)
    if chosen is None:
        return ALL
    return next((part for part, keys in _STANDINGS.items() if chosen == OneOf("standing", keys)), "")


def cuts(columns: Sequence[Column[Any]], saved: Sequence[SavedView]) -> tuple[Cut, ...]:
    """The app's cuts, then the person's."""
    plain = replace(initial(columns), sort=(SortLevel("due"),))
    newest = replace(plain, sort=(SortLevel("finished", descending=True),))
    own = sorted((one for one in saved if one.view == VIEW), key=lambda one: one.name.casefold())
    return (
        Cut(_TITLES[NOW], part_state(NOW, plain)),
        Cut(pmsg("runs", "Late"), plain.filtered(OneOf("standing", (LATE,)))),
        Cut(msg("Due in 7 days"), part_state(NOW, plain).filtered(Within("due", 0, 7))),
        Cut(_TITLES[HELD], part_state(HELD, plain)),
        Cut(_TITLES[OVER], part_state(OVER, newest)),
        *(Cut(verbatim(one.name), ViewState.from_json(one.body, columns), one.id) for one in own),
    )


def first_state(columns: Sequence[Column[Any]]) -> ViewState:
    """What is shown before anybody chose: what is to do, the most pressing first."""
    return cuts(columns, ())[0].state


class Parts(SegmentedControl):
    """To do now, on hold, over or all, each with how many there are."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__(themes, words, tuple((key, title, None) for key, title in _TITLES.items()))
        self._words = words
        words.say(self.setAccessibleName, msg("Which runs are shown"))

    def show_counts(self, standings: Mapping[str, int]) -> None:
        """Say how many runs there are in each part, by how many stand so."""
        for place, (part, title) in enumerate(_TITLES.items()):
            wanted = _STANDINGS.get(part, tuple(standings))
            count = sum(standings.get(one, 0) for one in wanted)
            number = self._words.translator.number(count)
            self._group.button(place).setText(f"{self._words(title)}  {number}")

    def show_part(self, part: str) -> None:
        """Show a part as chosen; none for an empty key."""
        if part:
            self.choose(part)
            return
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(False)
        self._group.setExclusive(True)
