"""How the values of metrics are written."""

from __future__ import annotations

import pytest

from csdesk.i18n import Translator
from csdesk.ui.metrics.figures import shown


@pytest.mark.parametrize(
    ("value", "portuguese", "english"),
    [("47.0", "47,0 dias", "47.0 days"), ("1234.5", "1.234,5 dias", "1,234.5 days")],
)
def test_days_always_show_one_decimal(value: str, portuguese: str, english: str) -> None:
    told = shown("days", value, "BRL")
    assert Translator("pt_BR").write(told) == portuguese
    assert Translator("en").write(told) == english


def test_a_time_says_what_are_hours_and_what_are_minutes() -> None:
    told = shown("minutes", 65, "BRL")
    assert Translator("pt_BR").write(told) == "1h05"
    assert Translator("en").write(told) == "1h 05m"
