"""What the map editor shows and does, without a widget: each edit is drawn at once and kept within two seconds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from csdesk.domain.changes import ChangeSet
from csdesk.domain.commands.playbooks import PublishDraft, SaveDraft
from csdesk.domain.errors import CSDeskError
from csdesk.domain.model.practice import DRAFT, LIVE, OPEN, Playbook, Process, Run
from csdesk.domain.playbooks import editing
from csdesk.domain.playbooks.drawing import Drawing
from csdesk.domain.playbooks.lint import Finding, lint
from csdesk.domain.playbooks.maps import Arrow, PlaybookMap, Step, StepKind
from csdesk.domain.playbooks.results import Results
from csdesk.domain.playbooks.written import map_of, map_to_json
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.ui.session import Session

KEPT_AFTER_MS = 1200
Edit = Callable[[PlaybookMap], PlaybookMap]


class EditorPresenter(QObject):
    """One version of a playbook, its drawing, and what is chosen in it."""

    drawn = Signal()
    """The map is another one."""
    chosen = Signal()
    """Another step or arrow is chosen."""
    standing = Signal()
    """Kept, named, published: what the heading says is another."""
    kept = Signal(int)
    """The number of the step that the draft was kept with; it needs no line of its own."""
    refused = Signal(object)
    """A `Text`: why an edit was not made."""
    gone = Signal()
    """The version is not there any more."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.record = Playbook(name="")
        self.name = ""
        self.drawing = Drawing(PlaybookMap())
        self.steps: tuple[str, ...] = ()
        """The ids of the chosen steps, the current one last."""
        self.arrow: str | None = None
        """The id of the chosen arrow, when one is."""
        self.findings: tuple[Finding, ...] = ()
        self.answered: dict[tuple[str, str], int] = {}
        """How often each answer was given in runs: by step and arrow."""
        self._finding = -1
        self._visits = 0
        self._is_kept = True
        self._has_other_draft = False
        """A version in use whose draft was begun is only looked at: its edits would write over the draft."""
        self._keeper = QTimer(self, singleShot=True, interval=KEPT_AFTER_MS)
        self._keeper.timeout.connect(self.keep)
        session.changed.connect(self._on_changed)

    @property
    def map(self) -> PlaybookMap:
        """The map as it is drawn now."""
        return self.drawing.map

    @property
    def can_change(self) -> bool:
        """Whether it may be edited: a draft, or the version in use, of which the first edit makes a draft."""
        return (
            not self._session.read_only and self.record.status in {DRAFT, LIVE} and not self._has_other_draft
        )

    @property
    def is_kept(self) -> bool:
        """Whether all of it is in the file."""
        return self._is_kept

    @property
    def step(self) -> Step | None:
        """The step that is chosen last."""
        return self.map.by_id.get(self.steps[-1]) if self.steps else None

    def open(self, record: int) -> None:
        """Show a version; what was drawn before is kept first."""
        self.keep()
        self._visits += 1
        self.answered = {}
        self._take(self._session.get(Playbook, record))
        if self.record.code and self._session.count(Run):
            self._session.runs.read_results(self.record.code, self._on_results, self)
        start = self.map.start
        self.choose((start.id,) if start else ())

    def is_drafting(self, record: int) -> bool:
        """Whether what is shown is the draft of the playbook whose version in use that is."""
        live = self.live() if self.record.status == DRAFT else None
        return live is not None and live.id == record

    def _take(self, record: Playbook) -> None:
        self.record, self.name = record, record.name
        drafts = self._session.find(Playbook, code=record.code, status=DRAFT)
        self._has_other_draft = any(one.id != record.id for one in drafts)
        try:
            self.drawing = Drawing(map_of(record.body))
        except CSDeskError as failure:
            self.drawing = Drawing(PlaybookMap())
            self.refused.emit(failure.text)
        self._is_kept = True
        self._look()
        self.standing.emit()

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

    def rename(self, name: str) -> None:
        """Call the playbook by another name."""
        if self.can_change and name.strip() and name.strip() != self.name:
            self.name = name.strip()
            self._wait()
            self.standing.emit()

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

    def processes(self) -> list[tuple[str, str]]:
        """The processes in use: code and name."""
        return [(one.code or "", one.name) for one in self._session.find(Process, status=LIVE)]

    def live(self) -> Playbook | None:
        """The version in use."""
        own = self._session.find(Playbook, code=self.record.code, status=LIVE)
        return own[0] if own else None

    def followers(self) -> tuple[int, int]:
        """How many open runs follow the version in use, and which that is."""
        live = self.live()
        if live is None:
            return 0, 0
        return self._session.count(Run, playbook=live.id, status=OPEN), live.version or 1

    def keep(self) -> None:
        """Write the drawing into its draft now."""
        self._keeper.stop()
        if self._is_kept or not self.can_change:
            return
        save = SaveDraft(
            kind=Playbook,
            name=self.name,
            body=map_to_json(self.map),
            code=self.record.code,
            merge_key=f"playbook:{self.record.code}:{self._visits}",
        )
        try:
            done = self._session.run(save, self)
        except CSDeskError as failure:
            self.refused.emit(failure.text)
            return
        self._is_kept = True
        self.record = self._session.get(Playbook, done.value)
        if done.step is not None:
            self.kept.emit(done.step)
        self.standing.emit()

    def publish(self) -> bool:
        """Put the draft in use; false, and said why, when it cannot be followed to an end."""
        self.keep()
        grave = next((one for one in self.findings if one.is_grave), None)
        if grave is not None:
            self._finding = self.findings.index(grave) - 1
            self.refused.emit(grave.text)
            self.next_finding()
            return False
        if self.record.status != DRAFT:
            return False
        try:
            self._session.run(PublishDraft(kind=Playbook, id=self.record.id), self)
        except CSDeskError as failure:
            self.refused.emit(failure.text)
            return False
        self._visits += 1
        self._take(self._session.get(Playbook, self.record.id))
        return True

    def title_of(self, step: Step) -> Text:
        """What a step is called."""
        from csdesk.ui.playbooks.words import step_title

        return step_title(step, self.map)

    def answers(self, step: str) -> tuple[Arrow, ...]:
        """The ways out of a step."""
        return self.map.leaving.get(step, ())

    def named(self) -> Text:
        """The name of the playbook."""
        return verbatim(self.name)

    def told_answers(self, step: str) -> Text | None:
        """How often a question was answered, and how; `None` while it never was."""
        counts = [
            (place, self.answered.get((step, one.id), 0)) for place, one in enumerate(self.answers(step), 1)
        ]
        given = [msg("{n} at answer {place}", n=count, place=place) for place, count in counts if count]
        if not given:
            return None
        total = sum(count for _, count in counts)
        return nmsg(
            "Answered {n} time: {answers}", "Answered {n} times: {answers}", total, answers=tuple(given)
        )

    def _on_results(self, found: Results) -> None:
        if found.code == self.record.code:
            self.answered = {(one.step, one.arrow): one.outcome.runs for one in found.answers}
            self.standing.emit()

    def _on_drawn(self) -> bool:
        self._look()
        self.steps = tuple(one for one in self.steps if one in self.map.by_id)
        if self.arrow is not None and all(one.id != self.arrow for one in self.map.arrows):
            self.arrow = None
        self._wait()
        return True

    def _wait(self) -> None:
        self._is_kept = False
        if not self._keeper.isActive():
            self._keeper.start()

    def _look(self) -> None:
        codes = {code for code, _ in self.processes()}
        self.findings = tuple(lint(self.map, codes or {""}))
        self._finding = min(self._finding, len(self.findings) - 1)
        self.drawn.emit()

    def _on_changed(self, changes: ChangeSet, initiator: object) -> None:
        if initiator is self or not self.record.id or not changes.kinds & {"playbook", "process", "run"}:
            return
        found = [
            one for one in self._session.find(Playbook, code=self.record.code) if one.id == self.record.id
        ]
        if not found:
            self._keeper.stop()
            self._is_kept = True
            self.record = Playbook(name="")
            self.gone.emit()
        elif found[0] != self.record:
            self._take(found[0])
            self.choose(self.steps)
        else:
            self.standing.emit()
