"""What lies above the canvas: the tools, what is wrong with the map, the zoom, and the whole map in small."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from csdesk.domain.playbooks.lint import Finding
from csdesk.domain.playbooks.maps import STEP_KINDS, StepKind
from csdesk.domain.text import Text, msg, nmsg, pmsg, verbatim
from csdesk.ui.playbooks.canvas import MapCanvas, Tool
from csdesk.ui.playbooks.presenter import EditorPresenter
from csdesk.ui.playbooks.words import KIND_ICONS
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.stylesheet import restyle
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import IconLabel, Painted
from csdesk.ui.tips import plain
from csdesk.ui.words import Words

ADDED: tuple[tuple[StepKind, str], ...] = (
    (StepKind.ACTION, "A"),
    (StepKind.QUESTION, "P"),
    (StepKind.WAIT, "E"),
    (StepKind.END, "F"),
    (StepKind.PROCESS, "R"),
    (StepKind.MESSAGE, "M"),
    (StepKind.CONDITION, "C"),
)
_EDGE = 14


class Toolbox(QFrame):
    """The tools: move, add each kind, link."""

    def __init__(self, canvas: MapCanvas, themes: Themes, words: Words) -> None:
        super().__init__()
        self._canvas = canvas
        self._themes = themes
        self._words = words
        self.setProperty("kind", "card")
        layout = column(self, margin=5, gap=0)
        self._buttons: dict[tuple[Tool, StepKind | None], Button] = {}
        self._add((Tool.MOVE, None), pmsg("tool", "Move"), Icon.SELECT, "V")
        for kind, key in ADDED:
            self._add((Tool.ADD, kind), STEP_KINDS[kind], KIND_ICONS[kind], key)
        self._add((Tool.LINK, None), pmsg("tool", "Link"), Icon.LINK, "L")
        for button in self._buttons.values():
            layout.addWidget(button)
        canvas.tool_changed.connect(self._show)
        self._show()

    def _add(self, tool: tuple[Tool, StepKind | None], title: Text, icon: Icon, key: str) -> None:
        button = Button(self._themes, "tool", icon, (key,))
        self._words.say(button.setText, title)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(partial(self._take, tool))
        self._buttons[tool] = button

    def _take(self, tool: tuple[Tool, StepKind | None], _checked: bool = False) -> None:
        if tool[0] is Tool.LINK and self._canvas.presenter.step is None:
            self._show()
            return
        self._canvas.take_tool(tool[0], tool[1] or StepKind.ACTION)

    def _show(self) -> None:
        now = (self._canvas.tool, self._canvas.adding if self._canvas.tool is Tool.ADD else None)
        for tool, button in self._buttons.items():
            button.setChecked(tool == now)


class LintPill(QFrame):
    """What is wrong with the map, in a few words, and the way there."""

    asked = Signal()

    def __init__(self, presenter: EditorPresenter, themes: Themes, words: Words) -> None:
        super().__init__()
        self._presenter = presenter
        self._words = words
        self.setProperty("kind", "card")
        line = row(self, gap=8)
        line.setContentsMargins(10, 2, 6, 2)
        self._icon = IconLabel(themes, Icon.WARNING, Ink.WARNING)
        line.addWidget(self._icon)
        self._said = label("warning")
        line.addWidget(self._said)
        self.button = Button(themes, "link", caps=("F8",))
        words.say(self.button.setText, pmsg("problem", "Show"))
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.asked)
        line.addWidget(self.button)

    def render_findings(self) -> None:
        """Say the one thing that is wrong, or how many there are."""
        found = self._presenter.findings
        self.setVisible(bool(found))
        if found:
            self._words.say(self._said.setText, summary(found))
            self.setToolTip(plain("\n".join(self._words(one.text) for one in found[:12])))
            self.adjustSize()


def summary(found: tuple[Finding, ...]) -> Text:
    """One finding as its sentence, several as their number."""
    grave = sum(one.is_grave for one in found)
    if len(found) == 1:
        return found[0].text
    if not grave:
        return nmsg("{n} thing to look at", "{n} things to look at", len(found))
    if grave == len(found):
        return nmsg("{n} problem", "{n} problems", grave)
    return msg(
        "{problems}, {others}",
        problems=nmsg("{n} problem", "{n} problems", grave),
        others=nmsg("{n} thing to look at", "{n} things to look at", len(found) - grave),
    )


class ZoomBar(QFrame):
    """Smaller, the zoom, larger, all of it."""

    def __init__(self, canvas: MapCanvas, themes: Themes, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setProperty("kind", "card")
        line = row(self, margin=1, gap=0)
        self._percent = label("secondary", "100%")
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        themes.hold(self._percent.setMinimumWidth, lambda theme: theme.px(46))
        for icon, title, deed in (
            (Icon.ZOOM_OUT, msg("Smaller"), canvas.zoom_out),
            (Icon.ZOOM_IN, msg("Larger"), canvas.zoom_in),
            (Icon.FIT, msg("Show the whole map"), canvas.fit),
        ):
            button = Button(themes, "icon-ghost", icon)
            words.say(button.set_name, title)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, deed=deed: deed())
            line.addWidget(button)
            if icon is Icon.ZOOM_OUT:
                line.addWidget(self._percent)
        canvas.zoomed.connect(self._show)

    def _show(self, percent: int) -> None:
        self._words.say(self._percent.setText, verbatim(f"{percent}%"))


class MiniMap(Painted):
    """The whole map, and the part of it that is seen; a click goes there."""

    def __init__(self, canvas: MapCanvas, themes: Themes, words: Words) -> None:
        super().__init__(themes)
        self._canvas = canvas
        words.say(self.setAccessibleName, msg("The whole map in small"))
        canvas.viewed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As in the design."""
        theme = self._themes.theme
        return QSize(theme.px(148), theme.px(82))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Every step as a bar, and a frame around what is seen."""
        theme = self._themes.theme
        color = theme.color
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color.border.default, 1))
        painter.setBrush(color.bg.surface)
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.radius.md, theme.radius.md
        )
        scale, offset = self._fit()
        presenter = self._canvas.presenter
        wrong = {one.step for one in presenter.findings if one.is_grave}
        painter.setPen(Qt.PenStyle.NoPen)
        for own in presenter.map.by_id:
            box = self._canvas.picture.boxes[own]
            ink = color.border.strong
            if own in wrong:
                ink = color.health.watch.solid
            if own in presenter.steps:
                ink = color.accent.base
            painter.setBrush(ink)
            corner = QPointF(box.x, box.y) * scale + offset
            size = (max(box.wide * scale, 2.0), max(box.high * scale, 1.5))
            painter.drawRoundedRect(QRectF(corner.x(), corner.y(), *size), 1, 1)
        seen = self._seen()
        frame = QRectF(seen.topLeft() * scale + offset, seen.bottomRight() * scale + offset)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color.accent.base, 1.5))
        painter.drawRoundedRect(frame & QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along."""
        self._go(event.position())

    def _go(self, at: QPointF) -> None:
        scale, offset = self._fit()
        self._canvas.centerOn((at - offset) / scale)
        self._canvas.viewed.emit()

    def _seen(self) -> QRectF:
        return self._canvas.mapToScene(self._canvas.viewport().rect()).boundingRect()

    def _fit(self) -> tuple[float, QPointF]:
        bounds = self._canvas.picture.bounds
        room = QRectF(self.rect()).adjusted(8, 6, -8, -6)
        scale = min(room.width() / max(bounds.wide, 1), room.height() / max(bounds.high, 1), 0.2)
        middle = QPointF(bounds.x + bounds.wide / 2, bounds.y + bounds.high / 2)
        return scale, room.center() - middle * scale


