"""The fields that the workspace added to its records: renamed in place, deleted with the way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csdesk.domain.errors import CSDeskError
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.text import Text, msg, verbatim
from csdesk.ui.forms.editor import LineEditor, Surroundings
from csdesk.ui.preferences.presenter import CustomLine, SettingsPresenter
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.lines import padded, said, titled
from csdesk.ui.theme.parts import Card, column, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_LABEL = FieldSpec("label", FieldType.TEXT, msg("Label"), required=True)


class FieldLine(QWidget):
    """One added field."""

    left = Signal()
    """Esc where nothing was typed."""

    def __init__(
        self,
        themes: Themes,
        words: Words,
        presenter: SettingsPresenter,
        around: Surroundings,
        shown: CustomLine,
    ) -> None:
        super().__init__()
        self._words = words
        self._presenter = presenter
        self.shown = shown
        self.editor = LineEditor(_LABEL, around)
        self.editor.set_text(shown.label)
        self.editor.setEnabled(presenter.can_change)
        self._reason = label("error", wrap=True)
        self._reason.hide()
        self.erase = Button(themes, "icon-ghost", Icon.ERASE)
        words.say(self.erase.set_name, msg("Delete {name}", name=verbatim(shown.label)))
        self.erase.setVisible(presenter.can_change)
        self.erase.clicked.connect(self._delete)
        about = label("small")
        words.say(about.setText, shown.about)
        outer = column(self, gap=2)
        line = row(gap=10)
        line.addWidget(self.editor, 3)
        line.addWidget(about, 2)
        line.addWidget(self.erase)
        outer.addLayout(line)
        outer.addWidget(self._reason)
        self.editor.submitted.connect(self._save)
        self.editor.left.connect(self._save)
        self.editor.restored.connect(self._restore)
        self.editor.changed.connect(partial(self._tell, None))

    def reason(self) -> str:
        """What is told beside the field."""
        return "" if self._reason.isHidden() else self._reason.text()

    def _save(self) -> None:
        try:
            label_typed: str = self.editor.value()
            if label_typed != self.shown.label:
                self._presenter.rename(self.shown.id, label_typed)
        except CSDeskError as failure:
            self._tell(failure.text)

    def _restore(self) -> None:
        if self.editor.text() == self.shown.label:
            self.left.emit()
        self.editor.set_text(self.shown.label)

    def _delete(self) -> None:
        self._presenter.delete(self.shown.id)

    def _tell(self, reason: Text | None) -> None:
        self.editor.show_invalid(reason is not None)
        self._reason.setVisible(reason is not None)
        if reason is not None:
            self._words.say(self._reason.setText, reason)


class FieldsCard(Card):
    """The added fields, one below the other."""

    left = Signal()

    def __init__(
        self,
        themes: Themes,
        words: Words,
        presenter: SettingsPresenter,
        around: Callable[[], Surroundings],
    ) -> None:
        super().__init__(titled(words, msg("Custom fields")))
        self._themes = themes
        self._words = words
        self._presenter = presenter
        self._around = around
        self.lines: tuple[FieldLine, ...] = ()
        padded(self.body, gap=8)
        self._empty = said(words, msg("Columns that an import keeps as new fields are listed here."))
        self.body.addWidget(self._empty)
        self.refresh()

    def refresh(self) -> None:
        """List what there is; a line that did not change keeps what is being typed in it."""
        known = {line.shown: line for line in self.lines}
        wanted = self._presenter.custom_fields()
        around = self._around()
        kept = tuple(known.pop(one) if one in known else self._made(one, around) for one in wanted)
        for gone in known.values():
            gone.hide()
            self.body.removeWidget(gone)
            gone.deleteLater()
        for place, line in enumerate(kept):
            self.body.insertWidget(place, line)
        self.lines = kept
        self._empty.setVisible(not kept)

    def _made(self, shown: CustomLine, around: Surroundings) -> FieldLine:
        line = FieldLine(self._themes, self._words, self._presenter, around, shown)
        line.left.connect(self.left)
        return line
