"""Which playbook is followed for an account, or for many: what is open first, then what is suggested and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from csdesk.domain.text import Text, msg, nmsg
from csdesk.domain.views.runs import Startable
from csdesk.ui.forms.narrowing import NarrowingLine
from csdesk.ui.forms.popover import KEY, Popover
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import label
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_LINE, _MOST, _WIDE = 46, 8, 520


class RunPicker(Popover):
    """A list of playbooks, narrowed by typing; Enter starts one or goes on with the run that is open."""

    start_asked = Signal(int)
    """The id of a playbook's version."""
    open_asked = Signal(int)
    """The id of a run."""
    library_asked = Signal()

    def __init__(
        self, title: Text, found: Sequence[Startable], themes: Themes, words: Words, opener: QWidget
    ) -> None:
        super().__init__(opener, themes)
        self._words, self._themes = words, themes
        head = label("section", words(title))
        self.list = QListWidget(self)
        self.line = NarrowingLine(self.list, self)
        words_of = words(msg("Type the name of a playbook"))
        self.line.setPlaceholderText(words_of)
        self.line.setAccessibleName(words_of)
        self.line.taken.connect(self._take)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for one in found:
            self._add(one)
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(min(max(len(found), 1), _MOST) * themes.theme.px(_LINE) + 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 14)
        layout.setSpacing(8)
        layout.addWidget(head)
        layout.addWidget(self.line)
        layout.addWidget(self.list)
        if not found:
            self._offer_library(layout)
        self.setFixedWidth(themes.theme.px(_WIDE))

    def ask(self) -> None:
        """Show it in the middle of the window, under its head."""
        window = self._opener.window()
        left = (window.width() - self.width()) // 2
        self.open_at(window.mapToGlobal(QPoint(left, self._themes.theme.px(90))), self.line)

    def _add(self, one: Startable) -> None:
        item = QListWidgetItem(f"{one.name}\n{self._detail(one)}")
        item.setData(KEY, one)
        icon = Icon.RUN if one.open_run is not None else Icon.PLAYBOOKS
        item.setIcon(self._themes.icon(icon))
        item.setSizeHint(QSize(0, self._themes.theme.px(_LINE)))
        self.list.addItem(item)

    def _detail(self, one: Startable) -> str:
        if one.open_run is not None:
            return self._words(msg("Open: go on"))
        if one.why is not None:
            return self._words(msg("Suggested: {why}", why=one.why))
        return one.purpose or self._words(nmsg("{n} step", "{n} steps", one.steps))

    def _offer_library(self, layout: QVBoxLayout) -> None:
        self.list.hide()
        self.line.hide()
        layout.addWidget(label("secondary", self._words(msg("No playbook is in use yet.")), wrap=True))
        button = Button(self._themes, "primary")
        button.setText(self._words(msg("Go to Playbooks")))
        button.clicked.connect(self.library_asked)
        button.clicked.connect(self.close)
        layout.addWidget(button)
        self.setFocusProxy(button)

    def _take(self, item: QListWidgetItem) -> None:
        one: Startable = item.data(KEY)
        self.close()
        if one.open_run is not None:
            self.open_asked.emit(one.open_run)
        else:
            self.start_asked.emit(one.id)
