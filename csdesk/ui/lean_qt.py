"""PySide6 without the support that only wrong calls need, until one is made.

At every start PySide6 compiles the modules that word "called with wrong argument types" and write type stubs, and
their regular expressions, and imports a dozen modules of the standard library for them: half of its import. Here they
are left as empty modules that fill themselves when something is first looked up in them. It also goes before every
import, and reads the source of every module that is imported later, to learn whether that may switch Qt's names to
snake_case: no module here may. Where PySide6 is built otherwise, or is imported already, nothing happens.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.machinery import ModuleSpec
from importlib.util import find_spec, module_from_spec
from threading import RLock
from types import ModuleType
from typing import Any

from csdesk.ui.lean_enums import fill_enums
from csdesk.ui.lean_imports import KEPT

_PUT_OFF = frozenset(
    f"shibokensupport.signature.{name}"
    for name in (
        "errorhandler",
        "layout",
        "mapping",
        "parser",
        "lib.enum_sig",
        "lib.pyi_generator",
        "lib.tool",
    )
)
_IMPORTED_FOR_THEM = (
    "bz2", "inspect", "ipaddress", "lzma", "shutil", "sysconfig", "tempfile", "textwrap", "traceback", "urllib.parse",
)  # fmt: skip
"""`dataclasses`, `zipfile`, `pathlib` and `zoneinfo` import some of them too, and seldom need them."""
_MAPPING = "shibokensupport.signature.mapping"
_CALLED = {_MAPPING: "update_mapping", "textwrap": "dedent", "urllib.parse": "quote_from_bytes"}
"""What PySide6 or `pathlib` takes out of a module long before it needs it, and so has to be there."""
_FEATURE = "shibokensupport.feature"
_LOADING = RLock()


class _Later(ModuleType):
    """A module that runs its code when a name is first looked up in it, by whichever thread."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        with _LOADING:
            loader = self.__dict__.pop("_loader", None)
            if loader is not None:
                renamed, self.__spec__ = self.__spec__, ModuleSpec(self.__name__, loader)
                loader.exec_module(self)
                self.__spec__ = renamed
        if name in self.__dict__:
            return self.__dict__[name]
        raise AttributeError(name)


class _Putting:
    """Puts off the code of modules that a loader would run."""

    def __init__(self, loader: Any) -> None:
        self.loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Later(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        module.__dict__["_loader"] = self.loader
        if module.__name__ in _CALLED:
            module.__dict__[_CALLED[module.__name__]] = _awaking(module, _CALLED[module.__name__])


class _Unread:
    """Loads the module that reads sources, and takes that from it."""

    def __init__(self, loader: Any) -> None:
        self.loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        module: ModuleType | None = self.loader.create_module(spec)
        return module

    def exec_module(self, module: ModuleType) -> None:
        self.loader.exec_module(module)
        if hasattr(module, "feature_imported"):
            module.__dict__["feature_imported"] = _leave


class _Finder:
    """Finds what another finder finds, and puts off the code of some of it."""

    def __init__(self, finder: Any) -> None:
        self.finder = finder

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        spec: ModuleSpec | None = self.finder.find_spec(name, path, target)
        loader = None if spec is None else KEPT.compiled(name, spec.loader)
        if name in _PUT_OFF:
            loader = _Putting(loader)
        elif name == _FEATURE:
            loader = _Unread(loader)
        return spec if spec is None or loader is spec.loader else ModuleSpec(name, loader)


class _Finders(list[Any]):
    """The list of finders, while PySide6 puts its own first and takes it away again."""

    def insert(self, place: Any, finder: Any) -> None:
        super().insert(place, _Finder(finder))

    def remove(self, finder: Any) -> None:
        self[:] = [one for one in self if getattr(one, "finder", one) is not finder]


def import_qt() -> None:
    """Import the root of PySide6 and its core."""
    if "PySide6" in sys.modules:
        return
    for name in _IMPORTED_FOR_THEM:
        _put_off(name)
    usual = sys.meta_path
    sys.meta_path = _Finders(usual)
    try:
        import PySide6.QtCore  # noqa: F401 - so that it is there
    finally:
        sys.meta_path = usual
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _put_off(name: str) -> None:
    """Have a module of the standard library run when it is first looked into."""
    spec = None if name in sys.modules else find_spec(name)
    if spec is not None and spec.loader is not None:
        putting: Any = _Putting(spec.loader)
        spec.loader = putting
        sys.modules[name] = module_from_spec(spec)
        putting.exec_module(sys.modules[name])
        package, _, own = name.rpartition(".")
        if package:
            setattr(import_module(package), own, sys.modules[name])


def _awaking(module: ModuleType, name: str) -> Callable[..., Any]:
    """Stands for a function until the code of its module has run."""

    def call(*given: Any) -> Any:
        if module.__dict__.get(name) is call:
            del module.__dict__[name]
            if module.__name__ == _MAPPING:
                fill_enums()
        return getattr(module, name)(*given)

    return call


def _leave(_: ModuleType) -> None:
    """Leave the source of an imported module alone."""
