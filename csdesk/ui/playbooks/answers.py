"""The ways out of a step, in their order: the answers of a question, the ways of a condition, what a wait came to."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from csdesk.domain.playbooks.editing import add_answer, move_answer, remove_arrow, retarget
from csdesk.domain.playbooks.maps import Arrow, Step, StepKind
from csdesk.domain.text import Text, msg
from csdesk.ui.playbooks.conditions_builder import ConditionsBuilder
from csdesk.ui.playbooks.fields import Line, Number
from csdesk.ui.playbooks.kit import Kit
from csdesk.ui.playbooks.words import arrow_words, target_words
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.elided import Elided
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.tips import plain

_INSET = 2
"""A line of Qt begins its words so far within."""
_TITLES = {
    StepKind.QUESTION: (msg("Answers"), msg("Answer")),
    StepKind.CONDITION: (msg("Ways, the first that fits is taken"), msg("Way")),
}


class Answers(QWidget):
    """The list of ways out."""

    def __init__(self, kit: Kit, step: Step) -> None:
        super().__init__()
        self._kit = kit
        self._step = step
        self.lines: list[Line] = []
        layout = column(self, gap=4)
        head = row(gap=8)
        title, add = _TITLES.get(step.kind, (msg("Goes on to"), None))
        if step.kind is StepKind.WAIT and step.until and len(kit.presenter.answers(step.id)) == 1:
            add = msg("Way")
        said = label("secondary", wrap=True)
        kit.words.say(said.setText, title)
        head.addWidget(said, 1)
        if add is not None:
            head.addWidget(kit.ghost(Icon.NEW, add, self.append))
        layout.addLayout(head)
        arrows = kit.presenter.answers(step.id)
        for number, arrow in enumerate(arrows, 1):
            layout.addWidget(self._line(number, arrow))
            layout.addWidget(hairline())
        if not arrows:
            link = kit.ghost(
                Icon.LINK, msg("Link to a step"), partial(self._ask_target, None, head.parentWidget())
            )
            layout.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _line(self, number: int, arrow: Arrow) -> QFrame:
        kit, is_question = self._kit, self._step.kind is StepKind.QUESTION
        made = QFrame()
        outer = column(made, gap=2)
        line = row(gap=8)
        if is_question or self._step.kind is StepKind.CONDITION:
            line.addWidget(label("key", str(number)), 0, Qt.AlignmentFlag.AlignVCenter)
        told = column(gap=0)
        if is_question:
            said = Line(arrow.label, partial(self._set_label, arrow.id))
            said.setProperty("kind", "bare")
            said.setProperty("ringed", True)
            kit.words.say(said.setPlaceholderText, msg("Words of the answer"))
            kit.words.say(said.setAccessibleName, msg("Answer {n}", n=number))
            said.installEventFilter(self)
            said.setProperty("arrow", arrow.id)
            self.lines.append(said)
            told.addWidget(said)
        elif (words := arrow_words(arrow, kit.presenter.map)) is not None:
            shown = Elided("")
            kit.words.say(shown.setText, words)
            told.addWidget(shown)
        target = Button(kit.themes, "link")
        kit.words.say(target.setText, target_words(arrow, kit.presenter.map))
        target.setToolTip(plain(target.text()))
        target.setText(target.fontMetrics().elidedText(target.text(), Qt.TextElideMode.ElideRight, 210))
        target.clicked.connect(partial(self._ask_target, arrow.id, target))
        below = row()
        below.setContentsMargins(_INSET if is_question else 0, 0, 0, 0)
        below.addWidget(target)
        below.addStretch()
        told.addLayout(below)
        line.addLayout(told, 1)
        more = kit.icon(Icon.MORE, msg("More about answer {n}", n=number), lambda: None)
        more.clicked.connect(partial(self._drop_menu, arrow, more))
        line.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(line)
        if self._step.kind is StepKind.CONDITION:
            tests = ConditionsBuilder(kit, arrow.tests, partial(self._set_tests, arrow.id))
            outer.addWidget(tests)
        return made

    def append(self) -> None:
        """Another answer, ready to be typed."""
        self._kit.presenter.edit(lambda found: add_answer(found, self._step.id)[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt with an arrow moves an answer; Ctrl+Delete takes it away; Enter goes to the next."""
        if isinstance(event, QKeyEvent) and isinstance(watched, Line):
            arrow, key = str(watched.property("arrow")), Qt.Key(event.key())
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key)
            if alt and step is not None:
                if event.type() is QEvent.Type.KeyPress:
                    self._move(arrow, step)
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._after(watched)
                return True
        return super().eventFilter(watched, event)

    def _after(self, line: Line) -> None:
        place = self.lines.index(line) + 1
        if place < len(self.lines):
            self.lines[place].setFocus()
            self.lines[place].selectAll()
        else:
            self.append()

    def _set_label(self, arrow: str, words: str) -> None:
        self._kit.presenter.set_arrow(arrow, label=" ".join(words.split()))

    def _set_tests(self, arrow: str, tests: object) -> None:
        self._kit.presenter.set_arrow(arrow, tests=tests)

    def _move(self, arrow: str, by: int) -> None:
        self._kit.presenter.edit(lambda found: move_answer(found, arrow, by))

    def _ask_target(self, arrow: str | None, opener: QWidget | None) -> None:
        presenter = self._kit.presenter

        def take(target: str) -> None:
            presenter.choose((self._step.id,), arrow)
            presenter.connect_to(target)

        options: list[tuple[str, Text]] = self._kit.targets(self._step.id)
        self._kit.pick(msg("Leads to"), options, opener or self, take)

    def _drop_menu(self, arrow: Arrow, more: Button) -> None:
        words, presenter = self._kit.words, self._kit.presenter
        menu = QMenu(more)
        menu.addAction(words(msg("Move up")), partial(self._move, arrow.id, -1))
        menu.addAction(words(msg("Move down")), partial(self._move, arrow.id, 1))
        menu.addAction(words(msg("Lead to another step")), partial(self._ask_target, arrow.id, more))
        menu.addAction(
            words(msg("Lead nowhere yet")),
            lambda: presenter.edit(lambda found: retarget(found, arrow.id, None)),
        )
        if self._step.kind is StepKind.WAIT:
            title = msg("For when the days are over") if arrow.met else msg("For when it happened")
            menu.addAction(words(title), lambda: presenter.set_arrow(arrow.id, met=not arrow.met))
        if self._step.kind is StepKind.QUESTION:
            menu.addAction(words(msg("Minutes of this answer")), partial(self._ask_minutes, arrow, more))
        menu.addSeparator()
        menu.addAction(
            words(msg("Remove")), lambda: presenter.edit(lambda found: remove_arrow(found, arrow.id))
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(more.mapToGlobal(more.rect().bottomLeft()))

    def _ask_minutes(self, arrow: Arrow, opener: Button) -> None:
        from csdesk.ui.forms.popover import Popover

        card = Popover(opener, self._kit.themes)
        field = Number(arrow.minutes, lambda n: self._kit.presenter.set_arrow(arrow.id, minutes=n))
        self._kit.words.say(field.setAccessibleName, msg("Minutes of this answer"))
        field.returnPressed.connect(card.close)
        layout = column(card, margin=12, gap=6)
        head = label("strong", self._kit.words(msg("Minutes of this answer")))
        layout.addWidget(head)
        layout.addWidget(field)
        card.open_under(opener, field)


def shape_of(arrows: tuple[Arrow, ...]) -> tuple[tuple[str, str | None, bool], ...]:
    """What the list must be made anew for."""
    return tuple((one.id, one.target, one.met) for one in arrows)
