"""Adjust the health by hand: a score or a band, with a reason and a last day; kept while it is half typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from csdesk.domain.commands.health import MOST_DAYS, USUAL_DAYS
from csdesk.domain.errors import CSDeskError
from csdesk.domain.model.health import HealthOverride
from csdesk.domain.model.record import FieldSpec, field_of
from csdesk.domain.text import Text, msg
from csdesk.ui.account.presenter import AccountPresenter
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.forms.form import RecordForm
from csdesk.ui.forms.popover import Popover
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

KIND = "health_override"
_FIELDS = ("score", "band", "reason", "expires_on")
_WIDE = 320


class AdjustCard(Popover):
    """A small form under the button that asked for it."""

    def __init__(
        self,
        opener: QWidget,
        themes: Themes,
        words: Words,
        presenter: AccountPresenter,
        around: Surroundings,
    ) -> None:
        super().__init__(opener, themes)
        self._presenter = presenter
        self._account = presenter.account_id or 0
        self._today = around.reader.today
        self._is_saved = False
        words.say(self.setAccessibleName, msg("Adjust the health"))
        self.form = RecordForm(specs(), around, words, composer=True)
        self.form.show_values({"expires_on": self._today + timedelta(days=USUAL_DAYS)})
        self._plain = self._texts()
        self.form.type_again(presenter.drafts.form(self._account, KIND, 0))
        self.form.submitted.connect(self.save)
        self.form.cancelled.connect(self.close)
        for field in self.form.fields.values():
            field.editor.changed.connect(self.keep)
        self._build(themes, words)

    def save(self, typed: Mapping[str, Any]) -> None:
        """Adjust the score; what does not hold is said beside its field, and everything typed stays."""
        expires = typed.get("expires_on") or self._today + timedelta(days=USUAL_DAYS)
        wrong = unfit(typed, expires, self._today)
        if wrong is not None:
            name, reason = wrong
            self._refuse(name, reason)
            return
        try:
            self._presenter.adjust(
                str(typed["reason"]), score=typed.get("score"), band=typed.get("band"), expires_on=expires
            )
        except CSDeskError as refused:
            self._refuse("reason", refused.text)
            return
        self._is_saved = True
        self.close()

    def keep(self) -> None:
        """Keep what is typed and not saved for the next time."""
        typed = {name: text for name, text in self._texts().items() if text != self._plain.get(name, "")}
        self._presenter.drafts.keep_form(self._account, KIND, 0, typed)

    def event(self, event: QEvent) -> bool:
        """Grow with what is said beside a field, and stay in the window."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self.adjustSize()
            room = self.window().height() - self.height() - 8
            self.move(self.x(), max(0, min(self.y(), room)))
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves, Esc closes."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.form.submit()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was not saved stays for the next time."""
        if self._is_saved:
            self._presenter.drafts.keep_form(self._account, KIND, 0, {})
        super().closeEvent(event)

    def _refuse(self, name: str, reason: Text) -> None:
        self.form.refuse(name, reason)
        self.form.fields[name].editor.setFocus()

    def _texts(self) -> dict[str, str]:
        return {name: field.editor.text() for name, field in self.form.fields.items()}

    def _build(self, themes: Themes, words: Words) -> None:
        theme = themes.theme
        layout = column(self, margin=theme.px(16), gap=theme.px(10))
        title = label("section")
        words.say(title.setText, msg("Adjust the health"))
        hint = label("small", wrap=True)
        words.say(
            hint.setText,
            msg("The computed score stays visible beside it. At most {days} days.", days=MOST_DAYS),
        )
        layout.addWidget(title)
        layout.addWidget(hint)
        layout.addWidget(self.form)
        foot = row(gap=8)
        foot.addStretch()
        save = Button(themes, "primary", caps=("Enter",))
        words.say(save.setText, msg("Adjust"))
        save.clicked.connect(self.form.submit)
        foot.addWidget(save)
        layout.addLayout(foot)
        self.setFixedWidth(theme.px(_WIDE))


def specs() -> tuple[FieldSpec, ...]:
    """The fields of the form."""
    found = [field_of(HealthOverride, name) for name in _FIELDS]
    return (replace(found[0], label=msg("Score")), *found[1:])


def unfit(typed: Mapping[str, Any], expires: date, today: date) -> tuple[str, Text] | None:
    """The first field that keeps an adjustment from being made, and why."""
    if typed.get("score") is None and typed.get("band") is None:
        return "score", msg("Give a score or a band")
    if not str(typed.get("reason") or "").strip():
        return "reason", msg("Say why, so that others understand it later")
    if expires < today:
        return "expires_on", msg("This day is over.")
    if expires > today + timedelta(days=MOST_DAYS):
        return "expires_on", msg("An override holds for at most {days} days", days=MOST_DAYS)
    return None
