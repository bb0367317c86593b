"""The table as a person uses it: keys, clicks, marks, columns, editing, copying."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from operator import attrgetter
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.records import ChangeRecords
from csdesk.domain.errors import Refused
from csdesk.domain.model.account import Account
from csdesk.domain.model.record import FieldSpec, FieldType, field_of
from csdesk.domain.text import msg, verbatim
from csdesk.i18n import Translator
from csdesk.ui.forms.reader import Reader
from csdesk.ui.tables.chooser import ColumnChooser
from csdesk.ui.tables.column import Cell, Column, Look, Tone
from csdesk.ui.tables.filters import OneOf
from csdesk.ui.tables.order import SortLevel
from csdesk.ui.tables.painting import CellPainter
from csdesk.ui.tables.state import Density
from csdesk.ui.tables.totals import money_total
from csdesk.ui.tables.view import TableView
from csdesk.ui.theme.theme import Appearance, Themes

TODAY = date(2026, 10, 14)
SHIFT, CTRL, NONE = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.NoModifier,
)


@dataclass(frozen=True, slots=True)
class Client:
    id: int
    name: str
    mrr: int | None = None
    stage: str | None = None
    renewal: date | None = None


def setting(name: str) -> Callable[[Any, Any], ChangeRecords]:
    return lambda rows, value: ChangeRecords(
        kind=Account, ids=tuple(row.id for row in rows), values={name: value}
    )


COLUMNS = (
    Column(
        key="name",
        title=verbatim("Name"),
        value=attrgetter("name"),
        spec=field_of(Account, "name"),
        edit=setting("name"),
        look=Look.STRONG,
        width=160,
        search=True,
        fixed=True,
    ),
    Column(
        key="mrr",
        title=msg("MRR"),
        value=attrgetter("mrr"),
        spec=FieldSpec("mrr", FieldType.MONEY, msg("MRR")),
        edit=setting("annual_revenue"),
        total=money_total(attrgetter("mrr"), lambda _: "BRL", "BRL"),
    ),
    Column(
        key="stage",
        title=msg("Stage"),
        value=attrgetter("stage"),
        spec=field_of(Account, "stage"),
        edit=setting("stage"),
        group=True,
    ),
    Column(
        key="renewal",
        title=msg("Renewal"),
        value=attrgetter("renewal"),
        spec=FieldSpec("renewal", FieldType.DATE, msg("Renewal")),
        edit=setting("start_date"),
    ),
    Column(
        key="note",
        title=verbatim("Note"),
        value=attrgetter("name"),
        spec=FieldSpec("note", FieldType.TEXT, verbatim("Note")),
        look=Look.PILL,
        cell=lambda row, _: Cell("", Tone.INFO, parts=("<b>tag</b>", row.name)),
        shown=False,
    ),
)
ROWS = [
    Client(1, "Cacto Manso", 190_000, "adoption", date(2026, 10, 24)),
    Client(2, "Pulo do Grilo", 460_000, "renewal", date(2026, 11, 5)),
    Client(3, "Zás-Trás", 630_000, "expansion", date(2026, 11, 19)),
    Client(4, "Vaca Sideral", None, "recovery", None),
    Client(5, "Tijolo Lilás", 1_120_000, "value", date(2026, 12, 15)),
]


class Desk:
    """A table on screen, and what was asked of the workspace."""

    def __init__(self, qtbot: QtBot, app: QApplication) -> None:
        self.asked: list[ChangeRecords] = []
        self.refusal: Refused | None = None
        self.themes = Themes(app, Appearance.LIGHT)
        self.table: TableView[Client] = TableView(
            COLUMNS, Reader(Translator("en"), TODAY), themes=self.themes, key=attrgetter("id"), run=self.run
        )
        qtbot.addWidget(self.table)
        self.table.resize(900, 300)
        self.table.hold(ROWS)
        self.table.show()
        self.table.setFocus()
        self.table.go_to(0)

    def run(self, command: Any) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.asked.append(command)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        target = self.table.editing.editor.field() if self.table.editing.editor else self.table
        QTest.keyClick(target, key, held)

    def type(self, text: str) -> None:
        editor = self.table.editing.editor
        assert editor is not None
        QTest.keyClicks(editor.field(), text)

    def at(self, line: int, section: int) -> QPoint:
        return self.table.visualRect(self.table.rows.index(line, section)).center()

    def click(self, line: int, section: int, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, held, self.at(line, section))

    def click_title(self, section: int, held: Qt.KeyboardModifier = NONE) -> None:
        titles = self.table.titles
        at = QPoint(titles.sectionViewportPosition(section) + titles.sectionSize(section) // 2, 10)
        QTest.mouseClick(titles.viewport(), Qt.MouseButton.LeftButton, held, at)

    def names(self) -> list[str]:
        return [row.name for row in self.table.rows.shown_rows()]

    def cursor(self) -> str | None:
        row = self.table.cursor_row()
        return None if row is None else row.name

    def reason(self) -> str:
        labels = [
            label for label in self.table.viewport().findChildren(QLabel) if label.property("kind") == "error"
        ]
        return next((label.text() for label in labels if label.isVisible()), "")


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication) -> Desk:
    return Desk(qtbot, qapp)


def test_j_k_and_arrows_move_the_cursor_and_stop_at_the_ends(desk: Desk):
    for key in (Qt.Key.Key_J, Qt.Key.Key_Down, Qt.Key.Key_K, Qt.Key.Key_Down):
        desk.key(key)
    assert desk.cursor() == "Zás-Trás"
    desk.key(Qt.Key.Key_End)
    desk.key(Qt.Key.Key_J)
    assert desk.cursor() == "Tijolo Lilás"
    desk.key(Qt.Key.Key_Home)
    desk.key(Qt.Key.Key_Up)
    assert desk.cursor() == "Cacto Manso"


def test_enter_opens_the_row_under_the_cursor(desk: Desk, qtbot: QtBot):
    desk.key(Qt.Key.Key_J)
    with qtbot.waitSignal(desk.table.opened) as opened:
        desk.key(Qt.Key.Key_Return)
    assert opened.args == [2]


def test_a_click_sorts_shift_click_adds_a_level_and_a_third_click_clears(desk: Desk):
    desk.click_title(2)
    assert desk.names()[0] == "Cacto Manso"
    desk.click_title(2)
    assert desk.names()[:2] == ["Tijolo Lilás", "Zás-Trás"]
    desk.click_title(3, SHIFT)
    assert desk.table.view_state.sort == (SortLevel("mrr", descending=True), SortLevel("stage"))
    desk.click_title(2, SHIFT)
    assert desk.table.view_state.sort == (SortLevel("stage"),)


def test_the_cursor_stays_on_its_row_through_sorting_and_filtering(desk: Desk):
    desk.table.put_cursor(5)
    desk.click_title(2)
    assert desk.cursor() == "Tijolo Lilás"
    desk.table.filter_words("tij")
    assert (desk.names(), desk.cursor()) == (["Tijolo Lilás"], "Tijolo Lilás")
    desk.table.filter_words("")
    assert desk.cursor() == "Tijolo Lilás"
    desk.table.filter_words("cacto")
    assert desk.cursor() == "Cacto Manso"


def test_x_marks_shift_arrows_mark_a_range_and_esc_unmarks(desk: Desk):
    desk.key(Qt.Key.Key_X)
    desk.key(Qt.Key.Key_J)
    desk.key(Qt.Key.Key_Down, SHIFT)
    desk.key(Qt.Key.Key_Down, SHIFT)
    assert desk.table.rows.marked == {1, 2, 3, 4}
    desk.key(Qt.Key.Key_Up, SHIFT)
    assert desk.table.rows.marked == {1, 2, 3}
    desk.key(Qt.Key.Key_Escape)
    assert desk.table.rows.marked == set()


def test_ctrl_a_marks_what_is_shown_and_again_unmarks_it(desk: Desk):
    desk.table.filter_words("l")
    desk.key(Qt.Key.Key_A, CTRL)
    assert desk.table.rows.marked == {2, 4, 5}
    desk.key(Qt.Key.Key_A, CTRL)
    assert desk.table.rows.marked == set()


def test_the_box_marks_by_mouse_and_shift_click_marks_up_to_there(desk: Desk):
    desk.click(0, 0)
    desk.click(2, 0, SHIFT)
    assert desk.table.rows.marked == {1, 2, 3}
    desk.click(1, 0)
    assert desk.table.rows.marked == {1, 3}
    desk.click_title(0)
    assert len(desk.table.rows.marked) == 5


def test_marks_of_rows_that_are_gone_go_too(desk: Desk):
    desk.table.mark_all()
    desk.table.patch([], gone=[5])
    assert desk.table.rows.marked == {1, 2, 3, 4}


def test_a_date_typed_in_words_is_saved_as_one_command(desk: Desk):
    desk.table.go_to(1, 4)
    desk.key(Qt.Key.Key_E)
    desk.type("+3d")
    desk.key(Qt.Key.Key_Return)
    assert desk.asked == [ChangeRecords(kind=Account, ids=(2,), values={"start_date": date(2026, 10, 17)})]
    assert desk.table.editing.editor is None
    assert desk.table.hasFocus()


def test_the_editor_fills_its_cell_and_writes_from_the_side_of_the_numbers(desk: Desk):
    for section, side in ((1, Qt.AlignmentFlag.AlignLeft), (2, Qt.AlignmentFlag.AlignRight)):
        desk.table.go_to(1, section)
        desk.key(Qt.Key.Key_E)
        editor = desk.table.editing.editor
        assert editor is not None
        field, cell = editor.field(), desk.table.visualRect(desk.table.currentIndex())
        assert isinstance(field, QLineEdit)
        assert field.height() == editor.height() >= cell.height() - 3
        assert field.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask == side
        desk.key(Qt.Key.Key_Escape)


def test_invalid_input_keeps_the_editor_open_with_the_reason_and_the_text(desk: Desk):
    desk.table.go_to(1, 4)
    desk.key(Qt.Key.Key_F2)
    desk.type("31/02/2027")
    desk.key(Qt.Key.Key_Return)
    editor = desk.table.editing.editor
    assert editor is not None
    assert (editor.text(), desk.asked) == ("31/02/2027", [])
    assert "does not exist" in desk.reason()
    desk.type("9")
    assert desk.reason() == ""


def test_a_rule_that_says_no_is_told_under_the_cell(desk: Desk):
    desk.refusal = Refused(verbatim("Taken"))
    desk.table.go_to(0, 1)
    desk.key(Qt.Key.Key_E)
    desk.type("Tatu")
    desk.key(Qt.Key.Key_Return)
    assert desk.reason() == "Taken"
    desk.key(Qt.Key.Key_Escape)
    assert (desk.asked, desk.table.editing.editor) == ([], None)


def test_esc_gives_the_cell_back_and_an_equal_value_asks_nothing(desk: Desk):
    desk.table.go_to(0, 2)
    desk.key(Qt.Key.Key_E)
    desk.type("777")
    desk.key(Qt.Key.Key_Escape)
    desk.key(Qt.Key.Key_E)
    desk.key(Qt.Key.Key_Return)
    assert desk.asked == []


def test_tab_saves_and_goes_on_to_the_next_cell(desk: Desk):
    desk.table.go_to(0, 2)
    desk.key(Qt.Key.Key_E)
    desk.type("R$ 1.500,50")
    desk.key(Qt.Key.Key_Tab)
    assert desk.asked[-1].values == {"annual_revenue": 150_050}
    assert desk.table.cursor_column() == 3
    desk.type("val")
    desk.key(Qt.Key.Key_Backtab)
    assert desk.table.cursor_column() == 2
    assert desk.asked[-1].values == {"stage": "value"}


def test_a_double_click_edits_a_cell(desk: Desk):
    QTest.mouseDClick(desk.table.viewport(), Qt.MouseButton.LeftButton, NONE, desk.at(2, 3))
    desk.click(2, 3)
    QTest.mouseDClick(desk.table.viewport(), Qt.MouseButton.LeftButton, NONE, desk.at(2, 3))
    editor = desk.table.editing.editor
    assert editor is not None
    assert editor.text() == "Expansion"


def test_ctrl_click_picks_a_value_to_filter_by(desk: Desk, qtbot: QtBot):
    with qtbot.waitSignal(desk.table.value_picked) as picked:
        desk.click(0, 3, CTRL)
    assert picked.args == ["stage", "adoption"]


def test_ctrl_d_fills_the_marked_rows_from_the_first(desk: Desk):
    desk.table.mark_lines([0, 2, 4])
    desk.table.go_to(4, 3)
    desk.key(Qt.Key.Key_D, CTRL)
    assert desk.asked == [ChangeRecords(kind=Account, ids=(3, 5), values={"stage": "adoption"})]


def test_a_copy_pasted_elsewhere_is_one_step_of_several_commands(desk: Desk):
    QGuiApplication.clipboard().setText("MRR\tStage\n1,000.00\tvalue\n2k\trenewal\n")
    desk.table.go_to(0, 2)
    desk.key(Qt.Key.Key_V, CTRL)
    assert [(one.ids, dict(one.values)) for one in desk.asked] == [
        ((1,), {"annual_revenue": 100_000}),
        ((1,), {"stage": "value"}),
        ((2,), {"annual_revenue": 200_000}),
    ]
    assert len({one.merge_key for one in desk.asked}) == 1


def test_a_paste_with_one_bad_cell_changes_nothing_and_says_why(desk: Desk, qtbot: QtBot):
    QGuiApplication.clipboard().setText("100\nmuch\n")
    desk.table.go_to(0, 2)
    with qtbot.waitSignal(desk.table.editing.refused):
        desk.key(Qt.Key.Key_V, CTRL)
    assert desk.asked == []


def test_ctrl_c_copies_the_marked_rows_with_titles_and_raw_numbers(desk: Desk):
    desk.table.mark_lines([0])
    desk.key(Qt.Key.Key_C, CTRL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines == ["Name\tMRR\tStage\tRenewal", "Cacto Manso\t1,900\tAdoption\tOct 24, 2026"]


def test_a_changed_row_moves_to_its_place_and_keeps_the_cursor(desk: Desk):
    desk.click_title(2)
    desk.table.put_cursor(1)
    desk.table.patch([replace(ROWS[0], mrr=9_999_999)])
    assert desk.names()[-2:] == ["Cacto Manso", "Vaca Sideral"]
    assert desk.cursor() == "Cacto Manso"


def test_new_rows_come_in_and_lost_rows_go(desk: Desk):
    desk.table.patch([Client(9, "Onça Míope")], gone=[1])
    assert "Onça Míope" in desk.names()
    assert "Cacto Manso" not in desk.names()


def test_the_cursor_stays_where_a_deleted_row_was(desk: Desk):
    names = desk.names()
    desk.table.go_to(2)
    desk.table.patch([], gone=[desk.table.rows.id_at(2)])
    assert desk.cursor() == names[3]
    desk.table.go_to(3)
    desk.table.hold([row for row in ROWS if row.name in names[:2]])
    assert desk.cursor() == names[1]


def test_groups_have_titles_with_their_count_and_what_they_add_up_to(desk: Desk):
    desk.table.apply(replace(desk.table.view_state, group="stage"))
    assert desk.table.rows.rowCount() == 10
    assert desk.table.rows.group_title(0) == "Adoption  1"
    assert desk.table.rows.group_total(0, 2) == "R$1,900"
    assert desk.table.rows.group_total(0, 1) == ""
    assert desk.table.cursor_row() is not None


def test_a_group_closes_and_opens_by_key_and_by_mouse_and_its_rows_still_count(desk: Desk):
    desk.table.apply(replace(desk.table.view_state, group="stage"))
    desk.table.go_to(0)
    assert desk.table.cursor_row() is None
    desk.key(Qt.Key.Key_Left)
    assert (desk.table.rows.rowCount(), desk.table.cursor_line()) == (9, 0)
    assert desk.table.view_state.closed == ("adoption",)
    assert len(desk.table.rows.shown_rows()) == 5
    desk.key(Qt.Key.Key_Left)
    assert desk.table.rows.rowCount() == 9
    desk.key(Qt.Key.Key_Return)
    assert desk.table.rows.rowCount() == 10
    middle = desk.table.visualRect(desk.table.rows.index(0, 1)).center()
    QTest.mouseClick(desk.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert desk.table.rows.rowCount() == 9
    desk.key(Qt.Key.Key_X)
    assert desk.table.rows.marked == {1}
    desk.key(Qt.Key.Key_Right)
    desk.key(Qt.Key.Key_J)
    assert desk.cursor() == "Cacto Manso"


def test_the_chooser_shows_hides_and_moves_columns(desk: Desk, qtbot: QtBot):
    desk.table.choose_columns(QPoint(50, 50))
    chooser = desk.table.findChild(ColumnChooser)
    assert chooser is not None
    note = chooser.list.findItems("Note", Qt.MatchFlag.MatchExactly)[0]
    note.setCheckState(Qt.CheckState.Checked)
    assert desk.table.view_state.columns == ("name", "mrr", "stage", "renewal", "note")
    chooser.list.setCurrentItem(note)
    QTest.keyClick(chooser.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert desk.table.view_state.columns == ("name", "mrr", "stage", "note", "renewal")
    assert desk.table.titles.visualIndex(5) == 4
    chooser.close()


def test_dragging_a_title_changes_the_order_of_the_view(desk: Desk):
    desk.table.titles.moveSection(4, 2)
    assert desk.table.view_state.columns == ("name", "renewal", "mrr", "stage")


def test_figures_at_the_end_stay_beside_what_they_belong_to(desk: Desk):
    table = desk.table
    keys = [column.key for column in table.rows.columns]
    table.apply(replace(table.view_state, columns=("name", "stage", "mrr")))
    widths = {key: table.columnWidth(keys.index(key) + 1) for key in ("name", "stage", "mrr")}
    assert widths["mrr"] == table.looks.theme.px(table.rows.columns[keys.index("mrr")].width)
    assert widths["name"] > table.rows.columns[keys.index("name")].width
    assert sum(widths.values()) + table.columnWidth(0) == table.viewport().width()


@pytest.mark.parametrize("language", ["pt_BR", "en"])
def test_what_follows_a_day_begins_in_one_line_whatever_the_day(desk: Desk, language: str):
    words = Translator(language)
    desk.table.read_as(Reader(words, TODAY))
    face = desk.table.looks.face(strong=True, figures=True)
    room = CellPainter(desk.table.rows, desk.table.looks).room_of_leads()
    days = (date(2026, 1, 1) + timedelta(days=n) for n in range(365))
    assert room >= max(face.width(words.short_date(day)) for day in days) > room - 1


def test_density_sets_the_height_of_every_row(desk: Desk):
    for density in Density:
        desk.table.apply(replace(desk.table.view_state, density=density))
        assert desk.table.rowHeight(0) == desk.table.rowHeight(3) == int(density)


def test_typed_filters_show_only_what_passes(desk: Desk):
    desk.table.apply(desk.table.view_state.filtered(OneOf("stage", ("value", "renewal"))))
    assert desk.names() == ["Pulo do Grilo", "Tijolo Lilás"]


def test_the_first_column_stays_while_the_others_scroll(desk: Desk):
    desk.table.apply(replace(desk.table.view_state, columns=("name", "mrr", "stage", "renewal", "note")))
    desk.table.resize(330, 300)
    desk.table.horizontalScrollBar().setValue(200)
    assert desk.table.indexAt(QPoint(60, 20)).column() == 1
    assert desk.table.indexAt(QPoint(60, 20)).row() == 0
    assert desk.table.indexAt(QPoint(300, 20)).column() > 2
    assert not desk.table.grab().isNull()


def test_tooltips_hold_the_whole_text_of_a_cut_cell_and_nothing_else(desk: Desk):
    assert desk.table.tip_at(desk.at(0, 1)) == ""
    desk.table.setColumnWidth(1, 60)
    assert desk.table.tip_at(desk.at(0, 1)) == "Cacto Manso"


def test_another_language_writes_every_cell_and_title_again(desk: Desk):
    desk.table.read_as(Reader(Translator("pt_BR"), TODAY))
    assert desk.table.rows.index(0, 2).data() == "R$\xa01.900"
    assert desk.table.rows.index(0, 3).data() == "Adoção"
    assert desk.table.rows.headerData(3, Qt.Orientation.Horizontal) == "Etapa"


def test_another_theme_paints_other_colours(desk: Desk):
    before = desk.table.grab().toImage()
    desk.themes.choose(Appearance.DARK)
    assert desk.table.grab().toImage() != before
    desk.themes.choose(Appearance.LIGHT)


def test_letters_that_the_table_does_not_know_go_to_the_page(desk: Desk):
    from PySide6.QtGui import QKeyEvent

    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_R, NONE, "r")
    QApplication.sendEvent(desk.table, event)
    assert not event.isAccepted()
