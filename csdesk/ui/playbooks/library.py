"""What the library of playbooks shows and does, without a widget."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from csdesk.domain.commands.playbooks import Adopt, DiscardDraft, Retire, SaveDraft
from csdesk.domain.commands.shared_playbooks import TakeShared
from csdesk.domain.errors import CSDeskError
from csdesk.domain.lean import dataclass
from csdesk.domain.model.practice import LIVE, OPEN, Playbook, Process, Run
from csdesk.domain.playbooks.editing import new_map
from csdesk.domain.playbooks.maps import PlaybookMap
from csdesk.domain.playbooks.processes import ProcessBody
from csdesk.domain.playbooks.sharing import Shared, SharedProcess, playbook_out
from csdesk.domain.playbooks.versions import Versions, by_code
from csdesk.domain.playbooks.written import map_of, map_to_json, process_of
from csdesk.domain.text import Text, msg
from csdesk.ui.session import Session

Shipped = Callable[[str], Adopt]
"""The command that puts the shipped documents of a language in use."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One playbook: the version that stands for it, and those beside it."""

    shown: Playbook
    """The version in use, else the draft, else the newest replaced one."""
    live: Playbook | None
    draft: Playbook | None
    versions: tuple[Playbook, ...]
    """All of them, the newest first."""
    map: PlaybookMap
    runs: int
    """Open ones, whichever version they follow."""

    @property
    def code(self) -> str:
        """What its versions share."""
        return self.shown.code or ""

    @property
    def editable(self) -> Playbook:
        """What is opened to be edited."""
        return self.draft or self.shown


class LibraryPresenter:
    """The playbooks of the workspace."""

    def __init__(self, session: Session, shipped: Shipped) -> None:
        self._session = session
        self._shipped = shipped
        self.entries: tuple[Entry, ...] = ()
        self.problem: Text | None = None
        """Why one of them cannot be read."""
        self.refresh()

    @property
    def can_change(self) -> bool:
        """Whether the open file may be changed."""
        return not self._session.read_only

    def refresh(self) -> None:
        """Read them again."""
        open_runs = Counter(one.playbook for one in self._session.find(Run, status=OPEN))
        self.problem = None
        found = [self._entry(one, open_runs) for one in by_code(self._session.all(Playbook))]
        self.entries = tuple(
            sorted(found, key=lambda one: (one.map.group.casefold(), one.shown.name.casefold()))
        )

    def _entry(self, found: Versions[Playbook], open_runs: Counter[int]) -> Entry:
        shown = found.live or found.draft or found.all[0]
        runs = sum(open_runs[one.id] for one in found.all)
        return Entry(shown, found.live, found.draft, found.all, self.map_of(shown), runs)

    def map_of(self, record: Playbook) -> PlaybookMap:
        """The map of a version; an empty one, and a problem told, where it cannot be read."""
        try:
            return map_of(record.body)
        except CSDeskError as failure:
            self.problem = failure.text
            return PlaybookMap()

    def entry(self, record: int | None) -> Entry | None:
        """The playbook that a version belongs to."""
        return next((one for one in self.entries if any(own.id == record for own in one.versions)), None)

    def new(self) -> int:
        """Begin a playbook; the id of its draft."""
        language = self._session.words.language
        name = self._session.words(msg("New playbook"))
        made: int = self._session.run(
            SaveDraft(kind=Playbook, name=name, body=map_to_json(new_map(language)), code=None), self
        ).value
        return made

    def duplicate(self, entry: Entry) -> int:
        """The same map as a playbook of its own; the id of its draft."""
        name = self._session.words(msg("{name} (copy)", name=entry.shown.name))
        made: int = self._session.run(
            SaveDraft(kind=Playbook, name=name, body=entry.shown.body or "", code=None), self
        ).value
        return made

    def restore(self, record: Playbook) -> int:
        """Make a former version the draft of the next; the id of the draft."""
        made: int = self._session.run(
            SaveDraft(kind=Playbook, name=record.name, body=record.body or "", code=record.code), self
        ).value
        return made

    def retire(self, entry: Entry) -> None:
        """Take it out of use; a draft that was never in use goes."""
        if entry.live is not None:
            self._session.run(Retire(kind=Playbook, code=entry.code), self)
        elif entry.draft is not None:
            self.discard(entry)

    def discard(self, entry: Entry) -> None:
        """Drop the draft."""
        if entry.draft is not None:
            self._session.run(DiscardDraft(kind=Playbook, id=entry.draft.id), self)

    def adopt(self) -> None:
        """Put the shipped playbooks and processes in use."""
        self._session.run(self._shipped(self._session.words.language), self)

    def take(self, shared: Shared) -> int:
        """Keep what a share file holds; the id of the draft."""
        made: int = self._session.run(TakeShared(shared=shared), self).value
        return made

    def shared(self, record: Playbook) -> dict[str, object]:
        """A version as the share file holds it, with the processes that it calls."""
        processes = [
            SharedProcess(one.code or "", one.name, self._body(one))
            for one in self._session.find(Process, status=LIVE)
        ]
        return playbook_out(record.name, record.code or "", self.map_of(record), processes)

    @staticmethod
    def _body(process: Process) -> ProcessBody:
        try:
            return process_of(process.body)
        except CSDeskError:
            return ProcessBody()
