"""The playbooks and processes that CSDesk ships: whole documents, written for each language, the user's once adopted.

A document is TOML in the form of `domain.playbooks.written`, but for its arrows: each step says itself where it leads,
`to` for the one way out, `met` for when a wait came true, `answers` of a question and `ways` of a condition.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from csdesk.domain.commands.playbooks import Adopt
from csdesk.domain.lean import dataclass
from csdesk.domain.playbooks.maps import PlaybookMap
from csdesk.domain.playbooks.processes import ProcessBody
from csdesk.domain.playbooks.written import map_in, map_to_json, process_in, process_to_json
from csdesk.shipped import RESOURCES
from csdesk.storage.workspace import Workspace

LANGUAGES = ("pt_BR", "en")


@dataclass(frozen=True, slots=True)
class ShippedPlaybook:
    """A playbook as it is shipped in one language."""

    code: str
    name: str
    map: PlaybookMap


@dataclass(frozen=True, slots=True)
class ShippedProcess:
    """A process as it is shipped in one language."""

    code: str
    name: str
    body: ProcessBody


@dataclass(frozen=True, slots=True)
class Content:
    """All that is shipped in one language, by name."""

    playbooks: tuple[ShippedPlaybook, ...]
    processes: tuple[ShippedProcess, ...]

    def adopting(self, codes: Sequence[str] | None = None) -> Adopt:
        """The command that puts playbooks, all or those of some codes, and the processes they use, in use."""
        chosen = [one for one in self.playbooks if codes is None or one.code in codes]
        used = {code for one in chosen for code in called(one.map)}
        return Adopt(
            playbooks=tuple((one.code, one.name, map_to_json(one.map)) for one in chosen),
            processes=tuple(
                (one.code, one.name, process_to_json(one.body))
                for one in self.processes
                if codes is None or one.code in used
            ),
        )


def called(found: PlaybookMap) -> Iterator[str]:
    """The codes of the processes that a map calls or links to."""
    for step in found.steps:
        if step.process:
            yield step.process
        yield from step.links


@lru_cache(maxsize=len(LANGUAGES))
def shipped(language: str) -> Content:
    """What is shipped in a language; English for one that has none."""
    own = RESOURCES / "content" / (language if language in LANGUAGES else "en")
    playbooks = [
        ShippedPlaybook(given.pop("code"), given.pop("name"), map_in({**_drawn(given), "language": language}))
        for given in _documents(own / "playbooks")
    ]
    processes = [
        ShippedProcess(given.pop("code"), given.pop("name"), process_in({**given, "language": language}))
        for given in _documents(own / "processes")
    ]
    return Content(
        tuple(sorted(playbooks, key=lambda one: (one.map.group, one.name))),
        tuple(sorted(processes, key=lambda one: (one.body.group, one.name))),
    )


def begin(workspace: Workspace, language: str) -> None:
    """Put all that is shipped in use as a new file begins; that is its start, and no step that could be undone."""
    done = workspace.run(replace(shipped(language).adopting(), is_first=True))
    workspace.derive(lambda connection: connection.execute("DELETE FROM step WHERE id = ?", (done.step,)))


def _documents(folder: Path) -> Iterator[dict[str, Any]]:
    import tomllib

    for path in sorted(folder.glob("*.toml")):
        yield tomllib.loads(path.read_text(encoding="utf-8"))


def _drawn(given: Mapping[str, Any]) -> dict[str, Any]:
    """The document with the ways out of its steps as arrows."""
    steps, arrows = [], []
    for step in given["steps"]:
        own = dict(step)
        ways = [*own.pop("answers", ()), *own.pop("ways", ())]
        if "met" in own:
            ways.append({"to": own.pop("met"), "met": True})
        if "to" in own:
            ways.append({"to": own.pop("to")})
        for number, way in enumerate(ways, 1):
            rest = {name: value for name, value in way.items() if name != "to"}
            arrows.append({"id": f"{own['id']}-{number}", "source": own["id"], "target": way["to"], **rest})
        steps.append(own)
    return {**given, "steps": steps, "arrows": arrows}
