"""Trying a map out: one step after the other with answers that are made up; nothing of it is written."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from csdesk.domain.playbooks.maps import ENDINGS, STEP_KINDS, Arrow, Step, StepKind
from csdesk.domain.text import Text, msg, nmsg, pmsg, verbatim
from csdesk.ui.playbooks.kit import Kit
from csdesk.ui.playbooks.panel import Panel
from csdesk.ui.playbooks.words import KIND_ICONS, arrow_words, step_note, target_words
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.widgets import IconLabel
from csdesk.ui.tips import plain

_MOST = 300
_BACK = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Left})
_ON = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right})


class Trial(Panel):
    """The step that is stood at, its ways as numbered choices, and the way so far."""

    ended = Signal()
    past_asked = Signal()
    """The person wants to see what the map would have done in the past year."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.way: list[tuple[str, str | None]] = []
        """The steps that were gone through, each with the arrow that was taken; the last one is stood at."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        kit.themes.hold(self.setFixedWidth, lambda theme: theme.size.panel_right)
        kit.words.say(self.setAccessibleName, msg("Test of the map"))
        self.hide()

    def begin(self) -> None:
        """Stand at the start."""
        start = self._kit.presenter.map.start
        self.way = [] if start is None else [(start.id, None)]
        self.show()
        self._render()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def step(self) -> Step | None:
        """Where it stands."""
        return self._kit.presenter.map.by_id.get(self.way[-1][0]) if self.way else None

    def ways(self) -> tuple[Arrow, ...]:
        """Where it can go on; of a step with one way out only the first is taken."""
        step = self.step
        if step is None:
            return ()
        found = self._kit.presenter.answers(step.id)
        branches = step.kind in {StepKind.QUESTION, StepKind.CONDITION, StepKind.WAIT}
        return found if branches else found[:1]

    def take(self, place: int) -> None:
        """Go on by one of the ways."""
        ways = self.ways()
        if not 0 <= place < len(ways) or len(self.way) >= _MOST:
            return
        arrow = ways[place]
        if arrow.target in self._kit.presenter.map.by_id and arrow.target is not None:
            self.way[-1] = (self.way[-1][0], arrow.id)
            self.way.append((arrow.target, None))
            self._render()

    def back(self) -> None:
        """Stand at the step before."""
        if len(self.way) > 1:
            self.way.pop()
            self.way[-1] = (self.way[-1][0], None)
            self._render()

    def event(self, event: QEvent) -> bool:
        """The numbers choose."""
        is_key = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride
        if is_key and isinstance(event, QKeyEvent) and self._deed(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Numbers choose, Enter takes the only way, Backspace goes back, Esc ends."""
        deed = self._deed(event)
        if deed is None:
            super().keyPressEvent(event)
        else:
            deed()

    def _deed(self, event: QKeyEvent) -> Callable[[], object] | None:
        key = Qt.Key(event.key())
        if Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
            return partial(self.take, event.key() - int(Qt.Key.Key_1))
        if key is Qt.Key.Key_Escape:
            return self.ended.emit
        if key in _BACK:
            return self.back
        return partial(self.take, 0) if key in _ON and len(self.ways()) == 1 else None

    def _render(self) -> None:
        inside = QFrame()
        inside.setProperty("kind", "plain")
        layout = column(inside, gap=10)
        layout.setContentsMargins(16, 12, 16, 16)
        head = row(gap=8)
        head.addWidget(label("strong", self._kit.words(msg("Test: nothing is written"))), 1)
        head.addWidget(self._kit.icon(Icon.CLOSE, msg("End the test"), self.ended.emit))
        layout.addLayout(head)
        layout.addWidget(hairline())
        self._add_way(layout)
        step = self.step
        if step is not None:
            self._add_step(layout, step)
            self._kit.presenter.choose((step.id,))
        self._add_past(layout)
        layout.addStretch()
        self.hold(inside)

    def _add_past(self, layout: QVBoxLayout) -> None:
        layout.addWidget(hairline())
        look = self._kit.ghost(Icon.HISTORY, msg("Test against the past year"), self.past_asked.emit)
        layout.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_way(self, layout: QVBoxLayout) -> None:
        presenter = self._kit.presenter
        arrows = {one.id: one for one in presenter.map.arrows}
        for own, taken in self.way[:-1]:
            said: Text = presenter.title_of(presenter.map.by_id[own])
            words = arrow_words(arrows[taken], presenter.map) if taken in arrows else None
            if words is not None:
                said = msg("{step}: {answer}", step=said, answer=words)
            layout.addWidget(label("small", self._kit.words(said), wrap=True))

    def _add_step(self, layout: QVBoxLayout, step: Step) -> None:
        kit, words = self._kit, self._kit.words
        line = row(gap=8)
        line.addWidget(IconLabel(kit.themes, KIND_ICONS[step.kind], Ink.ACCENT))
        line.addWidget(label("secondary", words(STEP_KINDS[step.kind])), 1)
        note = step_note(step, kit.presenter.map)
        if note is not None:
            line.addWidget(label("small", words(note)))
        layout.addLayout(line)
        layout.addWidget(label("heading", words(kit.presenter.title_of(step)), wrap=True))
        if step.due is not None:
            due = nmsg("due in {n} working day", "due in {n} working days", step.due)
            layout.addWidget(label("small", words(due)))
        for said in (step.help, *step.guide, step.message.body if step.message else ""):
            if said.strip():
                layout.addWidget(label("secondary", said, wrap=True))
        if step.kind is StepKind.END:
            layout.addWidget(label("success", words(ENDINGS[step.ending])))
        for number, arrow in enumerate(self.ways(), 1):
            layout.addWidget(self._choice(number, arrow))
        if step.kind is not StepKind.END and not self.ways():
            layout.addWidget(label("warning", words(msg("The map goes no further from here.")), wrap=True))
        deeds = row(gap=8)
        deeds.addWidget(kit.ghost(Icon.BACK, pmsg("trial", "Back"), self.back))
        deeds.addWidget(kit.ghost(Icon.REFRESH, msg("From the start"), self.begin))
        deeds.addStretch()
        layout.addLayout(deeds)

    def _choice(self, number: int, arrow: Arrow) -> Button:
        words = self._kit.words
        button = Button(self._kit.themes, "", None, (str(number),), caps_first=True)
        named = arrow_words(arrow, self._kit.presenter.map)
        leads = target_words(arrow, self._kit.presenter.map)
        said = words(named if named is not None else leads)
        room = self._kit.themes.theme.px(220)
        button.setText(button.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room))
        button.setToolTip(plain(words(msg("{answer}: {leads}", answer=verbatim(said), leads=leads))))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setEnabled(arrow.target in self._kit.presenter.map.by_id)
        button.clicked.connect(partial(self.take, number - 1))
        return button
