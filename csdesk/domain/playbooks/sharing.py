"""A playbook as a file to share: its map with the processes that it calls, read back strictly."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from csdesk.domain.lean import dataclass
from csdesk.domain.playbooks.maps import PlaybookMap
from csdesk.domain.playbooks.processes import ProcessBody
from csdesk.domain.playbooks.written import Unreadable, map_in, map_out, process_in, process_out
from csdesk.domain.text import msg

FORMAT, VERSION, SUFFIX = "csdesk-playbook", 1, ".csplaybook"
_LONGEST_NAME, _DEEPEST, _MOST_PROCESSES = 200, 12, 200


@dataclass(frozen=True, slots=True)
class SharedProcess:
    """A process that comes with a playbook."""

    code: str
    name: str
    body: ProcessBody


@dataclass(frozen=True, slots=True)
class Shared:
    """What a share file holds."""

    name: str
    code: str
    map: PlaybookMap
    processes: tuple[SharedProcess, ...] = ()


def called_by(found: PlaybookMap) -> tuple[str, ...]:
    """The codes of the processes that a map calls or names as help, each once."""
    codes = (code for step in found.steps for code in ((step.process or ""), *step.links))
    return tuple(dict.fromkeys(code for code in codes if code))


def playbook_out(
    name: str, code: str, found: PlaybookMap, processes: Iterable[SharedProcess] = ()
) -> dict[str, Any]:
    """The share file as plain values; only the processes that the map calls go with it."""
    wanted = set(called_by(found))
    return {
        "format": FORMAT,
        "version": VERSION,
        "name": name,
        "code": code,
        "language": found.language,
        "map": map_out(found),
        "processes": [
            {"code": one.code, "name": one.name, "body": process_out(one.body)}
            for one in processes
            if one.code in wanted
        ],
    }


def playbook_in(data: Any) -> Shared:
    """The playbook of a share file; raises `Unreadable` with a sentence for everything that is none."""
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        raise Unreadable(msg("This file is no playbook of CSDesk"))
    version = data.get("version")
    if type(version) is not int or version < 1:
        raise Unreadable(msg("This file does not say which version of the playbook format it has"))
    if version > VERSION:
        raise Unreadable(msg("This playbook was made by a newer CSDesk; update the app to read it"))
    calm = _calm(data, 0)
    found = map_in(calm.get("map"))
    if not found.steps:
        raise Unreadable(msg("The playbook of this file has no step"))
    return Shared(
        _short(calm, "name"), _short(calm, "code", required=False), found, _processes(calm.get("processes"))
    )


def _processes(given: Any) -> tuple[SharedProcess, ...]:
    if given is None:
        return ()
    if not isinstance(given, list) or len(given) > _MOST_PROCESSES:
        raise _wrong()
    found: dict[str, SharedProcess] = {}
    for one in given:
        if not isinstance(one, Mapping):
            raise _wrong()
        code = _short(one, "code")
        found[code] = SharedProcess(code, _short(one, "name"), process_in(one.get("body")))
    return tuple(found.values())


def _short(values: Mapping[str, Any], key: str, *, required: bool = True) -> str:
    found = values.get(key)
    if found is None and not required:
        return ""
    words = " ".join(found.split()) if isinstance(found, str) else ""
    if not words or len(words) > _LONGEST_NAME:
        raise Unreadable(msg("The playbook of this file has no name that can be used"))
    return words


def _calm(value: Any, depth: int) -> Any:
    """The same without the signs that turn or hide letters; a file of strangers may hold them on purpose."""
    if depth > _DEEPEST:
        raise _wrong()
    if isinstance(value, str):
        return calm(value)
    if isinstance(value, list):
        return [_calm(one, depth + 1) for one in value]
    if isinstance(value, Mapping):
        return {calm(str(key)): _calm(one, depth + 1) for key, one in value.items()}
    return value


def calm(words: str) -> str:
    """Words without control signs, marks of direction and halves of letters; line breaks stay."""
    if words.isprintable():
        return words
    return "".join(
        one
        for one in words
        if one in "\n\t\u200d" or unicodedata.category(one) not in {"Cc", "Cf", "Cs", "Co"}
    )


def _wrong() -> Unreadable:
    return Unreadable(msg("This file is no playbook of CSDesk"))
