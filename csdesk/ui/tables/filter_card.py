"""The card of one filter: words to tick, days near today, words to find, or bounds to type."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from csdesk.domain.errors import Refused
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.text import Text, msg
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.forms.form import FieldRow
from csdesk.ui.forms.popover import KEY, CardList, Popover
from csdesk.ui.forms.reader import Reader
from csdesk.ui.tables.column import Column
from csdesk.ui.tables.filters import Between, Contains, Empty, Filter, OneOf, Within
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.parts import label
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

Listed = Sequence[tuple[str | None, Text, int]]
"""The words of a column, with how many rows have each."""


class Asked(Enum):
    """How the filter of a column is asked for."""

    WORDS = auto()
    """Ticked among those that the rows have."""
    TEXT = auto()
    BOUNDS = auto()


Days = Sequence[tuple[int | None, int | None]]
"""Spans of days around today that are offered, beside those without a day."""


class FilterCard(Popover):
    """Sets the filter of one column; every change is applied at once."""

    chosen = Signal(str, object)
    """The column and its `Filter`, or `None` for no filter."""

    def __init__(
        self,
        column: Column[Any],
        now: Filter | None,
        asked: Asked,
        around: tuple[Reader, Themes, Words],
        opener: QWidget,
        *,
        listed: Listed,
        days: Days,
    ) -> None:
        reader, themes, words = around
        super().__init__(opener, themes)
        self._column = column
        self._words = words
        self._themes = themes
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 10, 12, 12)
        self._layout.setSpacing(6)
        self._layout.addWidget(label("strong", words(column.title)))
        self.first: QWidget = self
        if asked is Asked.WORDS:
            self._list_words(listed, now)
        elif asked is Asked.TEXT:
            self._type_words(Surroundings(reader, themes), now)
        else:
            if days:
                self._list_days(days, reader, now)
            self._type_bounds(Surroundings(reader, themes), now)
        if now is not None:
            clear = Button(themes, "ghost")
            words.say(clear.setText, msg("Clear this filter"))
            clear.clicked.connect(self._clear)
            self._layout.addWidget(clear, 0, Qt.AlignmentFlag.AlignLeft)
        self.setMinimumWidth(themes.theme.px(240))

    def _list_words(self, listed: Listed, now: Filter | None) -> None:
        on = set(now.keys) if isinstance(now, OneOf) else set()
        ticks = self.first = self._list()
        for key, words, count in listed:
            said = f"{self._words(words)}  {self._words.translator.number(count)}"
            ticks.add(said, key, ticked=key in on)
        ticks.setCurrentRow(0)
        ticks.fit()

        def tell() -> None:
            items = [ticks.item(line) for line in range(ticks.count())]
            keys = tuple(item.data(KEY) for item in items if item.checkState() == Qt.CheckState.Checked)
            self._choose(OneOf(self._column.key, keys) if keys else None)

        def turn(item: QListWidgetItem) -> None:
            off = item.checkState() == Qt.CheckState.Unchecked
            item.setCheckState(Qt.CheckState.Checked if off else Qt.CheckState.Unchecked)

        ticks.itemActivated.connect(turn)
        ticks.itemChanged.connect(tell)

    def _list_days(self, spans: Days, reader: Reader, now: Filter | None) -> None:
        key = self._column.key
        offered: tuple[Filter, ...] = (*(Within(key, *span) for span in spans), Empty(key))
        days = self.first = self._list()
        for one in offered:
            days.add(self._words(one.phrase(self._column, reader)))
        days.setCurrentRow(offered.index(now) if now in offered else 0)
        days.fit()

        def take(item: QListWidgetItem) -> None:
            self._choose(offered[days.row(item)])
            self.close()

        days.itemActivated.connect(take)
        days.itemClicked.connect(take)

    def _type_words(self, around: Surroundings, now: Filter | None) -> None:
        spec = FieldSpec("words", FieldType.TEXT, msg("Has the words"))
        field = self._field(spec, around, now.words if isinstance(now, Contains) else None)

        def tell() -> None:
            typed = field.editor.text().strip()
            self._choose(Contains(self._column.key, typed) if typed else None)

        field.editor.changed.connect(tell)

    def _type_bounds(self, around: Surroundings, now: Filter | None) -> None:
        kind = self._column.spec.type
        known = now if isinstance(now, Between) else Between(self._column.key)
        low = self._field(FieldSpec("low", kind, msg("From")), around, known.low)
        high = self._field(FieldSpec("high", kind, msg("To")), around, known.high)

        def tell() -> None:
            bounds: list[Any] = []
            for field in (low, high):
                try:
                    bounds.append(field.editor.value())
                except Refused as refused:
                    field.tell(refused.text)
                    return
            self._choose(Between(self._column.key, *bounds) if bounds != [None, None] else None)

        for field in (low, high):
            field.editor.submitted.connect(tell)
            field.editor.left.connect(tell)

    def _field(self, spec: FieldSpec, around: Surroundings, value: Any) -> FieldRow:
        field = FieldRow(spec, around, self._words, self)
        field.show_value(value)
        field.editor.restored.connect(self.close)
        self._layout.addWidget(field)
        if self.first is self:
            self.first = field.editor
        return field

    def _list(self) -> CardList:
        made = CardList(self._themes, self)
        made.setAccessibleName(self._words(self._column.title))
        self._layout.addWidget(made)
        return made

    def _choose(self, chosen: Filter | None) -> None:
        self.chosen.emit(self._column.key, chosen)

    def _clear(self) -> None:
        self._choose(None)
        self.close()


def filter_of(column: Column[Any], value: object, asked: Asked) -> Filter:
    """The filter that shows the rows with a value."""
    if isinstance(value, tuple):
        value = value[0] if value else None
    if value is None:
        return Empty(column.key)
    if asked is Asked.WORDS:
        return OneOf(column.key, (str(value),))
    if asked is Asked.TEXT:
        return Contains(column.key, str(value))
    return Between(column.key, value, value)
