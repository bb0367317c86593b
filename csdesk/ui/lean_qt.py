"""PySide6 without the support that only wrong calls need, until one is made.

At every start PySide6 compiles the modules that word "called with wrong argument types" and write type stubs, and
their regular expressions: a third of its import. Here they are left as empty modules that fill themselves when
something is first looked up in them. It also reads the source of every module that is imported later, to learn
whether that may switch Qt's names to snake_case: no module here may. Where PySide6 is built otherwise, or is imported
already, nothing happens.
"""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from importlib.util import LazyLoader, find_spec, module_from_spec
from threading import RLock
from types import ModuleType
from typing import Any

_PUT_OFF = frozenset(
    f"shibokensupport.signature.{name}"
    for name in ("errorhandler", "layout", "parser", "lib.enum_sig", "lib.pyi_generator", "lib.tool")
)
_FEATURE = "shibokensupport.feature"
_LOADING = RLock()


class _Later(ModuleType):
    """A module that runs its code when a name is first looked up in it."""

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


class _Finder:
    """Finds what another finder finds, and puts off the code of some of it."""

    def __init__(self, finder: Any) -> None:
        self.finder = finder

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        spec: ModuleSpec | None = self.finder.find_spec(name, path, target)
        return spec if spec is None or name not in _PUT_OFF else ModuleSpec(name, self)  # type: ignore[arg-type]

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Later(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        module.__dict__["_loader"] = self.finder


class _Finders(list[Any]):
    """The list of finders, while PySide6 puts its own first and takes it away again."""

    def insert(self, place: Any, finder: Any) -> None:
        super().insert(place, _Finder(finder))

    def remove(self, finder: Any) -> None:
        self[:] = [one for one in self if getattr(one, "finder", one) is not finder]


def import_qt() -> None:
    """Import the root of PySide6."""
    if "PySide6" in sys.modules:
        return
    _put_off_inspect()
    usual = sys.meta_path
    sys.meta_path = _Finders(usual)
    try:
        import PySide6  # noqa: F401
    finally:
        sys.meta_path = usual
    if hasattr(sys.modules.get(_FEATURE), "feature_imported"):
        sys.modules[_FEATURE].feature_imported = _unread  # type: ignore[attr-defined]


def _put_off_inspect() -> None:
    """PySide6 and `dataclasses` import `inspect` for what is not asked of them here."""
    spec = find_spec("inspect")
    if spec is None or spec.loader is None or "inspect" in sys.modules:
        return
    loader = spec.loader = LazyLoader(spec.loader)
    module = sys.modules["inspect"] = module_from_spec(spec)
    loader.exec_module(module)


def _unread(_: ModuleType) -> None:
    """Leave the source of an imported module alone."""
