"""The checked example: a portfolio of 40 accounts in several currencies against figures computed elsewhere."""

from __future__ import annotations

import csv
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from csdesk.domain.model.account import Account
from csdesk.domain.model.adoption import Onboarding, Usage
from csdesk.domain.model.contract import Line, Rate, Renewal
from csdesk.domain.model.voice import Survey, Ticket
from csdesk.domain.rules.facts import MetricFacts
from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.values.month import Month

EXAMPLE = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "metrics"
ZONE = ZoneInfo("America/Sao_Paulo")
PERIODS = {
    "": (None, 1),
    "month": ("month", 1),
    "quarter": ("month", 3),
    "semester": ("month", 6),
    "year": ("year", 1),
}

BANDS = {"C00012": "healthy", "C00015": "at_risk", "C00023": "healthy", "C00034": "at_risk"}
"""Health is another rule's business; these bands are those behind the expected forecast."""

pytestmark = pytest.mark.skipif(not EXAMPLE.exists(), reason="the checked example is not on this machine")


def rows(name: str) -> list[dict[str, str]]:
    with (EXAMPLE / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cents(text: str) -> int | None:
    return int(Decimal(text) * 100) if text else None


def number(text: str) -> int | None:
    return int(text) if text else None


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def moment(text: str) -> datetime | None:
    if not text:
        return None
    found = datetime.fromisoformat(text)
    return (found if found.tzinfo else found.replace(tzinfo=ZONE)).astimezone(UTC)


def line_of(number_: int, row: dict[str, str], accounts: dict[str, int]) -> Line:
    interval, months = PERIODS[row["interval"]]
    return Line(
        id=number_,
        account=accounts[row["account"]],
        product=row["product"],
        plan=row["plan"] or None,
        kind=row["kind"].replace("addon", "add_on"),
        mrr=cents(row["mrr"]),
        price=cents(row["amount"]),
        interval=interval,
        interval_count=int(row["interval_count"] or 1) * months,
        currency=row["currency"],
        start=day(row["start"]),
        end=day(row["end"]),
        start_reason=row["start_reason"] or None,
        end_reason=row["end_reason"] or None,
    )


def renewal_of(number_: int, row: dict[str, str], accounts: dict[str, int]) -> Renewal:
    return Renewal(
        id=number_,
        account=accounts[row["account"]],
        due_date=day(row["due_date"]),
        due_mrr=cents(row["due_mrr"]),
        currency=row["currency"],
        status=row["status"],
        decided_on=day(row["decided_on"]),
        renewed_mrr=cents(row["renewed_mrr"]),
        probability=Decimal(row["probability"]) if row["probability"] else None,
    )


def survey_of(
    number_: int,
    row: dict[str, str],
    accounts: dict[str, int],
    people: dict[str, int],
    tickets: dict[str, int],
) -> Survey:
    return Survey(
        id=number_,
        account=accounts[row["account"]],
        contact=people.setdefault(row["contact"], len(people) + 1) if row["contact"] else None,
        kind=row["type"],
        score=Decimal(row["score"]),
        answered_at=moment(row["answered_at"]),
        ticket=tickets.get(row["ticket"]),
    )


def ticket_of(number_: int, row: dict[str, str], accounts: dict[str, int]) -> Ticket:
    return Ticket(
        id=number_,
        account=accounts[row["account"]],
        number=row["id"],
        opened_at=moment(row["opened_at"]),
        first_response_at=moment(row["first_response_at"]),
        resolved_at=moment(row["resolved_at"]),
        reopened=number(row["reopened"]),
        contacts=number(row["contacts"]),
        handle_minutes=number(row["handle_minutes"]),
        sla_response_minutes=number(row["sla_response_min"]),
        sla_resolution_minutes=number(row["sla_resolution_min"]),
        channel=row["channel"] or None,
    )


def onboarding_of(number_: int, row: dict[str, str], accounts: dict[str, int]) -> Onboarding:
    dates = ("contract_start", "started", "due", "completed", "first_value_on")
    return Onboarding(
        id=number_, account=accounts[row["account"]], **{name: day(row[name]) for name in dates}
    )


def usage_of(number_: int, row: dict[str, str], accounts: dict[str, int]) -> Usage:
    return Usage(
        id=number_,
        account=accounts[row["account"]],
        month=Month.parse(row["month"]),
        seats=number(row["licensed_seats"]),
        active_users=number(row["active_users"]),
        features_available=number(row["features_available"]),
        features_used=number(row["features_used"]),
    )


@pytest.fixture(scope="module")
def facts() -> MetricFacts:
    known = rows("accounts")
    ids = {row["account"]: place for place, row in enumerate(known, 1)}
    tickets = {row["id"]: place for place, row in enumerate(rows("tickets"), 1)}
    people: dict[str, int] = {}
    return MetricFacts(
        accounts=[
            Account(
                id=ids[row["account"]],
                name=row["name"],
                external_ids={"": row["account"]},
                csm=row["csm"],
                merged_into=ids.get(row["merged_into"]),
            )
            for row in known
        ],
        lines=[line_of(place, row, ids) for place, row in enumerate(rows("subscriptions"), 1)],
        rates=[
            Rate(
                id=place, month=Month.parse(row["month"]), currency=row["currency"], rate=Decimal(row["rate"])
            )
            for place, row in enumerate(rows("rates"), 1)
        ],
        renewals=[renewal_of(place, row, ids) for place, row in enumerate(rows("renewals"), 1)],
        surveys=[survey_of(place, row, ids, people, tickets) for place, row in enumerate(rows("surveys"), 1)],
        tickets=[ticket_of(place, row, ids) for place, row in enumerate(rows("tickets"), 1)],
        onboardings=[onboarding_of(place, row, ids) for place, row in enumerate(rows("onboardings"), 1)],
        bands={ids[code]: band for code, band in BANDS.items()},
        usages=[usage_of(place, row, ids) for place, row in enumerate(rows("usage"), 1)],
        zone=ZONE,
    )


@pytest.fixture(scope="module")
def found(facts: MetricFacts) -> dict[str, Any]:
    return Numbers(facts, (Month(2023, 6), Month(2024, 12)), date(2024, 12, 31)).report.as_json()


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    with (EXAMPLE / "expected.json").open(encoding="utf-8") as file:
        return dict(json.load(file))


@pytest.mark.parametrize("family", ["months", "quarters"])
def test_every_month_and_quarter_is_exact(found: dict[str, Any], expected: dict[str, Any], family: str):
    assert list(found[family]) == list(expected[family])
    for period, metrics in expected[family].items():
        assert found[family][period] == metrics, period


@pytest.mark.parametrize(
    "part",
    [
        "from",
        "to",
        "as_of",
        "currency",
        "window",
        "trailing_12m",
        "cohorts",
        "lifetime",
        "concentration_top10",
        "mrr_by_account",
        "renewal_forecast",
    ],
)
def test_every_other_part_is_exact(found: dict[str, Any], expected: dict[str, Any], part: str):
    assert found[part] == expected[part]


def test_nothing_is_answered_that_was_not_asked(found: dict[str, Any], expected: dict[str, Any]):
    assert set(found) == set(expected)
