"""Sheets that keep the MRR of each client month by month: a column for each month, or a row for each client and month."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Final

from csdesk.domain.importing.bare import amounts_of, months_of, tells_mrr_by_month, whose_of
from csdesk.domain.importing.candidates import met
from csdesk.domain.importing.columns import SUMMARIES, Candidate, Column, Found, How
from csdesk.domain.importing.mapping import Certainty, ColumnMap, SheetMapping
from csdesk.domain.importing.moments import parse_moment
from csdesk.domain.importing.names import canonical, folded, word_set
from csdesk.domain.importing.shapes import Kind
from csdesk.domain.importing.table import Table
from csdesk.domain.text import Text, msg

_RECURRING: Final = word_set(
    "mrr mensalidade mensalidades recorrencia recorrente recorrentes recurring fee fees retainer retainers assinatura assinaturas "
    "subscription subscriptions"
)
"""Words that make amounts of a month recurring revenue; a mere `faturamento` also holds what is billed once."""
_YEAR: Final = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_FEW: Final = 3
_TWO_ROWS: Final = re.compile(r"^(20\d\d)\s*-\s*(\S.*)$")
_PASSING: Final = frozenset({"status", "stage", "pulse", "overdue_days", "size", "employees", "notes"})
_OF_WHAT: Final = frozenset({"line.product", "line.plan", "line.kind", "line.currency", "line.external_id"})
_MOVES: Final = frozenset({"movement.kind", "movement.before"})
_FILLED: Final = 0.9


def month_of_header(header: str, table: Table) -> date | None:
    """The month of which a header speaks: `jan/25`, `MRR 2025-01`, `Janeiro` in a sheet called `MRR 2025`."""
    return _month(header, _year_of(table))


@lru_cache(maxsize=2048)
def _month(header: str, year: str | None) -> date | None:
    words = [word for word in header.split() if folded(word) not in _RECURRING]
    text = _TWO_ROWS.sub(r"\2/\1", " ".join(words).strip(" -–:()"))
    if not text or text.isdigit():
        return None
    moment = parse_moment(text, day_first=True)
    if moment is None and year is not None and text.replace(".", "").isalpha():
        moment = parse_moment(f"{text}/{year}", day_first=True)
    if moment is None or not (moment.whole_month or moment.day.day == 1):
        return None
    return moment.day.replace(day=1)


def _year_of(table: Table) -> str | None:
    """The only year that the names of sheet and file and the rows above the header speak of."""
    found = set(_YEAR.findall(" ".join(_above(table))))
    return found.pop() if len(found) == 1 else None


def _above(table: Table) -> list[str]:
    rows = table.sheet.rows[: max(table.header_row - table.sheet.first_row, 0)]
    return [
        table.sheet.name,
        table.sheet.file,
        *(cell for row in rows for cell in row if isinstance(cell, str)),
    ]


def months_side_by_side(table: Table, columns: Sequence[Column]) -> Mapping[int, date]:
    """The columns that hold the MRR of a month each; none where nothing says that the amounts recur."""
    found = {
        column.place: month
        for column in columns
        if (month := month_of_header(table.headers[column.place], table)) is not None
        and (column.shape.empty or column.shape.share(Kind.NUMBER) >= _FILLED)
    }
    if len(found) < _FEW or len(set(found.values())) < len(found):
        return {}
    told = [*_above(table), *(table.headers[place] for place in found)]
    words = {word for text in told for word in canonical(text).split()}
    return found if words & _RECURRING else {}


def is_month_by_month(table: Table, columns: Sequence[Column]) -> bool:
    """Whether each row is the MRR of one client, or one product of it, in one month, and says nothing of what moved."""
    if not tells_mrr_by_month(columns) or any(
        alias.target in _MOVES for column in columns for alias in met(column.name)[1]
    ):
        return False
    parts = [
        column
        for column in columns
        if any(alias.target in {"line.product", "line.plan"} for alias in met(column.name)[1])
    ]
    keys = [*whose_of(columns), months_of(columns)[0], *parts]
    told = list(zip(*(table.column(column.place) for column in keys), strict=True))
    return len(set(told)) == len(told)


def as_lines(found: Found, columns: Sequence[Column], months: Mapping[int, date]) -> Found:
    """The targets of a sheet of MRR by months: what each month says is the MRR of a line that starts in it."""
    given = dict.fromkeys(months, "line.mrr")
    if not months:
        given = {months_of(columns)[0].place: "line.start", amounts_of(columns)[0].place: "line.mrr"}
    kept = {
        place: one
        for place, one in found.items()
        if place not in given and one.target not in given.values() and (months or _lasts(one.target))
    }
    return kept | {
        place: Candidate(place, target, None, 0.95, 1.0, How.NAME) for place, target in given.items()
    }


def _lasts(target: str) -> bool:
    """Whether a field is the same in every month: whose a line is and of what, not how many seats it has by now."""
    entity, _, name = target.partition(".")
    return name not in _PASSING if entity == "account" else target in _OF_WHAT


def told_as_lines(column: ColumnMap, months: Mapping[int, date]) -> ColumnMap:
    """A column of such a sheet with the reason; what sums up the months stays out."""
    if column.target in {"line.mrr", "line.start"} and (not months or column.place in months):
        return replace(column, certainty=Certainty.LIKELY, why=_WHY)
    if not months and column.target == "custom":
        said = msg("Left out: a line of the contract lasts several months, and this may differ in each")
        return replace(column, target=None, confidence=0.0, certainty=Certainty.OUT, why=said)
    if months and folded(column.header) in SUMMARIES:
        said = msg("Left out: it sums up the months")
        return replace(column, target=None, confidence=0.0, certainty=Certainty.OUT, why=said)
    return column


_WHY: Final[Text] = msg("MRR month by month: equal months in a row become one line of the contract")


def month_columns(mapping: SheetMapping) -> dict[int, date]:
    """The columns of a mapping that hold the MRR of a month each, in the order of the months."""
    if mapping.entity != "line":
        return {}
    found = {
        column.place: month
        for column in mapping.columns
        if column.target == "line.mrr"
        and (month := month_of_header(column.header, mapping.table)) is not None
    }
    if len(found) < 2 or len(set(found.values())) < len(found):
        return {}
    return dict(sorted(found.items(), key=lambda one: one[1]))
