"""The CSM's pulse: five buttons, one of them on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from csdesk.domain.text import Text, msg
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.parts import label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

PULSES: tuple[Text, ...] = (
    msg("Very worried"),
    msg("Worried"),
    msg("Neither good nor bad"),
    msg("Confident"),
    msg("Very confident"),
)
"""What each pulse means, from 1 to 5."""


class PulseBar(QWidget):
    """How the CSM feels about the account, from 1 to 5; a digit sets it while the keys are here."""

    picked = Signal(int)

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        layout = row(self)
        named = label("small")
        words.say(named.setText, msg("CSM pulse"))
        layout.addWidget(named)
        layout.addSpacing(themes.theme.px(6))
        self.buttons: list[QPushButton] = []
        for place, meaning in enumerate(PULSES):
            button = Button(themes, "segment")
            button.setProperty("small", True)
            button.setProperty("place", {0: "first", len(PULSES) - 1: "last"}.get(place, "middle"))
            button.setCheckable(True)
            button.setText(str(place + 1))
            words.say(button.setToolTip, meaning)
            words.say(button.setAccessibleName, msg("CSM pulse {n}: {meaning}", n=place + 1, meaning=meaning))
            button.clicked.connect(lambda _=False, n=place + 1: self.picked.emit(n))
            self.buttons.append(button)
            layout.addWidget(button)

    def show_pulse(self, pulse: int | None) -> None:
        """Show the pulse that was set last."""
        for place, button in enumerate(self.buttons):
            button.setChecked(place + 1 == pulse)

    def begin(self) -> None:
        """Put the keys on the pulse that is set, else on the middle one."""
        chosen = next((one for one in self.buttons if one.isChecked()), self.buttons[len(PULSES) // 2])
        chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit sets the pulse."""
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < len(PULSES):
            self.picked.emit(place + 1)
        else:
            super().keyPressEvent(event)
