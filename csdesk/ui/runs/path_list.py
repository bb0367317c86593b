"""The left column: the path so far with its answers, where the run stands, and what is likely to come."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from csdesk.domain.playbooks.ahead import SEEN
from csdesk.domain.playbooks.maps import Step, StepKind
from csdesk.domain.playbooks.path import Visit
from csdesk.domain.text import msg, nmsg
from csdesk.ui.runs.painted import Mark, PathLine
from csdesk.ui.runs.presenter import RunPresenter
from csdesk.ui.theme.areas import look_through
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import Painted
from csdesk.ui.tips import plain
from csdesk.ui.words import Words

WIDTH = 248


class Ring(Painted):
    """How far the run is, as a ring."""

    def __init__(self, themes: Themes) -> None:
        super().__init__(themes)
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float, words: str) -> None:
        """Show another share, told in words."""
        self._share = share
        self.setAccessibleName(words)
        self.setToolTip(plain(words))
        self.update()

    def sizeHint(self) -> QSize:
        """A small square."""
        side = self._themes.theme.px(18)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ring."""
        color = self._themes.theme.color
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(color.border.default, 2.5))
        painter.drawEllipse(box)
        painter.setPen(QPen(color.accent.base, 2.5))
        painter.drawArc(box, 90 * 16, -round(self._share * 360 * 16))


class PathList(QFrame):
    """Steps as lines; one that was done can be gone back to."""

    back_asked = Signal(int)
    """The place of a visit."""

    def __init__(self, themes: Themes, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._words = themes, words
        self.setProperty("kind", "path")
        themes.hold(self.setFixedWidth, lambda theme: theme.px(WIDTH))
        outer = column(self)
        head = row(gap=8)
        head.setContentsMargins(themes.theme.px(16), 14, 14, 6)
        title = label("strong")
        words.say(title.setText, msg("Path so far"))
        self.ring = Ring(themes)
        head.addWidget(title, 1)
        head.addWidget(self.ring)
        outer.addLayout(head)
        self._area = QScrollArea(self)
        look_through(self._area)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self._area, 1)
        self.foot = label("small", wrap=True)
        self.foot.setContentsMargins(themes.theme.px(16), 8, themes.theme.px(12), 14)
        words.say(
            self.foot.setText, msg("The next steps change with your answer. You can go back to any step.")
        )
        outer.addWidget(self.foot)

    def show_run(self, presenter: RunPresenter) -> None:
        """Show the path of the run that is open."""
        body = QWidget()
        body.setProperty("kind", "path")
        lines = column(body)
        made = self._lines(presenter)
        for place, line in enumerate(made):
            line.is_first, line.is_last = place == 0, place == len(made) - 1
            lines.addWidget(line)
        lines.addStretch(1)
        self._area.setWidget(body)
        now, of = presenter.progress()
        done = max(now - 1, 0) if not presenter.shown.state.is_over else now
        self.ring.show_share(done / of if of else 0.0, self._words(msg("{done} of {all}", done=done, all=of)))
        here = next((line for line in made if line.property("here")), None)
        if here is not None:
            self._area.ensureWidgetVisible(here)

    def _lines(self, presenter: RunPresenter) -> list[PathLine]:
        state, lines = presenter.shown.state, []
        visits = state.path.visits
        for place, visit in enumerate(visits[: state.path.at + 1]):
            step = state.map.by_id.get(visit.step)
            if step is None or step.kind not in SEEN:
                continue
            is_here = place == state.path.at
            lines.append(self._visited(presenter, step, visit, place, is_here=is_here))
        lines += [
            PathLine(self._themes, Mark.EXPECTED, self._titled(presenter, step))
            for step in presenter.coming()
        ]
        for visit in state.path.greyed:
            step = state.map.by_id.get(visit.step)
            if step is not None:
                details = tuple(filter(None, (visit.summary,)))
                lines.append(PathLine(self._themes, Mark.GREYED, self._titled(presenter, step), details))
        return lines

    def _visited(
        self, presenter: RunPresenter, step: Step, visit: Visit, place: int, *, is_here: bool
    ) -> PathLine:
        words = self._titled(presenter, step)
        if is_here and not presenter.shown.state.is_over:
            line = PathLine(self._themes, Mark.HERE, words, (self._words(msg("You are here")),))
            line.setProperty("here", True)
            return line
        mark = Mark.SKIPPED if visit.skipped else Mark.DONE
        line = PathLine(self._themes, mark, words, self._details(presenter, step, visit))
        if step.kind in {StepKind.WAIT, StepKind.END}:
            line.setEnabled(False)
        else:
            line.clicked.connect(lambda: self.back_asked.emit(place))
        return line

    def _details(self, presenter: RunPresenter, step: Step, visit: Visit) -> tuple[str, ...]:
        arrow = next(
            (one for one in presenter.shown.state.map.leaving.get(step.id, ()) if one.id == visit.answer),
            None,
        )
        said = visit.skipped or (arrow.label if arrow is not None else "") or visit.summary.split("\n")[0]
        if visit.unticked:
            linked = presenter.shown.processes.get(step.process or "")
            of = max(len(linked.body.steps) if linked is not None else 0, len(visit.ticks))
            done = self._words(msg("{done} of {all} lines done", done=len(visit.ticks), all=of))
            said = f"{done}: {visit.unticked}"
        when = self._when(visit.left, presenter.session.settings.zone)
        if when and visit.minutes and not visit.skipped:
            when = f"{when}, {self._words(nmsg('{n} min', '{n} min', visit.minutes))}"
        return tuple(filter(None, (said, when)))

    def _when(self, instant: str, zone: str) -> str:
        if not instant:
            return ""
        day = datetime.fromisoformat(instant).astimezone(ZoneInfo(zone)).date()
        return self._words.translator.short_date(day)

    def _titled(self, presenter: RunPresenter, step: Step) -> str:
        return presenter.spoken(step.text)
