"""What the page of processes shows and does, without a widget: an edit of what is in use begins a draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from csdesk.domain.changes import Done
from csdesk.domain.commands.playbooks import Adopt, DiscardDraft, PublishDraft, Retire, SaveDraft
from csdesk.domain.commands.processes import BeginProcess
from csdesk.domain.errors import CSDeskError, Refused
from csdesk.domain.lean import dataclass
from csdesk.domain.model.practice import DRAFT, Process
from csdesk.domain.playbooks.processes import ProcessBody
from csdesk.domain.playbooks.versions import Versions, by_code
from csdesk.domain.playbooks.written import process_of, process_to_json
from csdesk.domain.text import Text, msg, verbatim
from csdesk.ui.forms.editor import Lookup
from csdesk.ui.forms.folding import folded
from csdesk.ui.session import Session

Shipped = Callable[[str], Adopt]
"""The command that puts the shipped documents of a language in use."""
_OFFERED = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One process: the version that is shown, and those beside it."""

    shown: Process
    """The draft, else the version in use, else the newest replaced one."""
    live: Process | None
    versions: tuple[Process, ...]
    """The published ones, the newest first."""
    body: ProcessBody

    @property
    def code(self) -> str:
        """What its versions share."""
        return self.shown.code or f"#{self.shown.id}"

    @property
    def is_draft(self) -> bool:
        """Whether what is shown is not in use yet."""
        return self.shown.status == DRAFT


class ProcessesPresenter:
    """The processes of the workspace and the one that is looked at."""

    def __init__(self, session: Session, shipped: Shipped) -> None:
        self._session = session
        self._shipped = shipped
        self.code = ""
        self.entries: tuple[Entry, ...] = ()
        self.saved: int | None = None
        """The step that the last edit was kept with; it needs no line of its own."""
        self.problem: Text | None = None
        """Why one of them cannot be read."""
        self.refresh()

    @property
    def can_change(self) -> bool:
        """Whether the open file may be changed."""
        return not self._session.read_only

    @property
    def entry(self) -> Entry | None:
        """The process that is looked at."""
        return next((one for one in self.entries if one.code == self.code), None)

    @property
    def body(self) -> ProcessBody:
        """Its steps as they are shown."""
        return self.entry.body if self.entry else ProcessBody()

    def refresh(self) -> None:
        """Read them again; one that is gone gives its place to the first."""
        self.problem = None
        found = [self._entry(one) for one in by_code(self._session.all(Process))]
        self.entries = tuple(sorted(found, key=lambda one: (one.body.group, one.shown.name.casefold())))
        if self.entry is None:
            self.code = self.entries[0].code if self.entries else ""

    def _entry(self, found: Versions[Process]) -> Entry:
        shown = found.draft or found.live or found.all[0]
        try:
            body = process_of(shown.body)
        except CSDeskError as failure:
            self.problem, body = failure.text, ProcessBody()
        published = tuple(one for one in found.all if one.status != DRAFT)
        return Entry(shown, found.live, published, body)

    def choose(self, code: str) -> None:
        """Look at another process."""
        if any(one.code == code for one in self.entries):
            self.code = code

    def edit(self, change: Callable[[ProcessBody], ProcessBody], key: str = "") -> None:
        """Keep an edit as the draft; raises `Refused` when it cannot be. Edits in a row with one key undo as one."""
        entry = self.entry
        if entry is None:
            return
        body = change(entry.body)
        if body != entry.body:
            self._save(entry, entry.shown.name, body, key)

    def rename(self, name: str) -> None:
        """Call it by another name."""
        entry = self.entry
        if entry is not None and name.strip() != entry.shown.name:
            self._save(entry, name, entry.body, "name")

    def _save(self, entry: Entry, name: str, body: ProcessBody, key: str) -> None:
        merge = f"process/{entry.code}/{key}" if key else None
        draft = SaveDraft(
            kind=Process, name=name, body=process_to_json(body), code=entry.shown.code, merge_key=merge
        )
        self.saved = self._session.run(draft, self).step
        self.refresh()

    def add(self, name: str, body: ProcessBody | None = None) -> None:
        """Begin a new process as a draft, and look at it."""
        language = self._session.words.translator.language
        empty = ProcessBody(language=language)
        done = self._session.run(
            SaveDraft(kind=Process, name=name, body=process_to_json(body or empty)), self
        )
        self.refresh()
        made = self._session.get(Process, done.value)
        self.choose(made.code or "")

    def duplicate(self) -> None:
        """The same under another name, as a draft."""
        entry = self.entry
        if entry is not None:
            name = self._session.words(msg("{name} (copy)", name=verbatim(entry.shown.name)))
            self.add(name, replace(entry.body))

    def publish(self) -> None:
        """Put the draft in use; raises `Refused` when it is not fit for that."""
        entry = self.entry
        if entry is not None and entry.is_draft:
            missing = next((n for n, step in enumerate(entry.body.steps, 1) if not step.text.strip()), None)
            if missing is not None:
                raise Refused(msg("Step {n} has no text", n=missing))
            self._session.run(PublishDraft(kind=Process, id=entry.shown.id), self)
            self.refresh()

    def discard(self) -> None:
        """Drop the draft; the version in use is shown again."""
        entry = self.entry
        if entry is not None and entry.is_draft:
            self._session.run(DiscardDraft(kind=Process, id=entry.shown.id), self)
            self.refresh()

    def retire(self) -> None:
        """Take it out of use; its versions stay to be read."""
        entry = self.entry
        if entry is not None and entry.live is not None and entry.live.code:
            self._session.run(Retire(kind=Process, code=entry.live.code), self)
            self.refresh()

    def restore(self, version: Process) -> None:
        """Begin a draft with what an older version says."""
        command = SaveDraft(kind=Process, name=version.name, body=version.body or "", code=version.code)
        self._session.run(command, self)
        self.refresh()

    def begin(self, account: int | None) -> Done:
        """Leave a task for each step; raises `Refused` when none of its versions is in use."""
        entry = self.entry
        if entry is None or entry.live is None:
            raise Refused(msg("Put the process in use first"))
        return self._session.run(BeginProcess(process=entry.live.id, account=account), self)

    def adopt(self) -> None:
        """Put the shipped processes, and the playbooks that they belong to, in use."""
        self._session.run(self._shipped(self._session.words.translator.language), self)
        self.refresh()

    def account_lookup(self) -> Lookup:
        """Finds accounts by a part of their names, as these are now."""
        known = [(own, name, folded(name)) for own, name in self._session.account_names()]

        def lookup(typed: str) -> list[tuple[int, str]]:
            wanted = folded(typed)
            return [(own, name) for own, name, plain in known if wanted in plain][:_OFFERED]

        return lookup
