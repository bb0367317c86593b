"""Cells as text: trimmed, codes with their zeros, tax ids and currencies in their usual writing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Any, NamedTuple

from csdesk.domain.importing.durations import clock_text
from csdesk.domain.importing.shapes import QUOTES, unquoted
from csdesk.domain.importing.table import Cell, Problem
from csdesk.domain.text import msg

NULL_WORDS = frozenset(
    {
        *("null", "none", "nan", "nil", "n/d", "nd", "n.d.", "n/a", "na", "#n/a", "#n/d", "s/d", "s/i", "?"),
        *("-", "--", "---", "—", "–", ".", "...", "tbd", "a definir", "não informado", "nao informado"),
        *(
            "sem informação",
            "sem informacao",
            "não se aplica",
            "nao se aplica",
            "vazio",
            "(vazio)",
            "(blank)",
        ),
        *(
            "0000-00-00",
            "00/00/0000",
            "0000-00-00 00:00:00",
            "indefinido",
            "undefined",
            "unknown",
            "sem data",
        ),
        *("not available", "not applicable", "sem valor", "[]", "{}"),
    }
)
"""Words that stand for nothing in a column whose other values are numbers, dates, codes or choices."""

_NULL_FORMS = frozenset(form for word in NULL_WORDS for form in (word, word.upper(), word.title()))
_DASHES = frozenset({"-", "--", "---", "—", "–"})
"""What shows that a cell was left blank on purpose, whatever stands in the others."""
_POINTED = re.compile(r"\d+\.0$")
CUT = re.compile(r"\d(?:[.,]\d+)?[eE]\+\d{1,2}$")
"""A long number as a program shows it in a narrow column, and then writes it."""
_FIGURED = frozenset({"external_id", "phone", "mobile", "postal_code", "number"})
_LONG_CODES = frozenset({"phone", "mobile"})
_MAILED = re.compile(r"^[^<>]*<(?:mailto:)?([^<>\s]+@[^<>\s]+)>$|^mailto:", re.IGNORECASE)
_HEAD = 2000
_POSTAL = 8
"""Figures of a Brazilian postal code."""
_SHAPED = frozenset(
    {
        *("external_id", "tax_id", "email", "domain", "website", "phone", "mobile", "linkedin"),
        *("postal_code", "currency", "link", "number"),
    }
)
_CURRENCY_WORDS: dict[str, str] = {
    **dict.fromkeys(("r$", "brl", "real", "reais", "real brasileiro", "brazilian real"), "BRL"),
    **dict.fromkeys(("us$", "usd", "u$", "u$s", "dólar", "dolar", "dólares", "dolares", "dollar"), "USD"),
    **dict.fromkeys(("dollars", "us dollar", "dólar americano", "dolar americano"), "USD"),
    **dict.fromkeys(("€", "eur", "euro", "euros"), "EUR"),
    **dict.fromkeys(("£", "gbp", "libra", "libras", "pound", "pounds"), "GBP"),
    **dict.fromkeys(("mx$", "mxn", "peso mexicano", "mexican peso"), "MXN"),
    **dict.fromkeys(("¥", "jpy", "yen", "iene"), "JPY"),
}
_SYMBOL = re.compile(r"([A-Za-z]{0,2}\$|[€£¥]|\b[A-Z]{3}\b)")
_HEADER_CURRENCY = re.compile(r"[(\[_ ](r\$|us\$|mx\$|€|£|brl|usd|eur|gbp|mxn)[)\]]?\s*$", re.IGNORECASE)


class Coerced(NamedTuple):
    """The values of a column, one per cell, and what is wrong, by the place of the cell."""

    values: list[Any]
    problems: dict[int, Problem]


class Doubted(NamedTuple):
    """A value that could be read, with something to say about it."""

    value: Any
    problem: Problem


def each(
    cells: Sequence[Cell], read: Callable[[Any], Any], known: Mapping[Any, Any] = MappingProxyType({})
) -> Coerced:
    """Read every different cell once; `read` answers a value, a `Problem` (no value) or a `Doubted`.

    `known` are texts that were read before, all at once.
    """
    kinds = set(map(type, cells))
    if bool in kinds and kinds & {int, float, Decimal}:
        return _spread([(type(cell), cell) for cell in cells], lambda pair: read(pair[1]))
    return _spread(cells, read, known)


def _spread(
    cells: Sequence[Any], read: Callable[[Any], Any], known: Mapping[Any, Any] = MappingProxyType({})
) -> Coerced:
    fresh = {cell: read(cell) for cell in dict.fromkeys(cells) if cell not in known}
    odd = {cell: found for cell, found in fresh.items() if isinstance(found, (Problem, Doubted))}
    memo = {**known, **fresh}
    if not odd:
        return Coerced(list(map(memo.__getitem__, cells)), {})
    said = {cell: found if isinstance(found, Problem) else found.problem for cell, found in odd.items()}
    for cell, found in odd.items():
        memo[cell] = found.value if isinstance(found, Doubted) else None
    problems = {place: said[cell] for place, cell in enumerate(cells) if cell in said}
    return Coerced(list(map(memo.__getitem__, cells)), problems)


def is_null(text: str) -> bool:
    """Whether a word stands for nothing where words are out of place."""
    return text.casefold() in NULL_WORDS


def text_of(cell: Cell) -> str | None:
    """The canonical text of a cell; spaces only is nothing.

    >>> text_of("  05408 "), text_of(12.0), text_of(True), text_of(" ")
    ('05408', '12', 'true', None)
    """
    if isinstance(cell, str):
        return cell.strip() or None
    if cell is None:
        return None
    return _TEXTS.get(type(cell), str)(cell)


def _float_text(cell: float) -> str:
    return str(int(cell)) if cell.is_integer() else format(Decimal(repr(cell)), "f")


def _moment_text(cell: datetime) -> str:
    return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")


_TEXTS: Mapping[type, Callable[[Any], str]] = {
    bool: lambda cell: "true" if cell else "false",
    float: _float_text,
    Decimal: lambda cell: format(cell, "f"),
    datetime: _moment_text,
    date: date.isoformat,
    time: time.isoformat,
    timedelta: clock_text,
}


def coerce_text(cells: Sequence[Cell], name: str = "") -> Coerced:
    """A column of text; words for nothing are kept, unless the field has a shape that they lack."""
    special = _SPECIAL.get(name)
    if special is not None:
        return each(cells, special)
    different = set(cells)
    if len(different) * 4 < len(cells) and set(map(type, different)) <= {str, type(None)}:
        memo = {cell: text_of(cell) for cell in different}
        values = list(map(memo.__getitem__, cells))
    else:
        values = [cell.strip() or None if type(cell) is str else text_of(cell) for cell in cells]
    if not _DASHES.isdisjoint(values):
        values = [None if value in _DASHES else value for value in values]
    if name in _SHAPED:
        values = _unwrapped(values, name)
        without_nulls(values)
        values = _as_codes(values, name)
        if name in _FIGURED and "E+" in "\n".join(filter(None, values)).upper():
            return _without_cut(values)
    return Coerced(values, {})


def _unwrapped(values: list[str | None], name: str) -> list[str | None]:
    """Values without quotation marks around them, and addresses without the name and the scheme that mail programs add."""
    if name == "email":
        values = [_mailed(value) if value and ("<" in value or ":" in value) else value for value in values]
    if any(value and value[0] in QUOTES for value in values):
        values = [unquoted(value) or None if value else value for value in values]
    return values


def _mailed(value: str) -> str:
    """The address alone.

    >>> _mailed("Ann Lee <a@x.com>"), _mailed("mailto:b@y.com"), _mailed("c@z.com")
    ('a@x.com', 'b@y.com', 'c@z.com')
    """
    return _MAILED.sub(lambda found: found[1] or "", value)


def _without_cut(values: list[str | None]) -> Coerced:
    """Codes of which a spreadsheet program kept a few figures only are nobody's: several clients may share what is left."""
    problems = {place: cut_problem(value) for place, value in enumerate(values) if value and CUT.match(value)}
    return Coerced([None if place in problems else value for place, value in enumerate(values)], problems)


