"""Words, numbers, money and dates by language: the only door between `Text` values and what a person reads.

Independent of the language of the process, so that a review in English can be written while the window
speaks Portuguese. Catalogues are gettext files in `resources/locale`; formats are Babel's, kept in `formats.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from csdesk.catalogue import catalogue_of
from csdesk.domain.text import Text
from csdesk.domain.values.money import Fixed, Money, Percent
from csdesk.domain.values.month import Month, Quarter
from csdesk.formats import DASH, formats_of

LANGUAGES = ("pt_BR", "en")
DEFAULT_ZONE = "America/Sao_Paulo"
_Day = date


class Translator:
    """Turns values into words of one language, with times shown in one zone."""

    def __init__(self, language: str, zone: str = DEFAULT_ZONE) -> None:
        self.language = language if language in LANGUAGES else "en"
        self.zone = ZoneInfo(zone)
        self._catalogue = catalogue_of(self.language)
        self._formats = formats_of(self.language)

    def words(self, text: Text) -> str:
        """The sentence in this language, its arguments written by `write`."""
        if text.context == "verbatim":
            return str(text.args["words"])
        template = self._template(text)
        if not text.args:
            return template
        return template.format_map(_Written(self, text.args))

    def _template(self, text: Text) -> str:
        if text.plural is not None:
            return self._catalogue.say_number(text.msgid, text.plural, text.count or 0, text.context)
        return self._catalogue.say(text.msgid, text.context)

    def write(self, value: Any) -> str:
        """Any value of a record or an argument, in this language's way; `None` is a dash."""
        writer = _WRITERS.get(type(value))
        return str(value) if writer is None else writer(self, value)

    @property
    def day_first(self) -> bool:
        """Whether this language writes, and reads, the day before the month."""
        return self._formats.day_first

    @property
    def decimal_comma(self) -> bool:
        """Whether this language writes, and reads, decimals after a comma."""
        return self._formats.decimal_comma

    def number(self, value: Decimal | int | None, decimals: int | None = None) -> str:
        """A number with this language's separators; without `decimals`, as many as it has (at most 6)."""
        if value is None:
            return DASH
        return self._formats.number(value, decimals)

    def money(self, money: Money | None) -> str:
        """`R$ 1.234,56` or `R$1,234.56`; without cents when the amount asks for it and is 1.000 or more, or even."""
        if money is None:
            return DASH
        return self._formats.money(money.cents, money.currency, whole=money.whole)

    def percent(self, percent: Percent | None) -> str:
        """`12,5%`; an undefined ratio is `n/d` (`n/a` in English)."""
        if percent is None or percent.ratio is None:
            return "n/d" if self.language == "pt_BR" else "n/a"
        return self.number(percent.ratio * 100, percent.decimals) + "%"

    def date(self, day: _Day | None) -> str:
        """`31/12/2025`, or `Dec 31, 2025`: never an order that could be misread."""
        if day is None:
            return DASH
        return self._formats.date(day)

    def short_date(self, day: _Day) -> str:
        """`14/10`, or `Oct 14`."""
        return self._formats.short_date(day)

    def long_date(self, day: _Day) -> str:
        """`14 de outubro de 2026`, or `October 14, 2026`."""
        return self._formats.long_date(day)

    def month(self, month: Month) -> str:
        """`out/2026`, or `Oct 2026`."""
        return self._formats.month(month.first)

    def quarter(self, quarter: Quarter) -> str:
        """`3º trimestre de 2026`, or `Q3 2026`."""
        if self.language == "pt_BR":
            return f"{quarter.number}º trimestre de {quarter.year}"
        return f"Q{quarter.number} {quarter.year}"

    def instant(self, moment: datetime | None) -> str:
        """Date and minute on the workspace's clock."""
        if moment is None:
            return DASH
        local = moment.astimezone(self.zone)
        return f"{self.date(local.date())} {local:%H:%M}"

    def listed(self, items: Sequence[str]) -> str:
        """`a, b e c`, or `a, b, and c`."""
        return self._formats.listed(items)


class _Written(Mapping[str, str]):
    """Arguments of a sentence, written on demand."""

    def __init__(self, translator: Translator, args: Mapping[str, Any]) -> None:
        self._translator = translator
        self._args = args

    def __getitem__(self, key: str) -> str:
        return self._translator.write(self._args[key])

    def __iter__(self) -> Any:
        return iter(self._args)

    def __len__(self) -> int:
        return len(self._args)


_WRITERS: dict[type, Any] = {
    type(None): lambda _, __: DASH,
    Text: Translator.words,
    Money: Translator.money,
    Percent: Translator.percent,
    Month: Translator.month,
    Quarter: Translator.quarter,
    Decimal: Translator.number,
    Fixed: lambda translator, fixed: translator.number(fixed.value, fixed.decimals),
    int: Translator.number,
    datetime: Translator.instant,
    date: Translator.date,
    tuple: lambda translator, items: translator.listed([translator.write(item) for item in items]),
}
