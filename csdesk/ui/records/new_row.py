"""The row that is typed above a grid: what it must have first, Tab walks, Enter saves, Esc leaves and keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from csdesk.domain.errors import Refused
from csdesk.domain.model.record import FieldType, Record
from csdesk.domain.text import Text, msg
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.forms.form import FieldRow
from csdesk.ui.records.presenter import RecordsPresenter
from csdesk.ui.tables.column import Column
from csdesk.ui.theme.areas import look_through
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_NARROW = 128
_WIDE = frozenset({FieldType.REF, FieldType.REFS})


class NewRow(QFrame):
    """A line of fields; each new row begins with what the last one shares with its neighbours."""

    submitted = Signal(dict)
    """The typed values by field."""
    left = Signal()
    typed = Signal()
    """What is typed has changed."""

    def __init__(self, presenter: RecordsPresenter, themes: Themes, words: Words) -> None:
        super().__init__()
        self._presenter = presenter
        self._themes = themes
        self._words = words
        self.fields: dict[str, FieldRow] = {}
        self.refused_for: Text | None = None
        """Why the row was not taken."""
        self.setProperty("kind", "band")
        outer = column(self)
        outer.setContentsMargins(16, 8, 16, 8)
        self._area = QScrollArea(widgetResizable=True)
        look_through(self._area)
        self._area.setProperty("kind", "surface")
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(self._area)
        self._reason = label("error", wrap=True)
        self._reason.hide()
        self.save = Button(themes, "primary", Icon.DONE, ("Enter",))
        words.say(self.save.setText, msg("Add row"))
        self.save.clicked.connect(self.submit)
        away = Button(themes, "ghost", None, ("Esc",))
        words.say(away.setText, msg("Close"))
        away.clicked.connect(self.left)
        self.clear = Button(themes, "ghost")
        words.say(self.clear.setText, msg("Empty the row"))
        self.clear.clicked.connect(lambda: self.begin_anew(()))
        for button in (self.save, away, self.clear):
            button.setProperty("small", True)
        foot = row(gap=8)
        foot.setContentsMargins(0, 4, 0, 0)
        foot.addWidget(self.save)
        foot.addWidget(away)
        foot.addWidget(self.clear)
        foot.addWidget(self._reason, 1)
        foot.addStretch()
        outer.addLayout(foot)
        self.hide()

    def ask(self, columns: Sequence[Column[Record]]) -> None:
        """Ask the fields of these columns, those that a row must have first."""
        needed = self._presenter.needed()
        specs = self._presenter.specs()
        asked = [specs[one.key] for one in columns if one.key in specs]
        asked += [specs[name] for name in sorted(needed) if specs[name] not in asked]
        asked.sort(key=lambda spec: spec.name not in needed)
        shelf = QWidget()
        shelf.setProperty("kind", "surface")
        line = row(shelf, gap=10)
        self.fields = {}
        for spec in asked:
            shown = replace(spec, required=spec.name in needed, long=False)
            field = FieldRow(shown, self._around(), self._words, shelf)
            narrow = self._themes.theme.px(_NARROW + (50 if spec.type in _WIDE else 0))
            field.setMinimumWidth(max(narrow, field.minimumSizeHint().width()))
            field.editor.submitted.connect(self.submit)
            field.editor.restored.connect(self.left)
            field.editor.changed.connect(self._changed)
            self.fields[spec.name] = field
            line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        old = self._area.takeWidget()
        if old is not None:
            old.deleteLater()
        self._area.setWidget(shelf)
        self._fit()
        self._say(None)

    def type_again(self, texts: dict[str, str]) -> None:
        """Bring back what was half typed."""
        for name, text in texts.items():
            if name in self.fields:
                self.fields[name].editor.set_text(text)

    def texts(self) -> dict[str, str]:
        """What is typed, field by field."""
        return {name: text for name, field in self.fields.items() if (text := field.editor.text())}

    def first(self) -> None:
        """Put the keys into the first empty field that a row must have."""
        fields = list(self.fields.values())
        empty = next((field for field in fields if not field.editor.text()), fields[0])
        empty.editor.setFocus()
        self._area.ensureWidgetVisible(empty)

    def submit(self) -> None:
        """Hand over what was typed; when something cannot be read, say why below it and go there."""
        values: dict[str, Any] = {}
        wrong: FieldRow | None = None
        for name, field in self.fields.items():
            field.editor.settle()
            try:
                values[name] = field.editor.value()
            except Refused as refused:
                field.tell(refused.text)
                wrong = wrong or field
        self._fit()
        if wrong is not None:
            wrong.editor.setFocus()
            self._area.ensureWidgetVisible(wrong)
            return
        self.submitted.emit(values)

    def refuse(self, reason: Text) -> None:
        """Say why the row was not taken; what is typed stays."""
        self._say(reason)

    def begin_anew(self, kept: Sequence[str]) -> None:
        """Empty the fields, but for those that the next row shares with this one."""
        for name, field in self.fields.items():
            if name not in kept:
                field.editor.set_text("")
            field.tell(None)
        self._say(None)
        self._fit()
        self.first()

    def _around(self) -> Surroundings:
        presenter = self._presenter
        around = Surroundings(presenter.reader, self._themes)
        around.names.update(presenter.names.callers())
        for key in presenter.names.callers():
            around.lookups[key] = partial(self._offered, key)
        for name, spec in presenter.specs().items():
            if spec.type is FieldType.CHOICE and not spec.closed:
                around.words_of[name] = presenter.column(name).listed
        return around

    def _offered(self, key: str, typed: str) -> Sequence[tuple[int, str]]:
        """Who could be meant, within the account that the row names."""
        account = None
        if key != "account" and "account" in self.fields:
            with suppress(Refused):
                account = self.fields["account"].editor.value()
        return self._presenter.names.offered(key, typed, account)

    def _changed(self) -> None:
        self._say(None)
        self.typed.emit()

    def _say(self, reason: Text | None) -> None:
        self.refused_for = reason
        self._reason.setVisible(reason is not None)
        if reason is not None:
            self._words.say(self._reason.setText, reason)

    def _fit(self) -> None:
        """As high as its tallest field, with room for a scroll bar where there are many."""
        shelf = self._area.widget()
        layout = None if shelf is None else shelf.layout()
        if shelf is not None and layout is not None:
            layout.activate()
            bar = self._area.horizontalScrollBar().sizeHint().height()
            self._area.setFixedHeight(shelf.sizeHint().height() + bar + 2)
