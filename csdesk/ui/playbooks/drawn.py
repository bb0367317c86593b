"""A map that is being drawn, without a widget: what is chosen in it, its edits, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from csdesk.domain.errors import CSDeskError
from csdesk.domain.playbooks import editing
from csdesk.domain.playbooks.drawing import Drawing
from csdesk.domain.playbooks.lint import Finding, lint
from csdesk.domain.playbooks.maps import Arrow, PlaybookMap, Step, StepKind
from csdesk.domain.text import Text

Edit = Callable[[PlaybookMap], PlaybookMap]


class DrawnMap(QObject):
    """Each edit is drawn at once, can be taken back, and is looked over."""

    drawn = Signal()
    """The map is another one."""
    chosen = Signal()
    """Another step or arrow is chosen."""
    refused = Signal(object)
    """A `Text`: why an edit was not made."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.drawing = Drawing(PlaybookMap())
        self.steps: tuple[str, ...] = ()
        """The ids of the chosen steps, the current one last."""
        self.arrow: str | None = None
        """The id of the chosen arrow, when one is."""
        self.findings: tuple[Finding, ...] = ()
        self._finding = -1

    @property
    def map(self) -> PlaybookMap:
        """The map as it is drawn now."""
        return self.drawing.map

    @property
    def can_change(self) -> bool:
        """Whether it may be edited."""
        return True

    @property
    def step(self) -> Step | None:
        """The step that is chosen last."""
        return self.map.by_id.get(self.steps[-1]) if self.steps else None

    def choose(self, steps: Iterable[str], arrow: str | None = None) -> None:
        """Choose steps, or an arrow of the last one."""
        wanted = tuple(dict.fromkeys(one for one in steps if one in self.map.by_id))
        if (wanted, arrow) != (self.steps, self.arrow):
            self.steps, self.arrow = wanted, arrow
            self.drawing.settle()
            self.chosen.emit()

    def edit(self, change: Edit, key: str | None = None) -> bool:
        """Make an edit, or say why not; edits in a row with one key are one to undo."""
        if not self.can_change:
            return False
        try:
            made = change(self.map)
        except CSDeskError as failure:
            self.refused.emit(failure.text)
            return False
        if self.drawing.change(made, key):
            self._on_drawn()
        return True

    def set_step(self, step: str, **values: Any) -> None:
        """Give a step other values; typing in one field is one edit."""
        self.edit(lambda one: editing.with_step(one, step, **values), f"{step}:{','.join(values)}")

    def set_arrow(self, arrow: str, **values: Any) -> None:
        """Give an arrow other values."""
        self.edit(lambda one: editing.with_arrow(one, arrow, **values), f"{arrow}:{','.join(values)}")

    def set_map(self, **values: Any) -> None:
        """Give the map as a whole other values."""
        self.edit(lambda one: replace(one, **values), f"map:{','.join(values)}")

    def add(self, kind: StepKind, at: tuple[int, int] | None = None) -> str | None:
        """Add a step after the chosen one, or by itself at a place; its id."""
        source = self.step
        if at is None and source is not None and source.kind is not StepKind.END:
            return self._add_after(source.id, kind)
        return self._made(lambda found: editing.add_step(found, kind, at=at))

    def _add_after(self, source: str, kind: StepKind) -> str | None:
        return self._made(lambda found: editing.add_linked(found, source, kind)[:2])

    def _made(self, make: Callable[[PlaybookMap], tuple[PlaybookMap, str]]) -> str | None:
        made: list[str] = []

        def change(found: PlaybookMap) -> PlaybookMap:
            after, own = make(found)
            made.append(own)
            return after

        if not self.edit(change):
            return None
        self.choose(made)
        return made[0]

    def connect_to(self, target: str | None) -> None:
        """Lead the chosen arrow, or the chosen step, to another step."""
        step, arrow = self.step, self.arrow
        if arrow is not None:
            self.edit(lambda one: editing.retarget(one, arrow, target))
        elif step is not None:
            own = step.id
            self.edit(lambda one: editing.connect(one, own, target)[0])

    def remove(self) -> None:
        """Take away what is chosen; the way goes on from what was before to what comes after."""
        if self.arrow is not None:
            arrow = self.arrow
            self.edit(lambda one: editing.remove_arrow(one, arrow))
            self.choose(self.steps)
            return
        gone = [one for one in self.steps if self.map.by_id[one].kind is not StepKind.START]
        if not gone:
            return
        after = [one for own in gone for one in self.map.next_ids(own) if one not in gone]
        before = [one.source for one in self.map.arrows if one.target in gone and one.source not in gone]
        start = self.map.start
        near = (*after, *before, *(() if start is None else (start.id,)))
        if self.edit(lambda one: editing.remove(one, gone)):
            self.choose(near[:1])

    def copied(self) -> str:
        """The chosen steps as text for the clipboard."""
        return editing.copied(self.map, self.steps)

    def paste(self, text: str) -> None:
        """Put copied steps into the map."""
        made: list[str] = []

        def change(found: PlaybookMap) -> PlaybookMap:
            after, own = editing.pasted(found, text)
            made.extend(own)
            return after

        if self.edit(change):
            self.choose(made)

    def undo(self) -> bool:
        """Take the last edit of the drawing back; false when there is none."""
        return self.drawing.undo() and self._on_drawn()

    def redo(self) -> bool:
        """Do again what was taken back; false when there is none."""
        return self.drawing.redo() and self._on_drawn()

    def next_finding(self, by: int = 1) -> Finding | None:
        """Go to the next thing that is wrong, or to the one before."""
        if not self.findings:
            return None
        self._finding = (self._finding + by) % len(self.findings)
        found = self.findings[self._finding]
        if found.step is not None:
            self.choose((found.step,), found.arrow)
        return found

    def title_of(self, step: Step) -> Text:
        """What a step is called."""
        from csdesk.ui.playbooks.words import step_title

        return step_title(step, self.map)

    def answers(self, step: str) -> tuple[Arrow, ...]:
        """The ways out of a step."""
        return self.map.leaving.get(step, ())

    def _on_drawn(self) -> bool:
        self._look()
        self.steps = tuple(one for one in self.steps if one in self.map.by_id)
        if self.arrow is not None and all(one.id != self.arrow for one in self.map.arrows):
            self.arrow = None
        return True

    def _look(self) -> None:
        self.findings = tuple(lint(self.map, self._codes() or {""}))
        self._finding = min(self._finding, len(self.findings) - 1)
        self.drawn.emit()

    def _codes(self) -> set[str]:
        """The processes that a step may call."""
        return set()
