"""Health in the portfolio: what is seen, said, filtered and told of each account, over a real workspace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.health import SetHealthOverride
from csdesk.domain.commands.records import AddRecord, ChangeRecord
from csdesk.domain.model.account import Account
from csdesk.domain.model.adoption import Signal
from csdesk.domain.model.contract import Line
from csdesk.domain.values.money import Cents
from csdesk.storage.clock import FixedClock
from csdesk.storage.workspace import Workspace
from csdesk.ui.tables.clipboard import tsv
from csdesk.ui.tables.filters import OneOf
from csdesk.ui.tables.order import SortLevel
from tests.conftest import NOON
from tests.ui.portfolio_bench import Desk

TODAY = date(2026, 10, 13)
USUAL = ("outcomes", "adoption", "engagement", "sentiment", "commercial")
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


def measured(workspace: Workspace, account: int, share: int, names: tuple[str, ...] = USUAL) -> None:
    """Signals by which every indicator of an account comes to a share of its points."""
    for name in names:
        bad, good = {
            "outcomes": (40, 90),
            "adoption": (30, 80),
            "engagement": (60, 14),
            "sentiment": (3, 9),
            "commercial": (30, 0),
        }[name]
        value = Decimal(bad) + Decimal(good - bad) * share / 100
        workspace.run(AddRecord(record=Signal(account=account, name=name, value=value, measured_on=TODAY)))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Bem (90), Risco (60), Mal (20), Pouco (80 by three indicators), Nada, Saiu (30, a client that left)."""
    with Workspace.create(tmp_path / "Aurora.csdesk", FixedClock(NOON)) as made:
        for name, status in (
            *((name, "active") for name in ("Bem", "Risco", "Mal", "Pouco", "Nada")),
            ("Saiu", "cancelled"),
        ):
            account = Account(name=name, touch="high", status=status, start_date=date(2024, 1, 1))
            made.run(AddRecord(record=account))
        for number, share in ((1, 90), (2, 60), (3, 20), (6, 30)):
            measured(made, number, share)
        measured(made, 4, 80, ("outcomes", "adoption", "sentiment"))
        yield made


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, workspace: Workspace) -> Desk:
    made = Desk(qtbot, qapp, workspace)
    looked(made, qtbot)
    return made


def looked(desk: Desk, qtbot: QtBot) -> None:
    """Wait until everybody was looked at and the sparklines are drawn."""
    with qtbot.waitSignal(desk.session.observing.seen, timeout=8_000):
        desk.session.observing.begin()
    qtbot.waitUntil(lambda: not desk.session.jobs.running, timeout=8_000)
    desk.settle()


def line_of(desk: Desk, name: str) -> int:
    line = desk.page.table.rows.line_of(
        next(row.id for row in desk.page.table.rows.shown_rows() if row.name == name)
    )
    assert line is not None
    return line


def cell(desk: Desk, name: str) -> tuple[str, str | None, bool]:
    found = desk.page.table.rows.cell(line_of(desk, name), 2)
    return found.text, found.level, found.unsure


def test_nothing_is_claimed_before_anybody_looked(
    qtbot: QtBot, qapp: QApplication, workspace: Workspace
) -> None:
    desk = Desk(qtbot, qapp, workspace)
    assert cell(desk, "Bem") == ("—", None, False)
    assert len(desk.page.blocks()) == 1


def test_each_band_has_its_shape_and_little_is_only_outlined(desk: Desk) -> None:
    assert cell(desk, "Bem") == ("90", "good", False)
    assert cell(desk, "Risco") == ("60", "watch", False)
    assert cell(desk, "Mal") == ("20", "risk", False)
    assert cell(desk, "Pouco") == ("80", "good", True)
    assert cell(desk, "Nada") == ("—", "unknown", False)
    assert cell(desk, "Saiu") == ("—", None, False)


def test_health_is_said_in_words(desk: Desk) -> None:
    rows = desk.page.table.rows
    assert rows.index(line_of(desk, "Risco"), 2).data(ACCESSIBLE) == "Saúde 60, em risco"
    assert rows.index(line_of(desk, "Nada"), 2).data(ACCESSIBLE) == "Saúde, sem dados"
    assert rows.index(line_of(desk, "Pouco"), 2).data(ACCESSIBLE) == "Saúde 80, saudável, pouca certeza"


