"""What the lists ask for, done: edit in the panel, delete, tick, snooze, read, undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QMenu

from csdesk.domain.errors import CSDeskError
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.ui.account.drawer import Drawer
from csdesk.ui.account.items import Item
from csdesk.ui.account.painted import PaintedList
from csdesk.ui.account.presenter import AccountPresenter
from csdesk.ui.session import Session
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.theme import Themes

AskErase = Callable[[Text, Text, Text, Callable[[], object]], object]
_MONDAY = 7


class Deeds(QObject):
    """Carries out what is asked of a row; what is refused is told, never lost."""

    refused = Signal(object)
    """Why something was not done, as a `Text`."""
    explained = Signal()
    """Why the health is what it is was asked."""

    def __init__(
        self,
        session: Session,
        themes: Themes,
        presenter: AccountPresenter,
        drawer: Drawer,
        ask_erase: AskErase | None,
    ) -> None:
        super().__init__(drawer)
        self._session = session
        self._themes = themes
        self._presenter = presenter
        self._drawer = drawer
        self._ask_erase = ask_erase

    def do(self, key: str, item: Item) -> None:
        """Do what was asked of a row."""
        deeds: dict[str, Callable[[], object]] = {
            "edit": lambda: self.edit(item.kind, item.id),
            "erase": lambda: self.attempt(lambda: self._presenter.delete(item.kind, item.id)),
            "tick": lambda: self.attempt(lambda: self._presenter.tick(item.id)),
            "snooze": lambda: self.snooze(item.id),
            "explain": self.explained.emit,
            "reading": lambda: self._drawer.add("reading", {"goal": item.id}),
            "undo": lambda: self.attempt(lambda: self._session.undo_step(item.id)),
        }
        deeds[key]()

    def attempt(self, deed: Callable[[], object]) -> bool:
        """Do it; when a rule says no, tell why."""
        try:
            deed()
        except CSDeskError as refused:
            self.refused.emit(refused.text)
            return False
        return True

    def add(self, kind: str) -> None:
        """Ask for a new record."""
        self._drawer.add(kind)

    def add_note(self) -> None:
        """Ask for a new internal note."""
        self._drawer.add("interaction", {"kind": "note", "at": self._session.now()})

    def edit(self, kind: str, record_id: int) -> None:
        """Show a record in the panel."""
        found = self._session.find(BY_KEY[kind].type, id=record_id)
        if found:
            self._drawer.edit(kind, found[0])

    def erase(self, kind: str, ids: tuple[int, ...]) -> None:
        """Delete records."""
        self.attempt(lambda: self._presenter.delete(kind, *ids))

    def tick(self, ids: tuple[int, ...]) -> None:
        """Complete tasks, or open them again."""
        self.attempt(lambda: self._presenter.tick(*ids))

    def snooze(self, task_id: int) -> None:
        """Ask until when."""
        menu = QMenu(self._drawer.parentWidget())
        today = self._session.today()
        words = self._session.words
        for number, (title, day) in enumerate(_days(today), 1):
            said = words(msg("{title}, {day}", title=title, day=day))
            action = menu.addAction(self._themes.icon(Icon.DATE), f"&{number}  {said}")
            action.triggered.connect(
                lambda _=False, day=day: self.attempt(lambda: self._presenter.snooze(task_id, day))
            )
        other = words(msg("Pick a day"))
        pick = menu.addAction(self._themes.icon(Icon.EDIT), f"&3  {other}")
        pick.triggered.connect(lambda: self.edit("task", task_id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(_place_of(task_id))

    def erase_account(self) -> None:
        """Ask whether to delete the account with everything of it."""
        state = self._presenter.state
        if state is None:
            return
        name, account_id = verbatim(state.account.name), state.account.id
        goes = self._presenter.what_goes()
        what = (
            msg("This also deletes {what}. Ctrl+Z brings everything back.", what=goes)
            if goes
            else msg("Ctrl+Z brings it back.")
        )

        def erase() -> None:
            self.attempt(lambda: self._presenter.delete("account", account_id))

        if self._ask_erase is None:
            erase()
        else:
            verb = nmsg("Delete {n} account", "Delete {n} accounts", 1)
            self._ask_erase(msg("Delete {name}?", name=name), what, verb, erase)


def _place_of(task_id: int) -> QPoint:
    """Where a menu about a task drops: under its row when it was asked for by key, else at the pointer."""
    focused = QApplication.focusWidget()
    if isinstance(focused, PaintedList) and focused.hovered < 0:
        current = focused.current()
        if current is not None and current.id == task_id:
            row = focused.visualRect(focused.currentIndex())
            return focused.viewport().mapToGlobal(row.bottomLeft() + QPoint(40, 0))
    return QCursor.pos()


def _days(today: date) -> tuple[tuple[Text, date], ...]:
    monday = today + timedelta(days=_MONDAY - today.weekday())
    return ((msg("Tomorrow"), today + timedelta(days=1)), (msg("Monday"), monday))
