"""What the file of `lean_imports` is written with, once a start is over: the bytecode of all that is imported by then."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib._bootstrap_external import MAGIC_NUMBER
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from typing import Any

from csdesk.ui.lean_imports import END, FIRST, TRIED, Kept, KeptLoader, Module, is_put_off, stamp, text_of

_BY_TIME = bytes(4)
_SUPPORT = "shibokensupport"
"""What PySide6 brings as text."""
_CARRIER = "shiboken6.Shiboken"
"""The library that carries it, and changes with it."""
_FEW = 8
"""So many modules more than a start began with are no other first picture."""


def kept_for_next(kept: Kept) -> list[bytes]:
    """What to write for the next start, in parts; nothing where the file holds all of it."""
    listed: list[Module] = []
    codes: list[bytes] = []
    at = 0
    for found, code in _imported(kept):
        found.at, found.length = str(at), str(len(code))
        listed.append(found)
        codes.append(code)
        at += len(code)
    _mark(kept, listed)
    if all(one.name in kept.modules and kept.modules[one.name].known() == one.known() for one in listed):
        return []
    told = END.join(field for one in listed for field in one.told()).encode()
    return [MAGIC_NUMBER.ljust(8, b"\0") + len(told).to_bytes(8, "little"), told, *codes]


def _mark(kept: Kept, listed: list[Module]) -> None:
    """Say with which modules the next start begins.

    What was begun with is there whether it was asked for or not: only a start that began with none tells, and where many
    more were asked for, the next one does. It takes two: the first after a change sums up what later ones find.
    """
    begun = {one.name for one in kept.modules.values() if one.first == FIRST}
    more = sum(one.name in kept.shown_with and one.name not in begun for one in listed)
    stays = bool(begun) and more <= _FEW
    was_tried = any(one.first == TRIED for one in kept.modules.values())
    sign = FIRST if stays or was_tried else TRIED
    marked = begun if stays else kept.shown_with
    for one in listed:
        one.first = sign if one.name in marked else ""


def _imported(kept: Kept) -> Iterator[tuple[Module, bytes]]:
    for name, module in list(sys.modules.items()):
        spec = getattr(module, "__spec__", None)
        if spec is None or name in kept.before or is_put_off(module):
            continue
        found = _described(name, spec)
        code = b"" if found is None else _code_of(kept, found, spec)
        if found is not None and code:
            yield found, code


def _code_of(kept: Kept, found: Module, spec: ModuleSpec) -> bytes:
    here = kept.modules.get(found.name)
    if here is not None and here.known()[:-1] == found.known()[:-1]:
        return kept.bytecode(here)
    if not found.cached:
        return _compiled_text(found, spec.loader)
    try:
        code = Path(found.cached).read_bytes()
    except OSError:
        return b""
    by = tuple(str(int.from_bytes(code[start : start + 4], "little")) for start in (8, 12))
    return code if code[4:8] == _BY_TIME and by == (found.time, found.size) else b""


def _described(name: str, spec: ModuleSpec) -> Module | None:
    """What the list tells of a module that is imported; nothing of one that has no bytecode."""
    is_support = name.partition(".")[0] == _SUPPORT
    loader = getattr(spec.loader, "loader", spec.loader)
    if is_support:
        source, cached = sys.modules[_CARRIER].__file__ or "", ""
    elif isinstance(loader, SourceFileLoader | KeptLoader) and spec.cached and spec.name == name:
        source, cached = str(loader.path), spec.cached
    else:
        return None
    folders = () if is_support else spec.submodule_search_locations or ()
    time_and_size = stamp(source)
    folder = next(iter(folders), "")
    return Module(name, source, cached, folder, *time_and_size, "", "", "") if all(time_and_size) else None


def _compiled_text(found: Module, loader: Any) -> bytes:
    """The bytecode of a module that PySide6 brings as text."""
    from py_compile import compile as compiled
    from tempfile import TemporaryDirectory

    carrier = getattr(loader, "loader", loader)
    own = text_of(found.name, carrier)
    if not own:
        return b""
    with TemporaryDirectory() as folder:
        text, target = Path(folder, "text.py"), Path(folder, "text.pyc")
        text.write_bytes(carrier.zfile.read(own))
        compiled(str(text), str(target), own, doraise=True)
        return target.read_bytes()
