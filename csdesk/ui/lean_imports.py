"""The bytecode of a start, side by side in one file: each module by itself costs a search and four looks at the disk.

Python looks through folders for every module and reads its bytecode from a file of its own in `__pycache__`; for the two hundred
modules of a start that is a tenth of it. Once a start is done, `keep` copies those files into one, beside them, and the next
start finds its modules there. A module whose source is another by now, by its time or its size, as Python itself judges it, is
found the usual way, as all are where the file is missing, of another Python or cannot be read. The few modules that
PySide6 brings as text, and has Python compile at every start, are kept compiled.

The file also tells which modules were there when the window was first shown, in the order in which they were ready: `begin`
runs them one after the other, each finding all that it imports, and so without a search for any. This module itself imports
next to nothing: what it does without is found in the file as well. What goes into the file, `keeping_imports` says once a
start is over.
"""

from __future__ import annotations

import os
import sys
from _thread import allocate_lock
from importlib._bootstrap_external import MAGIC_NUMBER, cache_from_source
from importlib.machinery import ModuleSpec, SourceFileLoader, SourcelessFileLoader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, ModuleType
    from typing import Any

HEAD = 16
"""So many bytes stand before the code in a file of bytecode, and before the list of modules in this one."""
END = "\0"
_READING = getattr(os, "O_BINARY", 0) | os.O_RDONLY
FIRST, TRIED = "1", "?"
"""A start begins with this module; or it would, had not only one start been shown with it."""


class Module:
    """Where the bytecode of a module lies in the file, and of which source it is."""

    __slots__ = ("at", "cached", "first", "folder", "length", "name", "size", "source", "time")
    FIELDS = 9

    def __init__(self, *told: str) -> None:
        self.name, self.source, self.cached, self.folder, self.time, self.size = told[:6]
        """`cached`: its own file of bytecode, nothing where it has none; `folder`: where the modules of a package are."""
        self.first, self.at, self.length = told[6:]
        """`first`: whether it was there when the window was first shown, `FIRST` or `TRIED`; then the place of its bytecode here."""

    def told(self) -> tuple[str, ...]:
        """All of it."""
        return (*self.known(), self.at, self.length)

    def known(self) -> tuple[str, ...]:
        """What tells whether the file is as it would be written now."""
        return self.name, self.source, self.cached, self.folder, self.time, self.size, self.first


class Kept:
    """The file; among Python's finders it is the first that is asked for a module."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._file = -1
        self._begin = 0
        self.modules: dict[str, Module] = {}
        self.before = frozenset(sys.modules)
        self.shown_with: frozenset[str] = frozenset()
        self._reading = allocate_lock()

    def read(self) -> None:
        """Look into the file, if it is there and of this Python."""
        try:
            self._file = os.open(self._path, _READING)
            head = os.read(self._file, HEAD)
            length = int.from_bytes(head[8:], "little") if head.startswith(MAGIC_NUMBER) else 0
            fields = iter(os.read(self._file, length).decode().split(END))
            listed = [Module(*one) for one in zip(*[fields] * Module.FIELDS, strict=False)]
            self._begin = HEAD + length
            end = self._begin + int(listed[-1].at) + int(listed[-1].length) if listed else 0
            if end and os.fstat(self._file).st_size == end:
                self.modules = {one.name: one for one in listed}
        except (OSError, ValueError):
            self.modules = {}

    def begin(self) -> None:
        """Run what the window is first shown with, as far as it is here and its source is as it was."""
        for name, found in self.modules.items():
            package = name.rpartition(".")[0]
            if found.first != FIRST or name in sys.modules or (package and package not in sys.modules):
                continue
            spec = self.find_spec(name)
            if spec is None:
                continue
            module = sys.modules[name] = type(sys)(name)
            module.__dict__.update(
                __spec__=spec, __loader__=spec.loader, __file__=found.source, __cached__=found.cached,
                __package__=name if found.folder else package,
            )  # fmt: skip
            if found.folder:
                module.__path__ = [found.folder]
            try:
                spec.loader.exec_module(module)  # type: ignore[union-attr]
            except Exception:  # noqa: BLE001 - whoever imports it hears why
                del sys.modules[name]
                return
            if package:
                setattr(sys.modules[package], name.rpartition(".")[2], module)

    def shown(self) -> None:
        """The window is shown: what is imported by now is what the next start begins with, but for what is put off."""
        self.shown_with = frozenset(
            name for name, module in list(sys.modules.items()) if not is_put_off(module)
        )

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        """Where a module is, if its source is as it was."""
        found = self.modules.get(name)
        if found is None or not found.cached or stamp(found.source) != (found.time, found.size):
            return None
        spec = ModuleSpec(name, KeptLoader(found, self), origin=found.source)
        spec.submodule_search_locations = [found.folder] if found.folder else None
        spec.has_location = True
        spec.cached = found.cached
        return spec

    def compiled(self, name: str, usual: Any) -> Any:
        """What loads a module of PySide6's support: its usual loader, where its code is not here."""
        found = self.modules.get(name)
        if found is None or stamp(found.source) != (found.time, found.size):
            return usual
        return _Compiled(found, self, usual)

    def bytecode(self, found: Module) -> bytes:
        """What a file of bytecode of its own would hold; raises `OSError` once another file is in the place of this one."""
        with self._reading:
            if self._file < 0:
                raise OSError(self._path)
            os.lseek(self._file, self._begin + int(found.at), os.SEEK_SET)
            return os.read(self._file, int(found.length))

    def keep(self) -> None:
        """Write all that is imported by now for the next start, if anything of it is not here."""
        from csdesk.ui.keeping_imports import kept_for_next

        try:
            self._write(*kept_for_next(self))
        except OSError:
            return

    def _write(self, *parts: bytes) -> None:
        """Put the file in the place of the one before, whole, and read nothing more of that one; nothing if there is nothing new."""
        if not parts:
            return
        aside = f"{self._path}.{os.getpid()}"
        with open(aside, "wb") as file:  # noqa: PTH123 - a start has no paths yet
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
        self.modules = {}
        # what was put off asks later, when the number of the file may be another's
        with self._reading:
            before, self._file = self._file, -1
            if before >= 0:
                os.close(before)
        os.replace(aside, self._path)  # noqa: PTH105 - the same


