"""A row of the summary that holds says what the records say, whatever was done and whenever it is read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csdesk.domain.commands.records import AddRecord, ChangeRecord, DeleteRecords
from csdesk.domain.errors import CSDeskError
from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.contract import Line, Rate, Renewal
from csdesk.domain.model.interaction import CHANNELS, Interaction, Task
from csdesk.domain.model.record import Record
from csdesk.domain.model.voice import Survey
from csdesk.domain.settings import ChangeSetting
from csdesk.domain.today.cadence import is_conversation
from csdesk.domain.values.money import Cents
from csdesk.domain.values.month import Month
from csdesk.storage.clock import FixedClock
from csdesk.storage.dump import canonical
from csdesk.storage.queries.health_facts import health_facts
from csdesk.storage.queries.portfolio import portfolio
from csdesk.storage.summary import COLUMNS, derived, missing
from csdesk.storage.workspace import Workspace
from tests.conftest import NOON

ACCOUNTS = 4
READ_AT = (
    -timedelta(days=1),
    timedelta(),
    timedelta(hours=8),
    *(timedelta(days=n) for n in (1, 2, 3, 20, 400)),
)
DAYS = st.integers(-3, 25).map(lambda days: NOON.date() + timedelta(days=days))
INSTANTS = st.integers(-80, 80).map(lambda hours: NOON + timedelta(hours=hours))
OWN = st.integers(1, ACCOUNTS)
MONEY = st.none() | st.integers(0, 90_000).map(Cents)
RECORDS = st.one_of(
    st.builds(
        Line,
        account=OWN,
        kind=st.sampled_from(["base", "discount"]),
        mrr=MONEY,
        price=MONEY,
        interval=st.just("month"),
        currency=st.sampled_from([None, "BRL", "USD"]),
        start=DAYS,
        end=st.none() | DAYS,
        term_end=st.none() | DAYS,
    ),
    st.builds(Renewal, account=OWN, due_date=DAYS, status=st.sampled_from([None, "open", "renewed"])),
    st.builds(
        Interaction,
        account=OWN,
        at=INSTANTS,
        kind=st.sampled_from(["meeting", "note"]),
        channel=st.sampled_from([None, "email", "phone"]),
        direction=st.sampled_from([None, "in", "out"]),
        next_step=st.none() | st.just("Enviar proposta"),
    ),
    st.builds(
        Task,
        account=OWN,
        title=st.just("Ligar"),
        due=st.none() | DAYS,
        status=st.sampled_from(["open", "done"]),
    ),
    st.builds(Contact, account=OWN, name=st.sampled_from(["Ana", "Rui"]), role=st.just("decision_maker")),
    st.builds(Survey, account=OWN, kind=st.just("nps"), score=st.just(Decimal(9)), answered_at=INSTANTS),
    st.builds(
        Rate,
        month=st.sampled_from([Month(2026, 9), Month(2026, 11)]),
        currency=st.just("USD"),
        rate=st.just(Decimal("5.4")),
    ),
)
Deed = Callable[[Workspace], Any]


def add(record: Record) -> Deed:
    return lambda workspace: workspace.run(AddRecord(record=record))


def drop(kind: type[Record], place: int) -> Deed:
    def deed(workspace: Workspace) -> None:
        found = workspace.reader.all(kind)
        if found:
            workspace.run(DeleteRecords(kind=kind, ids=(found[place % len(found)].id,)))

    return deed


def move(place: int, account: int) -> Deed:
    def deed(workspace: Workspace) -> None:
        found = workspace.reader.all(Line)
        if found:
            one = found[place % len(found)].id
            workspace.run(ChangeRecord(kind=Line, id=one, values={"account": account}))

    return deed


def merge(one: int, other: int | None) -> Deed:
    return lambda workspace: workspace.run(
        ChangeRecord(kind=Account, id=one, values={"merged_into": None if other == one else other})
    )


KINDS = st.sampled_from([Line, Renewal, Interaction, Task, Contact, Survey, Rate])
DEEDS = st.lists(
    st.one_of(
        RECORDS.map(add),
        RECORDS.map(add),
        st.builds(drop, KINDS, st.integers(0, 5)),
        st.builds(move, st.integers(0, 5), OWN),
        st.builds(merge, OWN, st.none() | OWN),
        st.sampled_from(["USD", "BRL"]).map(
            lambda word: lambda workspace: workspace.run(ChangeSetting(key="currency", value=word))
        ),
        st.just(Workspace.undo),
        st.just(Workspace.redo),
        st.just(Workspace.summarise),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(before=DEEDS, after=DEEDS)
def test_a_row_that_holds_says_what_the_records_say(before: list[Deed], after: list[Deed]) -> None:
    with TemporaryDirectory() as folder, new(Path(folder)) as workspace:
        for deed in [*before, Workspace.summarise, *after]:
            try:
                deed(workspace)
            except CSDeskError:
                continue
        for later in READ_AT:
            held, said = both(workspace, NOON + later)
            assert held == {own: said[own] for own in held}


def test_after_it_is_filled_nothing_is_missing_and_the_content_is_the_same(tmp_path: Path) -> None:
    with new(tmp_path) as workspace:
        workspace.run(AddRecord(record=Interaction(account=1, at=NOON, kind="meeting")))
        rows, content = portfolio(workspace.reader, workspace.settings, NOON), canonical(workspace.reader)
        assert missing(workspace.reader, workspace.settings, NOON) == [1, 2, 3, 4]
        workspace.summarise()
        assert missing(workspace.reader, workspace.settings, NOON) == []
        assert portfolio(workspace.reader, workspace.settings, NOON) == rows
        assert canonical(workspace.reader) == content


def test_only_what_a_write_touches_is_dropped(tmp_path: Path) -> None:
    with new(tmp_path) as workspace:
        workspace.summarise()
        workspace.run(AddRecord(record=Task(account=2, title="Ligar")))
        assert missing(workspace.reader, workspace.settings, NOON) == [2]
        assert portfolio(workspace.reader, workspace.settings, NOON)[1].next_step == "Ligar"
        workspace.summarise()
        workspace.undo()
        assert portfolio(workspace.reader, workspace.settings, NOON)[1].next_step is None


def test_a_conversation_planned_for_later_today_shows_once_it_was_held(tmp_path: Path) -> None:
    with new(tmp_path) as workspace:
        at = NOON + timedelta(hours=2)
        workspace.run(AddRecord(record=Interaction(account=3, at=at, kind="meeting")))
        workspace.summarise()
        rows = [portfolio(workspace.reader, workspace.settings, NOON + timedelta(hours=n)) for n in (1, 3)]
        assert [row[2].last_contact for row in rows] == [None, date(2026, 10, 13)]


def test_the_last_contact_is_the_last_one_both_ways_as_health_has_it(tmp_path: Path) -> None:
    with new(tmp_path) as workspace:
        told = []
        for hours, (kind, channel, direction) in enumerate(
            product((None, "meeting", "note"), (None, *(key for key, _ in CHANNELS)), (None, "in", "out"))
        ):
            talk = Interaction(
                account=1,
                at=NOON - timedelta(days=900 - 2 * hours),
                kind=kind,
                channel=channel,
                direction=direction,
            )
            workspace.run(AddRecord(record=talk))
            found = portfolio(workspace.reader, workspace.settings, NOON)[0].last_contact
            assert talk.at is not None
            told.append((found == talk.at.date(), is_conversation(talk)))
            facts = health_facts(workspace.reader, workspace.settings, NOON.date(), account=1)
            assert (facts[1].contacts or [(None, 0)])[-1][0] == found
        assert told == [(both_ways, both_ways) for _, both_ways in told]
        assert {both_ways for both_ways, _ in told} == {True, False}


def test_rows_made_by_earlier_rules_do_not_hold(tmp_path: Path) -> None:
    with new(tmp_path) as workspace:
        workspace.summarise()
        workspace.derive(
            lambda database: database.execute("UPDATE summary SET made = replace(made, '.2Z', 'Z')")
        )
        assert missing(workspace.reader, workspace.settings, NOON) == [1, 2, 3, 4]


def test_the_mrr_of_an_account_alone_counts_those_that_were_merged_into_it(tmp_path: Path) -> None:
    with new(tmp_path) as workspace:
        workspace.run(AddRecord(record=Line(account=2, mrr=Cents(100_00), start=date(2026, 1, 1))))
        workspace.run(ChangeRecord(kind=Account, id=2, values={"merged_into": 1}))
        workspace.summarise()
        [row] = portfolio(workspace.reader, workspace.settings, NOON, accounts=[1])
        assert row.mrr == 100_00


@pytest.mark.parametrize("verb", ["INSERT", "UPDATE", "DELETE"])
def test_whoever_writes_drops_the_rows(tmp_path: Path, verb: str) -> None:
    with new(tmp_path) as workspace:
        workspace.run(AddRecord(record=Contact(account=1, name="Ana", role="decision_maker")))
        workspace.summarise()
        statement = {
            "INSERT": "INSERT INTO contact (account, name, created, changed) VALUES (1, 'Rui', '', '')",
            "UPDATE": "UPDATE contact SET account = 2",
            "DELETE": "DELETE FROM contact",
        }[verb]
        workspace.derive(lambda database: database.execute(statement))
        assert missing(workspace.reader, workspace.settings, NOON) == ([1, 2] if verb == "UPDATE" else [1])


def new(folder: Path) -> Workspace:
    workspace = Workspace.create(folder / "w.csdesk", FixedClock(NOON))
    for number in range(1, ACCOUNTS + 1):
        workspace.run(AddRecord(record=Account(name=f"Conta {number}")))
    return workspace


def both(workspace: Workspace, now: datetime) -> tuple[dict[int, Any], dict[int, Any]]:
    """The rows that hold at an instant, and all rows worked out then."""
    reader, rules = workspace.reader, workspace.settings
    instant = now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    joined = [(one.id, one.merged_into) for one in reader.all(Account) if one.merged_into is not None]
    left_out = {*missing(reader, rules, now), *(own for pair in joined for own in pair)}
    held = reader.connection.execute(f"SELECT {', '.join(COLUMNS)} FROM summary WHERE made <= ?", (instant,))
    worked_out = derived(reader, rules, now)
    return (
        {row[0]: tuple(row) for row in held if row[0] not in left_out},
        {row[0]: row for row in worked_out},
    )
