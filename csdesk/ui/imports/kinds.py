"""What the values of a column look like, as a picture and a word under its letter."""

from __future__ import annotations

from csdesk.domain.importing.columns import columns_of
from csdesk.domain.importing.shapes import Kind, Shape
from csdesk.domain.importing.table import Table
from csdesk.domain.text import Text, pmsg
from csdesk.ui.theme.icons import Icon

Shown = tuple[Icon, Text]
_MOST = 0.6
_KINDS: tuple[tuple[tuple[Kind, ...], Shown], ...] = (
    ((Kind.EMAIL,), (Icon.EMAIL, pmsg("kind of value", "e-mail"))),
    ((Kind.MONEY,), (Icon.MONEY, pmsg("kind of value", "money"))),
    ((Kind.PERCENT,), (Icon.PERCENT, pmsg("kind of value", "percent"))),
    ((Kind.DATE, Kind.MONTH), (Icon.DATE, pmsg("kind of value", "date"))),
    ((Kind.CNPJ, Kind.CPF, Kind.UUID), (Icon.NUMBER, pmsg("kind of value", "code"))),
    ((Kind.URL, Kind.DOMAIN), (Icon.WEB, pmsg("kind of value", "site"))),
    ((Kind.NUMBER,), (Icon.NUMBER, pmsg("kind of value", "number"))),
    ((Kind.PHONE,), (Icon.CALL, pmsg("kind of value", "phone"))),
    ((Kind.BOOL,), (Icon.YES_NO, pmsg("kind of value", "yes or no"))),
    ((Kind.LONG,), (Icon.NOTE, pmsg("kind of value", "long text"))),
)
_TEXT: Shown = (Icon.TEXT, pmsg("kind of value", "text"))
_EMPTY: Shown = (Icon.LEFT_OUT, pmsg("kind of value", "empty"))
FIGURES = frozenset({Icon.MONEY, Icon.PERCENT, Icon.NUMBER})
"""Kinds whose values stand at the right, when they are numbers."""


def kinds_of_table(table: Table) -> dict[int, Shown]:
    """The kind of each kept column, by its place in the sheet."""
    return {
        place: _kind(column.shape) for place, column in zip(table.columns, columns_of(table), strict=True)
    }


def _kind(shape: Shape) -> Shown:
    if shape.empty:
        return _EMPTY
    return next((shown for kinds, shown in _KINDS if shape.share(*kinds) >= _MOST), _TEXT)
