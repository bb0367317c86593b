"""The version that the map editor shows: each edit is kept within two seconds, and published when it is asked for."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from csdesk.domain.changes import ChangeSet
from csdesk.domain.commands.playbooks import PublishDraft, SaveDraft
from csdesk.domain.errors import CSDeskError
from csdesk.domain.model.practice import DRAFT, LIVE, OPEN, Playbook, Process, Run
from csdesk.domain.playbooks.drawing import Drawing
from csdesk.domain.playbooks.maps import PlaybookMap
from csdesk.domain.playbooks.results import Results
from csdesk.domain.playbooks.written import map_of, map_to_json
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.ui.playbooks.drawn import DrawnMap
from csdesk.ui.session import Session

KEPT_AFTER_MS = 1200


class EditorPresenter(DrawnMap):
    """One version of a playbook: its draft is written by itself, and put in use."""

    standing = Signal()
    """Kept, named, published: what the heading says is another."""
    kept = Signal(int)
    """The number of the step that the draft was kept with; it needs no line of its own."""
    gone = Signal()
    """The version is not there any more."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.record = Playbook(name="")
        self.name = ""
        self.answered: dict[tuple[str, str], int] = {}
        """How often each answer was given in runs: by step and arrow."""
        self._visits = 0
        self._is_kept = True
        self._has_other_draft = False
        """A version in use whose draft was begun is only looked at: its edits would write over the draft."""
        self._keeper = QTimer(self, singleShot=True, interval=KEPT_AFTER_MS)
        self._keeper.timeout.connect(self.keep)
        session.changed.connect(self._on_changed)

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

    def rename(self, name: str) -> None:
        """Call the playbook by another name."""
        if self.can_change and name.strip() and name.strip() != self.name:
            self.name = name.strip()
            self._wait()
            self.standing.emit()

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

    def _codes(self) -> set[str]:
        return {code for code, _ in self.processes()}

    def _on_drawn(self) -> bool:
        super()._on_drawn()
        self._wait()
        return True

    def _wait(self) -> None:
        self._is_kept = False
        if not self._keeper.isActive():
            self._keeper.start()

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
