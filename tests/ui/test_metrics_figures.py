"""How the values of metrics are written."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Renewal
from csdesk.domain.model.voice import Ticket
from csdesk.domain.rules.facts import MetricFacts
from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.text import verbatim
from csdesk.domain.values.month import Month
from csdesk.domain.views.charts import RowsKey
from csdesk.i18n import Translator
from csdesk.ui.metrics.diagnosed import lost_sentence
from csdesk.ui.metrics.figures import figure_of, shown
from csdesk.ui.metrics.rows import panel_of

FEBRUARY = Month(2025, 2)
ON = date(2025, 2, 10)
PORTUGUESE, ENGLISH = Translator("pt_BR"), Translator("en")


def ticket(replied_after: int | None, opened: datetime = datetime(2025, 2, 3, 12, tzinfo=UTC)) -> Ticket:
    """A ticket with a target of one hour, replied to after so many minutes."""
    replied = None if replied_after is None else opened + timedelta(minutes=replied_after)
    return Ticket(account=1, opened_at=opened, first_response_at=replied, sla_response_minutes=60)


def numbers_of(tickets: tuple[Ticket, ...] = (), renewals: tuple[Renewal, ...] = ()) -> Numbers:
    """The numbers of February as of its tenth day."""
    facts = MetricFacts(
        accounts=(Account(id=1, name="Mare"),),
        zone=ZoneInfo("America/Sao_Paulo"),
        tickets=tickets,
        renewals=renewals,
    )
    return Numbers(facts, (FEBRUARY, FEBRUARY), ON)


JUST_NOW = ticket(None, datetime(2025, 2, 11, 2, 51, tzinfo=UTC))
"""Nine minutes before the end of the day, and not replied to."""


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


def test_tickets_that_are_open_in_time_stand_beside_the_rate_they_are_out_of() -> None:
    numbers = numbers_of((ticket(20), ticket(60), ticket(120), JUST_NOW))
    figure = figure_of(numbers, "sla_response", (FEBRUARY, FEBRUARY))
    assert figure.note is not None
    assert (ENGLISH.write(figure.value), ENGLISH.words(figure.note)) == ("66.7%", "1 pending")
    panel = panel_of(numbers, RowsKey("sla_response", FEBRUARY, FEBRUARY))
    assert panel.why is not None
    assert ENGLISH.words(panel.why) == "1 pending · Partial"


def test_a_rate_without_a_decision_says_what_it_waits_for() -> None:
    due = Renewal(account=1, due_date=date(2025, 2, 5), due_mrr=10_000, status="open")
    figure = figure_of(numbers_of((JUST_NOW,), (due,)), "contract_rate", (FEBRUARY, FEBRUARY))
    assert figure.value is None
    assert figure.why is not None
    assert ENGLISH.words(figure.why) == "1 pending"


def test_unanswered_tickets_are_counted_apart_from_the_time_to_the_first_reply() -> None:
    figure = figure_of(numbers_of((ticket(20), JUST_NOW)), "first_response_mean", (FEBRUARY, FEBRUARY))
    assert figure.note is not None
    assert ENGLISH.words(figure.note) == "1 unanswered"


def test_the_rows_of_a_metric_say_whose_it_is() -> None:
    numbers = numbers_of((ticket(20),))
    panel = panel_of(numbers, RowsKey("first_response_mean", FEBRUARY, FEBRUARY))
    assert panel.whose is not None
    assert PORTUGUESE.words(panel.whose) == "Suporte"


@pytest.mark.parametrize(("language", "words"), [("pt_BR", ("vez", "vez", "vezes")), ("en", ("times",) * 3)])
def test_less_than_twice_is_once_in_portuguese_and_times_in_english(
    language: str, words: tuple[str, ...]
) -> None:
    marks = dict.fromkeys(("net", "lost", "average", "usual"), verbatim("x"))
    said = [
        Translator(language).words(lost_sentence(Decimal(times), marks)) for times in ("0.9", "1.5", "2.5")
    ]
    assert [re.search(r"\d[.,]\d (\w+)", one)[1] for one in said] == list(words)
