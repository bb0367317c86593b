"""The table against its floor (a full repaint) and its peer (QSortFilterProxyModel), in the same run.

`python -m benchmarks.table_speed` prints milliseconds and ratios at 10,000 and 100,000 rows.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from operator import attrgetter
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QAbstractTableModel, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QApplication, QTableView

from benchmarks.floor import Measure, show
from csdesk.domain.model.account import Account
from csdesk.domain.model.record import FieldSpec, FieldType, field_of
from csdesk.domain.text import verbatim
from csdesk.i18n import Translator
from csdesk.ui.forms.folding import folded
from csdesk.ui.forms.reader import Reader
from csdesk.ui.tables.column import Cell, Column, Look, Tone
from csdesk.ui.tables.order import SortLevel
from csdesk.ui.tables.view import TableView
from csdesk.ui.theme.theme import Appearance, Themes

WORDS = (
    "cacto",
    "onca",
    "arvore",
    "pulo",
    "zas",
    "lince",
    "tatu",
    "quinta",
    "garfo",
    "nuvem",
    "farol",
    "trilha",
)
KEYSTROKES = ("l", "li", "lin", "linc", "lince", "lince 1", "lince 12", "lince 1", "lince", "")


@dataclass(frozen=True, slots=True)
class Row:
    """An invented account."""

    id: int
    name: str
    mrr: int
    touch: str
    stage: str
    renewal: date
    csm: str
    segment: str
    industry: str
    start: date
    city: str
    pulse: int
    usage: int


def rows_of(count: int) -> list[Row]:
    """Invented rows, the same in every run."""
    chance = random.Random(7)
    return [
        Row(
            id=number,
            name=f"{chance.choice(WORDS).title()} {chance.choice(WORDS).title()} {number}",
            mrr=chance.randrange(50_000, 3_000_000),
            touch=chance.choice(("high", "mid", "tech")),
            stage=chance.choice(("onboarding", "adoption", "value", "expansion", "renewal", "recovery")),
            renewal=date(2026, 1, 1) + timedelta(days=chance.randrange(900)),
            csm=chance.choice(("Marina", "Caio", "Helena", "Rui")),
            segment=chance.choice(WORDS),
            industry=chance.choice(WORDS),
            start=date(2020, 1, 1) + timedelta(days=chance.randrange(2000)),
            city=chance.choice(WORDS).title(),
            pulse=chance.randrange(1, 6),
            usage=chance.randrange(1000),
        )
        for number in range(1, count + 1)
    ]


def columns() -> tuple[Column[Row], ...]:
    """Twelve columns, with strong names, pills and sparklines."""

    def plain(key: str, kind: FieldType, **more: object) -> Column[Row]:
        spec = FieldSpec(key, kind, verbatim(key.title()))
        return Column(key=key, title=spec.label, value=attrgetter(key), spec=spec, **more)

    def choice(key: str, **more: object) -> Column[Row]:
        spec = field_of(Account, key)
        return Column(key=key, title=spec.label, value=attrgetter(key), spec=spec, **more)

    return (
        plain("name", FieldType.TEXT, look=Look.STRONG, width=190, search=True, fixed=True),
        plain("mrr", FieldType.MONEY, width=96),
        choice("touch", width=76),
        choice("stage", width=110, look=Look.PILL, cell=lambda row, _: Cell(row.stage, Tone.INFO)),
        plain("renewal", FieldType.DATE, width=100),
        plain("csm", FieldType.TEXT, width=80, search=True),
        plain("segment", FieldType.TEXT, width=90, search=True),
        plain("industry", FieldType.TEXT, width=90),
        plain("start", FieldType.DATE, width=100),
        plain("city", FieldType.TEXT, width=80),
        plain("pulse", FieldType.INT, width=60),
        plain(
            "usage",
            FieldType.INT,
            width=80,
            look=Look.SPARK,
            cell=lambda row, _: Cell("", points=tuple((row.usage * step) % 17 for step in range(1, 10))),
        ),
    )


class PeerModel(QAbstractTableModel):
    """The same rows as most applications would show them."""

    def __init__(self, rows: list[Row], shown: tuple[Column[Row], ...], reader: Reader) -> None:
        super().__init__()
        self._rows = rows
        self._columns = shown
        self._reader = reader

    def rowCount(self, _: object = None) -> int:
        return len(self._rows)

    def columnCount(self, _: object = None) -> int:
        return len(self._columns)

    def data(self, index: object, role: int = 0) -> object:
        value = self._columns[index.column()].value(self._rows[index.row()])  # type: ignore[attr-defined]
        if role == Qt.ItemDataRole.UserRole:
            return value if not isinstance(value, date) else value.toordinal()
        return self._reader.words.write(value) if role == Qt.ItemDataRole.DisplayRole else None


class Peer(QSortFilterProxyModel):
    """A proxy that filters by the folded name, as the table does."""

    wanted = ""

    def filterAcceptsRow(self, row: int, _: object) -> bool:
        source = self.sourceModel()
        return self.wanted in folded(source.data(source.index(row, 0)))


def timed(work: Callable[[], object], paint: Callable[[], object]) -> float:
    """Milliseconds of some work and the paint after it."""
    start = perf_counter()
    work()
    paint()
    return (perf_counter() - start) * 1000


def p95(times: list[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[max(0, round(len(times) * 0.95) - 1)]


def painter(view: QTableView) -> Callable[[], None]:
    """Paints what the view asks for, as the event loop would: a synchronous repaint of all of it."""
    return view.viewport().repaint


def bench(
    app: QApplication, themes: Themes, count: int
) -> tuple[float, dict[str, list[float]], dict[str, list[float]]]:
    """One full repaint, and the times of every gesture of the table and of its peer at one size."""
    rows, shown, reader = rows_of(count), columns(), Reader(Translator("pt_BR"), date(2026, 10, 14))
    table: TableView[Row] = TableView(shown, reader, themes=themes, key=attrgetter("id"), run=print)
    table.resize(1200, 860)
    table.show()
    app.processEvents()
    loaded = timed(lambda: table.hold(rows), painter(table))
    app.processEvents()
    cold = timed(lambda: table.change(table.view_state.sorted_by("segment")), painter(table))
    while table.is_warming():
        app.processEvents()
    paint = painter(table)
    floor = statistics.median(timed(lambda: None, paint) for _ in range(30))
    ours = {"load to painted": [loaded], "sort, first after load (text)": [cold]}
    ours["filter keystroke"] = [
        timed(lambda words=words: table.filter_words(words), paint) for _ in range(4) for words in KEYSTROKES
    ]
    for key in ("name", "mrr", "stage", "renewal"):
        for down in (False, True):
            state = replace(table.view_state, sort=(SortLevel(key, down),))
            ours.setdefault("sort by a column", []).append(
                timed(lambda state=state: table.apply(state), paint)
            )
    levels = replace(
        table.view_state, sort=(SortLevel("stage"), SortLevel("renewal"), SortLevel("mrr", True))
    )
    ours["sort by three levels"] = [timed(lambda: table.apply(levels), paint)]
    bar = table.verticalScrollBar()
    ours["scroll step"] = [timed(lambda: bar.setValue(bar.value() + 102), paint) for _ in range(60)]
    ours["jump"] = [timed(lambda at=at: bar.setValue(bar.maximum() * at // 10), paint) for at in range(10)]
    changed = [replace(rows[count // 2], mrr=1)]
    ours["one edit"] = [timed(lambda: table.patch(changed), paint)]
    table.close()
    return floor, ours, peer_times(app, rows, shown, reader)


def peer_times(
    app: QApplication, rows: list[Row], shown: tuple[Column[Row], ...], reader: Reader
) -> dict[str, list[float]]:
    """The same work by a proxy model."""
    proxy = Peer()
    source = PeerModel(rows, shown, reader)
    proxy.setSourceModel(source)
    proxy.setSortRole(Qt.ItemDataRole.UserRole)
    view = QTableView()
    view.setModel(proxy)
    view.resize(1200, 860)
    view.show()
    app.processEvents()

    def type_words(words: str) -> None:
        proxy.wanted = words
        proxy.invalidate()

    times = {"sort by a column": [timed(lambda at=at: proxy.sort(at), painter(view)) for at in (1, 4)]}
    times["filter keystroke"] = [
        timed(lambda words=words: type_words(words), painter(view)) for words in KEYSTROKES[:5]
    ]
    view.close()
    return times


GOALS = {
    10_000: {"filter keystroke": 16, "sort by a column": 15, "scroll step": 16},
    100_000: {"filter keystroke": 20, "sort by a column": 50, "scroll step": 16},
}


def measures(*, quick: bool) -> Iterator[Measure]:
    """Each gesture's 95th percentile to painted, against one full repaint and against the proxy model."""
    app = QApplication.instance() or QApplication(sys.argv)
    themes = Themes(app, Appearance.LIGHT)  # type: ignore[arg-type]
    for count in (10_000,) if quick else (10_000, 100_000):
        floor, ours, peer = bench(app, themes, count)  # type: ignore[arg-type]
        for job, times in ours.items():
            goal = GOALS[count].get(job)
            name = f"table of {count:,}: {job}, p95"
            yield Measure(name, p95(times), floor, goal, plain=True)
            if job == "filter keystroke":
                against = statistics.median(peer[job])
                yield Measure(
                    f"table of {count:,}: {job}, of the proxy's", statistics.median(times), against, 0.2
                )


if __name__ == "__main__":
    show(measures(quick=False))
