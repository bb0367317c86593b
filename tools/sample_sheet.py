"""What a sheet of the sample is: columns, rows, and the mess that real sheets have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from typing import Any, Generic, TypeVar

from sample_words import WORDS, Both

T = TypeVar("T")


class Style(Enum):
    """How a column writes its values."""

    TEXT = auto()
    NUMBER = auto()
    DAY = auto()  # a true date
    DAY_TEXT = auto()  # 30/10/2026, 10/30/2026
    INSTANT = auto()  # a true date with its time
    INSTANT_TEXT = auto()  # 30/10/2026 14:05, 10/30/2026 2:05 PM
    ISO_INSTANT = auto()  # 2026-10-30 14:05, as help desks write
    MONTH_TEXT = auto()  # 10/2026
    MONEY = auto()  # a number of the sheet's currency
    MONEY_TEXT = auto()  # R$ 1.234,56
    RATE_TEXT = auto()  # 5,8067
    YES_WORD = auto()  # Sim, Não
    YES_LETTER = auto()  # S, N
    YES_CROSS = auto()  # x or empty
    GAP = auto()  # a column without a header or values


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column; `words` names the list that turns its keys into words."""

    header: Both
    style: Style
    get: Callable[[T], Any]
    words: str | None = None
    width: int = 16
    currency: Callable[[T], str] | None = None
    padded: bool = False
    """Every ninth value has outer spaces, as typed cells do."""


@dataclass(frozen=True, slots=True)
class Total:
    """The row below the data that adds one column up."""

    label: Both
    header: Both
    amount: Both


@dataclass(frozen=True, slots=True)
class Sheet(Generic[T]):
    """One sheet: titles above, a header, rows, and what stands below."""

    name: Both
    columns: Sequence[Column[T]]
    rows: Sequence[T]
    titles: tuple[Both, ...] = ()
    total: Total | None = None
    note: Both | None = None
    hidden: bool = False


Cell = str | float | int | date | datetime | None
SYMBOLS = {"BRL": ("R$ ", "R$"), "USD": ("US$ ", "$"), "EUR": ("€ ", "€")}


def grouped(cents: int, language: str) -> str:
    """`1.234,56` or `1,234.56`."""
    text = f"{abs(cents) / 100:,.2f}"
    if language == "pt":
        text = text.replace(",", "_").replace(".", ",").replace("_", ".")
    return text


def money(cents: int, currency: str, language: str) -> str:
    """An amount with its symbol, the minus sign in front."""
    symbol = SYMBOLS[currency][0 if language == "pt" else 1]
    return f"{'-' if cents < 0 else ''}{symbol}{grouped(cents, language)}"


def day_text(day: date, language: str) -> str:
    """Day first in Portuguese, month first in English."""
    return day.strftime("%d/%m/%Y" if language == "pt" else "%m/%d/%Y")


def instant_text(at: datetime, language: str) -> str:
    """The moment as an export of that language writes it."""
    if language == "pt":
        return at.strftime("%d/%m/%Y %H:%M")
    return f"{day_text(at, language)} {at.hour % 12 or 12}:{at:%M} {'PM' if at.hour >= 12 else 'AM'}"


def _yes(value: bool, style: Style, language: str) -> str | None:
    if style is Style.YES_WORD:
        return {"pt": ("Não", "Sim"), "en": ("No", "Yes")}[language][value]
    if style is Style.YES_LETTER:
        return {"pt": "NS", "en": "NY"}[language][value]
    return "x" if value else None


def said(value: Any, words: str | None, language: str) -> Cell:
    """A key or a pair of words in one language; anything else as it is."""
    if words is not None and isinstance(value, str):
        value = WORDS[words][value]
    if isinstance(value, Both):
        return value.pt if language == "pt" else value.en
    return value  # type: ignore[no-any-return]


def written(column: Column[Any], row: Any, place: int, language: str) -> Cell:
    """The cell of one row as the workbook shows it."""
    value = column.get(row)
    if value is None:
        return None
    style = column.style
    texts: dict[Style, Callable[[], Cell]] = {
        Style.DAY_TEXT: lambda: day_text(value, language),
        Style.INSTANT_TEXT: lambda: instant_text(value, language),
        Style.ISO_INSTANT: lambda: value.strftime("%Y-%m-%d %H:%M"),
        Style.MONTH_TEXT: lambda: f"{value:%m/%Y}",
        Style.MONEY: lambda: value / 100,
        Style.MONEY_TEXT: lambda: money(value, column.currency(row) if column.currency else "BRL", language),
        Style.RATE_TEXT: lambda: f"{value:.4f}".replace(".", "," if language == "pt" else "."),
        Style.YES_WORD: lambda: _yes(value, style, language),
        Style.YES_LETTER: lambda: _yes(value, style, language),
        Style.YES_CROSS: lambda: _yes(value, style, language),
    }
    cell = texts[style]() if style in texts else said(value, column.words, language)
    if column.padded and isinstance(cell, str) and place % 9 == 4:
        return f"  {cell} "
    return cell
