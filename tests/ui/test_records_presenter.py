"""Grids of records without widgets: rows, names, what is pasted, what a change touches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.records import AddRecord, DeleteRecords
from csdesk.domain.commands.rows import TakeRows
from csdesk.domain.errors import Refused
from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.contract import Invoice, Rate
from csdesk.domain.model.goal import Goal, Reading
from csdesk.domain.model.record import FieldType
from csdesk.domain.model.voice import Survey, Ticket
from csdesk.domain.model.workspace import CustomField
from csdesk.domain.values.money import Money
from csdesk.i18n import Translator
from csdesk.storage.queries import records
from csdesk.storage.workspace import Workspace
from csdesk.ui.jobs import Jobs
from csdesk.ui.records.kinds import KINDS
from csdesk.ui.records.pasting import added, filled, sheet_of
from csdesk.ui.records.presenter import FIRST, RecordsPresenter
from csdesk.ui.session import Session
from csdesk.ui.words import Words

TODAY = date(2026, 10, 13)


@pytest.fixture
def session(workspace: Workspace, qapp: QApplication) -> Iterator[Session]:
    opened = Session(workspace, Words(Translator("pt_BR")), Jobs())
    yield opened
    opened.jobs.stop_all()


@pytest.fixture
def accounts(session: Session) -> list[int]:
    names = ("Tijolo Lilás", "Onça Míope", "Pipa")
    return [session.run(AddRecord(record=Account(name=name))).value for name in names]


@pytest.fixture
def presenter(session: Session, accounts: list[int]) -> RecordsPresenter:
    return RecordsPresenter(session, records)


def read_all(presenter: RecordsPresenter, session: Session, qtbot: QtBot) -> None:
    done: list[bool] = []
    presenter.read_rest(lambda rest: done.append(bool(presenter.take_rest(rest) is not None)), session)
    qtbot.waitUntil(lambda: bool(done))


@pytest.mark.parametrize("kind", [kind.key for kind in KINDS])
def test_every_kind_opens_with_a_column_for_each_of_its_fields(
    presenter: RecordsPresenter, kind: str
) -> None:
    presenter.open(kind)
    keys = [column.key for column in presenter.columns]
    fields = {spec.name for spec in presenter.kind.fields}
    assert tuple(keys[: len(presenter.kind.shown)]) == presenter.kind.shown
    assert fields <= set(keys)
    assert presenter.needed() <= fields
    assert set(presenter.kind.kept) <= fields
    assert all(column.edit is not None for column in presenter.columns)


def test_the_newest_rows_come_first_and_the_others_follow(
    presenter: RecordsPresenter, session: Session, accounts: list[int], qtbot: QtBot
) -> None:
    many = tuple(
        Ticket(account=accounts[0], number=str(n), opened_at=session.now()) for n in range(FIRST + 50)
    )
    session.run(TakeRows(kind=Ticket, new=many))
    presenter.open("ticket")
    assert [row.id for row in presenter.rows] == list(range(FIRST + 50, 50, -1))
    assert not presenter.is_whole
    read_all(presenter, session, qtbot)
    assert [row.id for row in presenter.rows] == list(range(FIRST + 50, 0, -1))
    assert presenter.is_whole


def test_references_are_told_by_name(
    presenter: RecordsPresenter, session: Session, accounts: list[int]
) -> None:
    ana = session.run(AddRecord(record=Contact(account=accounts[0], name="Ana"))).value
    session.run(AddRecord(record=Survey(account=accounts[0], contact=ana, kind="nps", score=Decimal(9))))
    goal = session.run(AddRecord(record=Goal(account=accounts[1], name="Vender"))).value
    session.run(AddRecord(record=Reading(goal=goal, date=TODAY, value=Decimal(4))))
    presenter.open("survey")
    (row,) = presenter.rows
    assert [presenter.column(key).value(row) for key in ("account", "contact")] == ["Tijolo Lilás", "Ana"]
    presenter.open("reading")
    assert presenter.column("goal").value(presenter.rows[0]) == "Vender · Onça Míope"


def test_twenty_answers_pasted_from_a_spreadsheet_become_rows_in_their_order(
    presenter: RecordsPresenter, session: Session
) -> None:
    lines = [["Cliente", "NPS", "Data", "Comentário", "Humor"]]
    names = ("tijolo lilas", "Onça Míope", "PIPA", "Pipa")
    lines += [[names[n % 4], str(n % 11), f"{1 + n % 9:02d}/10/26", f"volta {n}", "x"] for n in range(20)]
    presenter.open("survey")
    pasted = added(presenter, sheet_of(presenter, lines, presenter.columns))
    assert [column.key for column in pasted.columns] == ["account", "score", "answered_at", "comment"]
    assert pasted.left_out == ("Humor",)
    assert (len(pasted.new), pasted.wrong) == (20, ())
    session.run(TakeRows(kind=Survey, new=pasted.new))
    kept = session.all(Survey)
    assert [one.score for one in kept] == [Decimal(n % 11) for n in range(20)]
    assert {one.kind for one in kept} == {"nps"}
    assert session.words.translator.zone.key == "America/Sao_Paulo"
    assert kept[0].answered_at is not None
    assert kept[0].answered_at.astimezone(session.words.translator.zone).date() == date(2026, 10, 1)


def test_a_row_that_cannot_be_taken_says_its_line_its_column_and_why(presenter: RecordsPresenter) -> None:
    lines = [
        ["Conta", "Pesquisa", "Nota", "Respondida em"],
        ["Pipa", "CSAT", "4", "hoje"],
        ["Nenhuma", "CSAT", "4", "hoje"],
        ["Pipa", "CSAT", "9", "hoje"],
        ["Pipa", "CSAT", "quatro", "hoje"],
        ["", "CSAT", "4", "hoje"],
        ["Pipa", "CSAT", "4", ""],
    ]
    presenter.open("survey")
    pasted = added(presenter, sheet_of(presenter, lines, presenter.columns))
    say = presenter.reader.words.words
    assert len(pasted.new) == 1
    assert [wrong.line for wrong in pasted.wrong] == [3, 4, 5, 6, 7]
    reasons = [say(wrong.why) for wrong in pasted.wrong]
    assert reasons[0].startswith("Conta: ")
    assert "Nenhuma" in reasons[0]
    assert reasons[1] == "CSAT vai de 1 a 5, sem decimais"
    assert reasons[2].startswith("Nota: ")
    assert "Conta" in reasons[3]


def test_without_titles_cells_go_to_the_columns_from_the_cursor_on(
    presenter: RecordsPresenter, session: Session, accounts: list[int]
) -> None:
    for account in accounts:
        session.run(AddRecord(record=Invoice(account=account, due=TODAY)))
    presenter.open("invoice")
    start = [presenter.column(key) for key in ("amount", "payment", "paid")]
    lines = [["1.500,00", "x", "15/12"], ["R$ 20", "", "-"], ["2 mil", "", ""], ["9", "", ""]]
    pasted = filled(presenter, sheet_of(presenter, lines, start), presenter.rows)
    assert [change[0] for change in pasted.changes] == [row.id for row in presenter.rows][
        : len(pasted.changes)
    ]
    assert pasted.changes[0][1] == {"amount": 150_000, "paid": date(2026, 12, 15)}
    assert pasted.changes[1][1] == {"amount": 2_000}


def test_two_accounts_of_one_name_are_not_guessed(
    presenter: RecordsPresenter, session: Session, accounts: list[int]
) -> None:
    session.run(AddRecord(record=Account(name="pipa")))
    presenter.open("task")
    with pytest.raises(Refused):
        presenter.names.meant("account", "PIPA")
    assert presenter.names.meant("account", "onca miope") == accounts[1]
    assert [name for _, name in presenter.names.offered("account", "pi")] == ["Pipa", "pipa"]


def test_people_are_offered_within_their_account(
    presenter: RecordsPresenter, session: Session, accounts: list[int], qtbot: QtBot
) -> None:
    for account in accounts[:2]:
        session.run(AddRecord(record=Contact(account=account, name="Ana")))
    presenter.open("survey")
    read_all(presenter, session, qtbot)
    assert presenter.names.offered("contact", "a", accounts[1]) == [(2, "Ana")]
    assert presenter.names.meant("contact", "ana", accounts[0]) == 1
    with pytest.raises(Refused):
        presenter.names.meant("contact", "ana", accounts[2])


def test_amounts_add_up_currency_by_currency(
    presenter: RecordsPresenter, session: Session, accounts: list[int]
) -> None:
    for amount, currency in ((100, None), (250, "BRL"), (300, "USD")):
        session.run(AddRecord(record=Invoice(account=accounts[0], amount=amount, currency=currency)))
    presenter.open("invoice")
    ((column, found),) = presenter.totals(presenter.rows, {"amount"})
    assert column.key == "amount"
    assert found == [Money(350, "BRL", whole=True), Money(300, "USD", whole=True)]


def test_fields_of_the_workspace_are_columns_too(
    presenter: RecordsPresenter, session: Session, accounts: list[int]
) -> None:
    session.run(AddRecord(record=CustomField(entity="ticket", key="horas", label="Horas", type="decimal")))
    session.run(
        AddRecord(
            record=Ticket(account=accounts[0], opened_at=session.now(), custom={"x": "1", "horas": "2"})
        )
    )
    presenter.open("ticket")
    column = presenter.column("custom.horas")
    assert column.value(presenter.rows[0]) == Decimal(2)
    assert column.edit is not None
    session.run(column.edit(presenter.rows, Decimal("2.5")))
    assert session.all(Ticket)[0].custom == {"x": "1", "horas": "2.5"}
    session.run(column.edit(session.all(Ticket), None))
    assert session.all(Ticket)[0].custom == {"x": "1"}


def test_overdue_is_told_and_p_turns_it(
    presenter: RecordsPresenter, session: Session, accounts: list[int]
) -> None:
    session.run(AddRecord(record=Invoice(account=accounts[0], due=TODAY - timedelta(days=12))))
    presenter.open("invoice")
    column = presenter.column("payment")
    assert column.cell is not None
    assert column.cell(presenter.rows[0], presenter.reader).text == "12 dias de atraso"
    for expected in ("paid", "overdue"):
        command = presenter.flag(presenter.rows)
        assert command is not None
        presenter.run(command)
        presenter.open("invoice")
        assert column.value(presenter.rows[0]) == expected


def test_a_change_touches_only_its_rows(
    presenter: RecordsPresenter, session: Session, accounts: list[int]
) -> None:
    for month in range(1, 6):
        session.run(AddRecord(record=Ticket(account=accounts[0], number=str(month), opened_at=session.now())))
    presenter.open("ticket")
    edit = presenter.column("number").edit
    assert edit is not None
    touched = presenter.touched(session.run(edit(presenter.rows[:1], "A")).changes)
    assert touched is not None
    assert [row.id for row in touched.changed] == [5]
    assert not touched.is_reshaped
    touched = presenter.touched(session.run(DeleteRecords(kind=Ticket, ids=(2, 4))).changes)
    assert touched is not None
    assert touched.is_reshaped
    assert [row.id for row in presenter.rows] == [5, 3, 1]
    touched = presenter.touched(session.undo().changes)
    assert touched is not None
    assert [row.id for row in presenter.rows] == [5, 4, 3, 2, 1]


def test_rates_are_refused_by_the_domain_in_words(presenter: RecordsPresenter, session: Session) -> None:
    presenter.open("rate")
    lines = [["10/2026", "USD", "5,20"], ["11/2026", "USD", "5,30"]]
    pasted = added(presenter, sheet_of(presenter, lines, presenter.columns))
    session.run(TakeRows(kind=Rate, new=pasted.new))
    assert [one.rate for one in session.all(Rate)] == [Decimal("5.20"), Decimal("5.30")]
    with pytest.raises(Refused) as refused:
        session.run(TakeRows(kind=Rate, new=pasted.new[:1]))
    assert "USD" in presenter.reader.words.words(refused.value.text)


def test_every_field_type_has_a_width_and_a_way_to_be_pasted(presenter: RecordsPresenter) -> None:
    seen: set[FieldType] = set()
    for kind in KINDS:
        presenter.open(kind.key)
        seen |= {spec.type for spec in presenter.specs().values()}
        blank = [["" for _ in presenter.columns]]
        assert added(presenter, sheet_of(presenter, blank, presenter.columns)).size == 0
    assert seen == set(FieldType)
