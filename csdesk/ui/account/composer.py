"""Log a contact: type, pick the channel, Enter. Everything else is asked only on demand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from csdesk.domain.errors import CSDeskError, Refused
from csdesk.domain.text import Text, msg, pmsg
from csdesk.ui.account import mentions
from csdesk.ui.account.contact_line import Channels, ContactLine, FieldBox
from csdesk.ui.account.drafts import Draft
from csdesk.ui.account.presenter import AccountPresenter
from csdesk.ui.account.specs import log_specs, stored_values
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.forms.form import RecordForm
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_ROOMY = 380
"""In a line narrower than this the channels stand below it while something is typed."""


class Composer(QWidget):
    """The line, its channels, and the fields that open below it."""

    unfolded = Signal(bool)
    """The fields were opened, or closed."""

    def __init__(
        self,
        themes: Themes,
        words: Words,
        presenter: AccountPresenter,
        surroundings: Callable[[], Surroundings],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._words = words
        self._presenter = presenter
        self._surroundings = surroundings
        self._loading = False
        self._picked = False
        self.form: RecordForm | None = None
        self.line = ContactLine(lambda typed: mentions.offered(typed, self._known), self)
        self.line.setProperty("kind", "bare")
        words.say(self.line.setPlaceholderText, msg("Log a contact"))
        words.say(self.line.setAccessibleName, msg("Log a contact"))
        self._reason = label("error", wrap=True)
        self._hint = label("small", wrap=True)
        self._channels = Channels(themes, words)
        self.store = Button(themes, "icon-ghost", Icon.DONE)
        self._build()
        self._connect()

    def show_draft(self) -> None:
        """Show what was typed for this account and not saved."""
        draft = self._presenter.draft()
        self._loading = True
        self.line.setText(draft.text)
        self._channels.choose(draft.channel or self._presenter.usual_channel())
        self._picked = bool(draft.channel)
        self.tell(None)
        if self.form is not None or draft.is_open:
            self._open(shown=draft.is_open)
            assert self.form is not None
            self.form.show_values({})
            self.form.type_again(draft.fields)
        self._loading = False

    def rebuild(self) -> None:
        """Make the fields again, for another language."""
        if self.form is not None:
            self._fields.takeWidget()
            self.form.deleteLater()
            self.form = None
        self.show_draft()

    def begin(self) -> None:
        """Put the keys into the line, behind what was typed before."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.end(False)

    def channel(self) -> str:
        """The key of the channel that is picked."""
        return self._channels.key()

    def pick(self, place: int) -> None:
        """Pick a channel by its place."""
        self._channels.check(place)
        self._picked = True
        self._typed()

    def toggle(self) -> None:
        """Open the fields below the line and go to the first, or close them and go back to the line."""
        self._open(shown=not self.is_unfolded)
        self._keep()
        if self.form is not None and self.is_unfolded:
            self.form.first()
        else:
            self.begin()

    @property
    def is_unfolded(self) -> bool:
        """Whether the fields are open."""
        return self.form is not None and not self.form.isHidden()

    def save(self) -> None:
        """Store the contact; when something cannot be read, say what and keep everything."""
        typed = self.line.text()
        if not typed.strip() and not self._picked and not self._typed_fields():
            self.tell(msg("Write what was said, or pick a channel with 1 to 5."))
            return
        values = self._values()
        if values is None:
            return
        due = values.pop("next_due", None)
        named = mentions.named(typed, self._known)
        if named:
            values["contacts"] = tuple(dict.fromkeys((*values.get("contacts", ()), *named)))
        try:
            self._presenter.log(typed.replace("@", "") if named else typed, self.channel(), values, due)
        except CSDeskError as refused:
            self.tell(refused.text)
            return
        self.show_draft()
        self._open(shown=False)

    def tell(self, reason: Text | None) -> None:
        """Say why it was not saved, or nothing."""
        self._box.show_invalid(reason is not None)
        self._reason.setVisible(reason is not None)
        if reason is not None:
            self._words.say(self._reason.setText, reason)

    def _build(self) -> None:
        theme = self._themes.theme
        outer = column(self, gap=6)
        self._box = FieldBox(self._themes, self.line)
        line = row(self._box, gap=0)
        line.setContentsMargins(theme.px(10), theme.px(2), theme.px(4), theme.px(2))
        line.addWidget(self.line, 1)
        line.addWidget(self._channels)
        line.addWidget(self.store)
        self.store.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._words.say(self.store.set_name, pmsg("key", "{title} ({key})", title=msg("Save"), key="Enter"))
        self._line_row = line
        outer.addWidget(self._box)
        outer.addWidget(self._reason)
        self._below = column()
        outer.addLayout(self._below)
        self._foot = foot = row(gap=6)
        self.more = Button(self._themes, "link")
        self._words.say(self.more.setText, msg("More fields"))
        self.more.clicked.connect(self.toggle)
        foot.addWidget(self._hint, 1)
        foot.addStretch()
        foot.addWidget(self.more)
        outer.addLayout(foot)
        self._words.say(self._hint.setText, msg("1 to 5 channel, @ person, Enter saves"))
        for widget in (self._reason, self._hint, self.more, self.store):
            widget.hide()

    def _connect(self) -> None:
        self._channels.picked.connect(self._clicked)
        self.store.clicked.connect(self.save)
        self.line.saved.connect(self.save)
        self.line.left.connect(self._leave)
        self.line.channel_picked.connect(self.pick)
        self.line.more_asked.connect(self._into_fields)
        self.line.textChanged.connect(self._typed)
        self.line.focused.connect(self._offer)

    def _clicked(self, place: int) -> None:
        self.pick(place)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        if not self._loading:
            self.tell(None)
            self._keep()

    def _offer(self) -> None:
        """What can be done beside typing; where the line is short the channels leave it to the words."""
        is_short = self._box.width() < self._themes.theme.px(_ROOMY)
        if is_short and self._foot.indexOf(self._channels) < 0:
            self._foot.insertWidget(0, self._channels)
        self._hint.setVisible(not is_short)
        self.more.show()
        self.store.show()

    def _leave(self) -> None:
        self._keep()
        if self.is_unfolded:
            self._open(shown=False)
            return
        for widget in (self._hint, self.more, self.store):
            widget.hide()
        self._line_row.insertWidget(1, self._channels)
        self.focusNextChild()

    def _into_fields(self) -> None:
        self._open(shown=True)
        assert self.form is not None
        self.form.first()

    @cached_property
    def _fields(self) -> QScrollArea:
        """What scrolls the fields where they have no room; made when they are first opened."""
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        self._below.addWidget(area)
        return area

    def _open(self, *, shown: bool) -> None:
        if self.form is None and shown:
            self.form = RecordForm(log_specs(), self._surroundings(), self._words, composer=True, across=2)
            self.form.show_values({})
            self.form.submitted.connect(lambda _values: self.save())
            self.form.cancelled.connect(self.begin)
            for field in self.form.fields.values():
                field.editor.changed.connect(self._keep)
            self._fields.setWidget(self.form)
            self.form.setAutoFillBackground(False)
        if self.form is not None:
            self.form.setVisible(shown)
            self._fields.setVisible(shown)
            self.unfolded.emit(shown)
        self._words.say(self.more.setText, msg("Fewer fields") if shown else msg("More fields"))

    def _keep(self) -> None:
        if self._loading:
            return
        channel = self.channel() if self._picked else ""
        fields = self.form.draft() if self.form is not None else {}
        draft = Draft(self.line.text(), channel, fields, self.is_unfolded)
        self._presenter.drafts.keep_contact(self._presenter.account_id or 0, draft)

    def _known(self, typed: str) -> Sequence[tuple[int, str]]:
        return self._surroundings().lookups["contact"](typed)

    def _typed_fields(self) -> bool:
        return self.form is not None and bool(self.form.draft())

    def _values(self) -> dict[str, Any] | None:
        if self.form is None:
            return {}
        typed: dict[str, Any] = {}
        for name, field in self.form.fields.items():
            field.editor.settle()
            try:
                value = field.editor.value()
            except Refused as refused:
                self._open(shown=True)
                self.form.refuse(name, refused.text)
                field.editor.setFocus()
                return None
            if value not in (None, ()):
                typed[name] = value
        return stored_values(None, typed)
