"""The checked portfolio imports whole, without help: every value equals the plain data beside the workbook."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from csdesk.domain.commands.apply_plan import ApplyPlan
from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.importing.plan import Plan
from csdesk.domain.importing.planning import make_plan
from csdesk.domain.importing.understand import understand
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.workspace import ImportRun
from csdesk.storage.dump import canonical
from csdesk.storage.files.sheets_in import read_book
from csdesk.storage.importing import KnownRecords
from csdesk.storage.workspace import Workspace

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "metrics"
pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="the checked portfolio is not beside this repository"
)
ZONE = ZoneInfo("America/Sao_Paulo")
KINDS = {"trial", "base", "add_on", "discount", "one_off", "usage"}
PERIODS = {"month": ("month", 1), "quarter": ("month", 3), "semester": ("month", 6), "year": ("year", 1)}
TYPES = {"ligação": ("phone", None), "reunião": ("video", None), "e-mail": ("email", None)} | {
    "QBR": (None, "review"),
    "treinamento": (None, "training"),
}


@cache
def mappings() -> tuple[SheetMapping, ...]:
    return tuple(understand(read_book(DATA / "portfolio.xlsx").sheets))


def planned(workspace: Workspace) -> Plan:
    return make_plan(mappings(), KnownRecords(workspace.reader))


@pytest.fixture
def imported(workspace: Workspace) -> Workspace:
    workspace.run(ApplyPlan(plan=planned(workspace), file="portfolio.xlsx", sha256="0"))
    return workspace


def told(name: str) -> Iterator[dict[str, str]]:
    with (DATA / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def cents(text: str) -> int | None:
    return int(Decimal(text) * 100) if text else None


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def number(text: str) -> int | None:
    return int(text) if text else None


def instant(text: str) -> datetime | None:
    if not text:
        return None
    when = datetime.fromisoformat(text)
    return (when if when.tzinfo else when.replace(tzinfo=ZONE)).astimezone(UTC).replace(second=0)


class Held:
    """The records of the workspace as the plain data names them."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.emails: dict[int | None, str | None] = {one.id: one.email for one in self.of("contact")}
        self.codes = {kind: self._codes(kind) for kind in ("account", "ticket", "line", "survey", "renewal")}

    def of(self, kind: str) -> list[Any]:
        return list(self.workspace.reader.all(BY_KEY[kind].type))

    def _codes(self, kind: str) -> dict[int | None, str | None]:
        return {one.id: one.external_ids.get("") for one in self.of(kind)} | {None: None}


def account(held: Held, one: Any) -> tuple[Any, ...]:
    code, merged = held.codes["account"][one.id], held.codes["account"][one.merged_into]
    return (
        code,
        one.name,
        one.tax_id,
        one.segment,
        one.touch,
        one.csm,
        one.city,
        one.state,
        one.country,
        merged,
    )


def line(held: Held, one: Any) -> tuple[Any, ...]:
    period = (one.interval, one.interval_count)
    return (
        *(
            held.codes["line"][one.id],
            held.codes["account"][one.account],
            one.product,
            one.plan,
            one.kind,
            one.mrr,
        ),
        *(one.currency, one.start, one.end, one.price, period, one.start_reason, one.end_reason),
    )


def told_line(row: dict[str, str]) -> tuple[Any, ...]:
    interval, count = PERIODS.get(row["interval"], (None, None))
    given = number(row["interval_count"])
    period = (interval, count * (given or 1) if count else None)
    kind = row["kind"].replace("addon", "add_on").replace("add-on", "add_on").replace("one-off", "one_off")
    return (
        *(
            row["line_id"],
            row["account"],
            row["product"] or None,
            row["plan"] or None,
            kind,
            cents(row["mrr"]),
        ),
        *(row["currency"], day(row["start"]), day(row["end"]), cents(row["amount"]), period),
        *(row["start_reason"] or None, row["end_reason"] or None),
    )


def survey(held: Held, one: Any) -> tuple[Any, ...]:
    return (
        *(
            held.codes["survey"][one.id],
            held.codes["account"][one.account],
            held.emails.get(one.contact),
            one.kind,
        ),
        *(one.score, one.answered_at, held.codes["ticket"][one.ticket]),
    )


