"""The right column: how to conduct the step, the message ready, linked processes, what worked before."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from csdesk.domain.text import Text, msg, nmsg
from csdesk.ui.runs.mail_card import MailCard
from csdesk.ui.runs.presenter import RunPresenter
from csdesk.ui.theme.areas import look_through
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import IconLabel
from csdesk.ui.words import Words

WIDTH = 352


class SidePanel(QScrollArea):
    """Help for the step where the run stands."""

    process_asked = Signal(int)

    def __init__(
        self, themes: Themes, words: Words, presenter: RunPresenter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes, self._words, self._presenter = themes, words, presenter
        self.setProperty("kind", "panel")
        look_through(self)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QFrame()
        body.setProperty("kind", "panel")
        outer = column(body, gap=14)
        outer.setContentsMargins(16, 14, 16, 16)
        self.mail = MailCard(themes, words)
        self._guide, self._linked, self._worked = QWidget(), QWidget(), QFrame()
        self._guide_lines, self._linked_lines = column(self._guide, gap=5), column(self._linked, gap=4)
        self._worked.setProperty("kind", "card")
        inner = column(self._worked, gap=4)
        inner.setContentsMargins(12, 10, 12, 10)
        inner.addWidget(self._titled(Icon.HISTORY, msg("What worked before")))
        self.worked = label("secondary", wrap=True)
        inner.addWidget(self.worked)
        self.empty = label("secondary", wrap=True)
        words.say(self.empty.setText, msg("No guidance for this step."))
        for part in (self._guide, self.mail, self._linked, self._worked, self.empty):
            outer.addWidget(part)
        outer.addStretch(1)
        self.setWidget(body)
        themes.hold(self.setFixedWidth, lambda theme: theme.px(WIDTH))

    def show_step(self) -> None:
        """Show what helps with the step."""
        presenter = self._presenter
        step = presenter.step
        is_open = presenter.shown.run.is_open
        guide = step.guide if step is not None and is_open else ()
        self._fill_guide([presenter.spoken(one) for one in guide])
        self.show_mail()
        linked = presenter.linked() if is_open else []
        _emptied(self._linked_lines)
        if linked:
            self._linked_lines.addWidget(self._titled(Icon.PROCESSES, msg("Linked processes")))
        for place, one in enumerate(linked):
            if place:
                self._linked_lines.addWidget(hairline())
            self._linked_lines.addWidget(
                self._process(one.id, one.name, len(one.body.steps), one.body.minutes)
            )
        self._linked.setVisible(bool(linked))
        self.show_worked(None)
        self.empty.setVisible(presenter.asks and not (guide or linked or presenter.message()))

    def show_mail(self) -> None:
        """Show the message of the step, filled for the person that is picked."""
        message = self._presenter.message()
        is_shown = message is not None and self._presenter.asks and not self._presenter.is_held
        self.mail.setVisible(is_shown)
        if is_shown and message is not None:
            values = self._presenter.values()
            used = [
                words for key, words in values.items() if f"{{{{{key}}}}}" in message.body.replace(" ", "")
            ]
            self.mail.show_mail(self._presenter.mail(message), used, is_mail=message.channel == "email")

    def show_worked(self, words: Text | None) -> None:
        """Say what worked before, or nothing."""
        self._worked.setVisible(words is not None)
        if words is not None:
            self.worked.setText(self._words(words))

    def _fill_guide(self, lines: list[str]) -> None:
        _emptied(self._guide_lines)
        self._guide.setVisible(bool(lines))
        if not lines:
            return
        self._guide_lines.addWidget(self._titled(Icon.CHAT, msg("How to conduct")))
        for words in lines:
            part = QWidget()
            line = row(part, gap=8)
            dot = label("secondary", "•")
            dot.setAlignment(Qt.AlignmentFlag.AlignTop)
            line.addWidget(dot)
            line.addWidget(label("", words, wrap=True), 1)
            self._guide_lines.addWidget(part)

    def _process(self, number: int, name: str, steps: int, minutes: int) -> QWidget:
        part = QWidget()
        line = row(part, gap=8)
        open_it = Button(self._themes, "link")
        open_it.setText(name)
        open_it.clicked.connect(partial(self.process_asked.emit, number))
        words = self._words(nmsg("{n} step", "{n} steps", steps))
        if minutes:
            words = f"{words}, {self._words(nmsg('{n} min', '{n} min', minutes))}"
        line.addWidget(open_it, 1)
        line.addWidget(label("secondary", words))
        return part

    def _titled(self, icon: Icon, words: Text) -> QWidget:
        part = QWidget()
        line = row(part, gap=8)
        line.addWidget(IconLabel(self._themes, icon))
        line.addWidget(label("strong", self._words(words)), 1)
        return part


def _emptied(lines: QVBoxLayout) -> None:
    while (item := lines.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
