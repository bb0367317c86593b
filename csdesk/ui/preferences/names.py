"""The names of currencies, time zones and months in the language that is spoken, as choices of a field."""

from __future__ import annotations

from functools import lru_cache

from csdesk.domain.model.record import Choice
from csdesk.domain.text import verbatim

_FIRST_CURRENCIES = ("BRL", "USD", "EUR")


@lru_cache(maxsize=4)
def currencies(language: str) -> tuple[Choice, ...]:
    """Every currency as `Real brasileiro (BRL)`: the usual ones first, then by name."""
    from babel import Locale

    named = {
        code: f"{name[:1].upper()}{name[1:]} ({code})"
        for code, name in Locale(*_parts(language)).currencies.items()
    }
    rest = sorted((code for code in named if code not in _FIRST_CURRENCIES), key=named.__getitem__)
    return tuple(Choice(code, verbatim(named[code])) for code in (*_FIRST_CURRENCIES, *rest))


@lru_cache(maxsize=4)
def zones(language: str) -> tuple[Choice, ...]:
    """Every time zone as `São Paulo, Brasil`: those of Brazil first, then by name."""
    from babel import Locale
    from babel.core import get_global

    locale = Locale(*_parts(language))
    named: dict[str, str] = {}
    countries = get_global("zone_territories")
    for zone, country in countries.items():
        if "/" not in zone or zone.startswith("Etc/"):
            continue
        city = locale.time_zones.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
        named[zone] = f"{city}, {locale.territories.get(country, country)}"
    ordered = sorted(named, key=lambda zone: (countries[zone] != "BR", named[zone]))
    return tuple(Choice(zone, verbatim(named[zone])) for zone in ordered)


@lru_cache(maxsize=4)
def months(language: str) -> tuple[Choice, ...]:
    """The months of the year, by their number."""
    from babel import Locale

    names = Locale(*_parts(language)).months["stand-alone"]["wide"]
    return tuple(Choice(str(number), verbatim(names[number].capitalize())) for number in range(1, 13))


def _parts(language: str) -> tuple[str, ...]:
    return tuple(language.split("_"))
