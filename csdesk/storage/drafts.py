"""What was typed in a workspace and not saved yet. Kept on this computer, readable by its owner only."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from csdesk.domain.lean import dataclass
from csdesk.storage.files.places import handed_over, private, state_folder
from csdesk.storage.sha import mark
from csdesk.storage.workspace import Workspace

_STEPS = 200


@dataclass(frozen=True, slots=True)
class _Kept:
    texts: Mapping[str, str]
    step: int | None = None
    """While it is being saved: the newest step that stood before."""
    command: str = ""


class DraftStore:
    """Half-typed texts by the place where they were typed; none of them can be saved twice."""

    def __init__(self, home: Path) -> None:
        self._path = state_folder() / "drafts" / f"{mark(str(home.resolve()))}.json"
        self._kept: dict[str, _Kept] = {}

    @classmethod
    def of(cls, workspace: Workspace, home: Path) -> DraftStore:
        """The drafts of an open workspace, without those that were saved just before a crash."""
        store = cls(home)
        stored = store._read()
        if not stored:
            return store
        commands = {step.id: step.command for step in workspace.steps(_STEPS) if not step.undone}
        for place, kept in _parsed(stored).items() if commands else ():  # a new file at that path has no step
            is_saved = kept.step is not None and any(
                number > kept.step and command == kept.command for number, command in commands.items()
            )
            if not is_saved:
                store._kept[place] = _Kept(kept.texts)
        return store

    @property
    def places(self) -> tuple[str, ...]:
        """Where something is half typed, the newest last."""
        return tuple(self._kept)

    def texts(self, place: str) -> Mapping[str, str]:
        """What was typed there, by field."""
        kept = self._kept.get(place)
        return kept.texts if kept is not None else {}

    def put(self, place: str, texts: Mapping[str, str]) -> bool:
        """Take what is typed there now, or nothing; whether that is something else than before."""
        if self.texts(place) == texts:
            return False
        self._kept.pop(place, None)
        if texts:
            self._kept[place] = _Kept(dict(texts))
        return True

    def begin_saving(self, place: str, workspace: Workspace, command: str) -> None:
        """Note, before a command runs, that a draft goes with it: should everything stop, it is told by the journal."""
        if place in self._kept:
            stood = next((step.id for step in workspace.steps(_STEPS) if not step.undone), 0)
            self._kept[place] = _Kept(self._kept[place].texts, stood, command)
            self.write()

    def end_saving(self, place: str, *, is_saved: bool) -> None:
        """Forget a draft that was saved; keep one that was refused."""
        kept = self._kept.pop(place, None)
        if kept is not None and not is_saved:
            self._kept[place] = _Kept(kept.texts)

    def write(self) -> None:
        """Keep everything, whole or not at all; no file stays when nothing is half typed."""
        if not self._kept:
            self._path.unlink(missing_ok=True)
            return
        self._path.parent.mkdir(exist_ok=True)
        private(self._path.parent)
        drafts = {place: [dict(kept.texts), kept.step, kept.command] for place, kept in self._kept.items()}
        with handed_over(self._path) as aside:  # made readable by its owner only
            aside.write_text(json.dumps(drafts, ensure_ascii=False), encoding="utf-8")
        private(self._path)

    def _read(self) -> dict[str, Any]:
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stored if isinstance(stored, dict) else {}


def _parsed(stored: Mapping[str, Any]) -> dict[str, _Kept]:
    found: dict[str, _Kept] = {}
    for place, kept in stored.items():
        if not (isinstance(kept, list) and len(kept) == 3 and isinstance(kept[0], dict)):
            continue
        texts = {name: text for name, text in kept[0].items() if isinstance(text, str)}
        found[place] = _Kept(texts, kept[1] if isinstance(kept[1], int) else None, str(kept[2]))
    return found
