"""The list of things to do: groups, the line of the cursor with its actions below it, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu

from csdesk.domain.lean import dataclass
from csdesk.domain.text import Text, msg
from csdesk.domain.today.items import Action, Kind
from csdesk.ui.index import Index
from csdesk.ui.theme.painting import Level
from csdesk.ui.theme.theme import Themes
from csdesk.ui.today.lines import PaintedLines
from csdesk.ui.today.state import VERBS, Entry, Heading, Key, Line, More
from csdesk.ui.today.todo_paint import TodoDelegate, box_of_tick, chips_of, due_width, reason_height
from csdesk.ui.words import Words

PRIMARY, COMPLETE, SNOOZE, ACCOUNT, CONTACT, REVIEW, START, DISMISS, STEP = (
    "primary", "complete", "snooze", "account", "contact", "review", "start", "dismiss", "step",
)  # fmt: skip
_HEALTH = {
    Level.GOOD: msg("healthy"),
    Level.WATCH: msg("at risk"),
    Level.RISK: msg("critical"),
    Level.UNKNOWN: msg("no health data"),
}


@dataclass(frozen=True, slots=True)
class Deed:
    """What can be done to the thing under the cursor, and with which key."""

    key: str
    title: Text
    cap: Text | str


def deeds_of(entry: Entry) -> tuple[Deed, ...]:
    """What can be done: its own action first."""
    action = entry.item.action
    found = [Deed(PRIMARY, VERBS[action], "Enter")]
    if action is not Action.COMPLETE and entry.item.kind is not Kind.PLAYBOOK:
        found.append(Deed(COMPLETE, VERBS[Action.COMPLETE], msg("Space")))
    if entry.is_task or entry.item.account is not None:
        found.append(Deed(SNOOZE, msg("Snooze"), "S"))
    if entry.item.suggested is not None:
        found.append(Deed(DISMISS, msg("Dismiss"), "X"))
    if entry.item.account is not None:
        if action is not Action.OPEN_ACCOUNT:
            found.append(Deed(ACCOUNT, msg("See account"), "O"))
        if action not in {Action.LOG_CONTACT, Action.START}:
            found.append(Deed(CONTACT, msg("Log a contact"), "R"))
    return tuple(found)


class TodoList(PaintedLines[Line]):
    """Everything to do; what is asked of a thing, the page does."""

    asked = Signal(str, object)
    """The key of a deed, and the `Entry` that it is for."""
    more_asked = Signal(object)
    """The `Group` to show whole."""
    moved = Signal()

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__(themes, words)
        self.can_write = True
        self.painter_of = TodoDelegate(self)
        self.setItemDelegate(self.painter_of)
        self.hovered = -1
        self.at = -1
        """The line of the cursor, for those who ask for it line by line."""
        self.due_wide = 0
        """The room of the last column."""
        self.has_rings = False
        """Whether any task belongs to a playbook."""
        words.say(self.setAccessibleName, msg("To do"))
        self._aimed: tuple[QPoint, Line | None, str] | None = None
        """Where a click began, on which line, and what it asks for."""
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._show_whole)
        self.selectionModel().currentChanged.connect(self._moved)

    def hold(self, lines: Sequence[Line]) -> None:
        """Show other lines; the cursor stays on its thing, or goes on to what took its place."""
        current, place = self.current(), self.place
        scrolled = self.verticalScrollBar().value()
        self.hovered = self.at = -1
        due = (self.words(one.due) for one in lines if isinstance(one, Entry))
        self.due_wide = due_width(self.themes.theme, due)
        self.has_rings = any(isinstance(one, Entry) and one.item.followed for one in lines)
        self.lines.hold(lines)
        key = current.key if isinstance(current, Entry) else None
        if key is None or not self.go_to_key(key):
            self.go_near(max(place, 0))
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(scrolled)
        self.scrollTo(self.currentIndex())

    def go_to_key(self, key: Key) -> bool:
        """Put the cursor on a thing; false when it is not here."""
        items = self.lines.items
        found = next((at for at, one in enumerate(items) if isinstance(one, Entry) and one.key == key), -1)
        return self.go_to(found)

    def entry(self) -> Entry | None:
        """The thing under the cursor."""
        item = self.current()
        return item if isinstance(item, Entry) else None

    def takes_cursor(self, item: Line) -> bool:
        """Titles do not."""
        return not isinstance(item, Heading)

    def open_line(self, item: Line) -> None:
        """Enter does its one action."""
        if isinstance(item, More):
            self.more_asked.emit(item.group)
        else:
            self.asked.emit(PRIMARY, item)

    def spoken(self, item: Line) -> str:
        """What, for whom, how they are, when, and why."""
        words = self.words
        if isinstance(item, Heading):
            return words(msg("{group}, {n}", group=item.title, n=item.count))
        if isinstance(item, More):
            return words(msg("{n} more", n=item.hidden))
        health = "" if item.level is None else words(_HEALTH[item.level])
        parts = [words(item.title), item.account, health, words(item.due)]
        parts += [] if item.reason is None else [words(item.reason)]
        return ", ".join(part for part in parts if part)

    def tip(self, item: Line) -> str | None:
        """The reason in full, or the exact day."""
        if not isinstance(item, Entry):
            return None
        said = [self.words(item.title)]
        if item.reason is not None:
            said.append(self.words(item.reason))
        if item.item.due is not None:
            said.append(self.words.translator.date(item.item.due))
        return "\n".join(said)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The line of the cursor is as high as it is with its actions, before it is scrolled to."""
        self.at = current.row()
        self.scheduleDelayedItemsLayout()
        super().currentChanged(current, previous)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space completes."""
        entry = self.entry()
        if event.key() == Qt.Key.Key_Space and entry is not None:
            self.asked.emit(COMPLETE, entry)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The line under the pointer is lit."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """No line is under the pointer."""
        super().leaveEvent(event)
        self._hover(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What is under the pointer is what is meant, although lines move when the cursor comes to this one."""
        at = event.position().toPoint()
        self._aimed = (at, *self._aim(at)) if event.button() is Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the box completes, one on a button does what it says."""
        super().mouseReleaseEvent(event)
        aimed, self._aimed = self._aimed, None
        if aimed is None:
            return
        pressed, item, key = aimed
        if (event.position().toPoint() - pressed).manhattanLength() > QApplication.startDragDistance():
            return
        if isinstance(item, More):
            self.more_asked.emit(item.group)
        elif key:
            self.asked.emit(key, item)

    def _aim(self, at: QPoint) -> tuple[Line | None, str]:
        """The line at a place, and the deed of the box or button there."""
        index = self.indexAt(at)
        if not index.isValid():
            return None, ""
        entry, box = self.lines.items[index.row()], self.visualRect(index)
        if not isinstance(entry, Entry):
            return entry, ""
        theme = self.themes.theme
        if box_of_tick(theme, box).adjusted(-6, -6, 6, 6).contains(at):
            return entry, COMPLETE
        if index.row() != self.place:
            return entry, ""
        top = box.top() + reason_height(self, entry, box.width())
        chips = chips_of(theme, self.words, deeds_of(entry), box, top)
        return entry, next((chip.key for chip in chips if chip.box.contains(at)), "")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click does its one action."""
        item = self.current()
        if isinstance(item, Entry) and self.indexAt(event.position().toPoint()).isValid():
            self.asked.emit(PRIMARY, item)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Everything that can be done to the thing."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        if by_mouse:
            self.go_to(self.indexAt(event.pos()).row())
        entry = self.entry()
        if entry is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for deed in deeds_of(entry):
            action = menu.addAction(self.words(deed.title))
            action.triggered.connect(lambda _=False, key=deed.key: self.asked.emit(key, entry))
        middle = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        menu.popup(event.globalPos() if by_mouse else middle)

    def _hover(self, place: int) -> None:
        if place != self.hovered:
            self.hovered = place
            self.viewport().update()

    def _moved(self) -> None:
        self._later.start()
        self.viewport().update()
        self.moved.emit()

    def _show_whole(self) -> None:
        """The line with its actions is seen, and the title of the group that it begins."""
        if self.place > 0 and isinstance(self.lines.items[self.place - 1], Heading):
            self.scrollTo(self.lines.index(self.place - 1))
        self.scrollTo(self.currentIndex())
