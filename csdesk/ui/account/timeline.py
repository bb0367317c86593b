"""The timeline with the composer on top, filtered by channel and by words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QSizePolicy, QWidget

from csdesk.domain.text import Text, msg, nmsg
from csdesk.ui.account.composer import Composer
from csdesk.ui.account.event_list import EventList
from csdesk.ui.account.posture import Posture
from csdesk.ui.account.presenter import AccountPresenter
from csdesk.ui.account.rows import Event
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.forms.folding import folded
from csdesk.ui.theme.controls import Button, Chip
from csdesk.ui.theme.elided import Elided
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import Card, column, label, row
from csdesk.ui.theme.stylesheet import restyle
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

FILTERS: tuple[tuple[str, frozenset[str], Text, Icon], ...] = (
    ("email", frozenset({"email"}), msg("Email"), Icon.EMAIL),
    ("phone", frozenset({"phone"}), msg("Phone call"), Icon.CALL),
    ("video", frozenset({"video"}), msg("Video meeting"), Icon.VIDEO_MEETING),
    ("chat", frozenset({"chat", "whatsapp"}), msg("Messages"), Icon.CHAT),
    ("in_person", frozenset({"in_person"}), msg("In person"), Icon.VISIT),
    ("note", frozenset({"note"}), msg("Internal note"), Icon.NOTE),
    ("ticket", frozenset({"ticket"}), msg("Ticket"), Icon.TICKET),
    ("survey", frozenset({"survey"}), msg("Survey answer"), Icon.NPS),
    ("health", frozenset({"health"}), msg("Health"), Icon.HEALTH),
)


_LOW = 560
"""In a card lower than this the fields of a new contact have the room of the events while they are open."""


class TimelineCard(Card):
    """The timeline of an account."""

    def __init__(
        self,
        themes: Themes,
        words: Words,
        presenter: AccountPresenter,
        surroundings: Callable[[], Surroundings],
        *,
        wide: bool = False,
    ) -> None:
        heading = label("section")
        super().__init__(heading)
        self._words = words
        self._themes = themes
        self._presenter = presenter
        self._events: tuple[Event, ...] = ()
        self._filter = ""
        self._account = 0
        self._is_posture_known = True
        words.say(heading.setText, msg("Timeline"))
        self.composer = Composer(themes, words, presenter, surroundings)
        self.list = EventList(themes, words)
        words.say(self.list.setAccessibleName, msg("Timeline"))
        self.posture = Elided("tertiary")
        self.chip = Chip(themes, Icon.FILTER)
        self.sought = QLineEdit()
        self.sought.setClearButtonEnabled(True)
        self.empty = label("tertiary", wrap=True)
        self.clear = Button(themes)
        self._nothing_here = QWidget()
        self._build(wide)
        words.language_changed.connect(self._say_filter)

    def show_events(self, account_id: int, events: Sequence[Event]) -> None:
        """Show the events of an account."""
        if account_id != self._account:
            self._account = account_id
            self.list.begin_again()
            self.composer.show_draft()
        self._events = tuple(events)
        self._sift()

    def show_posture(self, posture: Posture) -> None:
        """Say in the heading how much of the talk CS began; nothing while nobody knows."""
        self._is_posture_known = posture.is_known
        self._make_room()
        restyle(self.posture, kind="warning" if posture.is_warning else "tertiary")
        self._words.say(self.posture.setText, posture.said)
        self._words.say(self.posture.setToolTip, posture.why)

    def choose(self, key: str) -> None:
        """Show only one channel; an empty key shows all."""
        self._filter = key
        self._say_filter()
        self._sift()

    def ask_words(self) -> None:
        """Put the keys into the text filter."""
        self.sought.show()
        self.sought.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.sought.selectAll()

    def has_filter(self) -> bool:
        """Whether something is filtered out."""
        return bool(self._filter or self.sought.text().strip())

    def clear_filter(self) -> None:
        """Show everything again."""
        self.sought.clear()
        self.choose("")

    def _sift(self) -> None:
        wanted = folded(self.sought.text())
        channels = next((known for key, known, _, _ in FILTERS if key == self._filter), None)
        found = [
            event
            for event in self._events
            if (channels is None or event.channel in channels) and (not wanted or wanted in self._told(event))
        ]
        self.list.hold(found)
        self._make_room()
        self.clear.setVisible(not found and self.has_filter())
        if not found:
            self._words.say(self.empty.setText, self._nothing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The events come back where they have room again."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self, *_: object) -> None:
        is_free = not self.composer.is_unfolded or self.height() >= self._themes.theme.px(_LOW)
        self.list.setVisible(is_free and bool(self.list.rows.items))
        self._nothing_here.setVisible(is_free and not self.list.rows.items)
        self.posture.setVisible(is_free and self._is_posture_known)

    def _told(self, event: Event) -> str:
        return folded(" ".join(self._words(part) for part in (event.title, *event.body)))

    def _nothing(self) -> Text:
        if not self.has_filter():
            return msg("Contacts, tickets and surveys show up here. Write the first contact above.")
        on = int(bool(self._filter)) + int(bool(self.sought.text().strip()))
        return nmsg("Nothing with this filter.", "Nothing with these {n} filters.", on)

    def _say_filter(self) -> None:
        title = next((title for key, _, title, _ in FILTERS if key == self._filter), None)
        self._words.say(self.chip.set_name, msg("All channels") if title is None else msg("Channel"))
        self.chip.set_value("" if title is None else self._words(title))

    def _fill(self, menu: QMenu) -> None:
        every = menu.addAction(self._words(msg("All channels")))
        every.triggered.connect(lambda: self.choose(""))
        menu.addSeparator()
        for key, channels, title, icon in FILTERS:
            count = sum(event.channel in channels for event in self._events)
            if count:
                action = menu.addAction(self._themes.icon(icon), f"{self._words(title)}  {count}")
                action.triggered.connect(lambda _=False, key=key: self.choose(key))

    def _build(self, wide: bool) -> None:
        theme = self._themes.theme
        self.head.setContentsMargins(theme.px(14), theme.px(7), theme.px(10), theme.px(7))
        self._words.say(self.sought.setPlaceholderText, msg("Filter by words"))
        self._words.say(self.sought.setAccessibleName, msg("Filter by words"))
        self.sought.setMaximumWidth(theme.px(200))
        self.sought.textChanged.connect(lambda _text: self._sift())
        if wide:
            self.head.insertWidget(1, self.posture, 1)
        else:
            self.sought.hide()
        self.head.addWidget(self.sought)
        self.head.addWidget(self.chip)
        self.chip.set_menu(self._fill)
        self.chip.dropped.connect(lambda: self.choose(""))
        self.composer.unfolded.connect(self._make_room)
        self._say_filter()
        self.body.setSpacing(0)
        self.body.setContentsMargins(1, 0, 1, 1)
        self.composer.setContentsMargins(0, 0, 0, 0)
        above = row()
        above.setContentsMargins(theme.px(13), theme.px(10), theme.px(13), theme.px(8))
        above.addWidget(self.composer)
        self.body.addLayout(above)
        if not wide:
            under = row()
            under.setContentsMargins(theme.px(14), 0, theme.px(14), theme.px(6))
            under.addWidget(self.posture)
            self.body.addLayout(under)
        self.body.addWidget(self.list, 1)
        self._words.say(self.clear.setText, msg("Clear filters"))
        self.clear.clicked.connect(self.clear_filter)
        nothing = column(self._nothing_here, gap=8)
        nothing.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(12))
        nothing.addWidget(self.empty)
        nothing.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeft)
        nothing.addStretch()
        self.body.addWidget(self._nothing_here, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
