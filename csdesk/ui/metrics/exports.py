"""What leaves the view: one chart as PNG or SVG, all of them as pictures, the numbers as a workbook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from csdesk.domain.text import Text, msg, verbatim
from csdesk.domain.views.charts import DataTable, data_of
from csdesk.domain.views.metrics import MetricsState
from csdesk.i18n import Translator
from csdesk.ui.charts.output import save_png, save_svg
from csdesk.ui.charts.view import ChartView
from csdesk.ui.files import ask_save, file_name
from csdesk.ui.session import Session

WriteTables = Callable[[Sequence[tuple[str, DataTable]], Path, Translator], None]
AskPath = Callable[[QWidget, str], Path | None]


def ask_path(parent: QWidget, name: str) -> Path | None:
    """Ask the person where a file goes."""
    return ask_save(parent, "", name, f"*{Path(name).suffix}")


class Exports:
    """Asks for a place and writes there."""

    def __init__(
        self,
        session: Session,
        write: WriteTables,
        told: Callable[[Text, Path], object],
        ask: AskPath = ask_path,
    ) -> None:
        self._session = session
        self._write = write
        self._told = told
        self._ask = ask

    def picture(self, chart: ChartView, suffix: str) -> None:
        """One chart as `.png` or `.svg`."""
        if chart.chart is None:
            return
        path = self._ask(chart, file_name(self._session.words(chart.chart.title), suffix))
        if path is None:
            return
        save = save_png if suffix == ".png" else save_svg
        if save(chart.chart, chart.look, chart.size(), path):
            self._told(msg("{file} is ready", file=verbatim(path.name)), path)

    def pictures(self, charts: Sequence[ChartView], parent: QWidget) -> None:
        """Every chart of the section as PNG, numbered beside each other."""
        shown = [chart for chart in charts if chart.chart is not None]
        path = self._ask(parent, file_name(self._session.words(msg("Metrics")), ".png"))
        if path is None:
            return
        for place, chart in enumerate(shown, 1):
            assert chart.chart is not None
            save_png(
                chart.chart, chart.look, chart.size(), path.with_name(f"{path.stem} {place}{path.suffix}")
            )
        self._told(msg("{n} pictures are ready", n=len(shown)), path.parent)

    def numbers(self, state: MetricsState, charts: Sequence[ChartView], parent: QWidget) -> None:
        """The figures and the data of every chart as a workbook, written beside the window."""
        words = self._session.words
        path = self._ask(parent, file_name(words(msg("Metrics")), ".xlsx"))
        if path is None:
            return
        tables = tables_of(state, charts, words)
        translator = words.translator
        said = msg("{file} is ready", file=verbatim(path.name))
        self._session.jobs.run(
            lambda _: self._write(tables, path, translator), lambda _: self._told(said, path), owner=parent
        )


def tables_of(
    state: MetricsState, charts: Sequence[ChartView], words: Callable[[Text], str]
) -> list[tuple[str, DataTable]]:
    """The figures of the strip and every chart, as named tables."""
    figures = tuple((figure.name, figure.value, figure.note) for figure in state.figures)
    found = [(words(msg("Figures")), DataTable((msg("Figure"), "", ""), figures))] if figures else []
    return found + [(words(one.chart.title), data_of(one.chart)) for one in charts if one.chart is not None]
