"""Freeze what Babel says of the app's languages: separators, names of months, currency signs, ways to list.

`python tools/formats.py` writes `resources/locale/formats.json`; a test compares every format with Babel. Importing
Babel takes longer than a quarter of the start, so the app itself reads the frozen figures.
"""

from __future__ import annotations

import json
from pathlib import Path

from babel import Locale
from babel.numbers import get_currency_symbol

TARGET = Path(__file__).resolve().parent.parent / "resources" / "locale" / "formats.json"
LANGUAGES = ("pt_BR", "en")


def frozen(language: str) -> dict[str, object]:
    """The conventions of one language as plain values."""
    locale = Locale.parse(language)
    symbols = locale.number_symbols["latn"]
    months = locale.months["format"]
    patterns = locale.list_patterns["standard"]
    signs = {code: get_currency_symbol(code, language) for code in sorted(locale.currency_symbols)}
    return {
        "decimal": symbols["decimal"],
        "group": symbols["group"],
        "months": [months["wide"][number] for number in range(1, 13)],
        "short_months": [months["abbreviated"][number] for number in range(1, 13)],
        "currencies": {code: sign for code, sign in signs.items() if sign != code},
        "lists": {name: patterns[name] for name in ("2", "start", "middle", "end")},
    }


def main() -> None:
    """Write the file."""
    found = {language: frozen(language) for language in LANGUAGES}
    TARGET.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
