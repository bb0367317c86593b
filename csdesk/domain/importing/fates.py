"""One sheet while it is planned: which rows are still undecided, and what was decided of the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from csdesk.domain.importing.parts import Draft
from csdesk.domain.importing.plan import Change, Outcome, Stance
from csdesk.domain.importing.table import Problem
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.text import msg

if TYPE_CHECKING:
    from csdesk.domain.importing.unrolled import Unrolled

_ASTRAY = frozenset({"no_account", "unknown_domain"})
_KEPT = (None, Outcome.NEW, Outcome.UPDATED, Outcome.UNCHANGED)


@dataclass(slots=True)
class Sheet:
    """A draft and the fates of its rows."""

    draft: Draft
    fates: list[Outcome | None] = field(default_factory=list)
    changes: dict[int, list[Change]] = field(default_factory=dict)
    touched: set[int] = field(default_factory=set)
    """Rows that made or changed a record besides their own."""
    born: set[int] = field(default_factory=set)
    """Rows that made a new record besides their own."""
    handles: dict[str, list[int | None]] = field(default_factory=dict)
    """Kind -> the record that each row means."""
    astray: list[int] = field(default_factory=list)
    """Rows that name no account and lead to none so far; what a later sheet tells may still lead them to one."""
    by_months: Unrolled | None = None
    """Set where the rows are the lines that a sheet of MRR by months comes to."""
    stances: Mapping[int, Stance] = field(default_factory=dict)
    """Whose word counts in the rows that a person was asked about."""

    def __post_init__(self) -> None:
        self.fates = [None] * self.draft.size

    @property
    def key(self) -> tuple[str, str]:
        """File and sheet name."""
        sheet = self.draft.mapping.table.sheet
        return sheet.file, sheet.name

    def row(self, place: int) -> tuple[str, str, int]:
        """What a person's answers call a row."""
        return (*self.key, self.draft.mapping.table.rows[place])

    def open(self) -> list[int]:
        """The rows that nothing was decided of."""
        return [place for place, fate in enumerate(self.fates) if fate is None]

    def live(self) -> list[int]:
        """The rows that are kept, decided or not."""
        return [place for place, fate in enumerate(self.fates) if fate in _KEPT]

    def settle(self, places: Iterable[int], outcome: Outcome, problem: Problem | None = None) -> None:
        """Decide rows that are still open, with the reason."""
        for place in places:
            if self.fates[place] is None:
                self.fates[place] = outcome
                if problem is not None:
                    self.draft.say(place, problem)

    def reopen(self) -> list[int]:
        """Take back that rows led nowhere, and what was told of it; answers these rows."""
        places, self.astray = self.astray, []
        for place in places:
            self.fates[place] = None
            told = self.draft.problems.get(place, [])
            told[:] = [problem for problem in told if problem.code not in _ASTRAY]
            if not told:
                self.draft.problems.pop(place, None)
        return places

    def changed(self, place: int, changes: Iterable[Change]) -> bool:
        """Note changes of a row; answers whether there were any."""
        found = list(changes)
        if found:
            self.changes.setdefault(place, []).extend(found)
        return bool(found)

    def differs(self, place: int, entity: str, names: Iterable[str]) -> None:
        """Tell of fields that an earlier row of the import filled otherwise."""
        labels = {spec.name: spec.label for spec in BY_KEY[entity].fields}
        for name in names:
            said = msg(
                "{field}: an earlier row says otherwise, and counts", field=labels.get(name, msg("Notes"))
            )
            self.draft.say(place, Problem("earlier_row", said), self.draft.headers.get((entity, name)))

    def close(self) -> list[Outcome]:
        """The final fate of every row."""
        met = set(map(id, self.fates))
        if met.isdisjoint((id(None), id(Outcome.UNCHANGED))):
            return [fate for fate in self.fates if fate is not None]
        for place in self.born | self.touched:
            fate = self.fates[place]
            if fate is None and place in self.born:
                self.fates[place] = Outcome.NEW
            elif fate is None or fate is Outcome.UNCHANGED:
                self.fates[place] = Outcome.UPDATED
        return [Outcome.UNCHANGED if fate is None else fate for fate in self.fates]
