"""The actions of the window as QActions, made once: enabled by the context, their keys bound without clashes.

The keys of the page that is shown win over the app's. A key without Ctrl or Alt is let go while a text field has
focus, and Space and Enter while a button has it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from csdesk.domain.lean import dataclass
from csdesk.domain.text import Text
from csdesk.ui.actions.spec import MENU_TITLES, ActionSpec, Context, Menu
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

APP = ""
"""The scope of actions that work on every page."""
_HELD_BY_BUTTONS = frozenset({"Space", "Return", "Enter"})
_HELD_BY_LISTS = _HELD_BY_BUTTONS | {"Up", "Down", "Left", "Right"}
_NONE_HELD: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Registered:
    """An action with the page that it belongs to and the QAction made of it."""

    spec: ActionSpec
    page: str
    action: QAction


class Actions(QObject):
    """Knows every action; `changed` says that other ones are possible now."""

    changed = Signal()

    def __init__(self, window: QWidget, themes: Themes, words: Words) -> None:
        super().__init__(window)
        self._window = window
        self._themes = themes
        self._words = words
        self._known: dict[str, Registered] = {}
        self._with_keys: list[Registered] = []
        """Those of pages first: their keys win."""
        self._possible: list[Registered] = []
        """Those of them that can be done now."""
        self._bound: dict[str, tuple[str, ...]] = {}
        """The keys that each has now: to ask its QAction takes ten times as long."""
        self._told: dict[str, Text] = {}
        """What each is called, in the language that is spoken."""
        self._context = Context()
        self._held = 0
        self._focus_holds: frozenset[str] | None = _NONE_HELD
        words.language_changed.connect(self._speak)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._bind_for_focus)

    @property
    def context(self) -> Context:
        """Where the person is."""
        return self._context

    def add(self, specs: Iterable[ActionSpec], page: str = APP) -> None:
        """Make actions known; those of a page work only while it is shown."""
        added = []
        for spec in specs:
            if spec.id in self._known:
                message = f"there are two actions called {spec.id}"
                raise ValueError(message)
            added.append(Registered(spec, page, self._made(spec)))
            self._known[spec.id] = added[-1]
        self._sort()
        self._refresh(added)

    def forget(self, page: str) -> None:
        """Drop the actions of a page that is closed for good."""
        for known in [known for known in self._known.values() if known.page == page != APP]:
            del self._known[known.spec.id]
            self._bound.pop(known.spec.id, None)
            self._told.pop(known.spec.id, None)
            self._possible = [other for other in self._possible if other is not known]
            self._window.removeAction(known.action)
            known.action.deleteLater()
        self._sort()

    def see(self, context: Context) -> None:
        """Enable and bind what is possible in a context."""
        if context != self._context:
            self._context = context
            self._refresh()

    def action(self, action_id: str) -> QAction:
        """The QAction of an action; raises `KeyError` when there is none."""
        return self._known[action_id].action

    def spec(self, action_id: str) -> ActionSpec:
        """The declaration of an action; raises `KeyError` when there is none."""
        return self._known[action_id].spec

    def run(self, action_id: str) -> None:
        """Do it, if it is possible now; its page may have gone since it was offered."""
        known = self._known.get(action_id)
        if known is not None:
            known.action.trigger()

    def possible(self) -> list[Registered]:
        """What can be done now: the page's actions first, each in the order of its declaration."""
        found = [known for known in self._known.values() if known.action.isEnabled()]
        return sorted(found, key=lambda known: known.page == APP)

    def in_scope(self) -> list[Registered]:
        """What belongs to this page or to the app, possible now or not."""
        found = [known for known in self._known.values() if known.page in {APP, self._context.page}]
        return sorted(found, key=lambda known: known.page == APP)

    def about(self, kind: str) -> list[ActionSpec]:
        """What can be done to a record of a kind, wherever it is shown."""
        return [
            known.spec for known in self._known.values() if known.spec.subject == kind and known.spec.run_on
        ]

    def title(self, spec: ActionSpec) -> Text:
        """The title of an action in the present context."""
        return spec.title if spec.title_in is None else spec.title_in(self._context)

    def menu(self, *which: Menu) -> QMenu:
        """A menu made afresh: one menu's actions, or a submenu for each of several."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for part in which:
            into = menu
            if len(which) > 1:
                into = menu.addMenu(self._words(MENU_TITLES[part]))
            into.addActions([known.action for known in self.in_scope() if part in known.spec.menus])
            if into is not menu and into.isEmpty():
                into.menuAction().setVisible(False)
        return menu

    def hold(self, held: bool) -> None:
        """While something covers the window, no key reaches what is below; calls may nest."""
        self._held += 1 if held else -1
        self._bind()

    def _made(self, spec: ActionSpec) -> QAction:
        action = QAction(self._window)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(spec.is_on is not None)
        if spec.icon is not None:
            action.setIcon(self._themes.icon(spec.icon))
        action.triggered.connect(lambda: spec.run())  # noqa: PLW0108 - drops the flag that Qt sends
        self._window.addAction(action)
        return action

    def _sort(self) -> None:
        with_keys = [known for known in self._known.values() if known.spec.keys]
        self._with_keys = sorted(with_keys, key=lambda known: known.page == APP)

    def _speak(self) -> None:
        self._told.clear()
        self._refresh()

    def _refresh(self, some: Iterable[Registered] | None = None) -> None:
        """Say of all, or of some that were just added, whether they can be done, and what those are called that are in scope."""
        here = {APP, self._context.page}
        for known in self._known.values() if some is None else some:
            is_here = known.page in here
            known.action.setEnabled(is_here and known.spec.when(self._context))
            if is_here or some is not None:
                self._tell(known)
        self._possible = [
            known for known in self._with_keys if known.page in here and known.action.isEnabled()
        ]
        self._focus_holds = _held_by(QApplication.focusWidget())
        self._bind()
        self.changed.emit()

    def _tell(self, known: Registered) -> None:
        spec, title = known.spec, self.title(known.spec)
        if self._told.get(spec.id) is not title:
            self._told[spec.id] = title
            known.action.setText(self._words(title))
        if spec.is_on is not None:
            known.action.setChecked(spec.is_on())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field with nothing to take back lets Ctrl+Z reach the app."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            lets_go = (event.matches(QKeySequence.StandardKey.Undo) and not _can_take_back(watched)) or (
                event.matches(QKeySequence.StandardKey.Redo) and not _can_do_again(watched)
            )
            if lets_go:
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _bind_for_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if now is not None and takes_text(now):
            now.installEventFilter(self)
        held = _held_by(now)
        if held != self._focus_holds:
            self._focus_holds = held
            self._bind()

    def _bind(self) -> None:
        bound, self._bound, taken = self._bound, {}, set[str]()
        for known in () if self._held else self._possible:
            free = tuple(key for key in known.spec.keys if key not in taken and not self._holds(key))
            taken.update(free)
            if free:
                self._bound[known.spec.id] = free
                if bound.pop(known.spec.id, None) != free:
                    known.action.setShortcuts([QKeySequence(key) for key in free])
        for action_id in bound:
            self._known[action_id].action.setShortcuts([])

    def _holds(self, key: str) -> bool:
        """Whether the widget that has the focus needs a key itself."""
        held = self._focus_holds
        return is_plain(key) and (held is None or key in held)


def takes_text(widget: QWidget | None) -> bool:
    """Whether what is typed would go into this widget."""
    if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit | QAbstractSpinBox):
        return not widget.isReadOnly()
    return isinstance(widget, QComboBox) and widget.isEditable()


def _can_take_back(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return not isinstance(field, QTextEdit | QPlainTextEdit) or field.document().isUndoAvailable()


def _can_do_again(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    return not isinstance(field, QTextEdit | QPlainTextEdit) or field.document().isRedoAvailable()


def _held_by(focus: QWidget | None) -> frozenset[str] | None:
    """The plain keys that a widget needs while it has the focus; `None` for all of them."""
    if takes_text(focus):
        return None
    if isinstance(focus, QAbstractButton):
        return _HELD_BY_BUTTONS
    return _HELD_BY_LISTS if isinstance(focus, QComboBox) else _NONE_HELD


@cache
def is_plain(key: str) -> bool:
    """Whether a key is one that also writes or moves in a text: no Ctrl, no Alt, no function key."""
    if any(part in key for part in ("Ctrl+", "Alt+", "Meta+")):
        return False
    last = key.removeprefix("Shift+")
    return not (last[:1] == "F" and last[1:].isdigit())