class KeptLoader(SourcelessFileLoader):
    """Takes the bytecode of a module from the file; all else of it comes from its source."""

    def __init__(self, found: Module, kept: Kept) -> None:
        super().__init__(found.name, found.source)
        self._found = found
        self._kept = kept

    def get_code(self, fullname: str) -> CodeType | None:
        """The code of the module, from its own files where it cannot be read here."""
        try:
            return super().get_code(fullname)
        except (ImportError, EOFError, ValueError, OSError):
            return SourceFileLoader(fullname, self.path).get_code(fullname)

    def get_data(self, path: str) -> bytes:
        """The bytecode; of other paths what lies there."""
        return self._kept.bytecode(self._found) if path == self.path else super().get_data(path)

    def get_source(self, fullname: str) -> str | None:  # type: ignore[override]
        """The text of the module."""
        return SourceFileLoader(fullname, self.path).get_source(fullname)


class _Compiled(KeptLoader):
    """Loads a module of PySide6's support as its own loader does, but for compiling it."""

    def __init__(self, found: Module, kept: Kept, usual: Any) -> None:
        super().__init__(found, kept)
        self._usual = usual
        self._code: CodeType | None = None

    def get_code(self, fullname: str) -> CodeType | None:  # noqa: ARG002 - of the one module
        """The code that was found."""
        return self._code

    def exec_module(self, module: ModuleType) -> None:
        """Run the code, and leave the module as it would be; where the code cannot be read, its own loader does."""
        try:
            self._code = SourcelessFileLoader.get_code(self, module.__name__)
        except (ImportError, EOFError, ValueError, OSError):
            self._usual.exec_module(module)
            return
        super().exec_module(module)
        name = module.__name__
        own = text_of(name, self._usual)
        is_package = own.endswith("/__init__.py")
        module.__file__, module.__loader__ = own, self._usual
        module.__package__ = name if is_package else name.rpartition(".")[0]
        if is_package:
            module.__path__ = []


def text_of(name: str, carrier: Any) -> str:
    """Under which name PySide6 carries the text of a module."""
    return str(getattr(carrier, "_mod2path", {}).get(name, ""))


def is_put_off(module: object) -> bool:
    """Whether the code of a module runs only once something is looked up in it (`lean_qt`)."""
    return "_loader" in getattr(module, "__dict__", ())


def stamp(source: str) -> tuple[str, str]:
    """The time and the size of a source as a file of bytecode names them; nothing where it is gone."""
    try:
        told = os.stat(source)  # noqa: PTH116 - a start has no paths yet
    except OSError:
        return "", ""
    return str(int(told.st_mtime) & 0xFFFFFFFF), str(told.st_size & 0xFFFFFFFF)


KEPT = Kept(cache_from_source(__file__).removesuffix(".pyc") + ".start")
"""The file of this Python, beside the bytecode of this module."""


def lean_imports() -> None:
    """Find modules in the file from now on."""
    KEPT.read()
    sys.meta_path.insert(0, KEPT)
