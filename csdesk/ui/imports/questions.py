"""What a whole column leaves open, the answers that a person may give, and what each of them makes of the mapping."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QDate

from csdesk.domain.importing.mapping import ColumnMap, SheetMapping
from csdesk.domain.importing.merged_cells import read_as_above
from csdesk.domain.importing.score_scales import SCORES, TOPS, unit_of
from csdesk.domain.importing.table import Problem
from csdesk.domain.text import Text, msg, verbatim

DAY, MONTH, COMMA, DOT, ABOVE, OUT = "day", "month", "comma", "dot", "above", "out"
BY_MARK = "mark"
"""Each date by the mark that parts it: how a column is read that has several orders, not what a person says."""
SCALES: tuple[tuple[str, Text], ...] = tuple(
    (unit_of(top), msg("{low} to {high}", low=1 if top in {5, 7} else 0, high=top)) for top in TOPS
)
"""The scales of scores: the key of each, and what it is called."""


class Asked(StrEnum):
    """What is asked about a column."""

    DATES = "dates"
    NUMBERS = "numbers"
    SCORES = "scores"
    BLANKS = "blanks"


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to say about a column; a safe answer may be chosen already."""

    column: ColumnMap
    asked: Asked
    chosen: str = ""

    @property
    def text(self) -> Text:
        """The question."""
        name = verbatim(self.column.header)
        return {
            Asked.DATES: msg("{column}: which comes first, the day or the month?", column=name),
            Asked.NUMBERS: msg("{column}: what comes before the cents?", column=name),
            Asked.SCORES: msg("{column}: on which scale are the scores?", column=name),
            Asked.BLANKS: msg("{column}: what of its blank cells?", column=name),
        }[self.asked]

    @property
    def answers(self) -> tuple[tuple[str, Text], ...]:
        """The key of each answer, and what it says."""
        example = QDate(2026, 4, 3)
        return {
            Asked.DATES: (
                (DAY, msg("Day: {example}", example=example.toString("dd/MM"))),
                (MONTH, msg("Month: {example}", example=example.toString("MM/dd"))),
            ),
            Asked.NUMBERS: (
                (COMMA, msg("Comma: {example}", example="1.234,56")),
                (DOT, msg("Dot: {example}", example="1,234.56")),
            ),
            Asked.SCORES: SCALES,
            Asked.BLANKS: ((OUT, msg("Leave those rows out")), (ABOVE, msg("Blank means as above"))),
        }[self.asked]


def questions_of(mapping: SheetMapping, told: Iterable[Problem], dates: Collection[int]) -> list[Question]:
    """What is asked about the columns of a table; `dates` are the places of those that look like dates."""
    if not mapping.importable:
        return []
    codes = {(problem.code, problem.column) for problem in told}
    found: list[Question] = []
    for column in mapping.columns:
        if column.format.ask and column.target:
            found.append(Question(column, Asked.DATES if column.place in dates else Asked.NUMBERS))
        if column.target in SCORES and ("other_scale", column.header) in codes:
            found.append(Question(column, Asked.SCORES))
        if column.target == "account.name" and ("blank_below", column.header) in codes:
            found.append(Question(column, Asked.BLANKS, OUT))
        elif column.target == "account.name" and mapping.written is not None:
            found.append(Question(column, Asked.BLANKS, ABOVE))
    return found


def answered(mapping: SheetMapping, place: int, key: str) -> SheetMapping:
    """The mapping with one question about a column answered."""
    if key == BY_MARK:
        return mapping
    if key in {DAY, MONTH}:
        return mapping.read_as(place, day_first=key == DAY)
    if key in {COMMA, DOT}:
        return mapping.read_as(place, decimal_comma=key == COMMA)
    if key in {ABOVE, OUT}:
        return read_as_above(mapping, place, above=key == ABOVE)
    return mapping.read_as(place, unit=key if key in dict(SCALES) else None)
