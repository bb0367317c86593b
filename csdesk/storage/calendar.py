"""The working days of a workspace: its country's holidays, its own days off, its week."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, lru_cache
from importlib.util import find_spec, module_from_spec

from csdesk.domain.settings import NOWHERE, WorkspaceSettings
from csdesk.domain.tasks.calendar import WorkCalendar
from csdesk.domain.tasks.days_off import DaysOff, days_in, workdays_in

_SHARED = frozenset({"EUR", "XOF", "XAF", "XCD", "XPF"})
"""Currencies of many countries: whose holidays are meant has to be said."""
_BESIDES = {"BR": ("Carnaval", "Corpus Christi", "Carnival")}
"""Holidays that are none by law, and that nearly everybody keeps."""
_YEARS = range(1970, 2200)
_WEEK = frozenset(range(7))


def calendar_of(settings: WorkspaceSettings, language: str = "pt_BR") -> WorkCalendar:
    """The working days that the settings of a workspace say, its holidays named in a language."""
    of_currency = NOWHERE if settings.currency in _SHARED else settings.currency[:2]
    country = settings.country.upper() or of_currency
    return _calendar(
        country,
        settings.region.strip(),
        settings.days_off,
        settings.workdays,
        language,
        besides=settings.carnival,
    )


@lru_cache(maxsize=8)
def _calendar(
    country: str, region: str, days_off: str, workdays: str, language: str, *, besides: bool
) -> WorkCalendar:
    own = days_in(days_off) or DaysOff()
    worked = workdays_in(workdays) if workdays else None
    weekend = WorkCalendar().weekend if worked is None else _WEEK - worked
    return WorkCalendar(weekend, _by_year(country, region, own, language, besides=besides))


def _by_year(
    country: str, region: str, own: DaysOff, language: str, *, besides: bool
) -> Callable[[int], Mapping[date, str]]:
    @cache
    def of_year(year: int) -> Mapping[date, str]:
        if year not in _YEARS:
            return {}
        found = _holidays(country, region, year, language, besides=besides)
        return {**dict.fromkeys(own.of(year), ""), **found}

    return of_year


def _import_no_country() -> None:
    """Leave the package of all countries as a mere folder: each country then comes by itself, not all 250 with the first.

    All of them take 10 MB, and 0.1 s of whoever asks.
    """
    name = "holidays.countries"
    spec = None if name in sys.modules else find_spec(name)
    if spec is not None:
        sys.modules.setdefault(name, module_from_spec(spec))


def _holidays(country: str, region: str, year: int, language: str, *, besides: bool) -> dict[date, str]:
    """The public holidays of a country, and of a state of it; none for a country that is not known."""
    if country == NOWHERE:
        return {}
    import holidays

    _import_no_country()
    try:
        plain = holidays.country_holidays(country)
    except NotImplementedError:
        return {}
    state = next((one for one in plain.subdivisions if one.casefold() == region.casefold()), None)
    spoken = next((one for one in (language, "en_US") if one in plain.supported_languages), None)
    public = holidays.country_holidays(country, subdiv=state, years=year, language=spoken)
    found = {day: str(name) for day, name in public.items()}
    if besides and country in _BESIDES:
        optional = holidays.country_holidays(country, years=year, language=spoken, categories=("optional",))
        found.update(
            (day, str(name)) for day, name in optional.items() if str(name).startswith(_BESIDES[country])
        )
    return found
