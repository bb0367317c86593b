"""The rows of the portfolio say what the rules say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csdesk.domain.commands.records import AddRecord, ChangeRecord
from csdesk.domain.commands.registry import Command, handles
from csdesk.domain.lean import dataclass
from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Line, Rate
from csdesk.domain.ports import Work
from csdesk.domain.rules.mrr import merged_into, mrr_by_account
from csdesk.domain.text import Text, msg
from csdesk.domain.values.money import Cents
from csdesk.domain.values.month import Month
from csdesk.storage.queries.portfolio import portfolio
from csdesk.storage.queries.running import running_mrr
from csdesk.storage.workspace import Workspace
from tests.conftest import NOON

TODAY = date(2026, 10, 13)
DAYS = st.sampled_from(
    [date(2026, 1, 1), date(2026, 10, 12), TODAY, date(2026, 10, 14), date(2026, 10, 15), date(2027, 1, 1)]
)
LINES = st.lists(
    st.builds(
        Line,
        account=st.integers(1, 5),
        product=st.sampled_from(["Tráfego", None]),
        kind=st.sampled_from(["base", "base", "add_on", "discount", "one_off", "trial"]),
        mrr=st.none() | st.integers(-5_000, 90_000).map(Cents),
        price=st.none() | st.integers(0, 90_000).map(Cents),
        interval=st.sampled_from([None, "month", "year"]),
        currency=st.sampled_from([None, "", "BRL", "USD", "XXX"]),
        start=st.none() | DAYS,
        end=st.none() | DAYS,
    ),
    max_size=14,
)


@dataclass(frozen=True, kw_only=True)
class Put(Command):
    lines: tuple[Line, ...]


@handles(Put)
def put(command: Put, work: Work) -> Text:
    work.delete(Line, [line.id for line in work.find(Line)])
    work.add_many(command.lines)
    return msg("Import")


def five_accounts(workspace: Workspace) -> None:
    for number in range(1, 6):
        workspace.run(AddRecord(record=Account(name=f"Conta {number}")))
    workspace.run(ChangeRecord(kind=Account, id=5, values={"merged_into": 4}))
    workspace.run(AddRecord(record=Rate(month=Month(2026, 9), currency="USD", rate=Decimal("5.4321"))))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=LINES)
def test_the_mrr_of_the_rows_is_that_of_the_rule(workspace: Workspace, lines: list[Line]) -> None:
    if not workspace.reader.count(Account):
        five_accounts(workspace)
    workspace.run(Put(lines=tuple(lines)))
    reader = workspace.reader
    accounts = reader.all(Account)
    expected = mrr_by_account(reader.all(Line), reader.all(Rate), "BRL", TODAY, merged_into(accounts))
    assert running_mrr(reader, workspace.settings, TODAY) == expected
    for account in (1, 2, 3):
        own = {account: expected[account]} if account in expected else {}
        assert running_mrr(reader, workspace.settings, TODAY, accounts=[account]) == own


def test_one_row_is_the_same_alone_as_among_all(workspace: Workspace) -> None:
    five_accounts(workspace)
    workspace.run(
        AddRecord(
            record=Line(account=2, mrr=Cents(100_00), start=date(2026, 1, 1), term_end=date(2027, 1, 1))
        )
    )
    rows = portfolio(workspace.reader, workspace.settings, NOON)
    assert [row.id for row in rows] == [1, 2, 3, 4]
    for row in rows:
        assert portfolio(workspace.reader, workspace.settings, NOON, accounts=[row.id]) == [row]
