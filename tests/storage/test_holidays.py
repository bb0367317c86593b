"""Holidays come country by country."""

from __future__ import annotations

import subprocess
import sys

_ASKED = """
import sys
from datetime import date
from csdesk.domain.settings import WorkspaceSettings
from csdesk.storage.calendar import calendar_of
for country, day in (("BR", date(2026, 9, 7)), ("US", date(2026, 7, 4)), ("PT", date(2026, 6, 10))):
    assert calendar_of(WorkspaceSettings(country=country)).holidays(day.year).get(day), country
print(sum(name.startswith("holidays.countries.") for name in sys.modules))
"""


def test_the_holidays_of_three_countries_do_not_bring_those_of_all():
    asked = subprocess.run([sys.executable, "-c", _ASKED], capture_output=True, text=True, check=True)
    assert int(asked.stdout) < 12