def test_the_pointer_is_told_why(desk: Desk) -> None:
    table = desk.page.table
    at = table.visualRect(table.rows.index(line_of(desk, "Mal"), 2)).center()
    assert table.tip_at(QPoint(at)).startswith("20: ")


def test_the_worst_come_first_and_those_without_a_score_last(desk: Desk) -> None:
    desk.page.table.change(desk.page.table.view_state.sorted_by("health"))
    assert desk.names() == ["Mal", "Risco", "Pouco", "Bem", "Nada", "Saiu"]
    desk.page.table.change(desk.page.table.view_state.sorted_by("health"))
    assert desk.names()[:2] == ["Bem", "Pouco"]
    assert set(desk.names()[4:]) == {"Nada", "Saiu"}


def test_groups_are_bands_not_scores(desk: Desk) -> None:
    rows = desk.page.table.rows
    desk.page.table.change(desk.page.table.view_state.grouped_by("health"))
    titles = [rows.group_title(line) for line in range(rows.rowCount()) if rows.is_group(line)]
    assert titles == ["Saudável  2", "Em risco  1", "Crítico  1", "Sem dados  1", "—  1"]


def test_a_band_in_the_sidebar_filters_and_once_more_shows_all(desk: Desk) -> None:
    block = desk.page.blocks()[1]
    assert [(item.count, item.level) for item in block.items] == [
        ("2", "good"),
        ("1", "watch"),
        ("1", "risk"),
        ("1", "unknown"),
    ]
    block.items[2].run()
    assert desk.names() == ["Mal"]
    again = desk.page.blocks()[1].items[2]
    assert again.is_on
    again.run()
    assert len(desk.names()) == 6


def test_the_views_about_health_count_their_accounts(desk: Desk) -> None:
    counts = {item.key: item.count for item in desk.page.presenter.view_items()}
    assert (counts["risky"], counts["fell"]) == (2, 0)
    desk.page.show_view("risky")
    assert desk.names() == ["Mal", "Risco"]
    assert desk.page.table.view_state.sort[0] == SortLevel("health")


def test_little_confidence_can_be_filtered_by(desk: Desk) -> None:
    column = desk.page.presenter.column("health")
    offered = {key: count for key, _, count in desk.page.presenter.values_of(column)}
    assert offered == {"healthy": 2, "at_risk": 1, "critical": 1, "no_data": 1, "low_confidence": 1, None: 1}
    desk.page.cards.set_filter("health", OneOf("health", ("low_confidence",)))
    assert desk.names() == ["Pouco"]


def test_a_copy_says_score_and_band(desk: Desk) -> None:
    column = desk.page.presenter.column("health")
    rows = sorted(desk.page.table.rows.shown_rows(), key=lambda row: row.id)
    lines = tsv((column,), rows, desk.page.presenter.reader).splitlines()
    assert lines == ["Saúde", "90 Saudável", "60 Em risco", "20 Crítico", "80 Saudável", "Sem dados", ""]


def test_an_edit_is_looked_at_again_beside_the_window(desk: Desk, qtbot: QtBot, workspace: Workspace) -> None:
    with qtbot.waitSignal(desk.session.observing.seen, timeout=8_000):
        desk.session.run(SetHealthOverride(account=3, score=55, reason="A diretora pediu um mês"))
    assert cell(desk, "Mal") == ("55", "watch", False)
    assert desk.page.table.rows.cell(line_of(desk, "Mal"), 2).icon == "edit"
    with qtbot.waitSignal(desk.session.observing.seen, timeout=8_000):
        desk.session.undo()
    assert cell(desk, "Mal") == ("20", "risk", False)


def test_a_row_that_is_read_again_keeps_its_health(desk: Desk) -> None:
    before = desk.page.table.rows.cell(line_of(desk, "Risco"), 2)
    desk.session.run(ChangeRecord(kind=Account, id=2, values={"csm": "Marina"}))
    assert desk.page.table.rows.cell(line_of(desk, "Risco"), 2) == before