Row = dict[str, str]
Told = Callable[[Row], tuple[Any, ...]]
CHECKS: dict[str, tuple[str, Callable[[Held, Any], tuple[Any, ...]], Told]] = {
    "accounts": (
        "account",
        account,
        lambda row: tuple((value or "").strip() or None for value in row.values()),
    ),
    "subscriptions": ("line", line, told_line),
    "rates": (
        "rate",
        lambda _, one: (str(one.month), one.currency, one.rate),
        lambda row: (row["month"], row["currency"], Decimal(row["rate"])),
    ),
    "surveys": (
        "survey",
        survey,
        lambda row: (
            *(row["id"], row["account"], row["contact"] or None, row["type"], Decimal(row["score"])),
            *(instant(row["answered_at"]), row["ticket"] or None),
        ),
    ),
    "tickets": (
        "ticket",
        lambda held, one: (
            *(held.codes["ticket"][one.id], held.codes["account"][one.account], one.opened_at),
            *(one.first_response_at, one.resolved_at, one.reopened, one.contacts, one.handle_minutes),
            *(one.sla_response_minutes, one.sla_resolution_minutes, one.channel, one.priority),
        ),
        lambda row: (
            *(row["id"], row["account"], instant(row["opened_at"]), instant(row["first_response_at"])),
            *(instant(row["resolved_at"]), number(row["reopened"]), number(row["contacts"])),
            *(
                number(row["handle_minutes"]),
                number(row["sla_response_min"]),
                number(row["sla_resolution_min"]),
            ),
            *(row["channel"], row["priority"]),
        ),
    ),
    "renewals": (
        "renewal",
        lambda held, one: (
            *(held.codes["renewal"][one.id], held.codes["account"][one.account], one.due_date, one.due_mrr),
            *(one.currency, one.status, one.decided_on, one.renewed_mrr, one.probability),
        ),
        lambda row: (
            *(row["id"], row["account"], day(row["due_date"]), cents(row["due_mrr"]), row["currency"]),
            *(row["status"], day(row["decided_on"]), cents(row["renewed_mrr"])),
            Decimal(row["probability"]) * (100 if Decimal(row["probability"]) <= 1 else 1)
            if row["probability"]
            else None,
        ),
    ),
    "onboardings": (
        "onboarding",
        lambda held, one: (
            *(held.codes["account"][one.account], one.contract_start, one.started, one.due, one.completed),
            one.first_value_on,
        ),
        lambda row: (row["account"], *(day(value) for name, value in row.items() if name != "account")),
    ),
    "usage": (
        "usage",
        lambda held, one: (
            *(held.codes["account"][one.account], str(one.month), one.seats, one.active_users),
            *(one.features_available, one.features_used),
        ),
        lambda row: (row["account"], row["month"], *(number(value) for value in list(row.values())[2:])),
    ),
    "interactions": (
        "interaction",
        lambda held, one: (
            *(held.codes["account"][one.account], one.at.astimezone(ZONE).date(), one.channel, one.kind),
            *(one.role, one.mode, one.summary),
        ),
        lambda row: (
            *(row["account"], day(row["date"]), *TYPES[row["type"]], row["role"].lower(), row["mode"]),
            row["summary"],
        ),
    ),
    "health": (
        "signal",
        lambda held, one: (held.codes["account"][one.account], one.name, one.value, one.measured_on),
        lambda row: (
            *(row["account"], row["signal"], Decimal(row["value"]) if row["value"] else None),
            day(row["measured_on"]),
        ),
    ),
    "value": (
        "value",
        lambda held, one: (held.codes["account"][one.account], str(one.month), one.gain, one.cost),
        lambda row: (row["account"], row["month"], cents(row["gain"]), cents(row["cost"])),
    ),
}


def test_every_value_of_the_workbook_equals_the_plain_data(imported: Workspace):
    held = Held(imported)
    for name, (kind, shown, expected) in CHECKS.items():
        found = sorted((shown(held, one) for one in held.of(kind)), key=repr)
        wanted = sorted((expected(row) for row in told(name)), key=repr)
        assert found == wanted, name


def test_every_row_is_new_the_first_time_and_unchanged_the_second(workspace: Workspace):
    first = planned(workspace)
    workspace.run(ApplyPlan(plan=first, file="portfolio.xlsx"))
    counts = first.counts()
    assert counts["new"] == counts["read"] == 1579
    again = planned(workspace)
    assert again.counts()["unchanged"] == 1579
    assert not again.writes.segments
    assert not again.writes.changes
    assert not again.writes.late


def test_the_import_is_one_step_that_undo_takes_back_whole(workspace: Workspace):
    before = canonical(workspace.reader)
    done = workspace.run(ApplyPlan(plan=planned(workspace), file="portfolio.xlsx", sha256="abc"))
    assert done.label.count == 1579
    (run,) = workspace.reader.all(ImportRun)
    assert (run.file, run.sha256, run.rows) == ("portfolio.xlsx", "abc", 1579)
    assert len(workspace.steps()) == 1
    workspace.undo()
    assert canonical(workspace.reader) == before
