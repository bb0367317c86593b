"""How the numbers of charts are written: axis steps, months on an axis, signed totals, raw numbers for a table."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from csdesk.domain.text import Text, msg
from csdesk.domain.values.money import Money, Percent
from csdesk.domain.values.month import Month
from csdesk.domain.views.charts import Chart, Scale, Shown
from csdesk.i18n import Translator

_STEPS = (1, 2, Fraction(5, 2), 5, 10)
_CENTS_IN_THOUSAND = 100_000
_CENTS_IN_MILLION = 100_000_000


def axis_step(span: Fraction, wanted: int) -> Fraction:
    """A round step that divides a span into about so many parts.

    >>> axis_step(Fraction(23000), 5), axis_step(Fraction(1, 10), 4)
    (Fraction(5000, 1), Fraction(1, 40))
    """
    if span <= 0:
        return Fraction(1)
    rough = span / max(1, wanted)
    power = Fraction(1)
    while power * 10 <= rough:
        power *= 10
    while power > rough:
        power /= 10
    return next(power * step for step in _STEPS if power * step >= rough)


def ticks(low: Fraction, high: Fraction, wanted: int) -> list[Fraction]:
    """The round values within bounds."""
    step = axis_step(high - low, wanted)
    place = -((-low) // step)
    found = []
    while place * step <= high:
        found.append(place * step)
        place += 1
    return found


def ticks_of(chart: Chart, low: Fraction, high: Fraction, wanted: int) -> list[Fraction]:
    """The round values of a chart; what can only be counted has no half of one."""
    found = ticks(low, high, wanted)
    known = (cell.value for row in chart.series for cell in row.cells if cell.value is not None)
    if chart.scale is Scale.NUMBER and all(value.denominator == 1 for value in known):
        return [tick for tick in found if tick.denominator == 1]
    return found


def unit_of(chart: Chart) -> int:
    """Cents in one unit of a money chart: a currency unit, a thousand or a million of them."""
    largest = max(
        (abs(cell.value) for row in chart.series for cell in row.cells if cell.value is not None),
        default=Fraction(0),
    )
    if largest >= 10 * _CENTS_IN_MILLION:
        return _CENTS_IN_MILLION
    return _CENTS_IN_THOUSAND if largest >= _CENTS_IN_THOUSAND else 100


def unit_name(chart: Chart, unit: int) -> Text:
    """The unit of an axis value, after the number."""
    if chart.scale is not Scale.MONEY or unit == 100:
        return msg("{n}")
    return msg("{n}k") if unit == _CENTS_IN_THOUSAND else msg("{n}M")


def axis_value(translator: Translator, chart: Chart, value: Fraction, unit: int) -> str:
    """A value on the axis."""
    if chart.scale is Scale.PERCENT:
        decimals = 0 if (value * 100).denominator == 1 else 1
        return translator.percent(Percent(_decimal(value), decimals))
    if chart.scale is Scale.MONEY:
        scaled = value / unit
        words = translator.number(_decimal(scaled))
        signed = f"+{words}" if value > 0 and chart.totals else words
        return signed if not value else translator.words(_named(unit_name(chart, unit), signed))
    words = translator.number(_decimal(value))
    return f"+{words}" if chart.scale is Scale.SCORE and value > 0 else words


def signed(translator: Translator, cents: Fraction, unit: int) -> str:
    """A net amount over a bar, in the unit of its chart, with its sign."""
    places = 0 if unit == 100 else 1
    words = translator.number(_decimal(cents / unit), places)
    return f"+{words}" if cents > 0 else words


def axis_month(translator: Translator, month: Month, *, with_year: bool) -> str:
    """`nov`, or `out/25` where a year is named."""
    written = translator.month(month)
    return f"{written[:-4]}{written[-2:]}" if with_year else written[:-5]


def long_month(translator: Translator, month: Month) -> str:
    """`Setembro de 2026`, or `September 2026`: a long date without its day."""
    written = translator.long_date(month.first)
    day = {"pt_BR": "1 de ", "en": " 1,"}.get(translator.language, "")
    named = written.replace(day, "", 1)
    return named[:1].upper() + named[1:]


def column_name(translator: Translator, name: Text | Month, *, first: bool) -> str:
    """A column as the axis names it: the year stands at the first month and at each January."""
    if isinstance(name, Month):
        return axis_month(translator, name, with_year=first or name.month == 1)
    return translator.words(name)


def shown_words(translator: Translator, shown: Shown) -> str:
    """A value of a chart as words; whole amounts leave their cents out."""
    if isinstance(shown, Money) and shown.whole and shown.cents % 100 == 0:
        written = translator.money(Money(shown.cents, shown.currency))
        return written[:-3]
    return translator.write(shown)


def few_words(translator: Translator, few: int) -> str:
    """Of how few a rate is read."""
    return translator.words(msg("n={n}", n=few))


def raw_words(translator: Translator, shown: Shown) -> str:
    """A value as a spreadsheet of this language takes it: numbers without their currency."""
    if isinstance(shown, Money):
        return translator.number(Decimal(shown.cents) / 100).replace("−", "-")
    if isinstance(shown, Percent):
        return "" if shown.ratio is None else translator.percent(shown).replace("−", "-")
    if shown is None:
        return ""
    return translator.write(shown).replace("−", "-") if isinstance(shown, int) else translator.write(shown)


def _named(name: Text, number: str) -> Text:
    return Text(name.msgid, {"n": number})


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