def cut_problem(text: str) -> Problem:
    """What to say of a code whose figures a program rounded away: `1,12223E+13`."""
    said = msg("{value} lost its figures in a spreadsheet program; left blank", value=text)
    return Problem("cut_figures", said)


def _as_codes(values: list[str | None], name: str) -> list[str | None]:
    """Codes without the `.0` that a program put behind them, and Brazilian postal codes with the zero that it took."""
    if any(value.endswith(".0") for value in values[:_HEAD] if value is not None):
        alone = name in _LONG_CODES
        if alone or all(value is None or _POINTED.match(value) for value in values):
            values = [value[:-2] if value and _is_pointed(value, alone=alone) else value for value in values]
    return _with_postal_zeros(values) if name == "postal_code" else values


def _is_pointed(value: str, *, alone: bool) -> bool:
    """Whether a value is a whole number that was written as one with decimals; a long one tells that by itself."""
    return _POINTED.match(value) is not None and (not alone or len(value) > _POSTAL)


def _with_postal_zeros(values: list[str | None]) -> list[str | None]:
    codes = {value: re.sub(r"[-.\s]", "", value) for value in values if value is not None}
    whole = sum(len(code) == _POSTAL and code.isdecimal() for code in codes.values())
    if not whole or 4 * whole < sum(len(code) >= _POSTAL - 1 for code in codes.values()):
        return values
    return [f"0{one}" if one and len(one) == _POSTAL - 1 and one.isdecimal() else one for one in values]


