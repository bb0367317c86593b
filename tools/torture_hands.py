"""The hands of a random person: keys, letters, clicks, drags and wheels anywhere in the window."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget
    from torture_watch import Watch

    from csdesk.ui.desk import Desk

WORDS = (
    *(
        "a",
        "Tijolo",
        "amanhã 9h",
        "12",
        "1.234,56",
        "-3",
        "31/02/2026",
        "15/11/2026",
        "toda segunda",
        "@Ana #vip",
    ),
    *(
        "<b>x</b>",
        "<img src=file:///etc/passwd>",
        "\u202eabc",
        "a\u200bb",
        "=1+1",
        "{{contact.first_name}}",
        "{{x",
    ),
    *("'; DROP TABLE account; --", "ção", "😀", "x" * 300, "%s {0} {name}", "a\tb\nc", "\\", '"'),
)
_PLAIN = "Up Down Left Right Home End PageUp PageDown Tab Backtab Return Escape Space Delete Backspace F1 F2 F6 Insert"
_LETTERS = "NTPLRECAFIJKSXZ1234567890"
_HELD = "AZYKFNSCVXDEILPRBGUJ0+-"


class Hands:
    """Knows how to touch what shows, and nothing of what it is."""

    desk: Desk

    def __init__(self, app: QApplication, seed: int, watch: Watch) -> None:
        from PySide6.QtCore import QTimer

        self.app, self.watch = app, watch
        self.chance = random.Random(seed)
        self._menu: QWidget | None = None
        self._waiting = QTimer(interval=500)
        self._waiting.timeout.connect(self._close_waiting)
        self._waiting.start()

    def settle(self, ms: int) -> None:
        """Let the window work for some time, in a loop of its own; each of its turns is looked at by itself.

        What a key or a click gave up goes first: no loop within a loop would let it go, as that of the app does.
        """
        from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        loop, turns = QEventLoop(), QTimer(interval=10)
        turns.timeout.connect(self.watch.tick)
        turns.start()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()
        turns.stop()
        self.watch.tick()

    def wait_for_jobs(self) -> None:
        """Until nothing runs beside the window, which on a busy machine takes its time."""
        for _ in range(4_000):
            self.settle(25)
            if not self.desk.jobs.running and not self.desk.jobs.is_starting:
                return

    def key(self) -> None:
        """A key by itself."""
        self.press(self.chance.choice((*_PLAIN.split(), *_LETTERS)))

    def held_key(self) -> None:
        """A key with others held."""
        from PySide6.QtCore import Qt

        held = self.chance.choice(
            (
                Qt.KeyboardModifier.ControlModifier,
                Qt.KeyboardModifier.ShiftModifier,
                Qt.KeyboardModifier.AltModifier,
                Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
            )
        )
        name = self.chance.choice((*_PLAIN.split(), *_HELD, *"12345678"))
        if (held, name) in {(Qt.KeyboardModifier.ControlModifier, one) for one in "Q"}:
            return
        self.press(name, held)

    def type(self) -> None:
        """Words where the keys go."""
        target = self.target()
        words = self.chance.choice(WORDS)
        self.watch.doing = f"typing {words[:20]!r} in {called(target)}"
        for letter in words[:60]:
            if not is_there(target):
                return
            self.letter(target, letter)
        if self.chance.random() < 0.4 and is_there(target):
            self.press("Return")

    def click(self) -> None:
        """A click on anything that shows."""
        self._mouse("mouseClick")

    def double_click(self) -> None:
        """Two of them."""
        self._mouse("mouseDClick")

    def right_click(self) -> None:
        """With the other button, and the menu that is asked for."""
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QContextMenuEvent

        found = self._thing()
        if found is None:
            return
        thing, at = found
        self.watch.doing = f"right click on {called(thing)}"
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, at, thing.mapToGlobal(at), Qt.KeyboardModifier.NoModifier
        )
        self.app.sendEvent(thing, event)
        self.settle(0)
        popup = self.app.activePopupWidget()
        if popup is not None and self.chance.random() < 0.6:
            from PySide6.QtTest import QTest

            for _ in range(self.chance.randrange(4)):
                QTest.keyClick(popup, Qt.Key.Key_Down)
            if is_there(popup):
                QTest.keyClick(popup, Qt.Key.Key_Return)

    def drag(self) -> None:
        """From one place of a thing to another."""
        from PySide6.QtCore import QPoint, Qt
        from PySide6.QtTest import QTest

        found = self._thing()
        if found is None:
            return
        thing, at = found
        self.watch.doing = f"dragging in {called(thing)}"
        held = self.chance.choice((Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier))
        QTest.mousePress(thing, Qt.MouseButton.LeftButton, held, at)
        for _ in range(self.chance.randrange(2, 6)):
            at = QPoint(at.x() + self.chance.randrange(-120, 120), at.y() + self.chance.randrange(-80, 80))
            if not is_there(thing):
                return
            QTest.mouseMove(thing, at)
            self.settle(0)
        if is_there(thing):
            QTest.mouseRelease(thing, Qt.MouseButton.LeftButton, held, at)

    def wheel(self) -> None:
        """Roll."""
        from PySide6.QtCore import QPoint, QPointF, Qt
        from PySide6.QtGui import QWheelEvent

        found = self._thing()
        if found is None:
            return
        thing, at = found
        turn = QPoint(0, self.chance.choice((-1, 1)) * self.chance.choice((120, 1200)))
        held = self.chance.choice((Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier))
        event = QWheelEvent(
            QPointF(at),
            QPointF(thing.mapToGlobal(at)),
            QPoint(),
            turn,
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        self.watch.doing = f"wheel over {called(thing)}"
        self.app.sendEvent(thing, event)

    def press(self, name: str, held: Any = None) -> None:
        """Press a key where the keys go."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        names = {"+": "Plus", "-": "Minus"}
        key = getattr(Qt.Key, f"Key_{names.get(name, name)}")
        target = self.target()
        self.watch.doing = f"key {name} {held.name if held is not None else ''} in {called(target)}"
        QTest.keyClick(target, key, held or Qt.KeyboardModifier.NoModifier)

    def letter(self, target: QWidget, letter: str) -> None:
        """Type one letter, whatever it is."""
        from PySide6.QtCore import QEvent, Qt
        from PySide6.QtGui import QKeyEvent
        from PySide6.QtTest import QTest

        if not is_there(target):
            return
        if letter.isascii() and letter.isprintable():
            QTest.keyClicks(target, letter)
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self.app.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))

    def target(self) -> QWidget:
        """What has the keys."""
        return self.app.focusWidget() or self.desk.window

    def _thing(self) -> tuple[QWidget, Any] | None:
        """Something that shows, nearer the person first, and a place in it."""
        from PySide6.QtCore import QPoint
        from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLineEdit, QWidget

        window = self.desk.window
        shown = [
            one
            for one in window.findChildren(QWidget)
            if one.isVisible() and one.isEnabled() and one.width() > 1
        ]
        if self.chance.random() < 0.7:
            kinds = (QAbstractButton, QLineEdit, QAbstractScrollArea)
            shown = [one for one in shown if isinstance(one, kinds)] or shown
        if not shown:
            return None
        thing = self.chance.choice(shown)
        if isinstance(thing, QAbstractScrollArea):
            thing = thing.viewport()
        at = QPoint(
            self.chance.randrange(max(1, thing.width())), self.chance.randrange(max(1, thing.height()))
        )
        shown_at = window.childAt(thing.mapTo(window, at)) if thing.window() is window else None
        if shown_at is None:
            return thing, at
        return shown_at, shown_at.mapFrom(window, thing.mapTo(window, at))

    def _mouse(self, name: str) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        found = self._thing()
        if found is None:
            return
        thing, at = found
        self.watch.doing = f"{name} on {called(thing)}"
        held = self.chance.choice(
            (
                *[Qt.KeyboardModifier.NoModifier] * 5,
                *(Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier),
            )
        )
        getattr(QTest, name)(thing, Qt.MouseButton.LeftButton, held, at)

    def _close_waiting(self) -> None:
        """A menu that waits for the person, within the click that opened it, is closed the second time it is seen."""
        popup = self.app.activePopupWidget()
        if popup is not None and popup is self._menu:
            popup.close()
        self._menu = popup

    def close_popups(self) -> None:
        """Close the menus that are open."""
        while (popup := self.app.activePopupWidget()) is not None:
            popup.close()
            self.settle(0)


def is_there(widget: QWidget) -> bool:
    from shiboken6 import isValid

    return bool(isValid(widget)) and widget.isVisible()


def called(widget: QWidget) -> str:
    if not is_there(widget):
        return "something gone"
    names = [type(widget).__name__]
    above = widget.parentWidget()
    while above is not None and len(names) < 4:
        names.append(type(above).__name__)
        above = above.parentWidget()
    return " < ".join(names)