class Overlay(QObject):
    """Keeps the four in their corners."""

    def __init__(self, canvas: MapCanvas, themes: Themes, words: Words) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._themes = themes
        self.tools = Toolbox(canvas, themes, words)
        self.pill = LintPill(canvas.presenter, themes, words)
        self.zoom = ZoomBar(canvas, themes, words)
        self.mini = MiniMap(canvas, themes, words)
        for part in self._parts():
            part.setParent(canvas)
            part.show()
        canvas.installEventFilter(self)
        canvas.presenter.drawn.connect(self._render)
        canvas.presenter.standing.connect(self._render)
        words.language_changed.connect(self._render)
        themes.changed.connect(self._render)
        self._render()

    def _parts(self) -> tuple[QWidget, ...]:
        return (self.tools, self.pill, self.zoom, self.mini)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the corners."""
        if event.type() is QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    def place(self) -> None:
        """Each in its corner."""
        edge, view = self._themes.theme.px(_EDGE), self._canvas.rect()
        for part in self._parts():
            part.adjustSize()
        right, bottom = view.width() - edge, view.height() - edge
        self.tools.move(edge, edge)
        self.pill.move(right - self.pill.width(), edge)
        self.zoom.move(edge, bottom - self.zoom.height())
        self.mini.move(right - self.mini.width(), bottom - self.mini.height())

    @property
    def beside(self) -> int:
        """How much of the width the tools take, from the left edge."""
        return 0 if self.tools.isHidden() else self.tools.geometry().right()

    def _render(self) -> None:
        self.pill.render_findings()
        self.tools.setVisible(self._canvas.presenter.can_change)
        restyle(self.tools, kind="card")
        self.place()
