"""Cells as exact numbers: amounts in cents, percentages, whole numbers, in Brazilian and English writing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from csdesk.domain.importing.coerce_text import Coerced, each, is_null, text_of, words_of
from csdesk.domain.importing.durations import is_timed, minutes_by_unit, minutes_of, seconds_in
from csdesk.domain.importing.mapping import ColumnFormat
from csdesk.domain.importing.scales import SCALES, has_scale
from csdesk.domain.importing.table import Cell, Problem
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.text import msg
from csdesk.domain.values.money import rounded

_MONTHS_OF = {"year": 12, "quarter": 3}
_MOST = 10**15
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009\ufffd']+")
_NO_CURRENCY = r"(?!(?i:mil|mio|mln|bln|ths|ano|dia|day|sem|tri|hrs|min|seg|sec)(?![A-Za-z]))"
"""Three letters behind a figure that are no code of a currency: they count it by thousands, years or hours."""
_CURRENCY = rf"(?:[A-Za-z]{{0,2}}\$|[€£¥]|{_NO_CURRENCY}[A-Za-z]{{3}}(?![A-Za-z]))"
_OF_MONEY = re.compile(r"(?<=[a-zõãç])(?:de)?(?:reais|d[oó]lares|dollars|euros)$", re.IGNORECASE)
"""What stands behind a word for thousands or millions: `2 milhões de reais`."""
_AROUND = re.compile(
    rf"^(?P<sign>[-+−–]?){_CURRENCY}?(?P<inner>[-+−–]?)(?P<body>[\d.,]*\d[\d.,]*(?:[eE][+-]?\d+)?)"
    rf"(?P<scale>[^\d%.,+\-−–$€£¥]*?){_CURRENCY}?(?P<tail>[-−–]?)(?P<percent>%?)$"
)
_MONTHLY = re.compile(r"(?:/|por|per|ao|a)\s*(?:m[eê]s|month|mo)\.?$", re.IGNORECASE)
_QUICK_COMMA = re.compile(r"(?:R\$\s*)?(\d{1,3}(?:\.\d{3}){1,3}|\d{1,12}),(\d\d)")
_QUICK_POINT = re.compile(r"(?:\$\s*)?(\d{1,3}(?:,\d{3}){1,3}|\d{1,12})\.(\d\d)")
_NOUGHT = re.compile(r"[A-Za-z]{0,2}\$\s*[-–—]+|[€£¥]\s*[-–—]+")
"""How accountants show that an amount is nought."""
_SIGNS = str.maketrans("", "", "R$.,")
"""What stands between the digits of an amount in its usual writing, spaces aside."""
_ZEROS = str.maketrans("123456789", "0" * 9)
"""Every amount as one of the few shapes that amounts have."""
_FEELINGS = {
    **dict.fromkeys(("muito positivo", "muito satisfeito", "very positive", "promotor", "promoter"), 2),
    **dict.fromkeys(
        ("positivo", "positiva", "satisfeito", "positive", "bom", "good", "apoiador", "supporter"), 1
    ),
    **dict.fromkeys(("neutro", "neutra", "neutral", "passivo", "passive", "indiferente", "mixed"), 0),
    **dict.fromkeys(("negativo", "negativa", "insatisfeito", "negative", "ruim", "bad", "resistente"), -1),
    **dict.fromkeys(("muito negativo", "muito insatisfeito", "very negative", "detrator", "detractor"), -2),
}


def parse_number(text: str, *, decimal_comma: bool | None = None) -> Decimal | None:
    """The number that a text writes, with sign, currency and separators of either notation, or `None`.

    >>> [str(parse_number(text)) for text in ("R$ 1.234,56", "$1,234.56", "(1.234,56)", "1.234,56-")]
    ['1234.56', '1234.56', '-1234.56', '-1234.56']
    >>> parse_number("R$ #.###.###,##") is None
    True
    """
    if _NOUGHT.fullmatch(text.strip()):
        return Decimal(0)
    squeezed = _OF_MONEY.sub("", _SPACES.sub("", _MONTHLY.sub("", text.strip())))
    negative = squeezed.startswith("(") and squeezed.endswith(")")
    if negative:
        squeezed = squeezed[1:-1]
    found = _AROUND.match(squeezed)
    if found is None:
        return None
    scale = _scale(found["scale"])
    body = _body(found["body"], decimal_comma=decimal_comma)
    signs = [mark for mark in (found["sign"], found["inner"], found["tail"]) if mark and mark != "+"]
    if scale is None or body is None or len(signs) + negative > 1:
        return None
    return (
        (-body if signs or negative else body).scaleb(scale)
        if scale
        else -body
        if signs or negative
        else body
    )


def _scale(word: str) -> int | None:
    """The power of ten that a word behind a figure stands for; none for other words."""
    return SCALES.get(word.casefold()) if word else 0


def _body(body: str, *, decimal_comma: bool | None) -> Decimal | None:
    comma, point = body.count(","), body.count(".")
    if comma and point:
        mark = "," if body.rindex(",") > body.rindex(".") else "."
    elif comma + point == 1:
        mark = _single(body, "," if comma else ".", decimal_comma=decimal_comma)
    else:
        mark = ""
    if not comma + point:
        return _decimal(body)
    groups = "." if mark == "," else "," if mark == "." else ("," if comma else ".")
    whole, found, rest = body.rpartition(mark) if mark else (body, "", "")
    if mark and (mark in whole or groups in rest):
        return None
    parts = whole.split(groups)
    if len(parts) > 1 and not (1 <= len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:])):
        return None
    return _decimal("".join(parts) + ("." + rest if found else ""))


def _single(body: str, mark: str, *, decimal_comma: bool | None) -> str:
    """Which separator of a text with only one of them is the decimal one; none when it groups thousands."""
    before, _, after = body.partition(mark)
    if len(after) != 3 or not 1 <= len(before) <= 3 or before.startswith("0"):
        return mark
    return mark if (mark == ",") == (decimal_comma is not False) else ""


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def number_of(cell: Cell, *, decimal_comma: bool | None = None) -> Decimal | None:
    """The exact number in a cell, below a million billions; a float is what it prints as."""
    number = _number_in(cell, decimal_comma=decimal_comma)
    return number if number is not None and number.is_finite() and abs(number) < _MOST else None


def _number_in(cell: Cell, *, decimal_comma: bool | None) -> Decimal | None:
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int):
        return Decimal(cell)
    if isinstance(cell, float):
        return Decimal(int(cell)) if cell.is_integer() else Decimal(repr(cell))
    if isinstance(cell, Decimal):
        return cell
    return parse_number(cell, decimal_comma=decimal_comma) if isinstance(cell, str) else None


def _scaled(number: Decimal, cell: Cell, scale: int) -> Decimal:
    """A figure in what its column is counted in, unless the cell says that itself."""
    return number if not scale or has_scale(cell) else number.scaleb(scale)


def tidy(number: Decimal) -> Decimal:
    """The same number without closing zeros and without an exponent."""
    short = number.normalize()
    return short.quantize(Decimal(1)) if short.as_tuple().exponent > 0 else short  # type: ignore[operator]


def _money(how: ColumnFormat) -> Callable[[Any], Any]:
    comma, unit, scale = how.decimal_comma, how.unit, how.scale
    plain = unit is None and not scale
    quick = _QUICK_COMMA if comma is not False else _QUICK_POINT
    groups = "." if comma is not False else ","
    months = _MONTHS_OF.get(unit or "", 1)
    factor = Decimal(1 if unit == "cents" else 100)

    def read(cell: Any) -> Any:
        if plain:
            kind = type(cell)
            if kind is str:
                found = quick.fullmatch(cell.strip())
                if found:
                    return int(found[1].replace(groups, "") + found[2])
            elif kind is float and -1e11 < cell < 1e11:
                cents = cell * 100
                whole = round(cents)
                if abs(cents - whole) < 0.49:
                    return whole
            elif kind is int and -_MOST < cell < _MOST:
                return cell * 100
        text = text_of(cell)
        if text is None or is_null(text):
            return None
        amount = number_of(cell, decimal_comma=comma)
        if amount is None:
            said = msg("{value} cannot be read as an amount; left blank", value=text)
            return Problem("unreadable_amount", said)
        return rounded(_scaled(amount, cell, scale) * factor / months)

    return read


def _written(texts: Sequence[str], how: ColumnFormat) -> list[int]:
    """Texts in cents, read all at once, when each is an amount in its usual writing; else none."""
    joined = "\n".join(texts)
    if how.unit is not None or how.scale:
        return []
    if not texts or not joined.isascii() or joined.count("\n") != len(texts) - 1:
        return []
    quick = _QUICK_COMMA if how.decimal_comma is not False else _QUICK_POINT
    if not all(map(quick.fullmatch, set(joined.translate(_ZEROS).split("\n")))):
        return []
    return list(map(int, joined.translate(_SIGNS).split("\n")))


def _coerce_money(cells: Sequence[Cell], how: ColumnFormat) -> Coerced:
    texts = [cell for cell in cells if type(cell) is str]
    if len(texts) == len(cells) and (amounts := _written(texts, how)):
        return Coerced(amounts, {})
    texts = list(dict.fromkeys(texts))
    amounts = _written(texts, how)
    return each(cells, _money(how), dict(zip(texts, amounts, strict=True)) if amounts else {})


def _percent(how: ColumnFormat) -> Callable[[Any], Any]:
    comma, ratio = how.decimal_comma, how.unit == "ratio"

    def read(cell: Any) -> Any:
        text = text_of(cell)
        if text is None or is_null(text):
            return None
        number = number_of(cell, decimal_comma=comma)
        if number is None:
            return _unreadable(text)
        return tidy(number * 100 if ratio and not text.endswith("%") else number)

    return read


def _number(spec: FieldSpec, how: ColumnFormat) -> Callable[[Any], Any]:
    comma, whole, scale = how.decimal_comma, spec.type is FieldType.INT, how.scale
    felt = spec.low is not None and spec.low < 0
    timed = is_timed(spec)

    def read(cell: Any) -> Any:
        seconds = seconds_in(cell) if timed else None
        if seconds is not None:
            took = minutes_of(seconds, whole=whole)
            return _whole(spec, took, str(cell)) if whole else tidy(took)
        number = number_of(cell, decimal_comma=comma)
        text = text_of(cell)
        if text is None or (number is None and is_null(text)):
            return None
        if number is None and felt:
            word = _FEELINGS.get(words_of(text))
            number = None if word is None else Decimal(word)
        if number is None:
            return _unreadable(text)
        number = _scaled(number, cell, scale)
        if timed and how.unit is not None:
            number = minutes_by_unit(number, how.unit, whole=whole)
        elif timed and whole:
            number = number.quantize(Decimal(1), ROUND_HALF_UP)
        return _whole(spec, number, text) if whole else tidy(number)

    return read


def _whole(spec: FieldSpec, number: Decimal, text: str) -> int | Problem:
    if number != number.to_integral_value():
        return Problem("not_whole", msg("{value} is not a whole number; left blank", value=text))
    value = int(number)
    if (spec.low is not None and value < spec.low) or (spec.high is not None and value > spec.high):
        return _out_of_range(spec, text)
    return value


def _out_of_range(spec: FieldSpec, text: str) -> Problem:
    if spec.high is None:
        said = msg("{value} is below {low}; left blank", value=text, low=spec.low)
    else:
        said = msg("{value} is outside {low} to {high}; left blank", value=text, low=spec.low, high=spec.high)
    return Problem("out_of_range", said)


def _unreadable(text: str) -> Problem:
    return Problem("unreadable_number", msg("{value} is not a number; left blank", value=text))


def coerce_number(cells: Sequence[Cell], spec: FieldSpec, how: ColumnFormat) -> Coerced:
    """A column of amounts (cents), percentages (50 is 50 %), whole or decimal numbers."""
    if spec.type is FieldType.MONEY:
        return _coerce_money(cells, how)
    if spec.type is FieldType.PERCENT:
        return each(cells, _percent(how))
    return each(cells, _number(spec, how))
