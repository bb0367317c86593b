"""`zipfile` without what it would need to write files to a disk: six milliseconds of the start of the reading process."""

from __future__ import annotations

import sys
from types import ModuleType

_OTHER_PACKINGS = ("bz2", "lzma")
_TO_A_DISK = ("shutil", "pathlib")


def load_zipfile() -> None:
    """Import `zipfile` for reading alone; the modules it is spared can still be imported by others, whole."""
    if "zipfile" in sys.modules:
        return
    spared = [name for name in (*_OTHER_PACKINGS, *_TO_A_DISK) if name not in sys.modules]
    for name in spared:
        sys.modules[name] = ModuleType(name) if name in _TO_A_DISK else None  # type: ignore[assignment]
    import zipfile  # noqa: F401 - so that it is there

    for name in spared:
        del sys.modules[name]
