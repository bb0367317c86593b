"""How the person left each view of a workspace: columns, order, widths. Kept on this computer, beside no client's data."""

from __future__ import annotations

import json
from pathlib import Path

from csdesk.storage.files.places import handed_over, private, state_folder
from csdesk.storage.sha import mark


class ViewMemory:
    """What is remembered of one workspace's views, under keys that the pages choose."""

    def __init__(self, workspace: Path) -> None:
        self._path = state_folder() / "views" / f"{mark(str(workspace.resolve()))}.json"
        self._kept = self._read()

    def recall(self, key: str) -> str | None:
        """What was remembered; `None` the first time."""
        return self._kept.get(key)

    def remember(self, key: str, text: str) -> None:
        """Remember it until another text comes."""
        self._kept[key] = text

    def save(self) -> None:
        """Keep everything, whole or not at all."""
        if not self._kept:
            return
        self._path.parent.mkdir(exist_ok=True)
        private(self._path.parent)
        with handed_over(self._path) as aside:
            aside.write_text(json.dumps(self._kept, ensure_ascii=False), encoding="utf-8")
        private(self._path)

    def _read(self) -> dict[str, str]:
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(stored, dict):
            return {}
        return {key: text for key, text in stored.items() if isinstance(key, str) and isinstance(text, str)}
