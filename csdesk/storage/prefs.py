"""Preferences of this computer: language, look, window, recent files. Never part of a workspace."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from itertools import count, takewhile
from pathlib import Path
from typing import Any

from csdesk.domain.lean import dataclass
from csdesk.i18n import LANGUAGES
from csdesk.storage.files.places import handed_over, private, state_folder

_FILE = "preferences.json"


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person chose on this computer; `None` follows the system."""

    language: str | None = None
    appearance: str | None = None
    zoom: int = 100
    currency: str = "BRL"
    """Reporting currency of new workspaces."""
    window: str | None = None
    """Geometry of the window, in the hexadecimal form that Qt gives."""
    recent: tuple[str, ...] = ()
    """Paths of the workspaces opened last, newest first."""


def load() -> Preferences:
    """The stored preferences; anything unreadable falls back to its default."""
    try:
        stored = json.loads((state_folder() / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    return _read(stored) if isinstance(stored, dict) else Preferences()


def save(preferences: Preferences) -> None:
    """Keep them, whole or not at all; what is kept already is not written again."""
    if preferences == load():
        return
    target = state_folder() / _FILE
    with handed_over(target) as aside:
        aside.write_text(json.dumps(dataclasses.asdict(preferences), indent=1), encoding="utf-8")
    private(target)


def documents_folder() -> Path:
    """Where a person keeps documents, and the example is put."""
    from platformdirs import user_documents_path

    folder = user_documents_path()
    return folder if folder.is_dir() else Path.home()


def free_path(name: str) -> Path:
    """A path for a new workspace among the person's documents that no file has yet."""
    return next(path for path in _numbered(name) if not path.exists())


def taken_paths(name: str) -> tuple[Path, ...]:
    """The workspaces of a name that are there, up to the free one."""
    return tuple(takewhile(Path.exists, _numbered(name)))


def _numbered(name: str) -> Iterator[Path]:
    folder = documents_folder()
    yield folder / f"{name}.csdesk"
    for number in count(2):
        yield folder / f"{name} {number}.csdesk"


def remembered(preferences: Preferences, path: Path, keep: int = 8) -> Preferences:
    """The preferences with a workspace at the head of the recent ones."""
    resolved = str(path.resolve())
    others = tuple(one for one in preferences.recent if one != resolved)
    return dataclasses.replace(preferences, recent=(resolved, *others)[:keep])


def forgotten(preferences: Preferences, path: Path) -> Preferences:
    """The preferences with a workspace gone from the recent ones."""
    resolved = str(path.resolve())
    return dataclasses.replace(
        preferences, recent=tuple(one for one in preferences.recent if one != resolved)
    )


def _read(stored: dict[str, Any]) -> Preferences:
    default = Preferences()
    language, appearance = stored.get("language"), stored.get("appearance")
    zoom, recent = stored.get("zoom"), stored.get("recent")
    currency = stored.get("currency")
    return Preferences(
        language=language if language in LANGUAGES else None,
        appearance=appearance if appearance in ("light", "dark") else None,
        currency=currency if isinstance(currency, str) and len(currency) == 3 else default.currency,
        zoom=zoom if isinstance(zoom, int) and 80 <= zoom <= 150 else default.zoom,
        window=stored["window"] if isinstance(stored.get("window"), str) else None,
        recent=tuple(one for one in recent if isinstance(one, str)) if isinstance(recent, list) else (),
    )
