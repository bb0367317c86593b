"""The Metrics view as a person uses it: periods, filters, sections, rows, copies and exports, mostly by keyboard."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.playbooks import Retire
from csdesk.domain.commands.records import AddRecord, ChangeRecord
from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Line
from csdesk.domain.model.interaction import Interaction
from csdesk.domain.model.practice import LIVE, Playbook
from csdesk.domain.rules.diagnosis import SAYS
from csdesk.domain.rules.plays import PLAYS
from csdesk.domain.values.money import Cents, Money
from csdesk.domain.values.month import Month
from csdesk.domain.views.charts import RowsKey
from csdesk.domain.views.metrics import CohortLook, Filter, Grain, Overview, Section, Span
from csdesk.i18n import Translator
from csdesk.storage.clock import FixedClock
from csdesk.storage.content import shipped
from csdesk.storage.files.tables_out import write_tables
from csdesk.storage.sample import add_sample
from csdesk.storage.workspace import Workspace
from csdesk.ui.charts.written import shown_words
from csdesk.ui.jobs import Jobs
from csdesk.ui.metrics.filter_card import FilterCard
from csdesk.ui.metrics.heading import Heading
from csdesk.ui.metrics.page import MetricsPage
from csdesk.ui.metrics.presenter import MetricsPresenter
from csdesk.ui.session import Session
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words

KEY = Qt.Key
RATES = (("churn", "2"), ("new", "10%"), ("expansion", "0"))
NOW = datetime(2026, 10, 30, 15, tzinfo=UTC)
SHARED = timedelta(days=90)


@cache
def dressed(app: QApplication) -> Themes:
    return Themes(app, Appearance.LIGHT)


class Desk:
    """The page in a window, over a workspace."""

    def __init__(self, qtbot: QtBot, app: QApplication, workspace: Workspace, folder: Path) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.words = Words(Translator("en"))
        self.session = Session(workspace, self.words, Jobs(app))
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1240, 860)
        self.page = MetricsPage(
            self.session, dressed(app), write_tables, ask=lambda _, name: self.folder / name
        )
        self.page.setParent(self.window)
        self.page.setGeometry(self.window.rect())
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.ready()

    def ready(self) -> None:
        self.qtbot.waitUntil(lambda: self.page.state() is not None, timeout=20_000)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.page if self.page.focusWidget() is None else self.page.focusWidget(), key)

    def figure(self, place: int) -> Any:
        state = self.page.state()
        assert state is not None
        return state.figures[place].value

    @property
    def overview(self) -> Any:
        assert self.page.parts.overview is not None
        return self.page.parts.overview


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "sample.csdesk"
    with Workspace.create(path, FixedClock(NOW)) as workspace:
        add_sample(workspace, "en")
    return path


@pytest.fixture
def sample(made: Path, tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "sample.csdesk"
    path.write_bytes(made.read_bytes())
    with Workspace.open(path, FixedClock(NOW)) as workspace:
        yield workspace


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, sample: Workspace, tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(qtbot, qapp, sample, tmp_path)
    yield opened
    opened.window.close()


def test_it_opens_on_the_last_quarter_that_is_over(desk: Desk) -> None:
    span = desk.page.presenter.span
    assert (span.grain, span.first, span.last) == (Grain.QUARTER, Month(2026, 7), Month(2026, 9))
    assert not desk.page.state().is_partial


def test_brackets_move_the_period_and_stop_at_the_one_that_has_begun(desk: Desk) -> None:
    desk.page.move_period(1)
    desk.ready()
    assert desk.page.presenter.span.first == Month(2026, 10)
    assert desk.page.state().is_partial
    assert not desk.page.state().can_go_on
    desk.page.move_period(1)
    assert desk.page.presenter.span.first == Month(2026, 10)


def test_arrows_walk_the_months_and_the_list_follows(desk: Desk) -> None:
    desk.page.setFocus()
    assert desk.overview.movement.side.month.text() == "September 2026"
    desk.press(KEY.Key_Left)
    assert desk.overview.movement.side.month.text() == "August 2026"
    content = desk.page.state().content
    assert isinstance(content, Overview)
    shown = desk.overview.movement.side.figures[4].figure
    assert shown == content.months[-2].figures[4]


def test_enter_opens_the_rows_of_the_month_and_esc_closes_them(desk: Desk) -> None:
    desk.page.setFocus()
    desk.press(KEY.Key_Return)
    panel = desk.page.parts.panel
    assert panel.isVisible()
    assert panel.rows.rowCount() == 3
    assert panel.rows.panel.totals[-1] == Money(-210_000, "BRL", whole=True)
    assert desk.page.step_out()
    assert not panel.isVisible()
    assert not desk.page.step_out()


def test_enter_in_the_panel_goes_to_the_account(desk: Desk) -> None:
    desk.page.open_rows(RowsKey("churn", Month(2026, 9), Month(2026, 9), sign=-1))
    panel = desk.page.parts.panel
    QTest.keyClick(panel.table, KEY.Key_J)
    with desk.qtbot.waitSignal(desk.page.account_asked) as asked:
        QTest.keyClick(panel.table, KEY.Key_O)
    assert asked.args == [panel.rows.panel.rows[1].account]
    assert desk.page.chosen() == ("account", (panel.rows.panel.rows[1].account,))


def test_copied_rows_carry_their_total_and_raw_numbers(desk: Desk) -> None:
    desk.page.open_rows(RowsKey("churn", Month(2026, 9), Month(2026, 9), sign=-1))
    desk.page.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["Account", "Before", "After", "Amount"]
    assert lines[-1].split("\t")[-1] == "-3,700"


def test_ctrl_c_copies_the_chart_as_picture_and_as_data(desk: Desk) -> None:
    desk.page.setFocus()
    desk.page.copy()
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.hasImage()
    lines = mime.text().splitlines()
    assert len(lines) == 13
    assert lines[0].split("\t")[1:3] == ["New", "Expansion"]
    assert lines[-1].split("\t")[1] == "1,600"


def test_a_filter_changes_every_number_and_is_remembered(desk: Desk) -> None:
    whole = desk.figure(0)
    desk.page.ask_filter()
    card = desk.window.findChild(FilterCard)
    QTest.keyClicks(card.line, "strateg")
    QTest.keyClick(card.line, KEY.Key_Return)
    desk.ready()
    assert desk.page.presenter.filter.chosen[0][0] == "segment"
    assert desk.figure(0).cents < whole.cents
    assert "Strateg" in desk.page.parts.heading.filter.text()
    again = MetricsPresenter(desk.session)
    assert again.filter == desk.page.presenter.filter


def test_every_section_can_be_reached_by_turning(desk: Desk) -> None:
    seen = []
    for _ in Section:
        desk.page.turn_section(1)
        desk.ready()
        seen.append(desk.page.presenter.section)
        assert desk.page.charts()
    assert set(seen) == set(Section)


def test_the_palette_goes_to_the_rows_of_a_metric(desk: Desk) -> None:
    spec = next(one for one in desk.page.action_specs() if one.id == "metrics.figure_fcr")
    spec.run()
    desk.ready()
    assert desk.page.presenter.section is Section.SERVICE
    assert desk.page.parts.panel.rows.panel.key.metric == "fcr"


def test_an_edit_of_a_line_is_taken_in_without_reading_everything(desk: Desk) -> None:
    book, before = desk.page.presenter.numbers.book, desk.figure(0)
    line = next(
        one
        for one in desk.session.all(Line)
        if one.kind == "base" and one.end is None and one.currency == "BRL" and one.mrr
    )
    desk.session.run(ChangeRecord(kind=Line, id=line.id, values={"mrr": Cents(line.mrr + 100_000)}))
    desk.ready()
    assert desk.page.presenter.numbers.book is book
    assert desk.figure(0).cents == before.cents + 100_000
    desk.session.undo()
    desk.ready()
    assert desk.figure(0) == before


def test_another_kind_of_change_reads_the_numbers_anew(desk: Desk) -> None:
    numbers = desk.page.presenter.numbers
    account = desk.session.all(Account)[0]
    desk.session.run(ChangeRecord(kind=Account, id=account.id, values={"segment": "Other"}))
    desk.ready()
    assert desk.page.presenter.numbers is not numbers


def test_a_chart_is_saved_as_png_and_svg(desk: Desk) -> None:
    with desk.qtbot.waitSignal(desk.page.exported):
        desk.page.save(".png")
    assert QImage(str(desk.folder / "MRR movement.png")).width() > 800
    desk.page.save(".svg")
    assert "<svg" in (desk.folder / "MRR movement.svg").read_text(encoding="utf-8")


def test_the_numbers_are_exported_as_numbers(desk: Desk) -> None:
    with desk.qtbot.waitSignal(desk.page.exported, timeout=10_000):
        desk.page.export_numbers()
    book = load_workbook(desk.folder / "Metrics.xlsx")
    assert book.sheetnames[:2] == ["Figures", "MRR movement"]
    assert book["Figures"]["B2"].value == desk.figure(0).cents / 100
    assert book["MRR movement"].max_row == 13


def test_assumptions_move_the_curves(desk: Desk) -> None:
    desk.page.go_to_section(Section.WHAT_IF)
    desk.ready()
    view = desk.page.parts.what_if
    before = view.card.chart.chart.series[1].cells[-1].value
    view.fields["churn"].slider.setValue(100)
    after = view.card.chart.chart.series[1].cells[-1].value
    assert after < before
    growing = view.card.chart.chart.series[0].cells[-1].value
    view.model.chosen.emit("constant")
    view.fields["churn"].slider.setValue(0)
    assert view.card.chart.chart.series[0].cells[-1].value <= growing
    view.reset_asked.emit()
    assert not view.amount.isVisible()
    assert view.card.chart.chart.series[1].cells[-1].value == before


@pytest.mark.parametrize("language", ["en", "pt_BR"])
def test_the_name_of_every_assumption_has_room_for_its_words(desk: Desk, language: str) -> None:
    desk.words.switch(Translator(language))
    desk.page.go_to_section(Section.WHAT_IF)
    desk.ready()
    view = desk.page.parts.what_if
    cut = [
        field.name.text()
        for field in (view.start, *view.fields.values())
        if field.name.width() < field.name.sizeHint().width()
    ]
    assert cut == []
    desk.words.switch(Translator("en"))


def test_the_growth_plot_of_the_reference_can_be_typed(desk: Desk) -> None:
    desk.page.go_to_section(Section.WHAT_IF)
    desk.ready()
    view = desk.page.parts.what_if
    typed = ((view.start, "5,000"), *((view.fields[key], rate) for key, rate in RATES))
    for field, words in typed:
        field.entry.setText(words)
        field.entry.editingFinished.emit()
    ends = [series.cells[24].shown.cents for series in view.card.chart.chart.series]
    assert ends[:2] == [49_248_66, 31_705_90]
    assert view.fields["churn"].entry.text() == "2.0%"
    assert view.fields["churn"].slider.value() == 20
    view.fields["churn"].entry.setText("2.25")
    view.fields["churn"].entry.editingFinished.emit()
    assert view.fields["churn"].entry.text() == "2.25%"
    view.model.chosen.emit("constant")
    view.amount.entry.setText("1843.75")
    view.amount.entry.editingFinished.emit()
    assert view.card.chart.chart.series[0].cells[24].shown.cents == 49_250_00
    view.amount.entry.setText("what")
    view.amount.entry.editingFinished.emit()
    assert view.amount.entry.text() == "R$1,843.75"


def test_a_chart_is_read_as_a_table_and_back(desk: Desk) -> None:
    desk.page.go_to_section(Section.OVERVIEW)
    desk.ready()
    chart = desk.overview.rates.chart
    chart.setFocus()
    desk.page.turn_table()
    table = chart.parentWidget().table
    assert table.isVisible()
    assert not chart.isVisible()
    model = table.model()
    assert (model.rowCount(), model.columnCount()) == (12, 3)
    assert model.index(11, 1).data() == shown_words(desk.words.translator, desk.page.state().figures[1].value)
    desk.page.move_period(-1)
    desk.ready()
    assert model.index(11, 0).data() == "Jun 2026"
    table.setFocus()
    desk.page.turn_table()
    assert chart.isVisible()
    desk.page.move_period(1)
    desk.ready()


def test_the_cohort_matrix_is_read_otherwise_and_opens_its_accounts(desk: Desk) -> None:
    card = desk.overview.cohorts
    names = [action.text() for action in card.menu().actions()]
    assert {"Accounts", "As numbers", "By month", "Segment"} <= set(names)
    card.look_chosen.emit(CohortLook("segment", "logos", counts=True))
    desk.ready()
    chart = card.chart.chart
    assert chart.title.msgid == "Accounts kept, by cohort"
    assert chart.series[-1].name.msgid == "Average"
    first = chart.series[0]
    panel = desk.page.presenter.rows(first.cells[1].rows)
    assert sum(1 for row in panel.rows if row.cells[2].cents) == first.cells[1].shown
    card.look_chosen.emit(CohortLook())
    desk.ready()
    assert card.chart.chart.title.msgid == "Revenue kept, by cohort"


def retire_all(session: Session) -> None:
    for one in session.find(Playbook, status=LIVE):
        session.run(Retire(kind=Playbook, code=str(one.code)))


def test_the_diagnosis_begins_its_playbook_for_the_accounts_that_are_at_risk_now(desk: Desk) -> None:
    shown = desk.page.state().content.diagnosis
    step = desk.overview.diagnosis.step
    assert step.begin.isVisible()
    with desk.qtbot.waitSignal(desk.page.begin_asked) as asked:
        step.begin.click()
    accounts, playbook = asked.args
    assert accounts == shown.at_risk
    assert desk.session.get(Playbook, playbook).code in PLAYS[shown.rule]
    with desk.qtbot.waitSignal(desk.page.playbook_asked) as opened:
        step.play.click()
    assert opened.args == [playbook]
    with desk.qtbot.waitSignal(desk.page.begin_asked):
        desk.page.follow_diagnosis()


def test_without_its_playbook_in_use_the_diagnosis_leads_to_its_accounts_and_to_the_library(
    desk: Desk,
) -> None:
    retire_all(desk.session)
    step = desk.overview.diagnosis.step
    assert step.none.isVisible()
    assert not step.begin.isVisible()
    with desk.qtbot.waitSignal(desk.page.accounts_asked) as asked:
        step.look.click()
    assert set(asked.args[0]) <= {account.id for account in desk.session.all(Account)}
    assert asked.args[0]
    with desk.qtbot.waitSignal(desk.page.library_asked):
        step.library.click()


def test_every_rule_has_a_playbook_among_those_that_are_shipped() -> None:
    codes = {one.code for one in shipped("en").playbooks}
    assert PLAYS.keys() == SAYS.keys()
    assert {code for found in PLAYS.values() for code in found} <= codes


def test_a_click_on_a_month_goes_there_and_a_second_opens_it(desk: Desk) -> None:
    chart = desk.overview.movement.chart
    box = chart.drawing.hits[3].box
    where = QPointF(box.center()).toPoint()
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=where)
    assert chart.spot.column == 3
    assert not desk.page.parts.panel.isVisible()
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=where)
    assert desk.page.parts.panel.rows.panel.key.first == Month(2026, 1)


def test_an_empty_workspace_says_what_belongs_here(
    qtbot: QtBot, qapp: QApplication, workspace: Workspace, tmp_path: Path
) -> None:
    desk = Desk(qtbot, qapp, workspace, tmp_path)
    assert desk.page.parts.empty.isVisible()
    assert not desk.page.parts.strip.isVisible()
    with qtbot.waitSignal(desk.page.import_asked):
        desk.page.parts.import_asked.emit()
    desk.window.close()


def test_one_account_has_dashes_with_their_reason_where_nothing_is_known(
    qtbot: QtBot, qapp: QApplication, workspace: Workspace, tmp_path: Path
) -> None:
    account = workspace.run(AddRecord(record=Account(name="Ana & <b>Filhos</b>"))).value
    line = Line(account=account, mrr=Cents(100_000), start=date(2026, 8, 5), currency="BRL")
    workspace.run(AddRecord(record=line))
    desk = Desk(qtbot, qapp, workspace, tmp_path)
    strip = desk.page.parts.strip.columns
    assert desk.figure(0) == Money(100_000, "BRL", whole=True)
    assert strip[1].value.words() == "—"
    assert strip[1].note.text() == "No account at the opening of this period"
    assert desk.page.presenter.filter == Filter()
    desk.window.close()


def test_who_comes_and_goes_while_the_numbers_are_on_their_way_waits_for_the_same(
    desk: Desk, qtbot: QtBot
) -> None:
    presenter, told = MetricsPresenter(desk.session), []
    for place in range(3):
        presenter.load(lambda place=place: told.append(place), desk.page)
        assert len(desk.session.jobs.running) == 1
    qtbot.waitUntil(lambda: presenter.is_ready, timeout=20_000)
    assert told == [0, 1, 2]


def test_a_contact_that_is_logged_leaves_the_numbers_of_revenue_as_they_are(desk: Desk) -> None:
    before = desk.page.state()
    account = desk.session.all(Account)[0].id
    logged = AddRecord(record=Interaction(account=account, at=NOW, role="cs", mode="proactive"))
    desk.session.run(logged)
    assert desk.page.state() is before
    desk.page.go_to_section(Section.ROLES)
    desk.ready()
    talks = desk.page.state().figures[0].value
    desk.session.run(dataclasses.replace(logged, record=dataclasses.replace(logged.record, mode="reactive")))
    desk.ready()
    assert desk.page.state().figures[0].value == talks
    desk.page.choose_grain(Grain.MONTH)
    desk.page.move_period(1)
    desk.ready()
    share = desk.page.presenter.numbers.activity((Month(2026, 10), Month(2026, 10))).proactive_share
    found = desk.session.all(Interaction)
    own = [one for one in found if one.role == "cs" and one.kind != "note" and one.at >= NOW - SHARED]
    assert share.den >= 2
    assert share.num == sum(one.mode == "proactive" for one in own)


def test_the_cards_of_a_section_are_laid_out_before_they_are_seen(desk: Desk) -> None:
    desk.page.go_to_section(Section.CHURN)
    desk.ready()
    details = desk.page.parts.details
    assert details is not None
    before = [chart.size() for chart in details.charts]
    QApplication.processEvents()
    assert [chart.size() for chart in details.charts] == before
    assert details.charts[0].width() < details.width()


def test_a_bracket_stays_with_its_figure_at_every_width(desk: Desk) -> None:
    said = desk.overview.diagnosis.said
    assert any(run.words.endswith("(") for run in said.runs(2_000))
    for width in range(130, 600, 7):
        lines: dict[float, list[str]] = {}
        for run in said.runs(width):
            lines.setdefault(run.box.top(), []).append(run.words)
        assert not any(line[-1].endswith("(") or line[0][0] in ").," for line in lines.values())


@pytest.mark.parametrize("language", ["pt_BR", "en"])
def test_every_figure_of_a_small_window_is_written_whole(desk: Desk, language: str) -> None:
    desk.words.switch(Translator(language))
    desk.window.resize(1064, 660)
    desk.page.setGeometry(desk.window.rect())
    for section in (Section.OVERVIEW, Section.CHURN, Section.SERVICE, Section.VALUE):
        desk.page.go_to_section(section)
        desk.ready()
        QApplication.processEvents()
        strip = desk.page.parts.strip
        told = [one for place in strip.columns if place.isVisible() for one in (place.name, place.note)]
        assert [one.text() for one in told if one.isVisible() and one.shown() != one.text()] == []


def test_assumptions_fit_a_small_window_though_other_sections_are_longer(desk: Desk) -> None:
    desk.window.resize(1064, 620)
    desk.page.setGeometry(desk.window.rect())
    desk.page.go_to_section(Section.WHAT_IF)
    desk.ready()
    bar = desk.page.findChild(QScrollArea).verticalScrollBar()
    desk.qtbot.waitUntil(lambda: bar.maximum() == 0)


def test_resting_on_a_figure_tells_its_formula(desk: Desk) -> None:
    link = desk.page.parts.strip.columns[1].value
    at = QPointF(4, 4)
    QApplication.sendEvent(link, QEnterEvent(at, at, at))
    assert link.toolTip().startswith("NRR = ")


def test_charts_without_data_take_little_room_where_they_stand_by_themselves(desk: Desk) -> None:
    desk.window.resize(1700, 860)
    desk.page.setGeometry(desk.window.rect())
    desk.page.go_to_section(Section.SATISFACTION)
    desk.ready()
    details = desk.page.parts.details
    filled, blank = details.charts[0].parentWidget(), details.charts[-1].parentWidget()
    assert details.charts[-1].chart.is_empty
    desk.qtbot.waitUntil(lambda: blank.height() * 2 < filled.height())


def test_the_period_and_the_diagnosis_speak_another_language_at_once(desk: Desk) -> None:
    desk.words.switch(Translator("pt_BR"))
    desk.ready()
    heading, card = desk.page.parts.heading, desk.overview.diagnosis
    assert "jul" in heading.period.text()
    assert "set" in heading.period.text()
    assert any("Contas parecidas" in one.text() for one in card.findChildren(QLabel))


@pytest.mark.parametrize("zoom", [100, 110, 125])
@pytest.mark.parametrize("language", ["en", "pt_BR"])
def test_no_button_of_the_head_is_cut_in_a_small_window_at_a_larger_size(
    qtbot: QtBot, qapp: QApplication, language: str, zoom: int
) -> None:
    themes = dressed(qapp)
    themes.zoom_to(zoom)
    head = Heading(themes, Words(Translator(language)))
    qtbot.addWidget(head)
    head.resize(1009, themes.theme.size.page_header)
    head.show()
    head.show_place(Section.RENEWALS, Span(Grain.QUARTER, Month(2026, 7), Month(2026, 9)), is_partial=True)
    qtbot.waitUntil(lambda: head.period.width() >= head.period.sizeHint().width())
    seen = [one for one in head.findChildren(QPushButton) if one.isVisible()]
    assert [one.text() for one in seen if one.width() < one.sizeHint().width()] == []
    themes.zoom_to(100)