def without_nulls(values: list[Any]) -> None:
    """Empty the words for nothing in a column of codes, when every other value has a shape."""
    if _NULL_FORMS.isdisjoint(values):
        return
    different = set(values)
    nulls = different & _NULL_FORMS
    if all(map(_shaped, different - nulls - {None})):
        values[:] = [None if value in nulls else value for value in values]


def _shaped(value: str) -> bool:
    return any(not character.isalpha() and not character.isspace() for character in value)


def currency_word(text: str) -> str | None:
    """The ISO code that a word or sign stands for; a bare `$` says nothing.

    >>> currency_word("R$"), currency_word("dólar"), currency_word("$"), currency_word("chf")
    ('BRL', 'USD', None, 'CHF')
    """
    word = text.strip().casefold()
    known = _CURRENCY_WORDS.get(word)
    if known:
        return known
    return word.upper() if len(word) == 3 and word.isascii() and word.isalpha() else None


def _currency(cell: Cell) -> str | Problem | None:
    text = text_of(cell)
    if text is None or is_null(text) or text == "$":
        return None
    found = currency_word(text)
    if found is None:
        return Problem("unknown_currency", msg("{value} is not a currency; left blank", value=text))
    return found


def _domain(cell: Cell) -> str | None:
    text = text_of(cell)
    return None if text is None or is_null(text) else bare_domain(text)


_SPECIAL: Mapping[str, Callable[[Any], Any]] = {"currency": _currency, "domain": _domain}


def bare_domain(text: str) -> str:
    """A domain without scheme, `www.` and path, in small letters; of an e-mail, what stands behind the `@`.

    >>> bare_domain("https://www.Acme.com.br/sobre")
    'acme.com.br'
    """
    bare = re.sub(r"^[a-z]+://|^[^@/ ]+@", "", text.strip().casefold())
    return re.sub(r"^www\.", "", re.split(r"[/?#:]", bare, maxsplit=1)[0])


def currency_in(cell: Cell) -> str | None:
    """The currency that an amount names by a sign or code of its own.

    >>> currency_in("-MX$ 1.173,06"), currency_in("R$ 10"), currency_in("$ 10"), currency_in("10 EUR")
    ('MXN', 'BRL', None, 'EUR')
    """
    if not isinstance(cell, str):
        return None
    if cell[:2] == "R$":
        return "BRL"
    found = _SYMBOL.search(cell)
    return _CURRENCY_WORDS.get(found[1].casefold()) if found else None


def currencies_in(cells: Sequence[Cell], otherwise: str | None) -> list[str | None]:
    """The currency that each amount of a column names, or that of its header; nearly always all say the same."""
    texts = [cell for cell in cells if type(cell) is str]
    if len(texts) + cells.count(None) == len(cells) and _are_reais(texts):
        return [cell and "BRL" for cell in cells]  # type: ignore[misc]
    memo = {cell: currency_in(cell) or otherwise for cell in set(cells) - {None}}
    return list(map(memo.get, cells))


def _are_reais(amounts: Sequence[str]) -> bool:
    """Whether every amount begins with the sign of the real."""
    lines = "\n".join(["", *amounts])
    return bool(amounts) and lines.count("\nR$") == lines.count("\n") == len(amounts)


def currency_of_header(header: str) -> str | None:
    """The currency that a header names, as `MRR (R$)` or `arr_usd` do."""
    found = _HEADER_CURRENCY.search(header)
    return currency_word(found[1]) if found else None


def fold(text: str) -> str:
    """The form in which two names are the same: NFC, case and inner spaces aside."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def words_of(text: str) -> str:
    """Small letters and digits without accents, one space between words.

    >>> words_of("  Pré-Implantação_1 ")
    'pre implantacao 1'
    """
    bare = unicodedata.normalize("NFKD", text.casefold())
    kept = (
        character if character.isalnum() else " "
        for character in bare
        if not unicodedata.combining(character)
    )
    return " ".join("".join(kept).split())
