"""The standard library without what its modules do at a start for nobody.

`datetime` of Python 3.11 declares all of its classes in Python and then takes those of `_datetime` instead, which later
versions do at once; `zoneinfo` reads all that Python was built with for the one list of folders that the zones lie in.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import ModuleType

_ZONES = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo")
"""Where Python looks for them unless it was built otherwise."""
_TOLD = "PYTHONTZPATH"


def lean_library() -> None:
    """Import both the short way, where nothing speaks against it."""
    if sys.version_info[:2] == (3, 11) and "datetime" not in sys.modules:
        _datetime_at_once()
    if "zoneinfo" not in sys.modules and _TOLD not in os.environ and os.access(f"{_ZONES[0]}/UTC", os.R_OK):
        os.environ[_TOLD] = os.pathsep.join(_ZONES)
        try:
            import zoneinfo  # noqa: F401 - so that it is there
        finally:
            del os.environ[_TOLD]


def _datetime_at_once() -> None:
    try:
        core = import_module("_datetime")
    except ImportError:
        return
    module = ModuleType("datetime", core.__doc__)
    public = {name: value for name, value in vars(core).items() if not name.startswith("_")}
    module.__dict__.update(public, __all__=[name for name in public if name != "datetime_CAPI"])
    module.__spec__ = ModuleSpec("datetime", None, origin="_datetime")
    sys.modules["datetime"] = module
