"""Typing on the canvas: a line over a step or over the words of an arrow."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import QEvent, QRectF, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from csdesk.domain.playbooks.editing import spoken, spoken_ending, spoken_wait, with_step
from csdesk.domain.playbooks.maps import Ending, Step, StepKind
from csdesk.domain.tasks.lexicon import flat
from csdesk.domain.text import msg
from csdesk.ui.playbooks.presenter import EditorPresenter
from csdesk.ui.words import Words

_STORED_AFTER_MS = 600
_LEAST_WIDE, _LABEL_WIDE, _HIGH = 280, 150, 30
_TELLING = 3
"""So many letters of a name tell which process is meant, when no other has them."""
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Ground(Protocol):
    """What shows steps and arrows, on the canvas or in the list."""

    def viewport(self) -> QWidget:
        """Where the line lies."""

    def setFocus(self, reason: Qt.FocusReason, /) -> None:
        """Take the keys back."""

    def box_on_view(self, own: str) -> QRectF:
        """Where a step is on the viewport."""

    def label_on_view(self, arrow: str) -> QRectF:
        """Where the words of an arrow are on the viewport; empty when it is not there."""


_DOING = msg("What to do (“15 min”, due “+2d”)")
_ASKED = {
    StepKind.QUESTION: msg("What is asked"),
    StepKind.WAIT: msg("What for, and “3 days”"),
    StepKind.END: msg("What is reached"),
    StepKind.CONDITION: msg("What is looked at"),
    StepKind.PROCESS: msg("Name of the process"),
}


class InlineLine(QLineEdit):
    """Edits one text in place: Enter keeps it, Tab keeps it and goes on to a new step, Esc leaves it as it was.

    Esc takes a step back that was just added and has no words yet. The name of a process is offered as it is typed.
    """

    turned = Signal()
    """It came or went: other keys hold."""

    def __init__(self, ground: Ground, presenter: EditorPresenter, words: Words) -> None:
        super().__init__(ground.viewport())
        self._ground = ground
        self._presenter = presenter
        self._words = words
        self._step: str | None = None
        self._arrow: str | None = None
        self._then: str | None = None
        self._fresh: str | None = None
        """The step that was just added, while nothing was typed for it."""
        self._before = ""
        self.setProperty("kind", "cell")
        self.setMaxLength(2_000)
        self._storer = QTimer(self, singleShot=True, interval=_STORED_AFTER_MS)
        self._storer.timeout.connect(self._store)
        self._names = QStringListModel(self)
        offered = QCompleter(self._names, self)
        offered.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        offered.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(offered)
        self.textEdited.connect(self._storer.start)
        self.hide()

    def edit_new(self, own: str) -> None:
        """Type into a step that was just added; after a question, its answer comes first."""
        self.commit()
        found = self._presenter.map
        self._fresh = own
        arrow = next((one for one in found.arrows if one.target == own), None)
        if arrow is not None and not arrow.label and found.by_id[arrow.source].kind is StepKind.QUESTION:
            self.edit_label(arrow.id, then=own)
        else:
            self.edit_step(own)

    def edit_step(self, own: str) -> None:
        """Type the text of a step."""
        self.commit()
        if not self._presenter.can_change or own not in self._presenter.map.by_id:
            return
        self._presenter.choose((own,))
        self._step, self._arrow, self._then = own, None, None
        kind = self._presenter.map.by_id[own].kind
        self._words.say(self.setPlaceholderText, _ASKED.get(kind, _DOING))
        self._words.say(self.setAccessibleName, msg("Text of the step"))
        self._begin(self._presenter.map.by_id[own].text)
        if kind is StepKind.PROCESS:
            self._names.setStringList(
                sorted((name for _, name in self._presenter.processes()), key=str.casefold)
            )
            if not self.text():
                self.completer().complete()

    def edit_label(self, arrow: str, then: str | None = None) -> None:
        """Type the words of an arrow; afterwards perhaps those of the step that it leads to."""
        self.commit()
        found = next((one for one in self._presenter.map.arrows if one.id == arrow), None)
        if not self._presenter.can_change or found is None:
            return
        self._step, self._arrow, self._then = None, arrow, then
        self._words.say(self.setPlaceholderText, msg("Answer"))
        self._words.say(self.setAccessibleName, msg("Words of the answer"))
        self._begin(found.label)

    def _begin(self, text: str) -> None:
        self._before = text
        self.setText(text)
        self.selectAll()
        self.follow(shown=True)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit()

    def follow(self, *, shown: bool = False) -> None:
        """Stay over what is edited while the map moves."""
        if not shown and not self.isVisible():
            return
        if self._step is not None and self._step in self._presenter.map.by_id:
            box, least = self._ground.box_on_view(self._step), _LEAST_WIDE
            place = QRectF(box.left(), box.center().y() - _HIGH / 2, box.width(), _HIGH)
        elif self._arrow is not None and not (box := self._ground.label_on_view(self._arrow)).isEmpty():
            least = _LABEL_WIDE
            place = QRectF(box.left(), box.center().y() - _HIGH / 2, box.width(), _HIGH)
        else:
            self.leave()
            return
        if place.width() < least:
            place = QRectF(place.center().x() - least / 2, place.top(), least, _HIGH)
        view = self._ground.viewport().rect()
        place.moveLeft(max(4.0, min(place.left(), view.width() - place.width() - 4)))
        self.setGeometry(place.toRect())

    def commit(self) -> None:
        """Keep what was typed and leave, also while the page around it is being hidden."""
        if not self.isHidden():
            self._store()
            self._read_times()
            self.leave()

    def leave(self) -> None:
        """Go away and give the keys back to the map."""
        self._storer.stop()
        had_focus = self.hasFocus()
        self._step = self._arrow = None
        self._names.setStringList([])  # the completer stays: its popup may be what hands over the key
        self.hide()
        if had_focus:
            self._ground.setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit()

    def _take_back(self) -> None:
        """Leave the map as it was before the step was added, on the step that it was added to."""
        own, found = self._fresh, self._presenter.map
        source = next((one.source for one in found.arrows if one.target == own), None)
        self.leave()
        self._fresh = None
        self._presenter.undo()
        if source is not None:
            self._presenter.choose((source,))

    def _store(self) -> None:
        self._storer.stop()
        if self.text().strip():
            self._fresh = None
        if self._step is not None:
            self._presenter.set_step(self._step, text=" ".join(self.text().split()))
        elif self._arrow is not None:
            self._presenter.set_arrow(self._arrow, label=" ".join(self.text().split()))

    def _read_times(self) -> None:
        """Take due time and minutes out of what was typed, once it is whole."""
        step = self._presenter.map.by_id.get(self._step or "")
        if step is None:
            return
        words, values = self._understood(step)
        if values:
            self._presenter.edit(
                lambda found: with_step(found, step.id, text=words, **values), f"{step.id}:text"
            )

    def _understood(self, step: Step) -> tuple[str, dict[str, Any]]:
        """The days of a wait and the process of that name are taken from the words too."""
        if step.kind is StepKind.WAIT:
            return " ".join(self.text().split()), spoken_wait(self.text())
        if step.kind is StepKind.END and step.ending is Ending.NEUTRAL:
            return " ".join(self.text().split()), {"ending": spoken_ending(self.text())}
        words, times = spoken(self.text())
        values: dict[str, Any] = dict(times)
        if step.kind is StepKind.PROCESS and step.process is None:
            named = self._named(words)
            if named is not None:
                words, values = named[1], values | {"process": named[0]}
        return words, values

    def _named(self, words: str) -> tuple[str, str] | None:
        """The process that is called so, or the only one whose name holds the words: its code and its name."""
        typed, known = flat(words), self._presenter.processes()
        same = [one for one in known if flat(one[1]) == typed]
        same = same or [one for one in known if len(typed) >= _TELLING and typed in flat(one[1])]
        return same[0] if len(same) == 1 else None

    def event(self, event: QEvent) -> bool:
        """Tab keeps and goes on; Enter keeps; Esc restores."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if key is Qt.Key.Key_Tab or (key in _ENTER and plain):
                self._keep(go_on=key is Qt.Key.Key_Tab)
                return True
            if key is Qt.Key.Key_Escape and self._fresh is not None and not self.text().strip():
                self._take_back()
                return True
            if key is Qt.Key.Key_Escape:
                self.setText(self._before)
                self.commit()
                return True
        return super().event(event)

    def _keep(self, *, go_on: bool) -> None:
        self._store()
        self._read_times()
        then, step = self._then, self._step
        self.leave()
        if then is not None:
            self.edit_step(then)
        elif go_on and step is not None:
            own = self._presenter.add(StepKind.ACTION)
            if own is not None:
                self.edit_new(own)
