"""Charts: what answers to the mouse, what is written where, what leaves as data."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.domain.text import msg, verbatim
from csdesk.domain.values.money import Money, Percent
from csdesk.domain.values.month import Month
from csdesk.domain.views.charts import Cell, Chart, ChartKind, Hue, RowsKey, Scale, Series, data_of
from csdesk.i18n import Translator
from csdesk.ui.charts.bubble import bubble_lines
from csdesk.ui.charts.drawing import Look, Spot, contrast
from csdesk.ui.charts.heat import HeatDrawing
from csdesk.ui.charts.lines import LinesDrawing
from csdesk.ui.charts.movement import MovementDrawing
from csdesk.ui.charts.output import drawing_of, picture, read_aloud, tsv
from csdesk.ui.charts.view import ChartView
from csdesk.ui.charts.written import axis_month, axis_step, long_month, shown_words, ticks, ticks_of
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.theme.tokens import theme_of
from csdesk.ui.words import Words

MONTHS = tuple(Month(2025, 11).until(Month(2026, 2)))
BOX = QRectF(0, 0, 480, 240)


@cache
def dressed(app: QApplication) -> Themes:
    return Themes(app, Appearance.LIGHT)


def money(cents: int) -> Money:
    return Money(cents, "BRL", whole=True)


def row(name: str, hue: Hue, *cents: int) -> Series:
    return Series(verbatim(name), hue, tuple(Cell(Fraction(one), money(one)) for one in cents))


def movement() -> Chart:
    keys = [RowsKey("net_new_mrr", month, month) for month in MONTHS]
    nets = (300_000, -100_000, 0, 50_000)
    return Chart(
        key="movement",
        kind=ChartKind.MOVEMENT,
        title=msg("MRR movement"),
        unit=msg("{currency} thousand a month", currency=verbatim("R$")),
        columns=MONTHS,
        series=(
            row("in", Hue.NEW, 400_000, 100_000, 0, 50_000),
            row("out", Hue.CHURN, -100_000, -200_000, 0, 0),
        ),
        scale=Scale.MONEY,
        currency="BRL",
        totals=tuple(Cell(Fraction(net), money(net), key) for net, key in zip(nets, keys, strict=True)),
        total_name=verbatim("net"),
    )


def heat() -> Chart:
    def cell(percent: int) -> Cell:
        key = RowsKey("cohort", MONTHS[0], MONTHS[-1])
        return Cell(Fraction(percent, 100), Percent(Decimal(percent) / 100), key)

    rows = ((100, 97, 81), (100, 104), (100,))
    return Chart(
        key="cohorts",
        kind=ChartKind.HEAT,
        title=msg("Revenue kept, by cohort"),
        unit=verbatim("%"),
        columns=(msg("start"), verbatim("+1"), verbatim("+2")),
        series=tuple(
            Series(verbatim(f"Q{place}"), Hue.FIRST, tuple(map(cell, one)), note=place)
            for place, one in enumerate(rows, 1)
        ),
        scale=Scale.PERCENT,
        total_name=msg("accounts"),
    )


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return Look(dressed(qapp).theme, Translator("en"))


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> Iterator[ChartView]:
    made = ChartView(dressed(qapp), Words(Translator("en")))
    qtbot.addWidget(made)
    made.resize(480, 240)
    made.show()
    yield made
    made.close()


def test_each_month_answers_in_its_own_column(look: Look) -> None:
    drawing = drawing_of(movement(), look, BOX)
    for at in range(4):
        assert drawing.at(drawing.hits[at].box.center()) == Spot(0, at)
    assert drawing.at(QPointF(1, 1)) is None


def test_only_cells_that_there_are_answer(look: Look) -> None:
    drawing = drawing_of(heat(), look, BOX)
    assert len(drawing.hits) == 6
    assert drawing.box_of(Spot(2, 1)) is None


def test_arrows_in_a_matrix_stay_on_its_cells(look: Look) -> None:
    drawing = drawing_of(heat(), look, BOX)
    assert drawing.moved(Spot(0, 2), 1, 0) == Spot(0, 2)
    assert drawing.moved(Spot(0, 2), 0, 1) == Spot(1, 1)
    assert drawing.moved(Spot(1, 1), 0, -1) == Spot(0, 1)


def test_arrows_and_enter_open_the_rows_of_a_month(view: ChartView, qtbot: QtBot) -> None:
    view.show_chart(movement())
    assert view.spot == Spot(0, 3)
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Left)
    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [RowsKey("net_new_mrr", Month(2025, 12), Month(2025, 12))]
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.spot == Spot(0, 0)


def test_a_click_on_a_cell_opens_it(view: ChartView, qtbot: QtBot) -> None:
    view.show_chart(heat())
    assert view.drawing is not None
    box = view.drawing.box_of(Spot(0, 2))
    assert box is not None
    with qtbot.waitSignal(view.opened):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert view.spot == Spot(0, 2)


def test_the_chart_names_itself_and_reads_its_data_aloud(view: ChartView) -> None:
    view.show_chart(movement())
    assert view.accessibleName().startswith("MRR movement: Feb 2026")
    assert "Nov 2025: in R$4,000" in view.accessibleDescription()
    assert read_aloud(heat(), Translator("en")).startswith("Q1: start 100.0%")


def test_values_under_the_mouse_are_those_of_the_column(look: Look) -> None:
    lines = bubble_lines(movement(), look, Spot(0, 1))
    assert lines[0] == ("Dec 2025", "")
    assert lines[-1] == ("net", "−R$1,000")


def test_data_are_copied_as_numbers_of_the_language() -> None:
    assert tsv(movement(), Translator("pt_BR")).splitlines()[1] == "nov/2025\t4.000\t-1.000\t3.000"
    assert tsv(heat(), Translator("en")).splitlines()[1] == "Q1\t100.0%\t97.0%\t81.0%"
    assert len(data_of(movement()).rows) == 4


def test_the_picture_is_twice_the_size_with_a_title(look: Look) -> None:
    image = picture(movement(), look, QSize(480, 240))
    assert image.devicePixelRatio() == 2
    assert image.width() > 960
    assert image.height() > 480 + 60


@pytest.mark.parametrize("zoom", [100, 150])
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("chart", [movement(), heat()])
def test_every_drawing_stays_in_its_box(qapp: QApplication, chart: Chart, dark: bool, zoom: int) -> None:
    dressed(qapp)
    drawing = drawing_of(chart, Look(theme_of(dark=dark, zoom=zoom), Translator("en")), BOX)
    for hit in drawing.hits:
        assert BOX.adjusted(-1, -1, 1, 1).contains(hit.box)


def test_axis_steps_are_round() -> None:
    assert axis_step(Fraction(23_000), 5) == 5_000
    assert ticks(Fraction(-7), Fraction(12), 4) == [-5, 0, 5, 10]


def test_months_name_the_year_only_where_it_is_new() -> None:
    assert axis_month(Translator("pt_BR"), Month(2025, 10), with_year=True) == "out/25"
    assert axis_month(Translator("en"), Month(2025, 10), with_year=False) == "Oct"
    assert long_month(Translator("pt_BR"), Month(2026, 9)) == "Setembro de 2026"
    assert long_month(Translator("en"), Month(2026, 9)) == "September 2026"


def test_whole_amounts_leave_their_cents_out() -> None:
    assert shown_words(Translator("pt_BR"), money(0)) == "R$\xa00"
    assert shown_words(Translator("en"), money(-130_000)) == "−R$1,300"
    assert shown_words(Translator("en"), Money(130_050, "BRL")) == "R$1,300.50"


def test_a_point_that_is_read_of_few_says_of_how_few(qapp: QApplication) -> None:
    dressed(qapp)
    months = tuple(Month(2025, 1).plus(at) for at in range(3))
    values = (Fraction(9, 10), Fraction(1), Fraction(11, 10))
    cells = tuple(
        Cell(value, Percent(Decimal(value.numerator) / value.denominator), few=few)
        for value, few in zip(values, (7, 12, None), strict=True)
    )
    row = Series(msg("NRR"), Hue.NRR, cells)
    chart = Chart(
        key="nrr", kind=ChartKind.LINES, title=msg("NRR"), unit=msg("NRR"), columns=months, series=(row,)
    )
    look = Look(theme_of(dark=False), Translator("en"))
    assert bubble_lines(chart, look, Spot(0, 0))[1] == ("NRR", "90.0% (n=7)")
    assert bubble_lines(chart, look, Spot(0, 2))[1] == ("NRR", "110.0%")
    plain = dataclasses.replace(
        chart,
        series=(dataclasses.replace(row, cells=tuple(dataclasses.replace(c, few=None) for c in cells)),),
    )
    size = QSize(400, 240)
    assert picture(chart, look, size) != picture(plain, look, size)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("percent", [*range(70, 112), 147])
def test_the_number_of_every_cohort_cell_can_be_read_on_its_colour(
    qapp: QApplication, dark: bool, percent: int
) -> None:
    drawing = HeatDrawing(heat(), Look(theme_of(dark=dark, zoom=100), Translator("en")), BOX)
    fill, ink, _ = drawing.inks(1, Cell(Fraction(percent, 100), None))
    assert contrast(ink, fill) >= 4.5


def test_numbers_of_narrow_cells_are_written_smaller_so_that_they_stay_apart(look: Look) -> None:
    wide, narrow = (HeatDrawing(heat(), look, QRectF(0, 0, room, 240)) for room in (480, 130))
    assert wide.style is look.theme.type.small
    assert narrow.style is look.theme.type.caption


@pytest.mark.parametrize(("room", "first"), [(900, "Nov 25"), (156, "Nov")])
def test_every_month_is_named_where_leaving_out_the_year_makes_room(
    look: Look, room: int, first: str
) -> None:
    names = MovementDrawing(movement(), look, QRectF(0, 0, room, 240)).month_names()
    assert names[0] == first
    assert len(names) == len(MONTHS)


def test_what_can_only_be_counted_has_no_half_of_one_on_its_axis(look: Look) -> None:
    def counted(*values: Fraction) -> Chart:
        cells = tuple(Cell(value, None) for value in values)
        lines = (Series(verbatim("tasks"), Hue.NEW, cells),)
        return dataclasses.replace(movement(), series=lines, totals=(), scale=Scale.NUMBER)

    whole = ticks_of(counted(*map(Fraction, (1, 2, 9, 3))), Fraction(0), Fraction(9), 4)
    assert whole == [Fraction(0), Fraction(5)]
    assert Fraction(5, 2) in ticks_of(counted(*[Fraction(9, 2)] * 4), Fraction(0), Fraction(9), 4)


def renewals() -> Chart:
    """Two lines of which one ends two months before the other."""
    due = row("Due", Hue.THIRD, 1_000_000, 2_000_000, 3_000_000, 4_000_000)
    done = dataclasses.replace(
        row("Final", Hue.EXPANSION, 500_000, 0),
        cells=(*row("", Hue.FIRST, 500_000, 0).cells, Cell(None), Cell(None)),
    )
    return dataclasses.replace(
        movement(), kind=ChartKind.LINES, series=(due, done), totals=(), total_name=None
    )


def test_a_line_that_ends_before_the_others_says_at_which_month_beside_its_value(look: Look) -> None:
    drawing = LinesDrawing(renewals(), look, BOX)
    assert drawing.end_words(0) == ("Due", "R$40,000")
    assert drawing.end_words(1) == ("Final, Dec", "R$0")
    widest = look.wide("Final, Dec", look.theme.type.small, 600)
    assert drawing.plot.right() + look.theme.px(9) + widest <= BOX.right()


def test_a_picture_gives_a_long_unit_a_line_of_its_own_so_that_nothing_is_cut(look: Look) -> None:
    plain = renewals()
    long = dataclasses.replace(
        plain, unit=verbatim("what is due against the target of the quarter, month by month")
    )
    size = QSize(480, 240)
    assert picture(long, look, size).height() > picture(plain, look, size).height()
    roomy = QSize(1200, 240)
    assert picture(long, look, roomy).height() == picture(plain, look, roomy).height()
