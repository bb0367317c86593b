"""The side panel: a record as a form over the right edge of the page; Esc keeps what was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from csdesk.domain.changes import Done
from csdesk.domain.errors import CSDeskError
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.record import Record
from csdesk.domain.text import Text, msg
from csdesk.ui.account.presenter import AccountPresenter
from csdesk.ui.account.specs import ADD, EDIT, shown_values, specs_for, stored_values
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.forms.form import RecordForm
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_WIDE = 380


class Drawer(QFrame):
    """Adds or edits one record; lies over the right edge of the widget that it belongs to."""

    closed = Signal()

    def __init__(
        self,
        themes: Themes,
        words: Words,
        presenter: AccountPresenter,
        surroundings: Callable[[str], Surroundings],
        over: QWidget,
    ) -> None:
        super().__init__(over)
        self._themes = themes
        self._words = words
        self._presenter = presenter
        self._surroundings = surroundings
        self._over = over
        self._before: QWidget | None = None
        self._record: Record | None = None
        self._kind = ""
        self._given: dict[str, Any] = {}
        self._shown: dict[str, str] = {}
        self.form: RecordForm | None = None
        self.setProperty("kind", "panel")
        self.setAutoFillBackground(True)
        self._title = label("section", wrap=True)
        self._reason = label("error", wrap=True)
        self._kept = label("small", wrap=True)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._build()
        over.installEventFilter(self)
        self.hide()

    def add(self, kind: str, given: Mapping[str, Any] | None = None) -> None:
        """Ask for a new record; what is given is stored with it unasked."""
        self._ask(kind, None, dict(given or {}))
        self._words.say(self._title.setText, ADD[kind])

    def edit(self, kind: str, record: Record) -> None:
        """Show a record to be changed."""
        self._ask(kind, record, {})
        self._words.say(self._title.setText, EDIT.get(kind, BY_KEY[kind].one))

    @property
    def record(self) -> tuple[str, int]:
        """The kind and the id of what is shown; 0 for a new record."""
        return self._kind, self._record.id if self._record is not None else 0

    def save(self) -> None:
        """Store what was typed and close; when it is refused, say why and keep it."""
        if self.form is not None:
            self.form.submit()

    def erase(self) -> None:
        """Delete the record that is shown."""
        if self._record is None:
            self._forget()
            self.leave()
            return
        kind, record = self._kind, self._record
        if self._try(lambda: self._presenter.delete(kind, record.id)):
            self._forget()
            self.leave()

    def leave(self) -> None:
        """Close, keeping what was typed and not saved."""
        if self.isHidden():
            return
        self.keep()
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None
        self.closed.emit()

    def keep(self) -> None:
        """Keep what was typed and not saved for the next time."""
        if self.form is None or self.isHidden():
            return
        typed = {name: text for name, text in self._texts().items() if text != self._shown.get(name, "")}
        self._presenter.drafts.keep_form(*self._key, typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, Ctrl+Enter saves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.save()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the right edge."""
        if watched is self._over and event.type() is QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    @property
    def _key(self) -> tuple[int, str, int]:
        return (self._presenter.account_id or 0, *self.record)

    def _ask(self, kind: str, record: Record | None, given: dict[str, Any]) -> None:
        self.keep()
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self._kind, self._record, self._given = kind, record, given
        specs = [spec for spec in specs_for(kind) if spec.name not in given or kind == "interaction"]
        form = RecordForm(specs, self._surroundings(kind), self._words, composer=True)
        form.setContentsMargins(16, 14, 16, 16)
        form.show_values({} if record is None else shown_values(record, specs))
        self.form = form
        self._shown = self._texts()
        draft = self._presenter.drafts.form(*self._key)
        form.type_again(draft)
        for field in form.fields.values():
            field.editor.changed.connect(self.keep)
        form.submitted.connect(self._save)
        form.cancelled.connect(self.leave)
        self._area.setWidget(form)
        self._tell(None)
        self._kept.setVisible(bool(draft))
        self.erase_button.setVisible(record is not None or bool(draft))
        self._words.say(self.erase_button.setText, msg("Discard") if record is None else msg("Delete"))
        self._place()
        self.show()
        self.raise_()
        form.first()

    def _texts(self) -> dict[str, str]:
        if self.form is None:
            return {}
        return {name: field.editor.text() for name, field in self.form.fields.items()}

    def _save(self, typed: dict[str, Any]) -> None:
        values = {**self._given, **stored_values(self._record, typed)}
        if self._record is None:
            stored = self._try(lambda: self._presenter.add(self._kind, values))
        else:
            kind, record_id = self._kind, self._record.id
            stored = not values or self._try(lambda: self._presenter.change(kind, record_id, values))
        if stored:
            self._forget()
            self.form = None
            self.leave()

    def _try(self, deed: Callable[[], Done]) -> bool:
        try:
            deed()
        except CSDeskError as refused:
            self._tell(refused.text)
            return False
        return True

    def _forget(self) -> None:
        self._presenter.drafts.keep_form(*self._key, {})
        form, self.form = self.form, None  # emptying its fields is not typing
        if form is not None:
            form.show_values({})
            self.form = form
            self._shown = self._texts()

    def _tell(self, reason: Text | None) -> None:
        self._reason.setVisible(reason is not None)
        if reason is not None:
            self._words.say(self._reason.setText, reason)

    def _place(self) -> None:
        width = min(self._themes.theme.px(_WIDE), self._over.width())
        self.setGeometry(self._over.width() - width, 0, width, self._over.height())

    def _build(self) -> None:
        layout = column(self)
        head = row(gap=8)
        head.setContentsMargins(16, 10, 10, 10)
        head.addWidget(self._title, 1)
        close = Button(self._themes, "icon-ghost", Icon.CLOSE)
        self._words.say(close.set_name, msg("Close"))
        close.clicked.connect(self.leave)
        head.addWidget(close)
        layout.addLayout(head)
        layout.addWidget(hairline())
        self._words.say(self._kept.setText, msg("What you had typed before is here again."))
        self._kept.setContentsMargins(16, 10, 16, 0)
        layout.addWidget(self._kept)
        layout.addWidget(self._area, 1)
        self._reason.setContentsMargins(16, 8, 16, 0)
        layout.addWidget(self._reason)
        layout.addWidget(hairline())
        foot = row(gap=8)
        foot.setContentsMargins(16, 10, 16, 10)
        self.erase_button = Button(self._themes, "ghost", Icon.ERASE)
        self.erase_button.clicked.connect(self.erase)
        self.save_button = Button(self._themes, "primary", caps=("Ctrl", "Enter"))
        self._words.say(self.save_button.setText, msg("Save"))
        self.save_button.clicked.connect(self.save)
        foot.addWidget(self.erase_button)
        foot.addStretch()
        foot.addWidget(self.save_button)
        layout.addLayout(foot)
