"""A day, typed or picked from a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QPushButton, QToolButton, QVBoxLayout, QWidget

from csdesk.domain.errors import Refused
from csdesk.domain.model.record import FieldSpec
from csdesk.domain.text import msg
from csdesk.ui.forms.editor import LineEditor, Surroundings
from csdesk.ui.forms.popover import Popover
from csdesk.ui.theme.icons import Icon
from csdesk.ui.tips import plain


class DayEditor(LineEditor):
    """A day: typed, or picked from a calendar (button or Alt+Down)."""

    def __init__(self, spec: FieldSpec, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(spec, around, parent)
        words = around.reader.words.words(msg("Open the calendar"))
        self.button = QPushButton(around.themes.icon(Icon.DATE), "", self)
        self.button.setProperty("kind", "icon")
        self.button.setToolTip(plain(words))
        self.button.setAccessibleName(words)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.open_calendar)
        self.row.addWidget(self.button)

    def show_in_cell(self) -> None:
        """Without the button: Alt+Down opens the calendar there."""
        super().show_in_cell()
        self.button.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+Down opens the calendar."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            down = event.key() == Qt.Key.Key_Down
            if down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.open_calendar()
                return True
        return super().eventFilter(watched, event)

    def open_calendar(self) -> None:
        """Offer the month of the day that is typed, or of today."""
        calendar = self._made_calendar()
        try:
            shown = self.value() or self.around.reader.today
        except Refused:
            shown = self.around.reader.today
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        card = Popover(self.line, self.around.themes)
        layout = QVBoxLayout(card)
        layout.addWidget(calendar)
        calendar.activated.connect(lambda day: self._pick(day, card))
        calendar.clicked.connect(lambda day: self._pick(day, card))
        self.destroyed.connect(card.close)
        card.open_under(self, calendar)

    def _made_calendar(self) -> QCalendarWidget:
        calendar = QCalendarWidget()
        calendar.setLocale(QLocale(self.around.reader.words.language))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._calm(calendar)
        return calendar

    def _calm(self, calendar: QCalendarWidget) -> None:
        """Qt's calendar shouts: its bar is a highlight and its weekends are red."""
        themes = self.around.themes
        weekend = QTextCharFormat()
        weekend.setForeground(themes.theme.color.text.secondary)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, weekend)
        for name, icon in (("qt_calendar_prevmonth", Icon.LEFT), ("qt_calendar_nextmonth", Icon.RIGHT)):
            button = calendar.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(themes.icon(icon))
        bar = calendar.findChild(QWidget, "qt_calendar_navigationbar")
        if bar is not None:
            bar.setBackgroundRole(QPalette.ColorRole.Base)

    def _pick(self, day: QDate, card: Popover) -> None:
        self.set_text(self.around.reader.words.date(date(day.year(), day.month(), day.day())))
        card.close()
        self.line.setFocus()
