"""The card of things to do: what is shown and by what it goes, the line of a new task, and the list."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget, QWidget

from csdesk.domain.text import Text, msg, nmsg
from csdesk.domain.today.items import KINDS, Kind
from csdesk.ui.session import Session
from csdesk.ui.shell.states import Skeleton, empty_state
from csdesk.ui.theme.drop_button import DropButton
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.today.new_line import NewLine
from csdesk.ui.today.state import ICONS, ORDERS, Order, TodayState
from csdesk.ui.today.todo_list import TodoList

_TASKS = msg("Only tasks")


class TodoCard(QFrame):
    """Filter, order, new task, list."""

    kind_chosen = Signal(object)
    """A `Kind`, or `None` for everything."""
    order_chosen = Signal(object)

    def __init__(self, session: Session, themes: Themes) -> None:
        super().__init__()
        words = session.words
        self._themes = themes
        self._words = words
        self._counts: Mapping[Kind, int] = {}
        self.setProperty("kind", "card")
        self.title = label("section")
        words.say(self.title.setText, msg("To do"))
        self.filter = DropButton(themes, "", Icon.FILTER)
        self.order = DropButton(themes, "", Icon.SORT)
        for button, fill in ((self.filter, self._drop_kinds), (self.order, self._drop_orders)):
            button.setProperty("small", True)
            button.clicked.connect(fill)
        head = row(gap=8)
        head.setContentsMargins(14, 7, 14, 7)
        head.addWidget(self.title)
        head.addStretch()
        head.addWidget(self.filter)
        head.addWidget(self.order)
        self.new_line = NewLine(session, themes)
        self.list = TodoList(themes, words)
        self.none = empty_state(
            themes, words, Icon.DONE, msg("Nothing waits"), msg("Nothing is late, and nothing comes up.")
        )
        self.hidden = empty_state(themes, words, Icon.FILTER, msg("Nothing of this kind"))
        self.pages = QStackedWidget()
        for page in (Skeleton(themes, 10), self.list, _framed(self.none), _framed(self.hidden)):
            self.pages.addWidget(page)
        layout = column(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addLayout(head)
        layout.addWidget(hairline())
        layout.addWidget(self.new_line)
        layout.addWidget(self.pages, 1)
        self.show_choice(None, Order.DATE)

    def show_choice(self, kind: Kind | None, order: Order) -> None:
        """Say what is shown and by what it goes."""
        shown = msg("Everything") if kind is None else _kind_words(kind)
        self._words.say(self.filter.setText, shown)
        by = next(choice.label for choice in ORDERS if choice.key == order)
        self._words.say(self.order.setText, by)

    def show_state(self, state: TodayState) -> None:
        """Show the list, or why it is empty."""
        self._counts = state.kinds
        self.show_choice(state.kind, state.order)
        self.list.hold(state.lines)
        place = 1 if state.lines else 3 if state.known else 2
        if place == 3:
            said = nmsg(
                "{n} thing is hidden by the filter", "{n} things are hidden by the filter", state.known
            )
            self.hidden.say(msg("Nothing of this kind"), said)
        self.pages.setCurrentIndex(place)

    def _drop_kinds(self) -> None:
        menu = QMenu(self)
        total = sum(self._counts.values())
        self._add(menu, msg("Everything"), None, total, Icon.TODAY)
        for kind in Kind:
            if self._counts.get(kind):
                self._add(menu, _kind_words(kind), kind, self._counts[kind], ICONS[kind])
        self._popup(menu, self.filter)

    def _add(self, menu: QMenu, title: Text, kind: Kind | None, count: int, icon: Icon) -> None:
        said = self._words(msg("{title}, {n}", title=title, n=count))
        action = menu.addAction(self._themes.icon(icon), said)
        action.triggered.connect(lambda: self.kind_chosen.emit(kind))

    def _drop_orders(self) -> None:
        menu = QMenu(self)
        for choice in ORDERS:
            action = menu.addAction(self._words(choice.label))
            order = Order(choice.key)
            action.triggered.connect(lambda _=False, order=order: self.order_chosen.emit(order))
        self._popup(menu, self.order)

    def _popup(self, menu: QMenu, under: QWidget) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))


def _kind_words(kind: Kind) -> Text:
    return _TASKS if kind is Kind.TASK else KINDS[kind]


def _framed(state: QWidget) -> QWidget:
    """A state in the middle of the room of the list."""
    frame = QWidget()
    layout = column(frame, margin=24)
    layout.addWidget(state)
    layout.addStretch()
    return frame
