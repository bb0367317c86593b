"""The summary: timeline, success plan, tasks, people, contracts and opportunities side by side."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from csdesk.domain.text import msg
from csdesk.ui.account.cards import ListCard
from csdesk.ui.account.goal_list import GoalList, GoalTitles
from csdesk.ui.account.health_card import HealthCard
from csdesk.ui.account.items import EDIT, ERASE, Deed
from csdesk.ui.account.painted import PaintedList
from csdesk.ui.account.presenter import AccountPresenter, AccountState
from csdesk.ui.account.row_list import RowList
from csdesk.ui.account.timeline import TimelineCard
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import IconLabel
from csdesk.ui.words import Words

SNOOZE = Deed("snooze", Icon.WAIT, msg("Snooze"))
TICK = Deed("tick", Icon.DONE, msg("Complete or open again"), is_shown=False)
_MARGIN, _GAP = 24, 14
_THREE_COLUMNS = 1060


class SummaryTab(QWidget):
    """Three columns; the right one goes under the middle one where there is little room."""

    add_asked = Signal(str)
    asked = Signal(str, object)

    def __init__(
        self,
        themes: Themes,
        words: Words,
        presenter: AccountPresenter,
        surroundings: Callable[[], Surroundings],
    ) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self.health = HealthCard(themes, words)
        self.timeline = TimelineCard(themes, words, presenter, surroundings)
        self.goals = ListCard(
            themes,
            words,
            msg("Success plan"),
            GoalList(themes, words),
            add=msg("Add goal"),
            empty=msg("What does this account want to achieve? Add a goal and its readings."),
        )
        self.tasks = self._card("task")
        self.people = self._card("contact")
        self.contracts = self._card("line")
        self.opportunities = self._card("opportunity")
        self._outcome = label(wrap=True)
        self._outcome_line = QWidget()
        self._titles = GoalTitles(themes, words)
        self._build()

    def render_state(self, state: AccountState) -> None:
        """Show an account."""
        self.health.show_health(state.health)
        self.timeline.show_posture(state.posture)
        self.timeline.show_events(state.account.id, state.events)
        self.goals.hold(state.goals)
        self._titles.setVisible(bool(state.goals))
        self._outcome_line.setVisible(state.outcome is not None)
        if state.outcome is not None:
            self._words.say(self._outcome.setText, state.outcome)
            self._words.say(self._outcome.setToolTip, msg("What the account wants from this"))
        self.tasks.hold(state.tasks)
        self.people.hold(state.people)
        self.contracts.hold(state.lines)
        self.contracts.say_note(state.notice, state.notice_tone)
        self.opportunities.hold(state.opportunities)
        self.opportunities.setVisible(bool(state.opportunities))

    def lists(self) -> tuple[PaintedList, ...]:
        """Its lists, in the order of their places."""
        cards = (self.goals, self.tasks, self.people, self.contracts, self.opportunities)
        return (self.timeline.list, *(card.list for card in cards))

    def take_in(self, card: QWidget) -> None:
        """Show a card of another feature between the goals and the tasks."""
        stack = self._columns.itemAt(0)
        if isinstance(stack, QVBoxLayout):
            stack.insertWidget(1, card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column less where there is little room."""
        super().resizeEvent(event)
        self._arrange(wide=self.width() >= self._themes.theme.px(_THREE_COLUMNS))

    def _card(self, kind: str) -> ListCard:
        title, add, empty = _CARDS[kind]
        deeds = (SNOOZE, TICK, EDIT, ERASE) if kind == "task" else (EDIT, ERASE)
        shown = RowList(self._themes, self._words, deeds)
        return ListCard(self._themes, self._words, title, shown, add=add, empty=empty)

    def _build(self) -> None:
        theme = self._themes.theme
        both = column(self._outcome_line)
        line = row(gap=8)
        both.addLayout(line)
        both.addWidget(hairline())
        line.setContentsMargins(theme.px(14), theme.px(9), theme.px(14), theme.px(9))
        line.addWidget(IconLabel(self._themes, Icon.GOAL), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._outcome, 1)
        self.goals.body.insertWidget(0, self._outcome_line)
        self.goals.body.insertWidget(1, self._titles)
        whole = column(self)
        band = row()
        band.setContentsMargins(theme.px(_MARGIN), theme.px(14), theme.px(_MARGIN), 0)
        band.addWidget(self.health)
        whole.addLayout(band)
        self._outer = outer = row(gap=0)
        whole.addLayout(outer, 1)
        left = row()
        left.setContentsMargins(theme.px(_MARGIN), theme.px(14), 0, theme.px(16))
        left.addWidget(self.timeline)
        outer.addLayout(left, 7)
        inside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.setContentsMargins(theme.px(_GAP), theme.px(14), theme.px(_MARGIN), theme.px(16))
        self._columns.setSpacing(theme.px(_GAP))
        self._columns.addLayout(_stacked((self.goals, self.tasks), theme.px(_GAP)), 11)
        self._columns.addLayout(
            _stacked((self.people, self.contracts, self.opportunities), theme.px(_GAP)), 8
        )
        area = QScrollArea(widgetResizable=True)
        area.verticalScrollBar().rangeChanged.connect(lambda _, most: self._keep_edge(area, most))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        outer.addWidget(area, 17)
        for kind, card in (
            ("goal", self.goals),
            ("task", self.tasks),
            ("contact", self.people),
            ("line", self.contracts),
            ("opportunity", self.opportunities),
        ):
            card.add_asked.connect(lambda kind=kind: self.add_asked.emit(kind))
        for shown in self.lists():
            shown.asked.connect(self.asked)

    def _keep_edge(self, area: QScrollArea, most: int) -> None:
        """The cards end where the health above them ends, with and without a bar that scrolls them."""
        if not isValid(area):  # the page goes, and its bar with it
            return
        bar = area.verticalScrollBar().sizeHint().width() if most else 0
        theme = self._themes.theme
        right = theme.px(_MARGIN) - bar
        self._columns.setContentsMargins(theme.px(_GAP), theme.px(14), right, theme.px(16))

    def _arrange(self, *, wide: bool) -> None:
        wanted = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() is wanted:
            return
        self._columns.setDirection(wanted)
        self._columns.setStretch(0, 11 if wide else 0)
        self._columns.setStretch(1, 8 if wide else 1)
        self._outer.setStretch(0, 7 if wide else 10)
        self._outer.setStretch(1, 17 if wide else 14)


def _stacked(cards: tuple[QWidget, ...], gap: int) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setSpacing(gap)
    for card in cards:
        layout.addWidget(card)
    layout.addStretch()
    return layout


_CARDS = {
    "task": (
        msg("Tasks"),
        msg("Add task"),
        msg("Nothing to do here. N writes down the next step."),
    ),
    "contact": (
        msg("People"),
        msg("Add person"),
        msg("Who decides, who uses, who pays? Add the people of this account."),
    ),
    "line": (
        msg("Contracts"),
        msg("Add contract"),
        msg("What this account pays for, until when. Add the first contract."),
    ),
    "opportunity": (msg("Opportunities"), msg("Add opportunity"), msg("Nothing is being offered now.")),
}