def test_the_panel_tells_why(desk: Desk, qtbot: QtBot) -> None:
    desk.page.table.put_cursor(3)
    health = desk.page.panel.health
    qtbot.waitUntil(lambda: health.isVisible() and health.score.accessibleName() == "20", timeout=8_000)
    assert "Relacionamento" in desk.texts()
    assert health.reason.text().startswith("20: ")
    desk.page.table.put_cursor(6)
    qtbot.waitUntil(lambda: not health.isVisible(), timeout=8_000)


def test_edits_in_a_row_are_looked_at_together_and_later(desk: Desk, qtbot: QtBot) -> None:
    observing = desk.session.observing
    with qtbot.waitSignal(observing.seen, timeout=8_000):
        value = Signal(account=1, name="outcomes", value=Decimal(40), measured_on=TODAY)
        desk.session.run(AddRecord(record=value))
        known = observing.marks[1].score
        desk.session.run(
            AddRecord(record=Signal(account=1, name="adoption", value=Decimal(30), measured_on=TODAY))
        )
        assert observing.marks[1].score == known == 90
    assert observing.marks[1].score == 45


def test_the_strip_says_nothing_before_it_is_worked_out_and_a_dash_with_its_reason_then(
    qtbot: QtBot, qapp: QApplication, workspace: Workspace
) -> None:
    desk = Desk(qtbot, qapp, workspace)
    totals = desk.page.state().totals
    assert [total.is_known for total in totals] == [True, False, False, False, False]
    qtbot.waitUntil(lambda: desk.page.presenter.standing is not None, timeout=8_000)
    told = [(total.value, desk.words(total.note)) for total in desk.page.state().totals[1:] if total.note]
    assert told == [
        (None, "ninguém pagava no início"),
        (None, "ninguém pagava no início"),
        (None, "ninguém pagava no início"),
        (None, "nenhuma resposta no trimestre"),
    ]


def test_the_strip_follows_the_filter_but_counts_those_that_left(
    desk: Desk, qtbot: QtBot, workspace: Workspace
) -> None:
    begun = date(2025, 1, 1)
    for account, cents, end in ((1, 100_000, None), (2, 100_000, None), (6, 50_000, date(2026, 8, 10))):
        line = Line(account=account, mrr=Cents(cents), start=begun, end=end, currency="BRL")
        workspace.run(AddRecord(record=line))
    desk.session.run(AddRecord(record=Line(account=1, mrr=Cents(20_000), start=date(2026, 8, 1))))
    with qtbot.waitSignal(desk.page.following.counted, timeout=8_000):
        pass
    words = desk.words.translator.write

    def rates() -> list[str]:
        return [words(total.value) for total in desk.page.state().totals[1:4]]

    assert rates() == ["88,0%", "80,0%", "1"]
    desk.page.cards.set_filter("status", OneOf("status", ("active",)))
    assert rates() == ["88,0%", "80,0%", "1"]
    desk.page.cards.set_filter("health", OneOf("health", ("healthy",)))
    assert rates() == ["120,0%", "100,0%", "0"]
    strip = desk.page.body.strip
    desk.settle()
    with qtbot.waitSignal(desk.page.metrics_asked):
        figure = next(one for one in strip.findChildren(QFrame) if one.accessibleName().startswith("NRR"))
        QTest.keyClick(figure, Qt.Key.Key_Return)


def test_of_a_long_portfolio_only_the_rows_on_screen_get_their_past_weeks(
    qtbot: QtBot, qapp: QApplication, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("csdesk.ui.observing._FEW", 0)
    for account, name in product((1, 2), USUAL):
        before = Signal(account=account, name=name, value=Decimal(30), measured_on=TODAY - timedelta(weeks=8))
        workspace.run(AddRecord(record=before))
    desk = Desk(qtbot, qapp, workspace)
    desk.page.cards.set_filter("name", OneOf("name", ("Bem", "Mal")))
    with qtbot.waitSignal(desk.session.observing.drawn, timeout=8_000):
        desk.session.observing.begin()
    qtbot.waitUntil(lambda: not desk.session.jobs.running, timeout=8_000)
    marks = desk.session.observing.marks
    assert None not in marks[1].points
    assert desk.page.table.rows.cell(line_of(desk, "Bem"), 2).points == marks[1].points
    assert next(row.health for row in desk.page.presenter.rows if row.id == 1) == marks[1]
    assert marks[2].points[:-1] == (None,) * 8
