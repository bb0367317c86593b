"""What values of a record must agree on, and rows taken in at once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from csdesk.domain.commands.records import AddRecord, ChangeRecord, ChangeRecords
from csdesk.domain.commands.rows import FlagInvoices, ReopenTickets, SolveTickets, TakeRows, is_overdue
from csdesk.domain.commands.sense import AlreadyKept, MakesNoSense
from csdesk.domain.errors import Refused
from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Invoice, Line, Rate
from csdesk.domain.model.voice import Survey, Ticket
from csdesk.domain.values.month import Month
from csdesk.storage.dump import canonical
from csdesk.storage.workspace import Workspace

NOW = datetime(2026, 10, 13, 15, 0, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture
def account(workspace: Workspace) -> int:
    found: int = workspace.run(AddRecord(record=Account(name="Tijolo"))).value
    return found


def answer(account: int, kind: str | None, score: str | None) -> Survey:
    given = None if score is None else Decimal(score)
    return Survey(account=account, kind=kind, score=given, answered_at=NOW)


@pytest.mark.parametrize(
    ("kind", "score", "fits"),
    [
        ("nps", "0", True),
        ("nps", "10", True),
        ("nps", "11", False),
        ("nps", "9.5", False),
        ("csat", "0", False),
        ("csat", "5", True),
        ("csat", "6", False),
        ("ces", "1", True),
        ("ces", "7", True),
        ("ces", "8", False),
    ],
)
def test_a_score_lies_on_the_scale_of_its_survey(
    workspace: Workspace, account: int, kind: str, score: str, *, fits: bool
) -> None:
    if fits:
        assert workspace.run(AddRecord(record=answer(account, kind, score))).step
    else:
        with pytest.raises(MakesNoSense):
            workspace.run(AddRecord(record=answer(account, kind, score)))
        assert workspace.reader.count(Survey) == 0


def test_a_row_typed_by_hand_says_what_makes_it_count(workspace: Workspace, account: int) -> None:
    for lacking in (answer(account, None, "9"), answer(account, "nps", None)):
        with pytest.raises(MakesNoSense):
            workspace.run(TakeRows(kind=Survey, new=(lacking,)))
    assert workspace.run(TakeRows(kind=Survey, new=(answer(account, "nps", "9"),))).value == range(1, 2)


def test_a_comment_can_be_added_to_an_answer_that_an_import_brought_with_a_strange_score(
    workspace: Workspace, account: int
) -> None:
    strange = workspace.run(AddRecord(record=answer(account, None, "42"))).value
    workspace.run(ChangeRecord(kind=Survey, id=strange, values={"comment": "?"}))
    with pytest.raises(MakesNoSense):
        workspace.run(ChangeRecord(kind=Survey, id=strange, values={"kind": "nps"}))


def test_a_currency_has_one_rate_a_month(workspace: Workspace) -> None:
    october, november = Month(2026, 10), Month(2026, 11)
    first = workspace.run(AddRecord(record=Rate(month=october, currency="USD", rate=Decimal("5.2")))).value
    second = workspace.run(AddRecord(record=Rate(month=november, currency="USD", rate=Decimal("5.3")))).value
    again = Rate(month=october, currency="USD", rate=Decimal("5.4"))
    with pytest.raises(AlreadyKept):
        workspace.run(AddRecord(record=again))
    with pytest.raises(AlreadyKept):
        workspace.run(ChangeRecord(kind=Rate, id=second, values={"month": october}))
    with pytest.raises(AlreadyKept):
        workspace.run(ChangeRecords(kind=Rate, ids=(first, second), values={"month": october}))
    with pytest.raises(AlreadyKept):
        workspace.run(TakeRows(kind=Rate, new=(again,)))
    with pytest.raises(AlreadyKept):
        workspace.run(
            TakeRows(kind=Rate, new=(Rate(month=Month(2026, 12), currency="EUR", rate=Decimal(6)),) * 2)
        )
    assert workspace.reader.count(Rate) == 2
    workspace.run(ChangeRecord(kind=Rate, id=second, values={"rate": Decimal("5.5")}))


@pytest.mark.parametrize(
    "record",
    [
        Rate(month=Month(2026, 10), currency="usd", rate=Decimal(5)),
        Rate(month=Month(2026, 10), currency="USD", rate=Decimal(0)),
        Ticket(account=1, opened_at=NOW, resolved_at=NOW - timedelta(hours=1)),
        Ticket(account=1, opened_at=NOW, first_response_at=NOW - timedelta(hours=1)),
        Line(account=1, start=TODAY, end=TODAY - timedelta(days=1)),
        Invoice(account=1, currency="R$"),
    ],
)
def test_what_cannot_be_true_together_is_refused(
    workspace: Workspace, account: int, record: Rate | Ticket | Line | Invoice
) -> None:
    with pytest.raises(MakesNoSense):
        workspace.run(AddRecord(record=record))


def test_rows_are_taken_all_or_none_and_go_again_in_one_step(workspace: Workspace, account: int) -> None:
    kept = workspace.run(AddRecord(record=answer(account, "nps", "3"))).value
    before = canonical(workspace.reader)
    good = tuple(answer(account, "nps", str(score)) for score in range(10))
    with pytest.raises(Refused):
        workspace.run(TakeRows(kind=Survey, new=(*good, answer(account, "csat", "9"))))
    assert canonical(workspace.reader) == before
    workspace.run(TakeRows(kind=Survey, new=good, changes=[(kept, {"score": Decimal(4)})]))
    assert workspace.reader.count(Survey) == 11
    workspace.undo()
    assert canonical(workspace.reader) == before


def test_an_invoice_is_flagged_as_overdue_and_as_paid(workspace: Workspace, account: int) -> None:
    late = Invoice(account=account, due=TODAY - timedelta(days=12), status="aberta")
    ids = tuple(workspace.run(AddRecord(record=one)).value for one in (late, Invoice(account=account)))
    workspace.run(FlagInvoices(ids=ids, overdue=False))
    assert [one.paid for one in workspace.reader.all(Invoice)] == [TODAY, TODAY]
    assert workspace.reader.all(Invoice)[0].status is None
    workspace.run(FlagInvoices(ids=ids, overdue=True))
    assert all(is_overdue(one, TODAY) for one in workspace.reader.all(Invoice))
    coming = workspace.run(AddRecord(record=Invoice(account=account, due=TODAY + timedelta(days=3)))).value
    with pytest.raises(MakesNoSense):
        workspace.run(FlagInvoices(ids=(coming,), overdue=True))


def test_a_word_for_paid_is_enough_and_goes_with_the_flag(workspace: Workspace, account: int) -> None:
    paid = Invoice(account=account, due=date(2026, 1, 10), status="Paga")
    assert not is_overdue(paid, TODAY)
    key = workspace.run(AddRecord(record=paid)).value
    workspace.run(FlagInvoices(ids=(key,), overdue=True))
    assert is_overdue(workspace.reader.get(Invoice, key), TODAY)


def test_a_ticket_is_solved_and_comes_back_with_its_count(workspace: Workspace, account: int) -> None:
    key = workspace.run(AddRecord(record=Ticket(account=account, opened_at=NOW, status="novo"))).value
    before = canonical(workspace.reader)
    workspace.run(SolveTickets(ids=(key,)))
    assert workspace.reader.get(Ticket, key).resolved_at == NOW
    workspace.run(ReopenTickets(ids=(key,)))
    back = workspace.reader.get(Ticket, key)
    assert (back.resolved_at, back.reopened) == (None, 1)
    workspace.undo()
    workspace.undo()
    assert canonical(workspace.reader) == before
