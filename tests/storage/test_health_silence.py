"""No ticket and no open invoice is good news, as of the last day on which the workspace heard of either."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.health.score import Part
from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Invoice
from csdesk.domain.model.voice import Ticket
from csdesk.storage.clock import FixedClock
from csdesk.storage.queries.health import health_of_all
from csdesk.storage.workspace import Workspace

TODAY = date(2026, 10, 13)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    clock = FixedClock(datetime(2026, 10, 13, 15, tzinfo=UTC))
    with Workspace.create(tmp_path / "a.csdesk", clock) as made:
        for name in ("Antiga", "Movida", "Sem nada"):
            made.run(AddRecord(record=Account(name=name, touch="tech", start_date=date(2024, 1, 1))))
        yield made


def ticket(workspace: Workspace, account: int, back: int) -> None:
    opened = datetime(2026, 10, 13, 12, tzinfo=UTC) - timedelta(days=back)
    solved = opened + timedelta(hours=4)
    workspace.run(AddRecord(record=Ticket(account=account, opened_at=opened, resolved_at=solved)))


def paid(workspace: Workspace, account: int, back: int) -> None:
    due = TODAY - timedelta(days=back)
    bill = Invoice(account=account, issued=due - timedelta(days=10), due=due, paid=due)
    workspace.run(AddRecord(record=bill))


def commercial(workspace: Workspace, account: int, on: date = TODAY) -> Part:
    for only in (None, account):
        health = health_of_all(workspace.reader, workspace.settings, on, account=only)[account]
        part = next(part for part in health.parts if part.indicator.key == "commercial")
    return part


def test_an_old_ticket_counts_while_the_workspace_keeps_hearing_of_others(workspace: Workspace) -> None:
    ticket(workspace, 1, 250)
    assert commercial(workspace, 1).points is None
    ticket(workspace, 2, 2)
    part = commercial(workspace, 1)
    assert (part.points, part.freshness) == (100, 1.0)
    assert part.measured is not None
    assert part.measured.as_of == TODAY - timedelta(days=2)


def test_a_workspace_that_hears_of_nothing_any_more_knows_nothing(workspace: Workspace) -> None:
    ticket(workspace, 1, 250)
    ticket(workspace, 2, 200)
    assert commercial(workspace, 1).points is None
    ticket(workspace, 2, 50)
    part = commercial(workspace, 1)
    assert part.points == 100
    assert part.freshness == pytest.approx(0.5 ** (20 / 30))


def test_who_never_had_one_is_not_known_to_be_covered(workspace: Workspace) -> None:
    ticket(workspace, 2, 2)
    paid(workspace, 2, 2)
    assert commercial(workspace, 3).measured is None


def test_paid_invoices_stay_good_news_while_others_are_sent(workspace: Workspace) -> None:
    paid(workspace, 1, 300)
    assert commercial(workspace, 1).points is None
    paid(workspace, 2, 3)
    part = commercial(workspace, 1)
    assert (part.points, part.freshness) == (100, 1.0)


def test_what_is_heard_later_does_not_count_before(workspace: Workspace) -> None:
    ticket(workspace, 1, 250)
    ticket(workspace, 2, 2)
    assert commercial(workspace, 1, TODAY - timedelta(days=30)).points is None
