"""Days as the page writes them: with their weekday, without their year."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale

from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.i18n import Translator


def weekday(translator: Translator, day: date) -> str:
    """`Terça-feira`, or `Tuesday`."""
    name = QLocale(translator.language).standaloneDayName(day.isoweekday())
    return name[:1].upper() + name[1:]


def short_weekday(translator: Translator, day: date) -> str:
    """`ter`, or `Tue`."""
    short = QLocale.FormatType.ShortFormat
    return QLocale(translator.language).standaloneDayName(day.isoweekday(), short).rstrip(".")


def month_name(translator: Translator, day: date) -> str:
    """`outubro`, or `October`."""
    return QLocale(translator.language).standaloneMonthName(day.month)


def short_month(translator: Translator, day: date) -> str:
    """`out`, or `Oct`."""
    short = QLocale.FormatType.ShortFormat
    return QLocale(translator.language).standaloneMonthName(day.month, short).rstrip(".")


def headline(translator: Translator, day: date) -> str:
    """`Terça-feira, 13 de outubro`, or `Tuesday, October 13`."""
    written = translator.long_date(day).removesuffix(f" de {day.year}").removesuffix(f", {day.year}")
    return f"{weekday(translator, day)}, {written}"


def dated(translator: Translator, day: date) -> str:
    """`qua 14/10`, or `Wed Oct 14`."""
    return f"{short_weekday(translator, day)} {translator.short_date(day)}"


def ago(days: int) -> Text:
    """How long ago a thing was due."""
    return nmsg("{n} day ago", "{n} days ago", days)


def due_words(translator: Translator, due: date | None, on: date, time: str | None) -> Text:
    """When a thing is due, as the last column says it."""
    if due is None:
        return verbatim("")
    if due < on:
        return ago((on - due).days)
    if due == on:
        return verbatim(time) if time else msg("today")
    if (due - on).days < 7:
        return verbatim(f"{dated(translator, due)} {time}" if time else dated(translator, due))
    return verbatim(translator.short_date(due) if due.year == on.year else translator.date(due))
