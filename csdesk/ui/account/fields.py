"""Every field of the account, the workspace's own too, each saved where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from csdesk.domain.errors import CSDeskError, Refused
from csdesk.domain.model.account import Account
from csdesk.domain.model.record import FieldSpec
from csdesk.domain.model.workspace import CustomField
from csdesk.domain.text import msg
from csdesk.ui.account.presenter import AccountPresenter, AccountState
from csdesk.ui.account.specs import TAGS, custom_specs, readable, shown_values, specs_for, stored_values
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.forms.form import FieldRow, RecordForm
from csdesk.ui.session import Session
from csdesk.ui.theme.parts import Card, column, label
from csdesk.ui.theme.theme import Themes

_COLUMN = 250


class FieldsTab(QScrollArea):
    """The fields of the account as a form in place."""

    def __init__(
        self,
        session: Session,
        themes: Themes,
        presenter: AccountPresenter,
        surroundings: Callable[[str], Surroundings],
    ) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._session = session
        self._themes = themes
        self._presenter = presenter
        self._surroundings = surroundings
        self._state: AccountState | None = None
        self._specs: tuple[FieldSpec, ...] = ()
        self._currency: str | None = None
        self._across = 3
        self._showing = False
        self.form: RecordForm | None = None
        session.words.language_changed.connect(self._rebuild)

    def render_state(self, state: AccountState) -> None:
        """Show the fields of an account; what is being typed and is not saved yet comes back later."""
        other = self._state is None or state.account.id != self._state.account.id
        if other:
            self.keep()
        self._state = state
        specs = self._wanted(state.account)
        if self.form is None or (specs, state.account.currency) != (self._specs, self._currency):
            self._specs, self._currency = specs, state.account.currency
            self._make()
        assert self.form is not None
        self._show(state, everything=other)

    def keep(self) -> None:
        """Keep what could not be saved, and what is being typed, for the next time."""
        if self.form is None or self._state is None or self._showing:
            return
        unsaved = {
            name: field.editor.text()
            for name, field in self.form.fields.items()
            if field.reason() or _is_unsaved(field)
        }
        account = self._state.account.id
        self._presenter.drafts.keep_form(account, "account", account, unsaved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for."""
        super().resizeEvent(event)
        across = max(1, min(4, self.width() // self._themes.theme.px(_COLUMN)))
        if across != self._across:
            self._across = across
            self._rebuild()

    def _show(self, state: AccountState, *, everything: bool) -> None:
        assert self.form is not None
        values = shown_values(state.account, self._specs)
        self._showing = True
        for name, field in self.form.fields.items():
            untouched = not field.editor.field().hasFocus() and not field.reason()
            if everything or (untouched and field.saved != values[name]):
                field.show_value(values[name])
        if everything:
            self._type_again(self._presenter.drafts.form(state.account.id, "account", state.account.id))
        self._showing = False

    def _type_again(self, draft: Mapping[str, str]) -> None:
        assert self.form is not None
        self.form.type_again(draft)
        for name in draft:
            if name in self.form.fields:
                self.form.refuse(name, msg("Typed before and not saved yet. Enter saves, Esc restores."))

    def _wanted(self, account: Account) -> tuple[FieldSpec, ...]:
        own = custom_specs(self._session.all(CustomField), "account")
        plain = [spec for spec in specs_for("account") if spec.name != "notes"]
        return (*plain, TAGS, *(readable(spec, account) for spec in own))

    def _rebuild(self) -> None:
        if self.form is None or self._state is None:
            return
        self.keep()
        self._make()
        self._show(self._state, everything=True)

    def _make(self) -> None:
        words = self._session.words
        heading = label("section")
        words.say(heading.setText, msg("All fields"))
        card = Card(heading)
        hint = label("small")
        words.say(hint.setText, msg("Enter saves, Esc restores"))
        card.head.addWidget(hint)
        self.form = RecordForm(self._specs, self._surroundings("account"), words, across=self._across)
        self.form.committed.connect(self._commit)
        for field in self.form.fields.values():
            field.editor.changed.connect(self.keep)
        card.body.setContentsMargins(14, 12, 14, 16)
        card.body.addWidget(self.form)
        self.form.setEnabled(not self._session.read_only)
        inside = QWidget()
        outer = column(inside)
        outer.setContentsMargins(24, 16, 24, 16)
        outer.addWidget(card)
        outer.addStretch()
        self.setWidget(inside)

    def _commit(self, name: str, value: object) -> None:
        if self._state is None or self.form is None:
            return
        account = self._state.account
        try:
            self._presenter.change("account", account.id, stored_values(account, {name: value}))
        except CSDeskError as refused:
            self.form.refuse(name, refused.text)
        self.keep()


def _is_unsaved(field: FieldRow) -> bool:
    try:
        return bool(field.editor.value() != field.saved)
    except Refused:
        return True
