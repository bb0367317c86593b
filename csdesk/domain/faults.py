"""A fault of the app in words that anybody may read: kinds of errors and places in the code, never a client's words."""

from __future__ import annotations

import traceback


def places_of(fault: BaseException) -> list[str]:
    """What went wrong and where, line by line, with what led to it; an error's message may hold names and values."""
    lines: list[str] = []
    seen: set[int] = set()
    link: BaseException | None = fault
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        lines.append(type(link).__name__)
        frames = traceback.extract_tb(link.__traceback__)
        lines.extend(f"  {_inside(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames)
        link = link.__cause__ or link.__context__
    return lines


def _inside(file: str) -> str:
    """A file by its place in the app or in a package, else by its name: folders may be called after a person."""
    path = file.replace("\\", "/")
    known = next((mark for mark in ("/csdesk/", "/site-packages/") if mark in path), "/")
    return path.rpartition(known)[2]
