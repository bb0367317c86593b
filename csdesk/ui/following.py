"""What the palette finds of playbooks: the maps, the processes, the open runs, and a playbook and an account named at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from csdesk.domain.changes import ChangeSet
from csdesk.domain.model.practice import DRAFT, LIVE, Playbook, Process
from csdesk.domain.text import msg, pmsg, verbatim
from csdesk.domain.views.runs import RunRow
from csdesk.ui.actions.found import Deed, Found, Source
from csdesk.ui.actions.matching import SLIP, WORD, Corpus, Hit
from csdesk.ui.session import Session
from csdesk.ui.theme.icons import Icon

_PAIRS, _GONE_ON, _SHORTEST = 3, 2, 3
"""So many starts and open runs are offered beside what was found; a shorter word names nothing."""
Go = Callable[[str, int], object]
"""Shows a page for a record."""
Begin = Callable[[int, int], object]
"""Starts a playbook for an account, by their ids: account, playbook."""
FindAccounts = Callable[[str, int], Sequence[Hit[Found]]]


class Following:
    """Searches what is followed; lists are held until something of theirs changes."""

    def __init__(self, session: Session, find_accounts: FindAccounts, go: Go, begin: Begin) -> None:
        self._session = session
        self._find_accounts = find_accounts
        self._go, self._begin = go, begin
        self._held: dict[str, Corpus[Found]] = {}
        self._rows: tuple[RunRow, ...] | None = None
        session.changed.connect(self._forget)
        session.words.language_changed.connect(self._held.clear)

    def sources(self) -> list[Source]:
        """Playbooks, processes and open runs, each by its name."""
        return [
            Source("playbook", msg("Playbook"), msg("Playbooks"), partial(self._find, "playbook")),
            Source("process", msg("Process"), msg("Processes"), partial(self._find, "process")),
            Source("run", msg("Playbook run"), msg("Playbook runs"), partial(self._find, "run")),
        ]

    def named(self, query: str) -> list[Deed]:
        """Starts that a query names by words of a playbook and of an account, in either order."""
        words = query.split() if self._session.is_open and not self._is_one(query) else []
        found: dict[tuple[int, int], Deed] = {}
        for cut in range(1, len(words)):
            left, right = " ".join(words[:cut]), " ".join(words[cut:])
            for playbook, account in ((left, right), (right, left)):
                for one, whom in self._pairs(playbook, account):
                    found.setdefault((one.id, whom.id), self._starting(one, whom))
        return list(found.values())[:_PAIRS]

    def about(self, found: Found) -> list[Deed]:
        """The open runs of an account that was found."""
        if found.kind != "account" or not self._session.is_open:
            return []
        own = [row for row in self._open() if row.account == found.id]
        return [
            Deed(
                msg("Continue {playbook}: {step}", playbook=verbatim(row.playbook), step=verbatim(row.step)),
                Icon.RUN,
                partial(self._go, "run", row.id),
                f"run:{row.id}",
            )
            for row in own[:_GONE_ON]
        ]

    def _is_one(self, query: str) -> bool:
        """Whether all of a query names one thing."""
        hits = (
            *self._find("playbook", query, 1),
            *self._find("process", query, 1),
            *self._find_accounts(query, 1),
        )
        return any(hit.rank < SLIP for hit in hits)

    def _pairs(self, playbook: str, account: str) -> Iterable[tuple[Found, Found]]:
        if min(len(playbook), len(account)) < _SHORTEST:
            return
        maps = [hit.item for hit in self._find("playbook", playbook, 2) if hit.rank <= WORD]
        maps = [one for one in maps if one.id in self._live()]
        if not maps or self._session.read_only:
            return
        for hit in self._find_accounts(account, 1):
            yield from ((one, hit.item) for one in maps if hit.rank <= WORD)

    def _starting(self, playbook: Found, account: Found) -> Deed:
        title = msg(
            "Start {playbook} for {account}",
            playbook=verbatim(playbook.title),
            account=verbatim(account.title),
        )
        run = partial(self._begin, account.id, playbook.id)
        return Deed(title, Icon.RUN, run, f"start:{playbook.id}:{account.id}")

    def _find(self, kind: str, typed: str, limit: int) -> Sequence[Hit[Found]]:
        if kind not in self._held:
            made = {"playbook": self._playbooks, "process": self._processes, "run": self._runs}[kind]()
            self._held[kind] = Corpus(made, lambda one: one.title, lambda one: one.detail)
        return self._held[kind].find(typed, limit)

    def _live(self) -> set[int]:
        return {one.id for one in self._session.find(Playbook, status=LIVE)}

    def _playbooks(self) -> list[Found]:
        words, live = self._session.words, self._session.find(Playbook, status=LIVE)
        known = {one.code for one in live}
        drafts = [one for one in self._session.find(Playbook, status=DRAFT) if one.code not in known]
        said = words(pmsg("playbook", "Draft"))
        return [
            *(Found("playbook", one.id, one.name, icon=Icon.PLAYBOOKS) for one in live),
            *(Found("playbook", one.id, one.name, said, Icon.PLAYBOOKS) for one in drafts),
        ]

    def _processes(self) -> list[Found]:
        known = self._session.find(Process, status=LIVE)
        return [Found("process", one.id, one.name, icon=Icon.PROCESSES) for one in known]

    def _runs(self) -> list[Found]:
        return [
            Found("run", row.id, f"{row.playbook}: {row.account_name}", row.step, Icon.RUN)
            for row in self._open()
        ]

    def _open(self) -> tuple[RunRow, ...]:
        if self._rows is None:
            self._rows = tuple(self._session.runs.rows(only_open=True))
        return self._rows

    def _forget(self, changes: ChangeSet, _initiator: object) -> None:
        if changes.kinds & {"playbook", "process", "run", "account"}:
            self._held.clear()
            self._rows = None
