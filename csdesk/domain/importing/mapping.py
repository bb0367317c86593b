"""Where each column of a table goes, how sure that is, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from csdesk.domain.importing.table import Table
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.workspace import CustomField
from csdesk.domain.text import Text

_WHOSE: Final = frozenset(
    {
        *("account.name", "account.legal_name", "account.external_id", "account.tax_id", "account.domain"),
        *(
            "contact.email",
            "contact.external_id",
            "line.external_id",
            "ticket.external_id",
            "goal.external_id",
        ),
    }
)


class Certainty(StrEnum):
    """How sure the target of a column is (design/ux.md, screen 08)."""

    SURE = "sure"  # name and at least 95 % of the values fit
    LIKELY = "likely"  # one of them
    CHECK = "check"  # values without a match
    CHOSEN = "chosen"  # the person's choice
    OUT = "out"  # left out


@dataclass(frozen=True, slots=True)
class ColumnFormat:
    """How to read the values of a column, decided by the whole column."""

    day_first: bool | None = None
    """dd/mm against mm/dd; `None` when the column has no such dates, or cannot tell (then `ask`)."""
    by_mark: tuple[tuple[str, bool], ...] = ()
    """The same for texts that part the date by one mark, where those of a column differ: goes before `day_first`."""
    is_turned: bool | None = False
    """Whether the real dates among texts have day and month the other way round, as a program of another country left
    them; `None` when some of them may."""
    decimal_comma: bool | None = None
    unit: str | None = None
    """`cents`, `year`, `quarter` for amounts that are not monthly units of the currency; `ratio` for 0-1 percents;
    `seconds`, `hours`, `days` for times that are not minutes."""
    scale: int = 0
    """The power of ten in which figures are counted that do not say it themselves: 3 for thousands."""
    ask: bool = False
    """The whole column cannot decide between two readings: a person must."""


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """One column: its header, its target and how its values are read."""

    place: int
    """Position among the table's kept columns."""
    header: str
    target: str | None
    """`entity.field` of fields.md, `custom` (a new custom field of the sheet's entity), or `None` (left out)."""
    confidence: float
    """0 to 1."""
    certainty: Certainty
    why: Text
    format: ColumnFormat = ColumnFormat()


@dataclass(frozen=True, slots=True)
class Origin:
    """The workbook of CSDesk in which a table stands: its columns hold the very records of a workspace."""

    file: str
    mark: str | None
    """Where the workspace stood that wrote it."""
    entity: str
    """What the rows of the sheet were written from."""
    custom: tuple[CustomField, ...] = ()
    """The custom fields of that workspace."""
    here: bool = False
    """Whether that is the very workspace that is open: then the numbers of the rows are those of its records."""


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """How one table is understood."""

    table: Table
    entity: str
    """The kind of record that each row makes (`account` for a wide sheet, `line`, `interaction` ...)."""
    tool: str | None
    """The legacy tool whose headers these are (`hubspot`, `pipedrive`, `rd_station` ...), or `None`."""
    columns: tuple[ColumnMap, ...]
    importable: bool = True
    why_not: Text | None = None
    keys: tuple[str, ...] = ()
    """By which fields of an account a person wants it known again, one after the other; none: all there are."""
    written: Table | None = None
    """The table as it is written, when a person said that its blank cells mean what stands above them."""
    own: Origin | None = None
    """Set for a sheet that CSDesk wrote itself."""

    @property
    def is_own(self) -> bool:
        """Whether its rows are the records that CSDesk wrote there, and no person said otherwise."""
        return self.own is not None and self.own.entity == self.entity

    @property
    def is_numbered(self) -> bool:
        """Whether its rows are records of this workspace, known by their numbers."""
        return self.is_own and self.own is not None and self.own.here

    def with_target(self, place: int, target: str | None, why: Text) -> SheetMapping:
        """The same mapping with one column sent elsewhere by a person."""
        certainty = Certainty.CHOSEN if target else Certainty.OUT
        columns = tuple(
            replace(column, target=target, confidence=1.0, certainty=certainty, why=why)
            if column.place == place
            else column
            for column in self.columns
        )
        rescued = not self.importable and target is not None and _rescues(target)
        if rescued:
            return replace(self, columns=columns, importable=True, why_not=None)
        return replace(self, columns=columns)

    def read_as(self, place: int, **said: Any) -> SheetMapping:
        """The same mapping with one column read as a person says: by fields of `ColumnFormat`."""
        columns = tuple(
            replace(column, format=_said(column.format, said), certainty=Certainty.CHOSEN)
            if column.place == place
            else column
            for column in self.columns
        )
        return replace(self, columns=columns)


def _said(form: ColumnFormat, said: dict[str, Any]) -> ColumnFormat:
    """A format as a person says; an order of days that nobody asked for is that of all texts, and real dates are what they are."""
    if "day_first" in said:
        is_told = bool(form.by_mark) and not form.ask and form.day_first is None
        said = {"is_turned": False, **({"by_mark": ()} if is_told else {}), **said}
    return replace(form, **{"ask": False, **said})


def _rescues(target: str) -> bool:
    """Whether a field that a person points at says whose a row is, or what its record cannot be without."""
    entity, _, name = target.partition(".")
    if target in _WHOSE or name == "account":
        return True
    return entity in BY_KEY and any(spec.name == name and spec.required for spec in BY_KEY[entity].fields)
