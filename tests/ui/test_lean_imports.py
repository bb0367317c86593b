"""The bytecode of a start lies in one file, and never stands for a source that is another by now."""

from __future__ import annotations

import importlib
import os
import sys
from importlib.util import module_from_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import csdesk.ui  # noqa: F401 - as a start imports it

Kept: Any = sys.modules["csdesk.ui.lean_imports"].Kept
NAME = "kept_sample"


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / f"{NAME}.py"
    path.write_text("answer = 42\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    yield path
    sys.modules.pop(NAME, None)


def kept(source: Path) -> Path:
    """The file of a start that imported the module."""
    target = source.with_suffix(".start")
    of_this_start = Kept(str(target))
    importlib.import_module(NAME)
    of_this_start.keep()
    return target


def found(target: Path) -> ModuleType | None:
    """The module as the next start has it from the file."""
    next_start = Kept(str(target))
    next_start.read()
    spec = next_start.find_spec(NAME)
    if spec is None:
        return None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_next_start_has_a_module_from_the_file_as_if_from_its_source(source):
    module = found(kept(source))
    assert module is not None
    assert module.answer == 42
    assert module.__file__ == str(source)
    assert module.__spec__.loader.get_source(NAME) == "answer = 42\n"


def test_a_source_that_was_changed_is_found_the_usual_way(source):
    target = kept(source)
    source.write_text("answer = 4711\n")
    assert found(target) is None


def test_a_source_of_another_time_is_found_the_usual_way(source):
    target = kept(source)
    os.utime(source, (1, 1))
    assert found(target) is None


def test_a_file_that_was_cut_holds_nothing(source):
    target = kept(source)
    target.write_bytes(target.read_bytes()[:-1])
    assert found(target) is None


def test_a_damaged_code_is_taken_from_the_module_itself(source):
    target = kept(source)
    whole = target.read_bytes()
    target.write_bytes(whole[:-200] + b"\0" * 200)
    module = found(target)
    assert module is not None
    assert module.answer == 42


def test_a_start_with_nothing_new_writes_nothing(source):
    target = kept(source)
    before = target.stat().st_mtime_ns
    same = Kept(str(target))
    same.read()
    same.keep()
    assert target.stat().st_mtime_ns == before


def shown(source: Path) -> None:
    """A start that is shown with the module."""
    start = Kept(str(source.with_suffix(".start")))
    start.read()
    start.begin()
    importlib.import_module(NAME)
    start.shown()
    start.keep()


def begun(source: Path) -> ModuleType | None:
    """The module as a start begins with it, after two that were shown with it."""
    for _ in range(2):
        sys.modules.pop(NAME, None)
        shown(source)
    return begun_again(source)


def test_a_start_begins_with_the_modules_that_the_last_one_was_shown_with(source):
    usual = dict(vars(importlib.import_module(NAME)))
    sys.modules.pop(NAME)
    module = begun(source)
    assert module is not None
    same = ("answer", "__name__", "__file__", "__cached__", "__package__", "__doc__")
    assert [vars(module)[name] for name in same] == [usual[name] for name in same]
    assert importlib.import_module(NAME) is module


def test_what_only_the_first_start_was_shown_with_is_not_begun_with(source):
    shown(source)
    assert begun_again(source) is None, "one start alone has told"
    second = Kept(str(source.with_suffix(".start")))
    second.read()
    second.shown()
    second.keep()
    assert begun_again(source) is None


def test_what_is_put_off_when_the_window_is_shown_is_not_begun_with(source):
    for _ in range(2):
        sys.modules.pop(NAME, None)
        start = Kept(str(source.with_suffix(".start")))
        start.read()
        module = importlib.import_module(NAME)
        module._loader = module.__spec__.loader  # as `lean_qt` puts it there
        start.shown()
        del module._loader
        start.keep()
    assert begun_again(source) is None


def test_what_was_imported_after_the_window_was_shown_is_not_begun_with(source):
    target = kept(source)
    sys.modules.pop(NAME)
    next_start = Kept(str(target))
    next_start.read()
    next_start.begin()
    assert NAME not in sys.modules


def test_a_module_that_fails_is_left_to_whoever_imports_it(source):
    source.write_text("import sys\nif 'fails' in sys.argv:\n    raise OSError('gone')\n")
    sys.argv.append("no")
    try:
        assert begun(source) is not None
        sys.argv[-1] = "fails"
        assert begun_again(source) is None
        with pytest.raises(OSError, match="gone"):
            importlib.import_module(NAME)
    finally:
        sys.argv.pop()


def begun_again(source: Path) -> ModuleType | None:
    """The module as yet another start begins with it."""
    sys.modules.pop(NAME, None)
    next_start = Kept(str(source.with_suffix(".start")))
    next_start.read()
    next_start.begin()
    return sys.modules.get(NAME)


def test_what_was_begun_with_stays_whether_it_is_asked_for_or_not(source):
    assert begun(source) is not None
    assert [one.first for one in marks(source, shown=False)] == ["1"]


def test_a_start_that_asks_for_much_else_lets_the_next_one_tell(source, tmp_path, monkeypatch):
    assert begun(source) is not None
    others = [f"{NAME}_{number}" for number in range(9)]
    for name in others:
        (tmp_path / f"{name}.py").write_text("")
        importlib.import_module(name)
    try:
        assert {one.first for one in marks(source, shown=True)} == {"?"}
        assert {one.first for one in marks(source, shown=True) if one.name in others} == {"1"}
    finally:
        for name in others:
            sys.modules.pop(name)


def marks(source: Path, *, shown: bool) -> list[Any]:
    """What the file says of its modules after a start that began with what it named."""
    target = str(source.with_suffix(".start"))
    start = Kept(target)
    start.before = frozenset(sys.modules) - {one for one in sys.modules if one.startswith(NAME)}
    start.read()
    start.begin()
    if shown:
        start.shown()
    start.keep()
    told = Kept(target)
    told.read()
    return list(told.modules.values())


def test_what_was_put_off_is_read_elsewhere_once_another_file_is_in_the_place_of_this_one(source, tmp_path):
    target = kept(source)
    start = Kept(str(target))
    start.read()
    late = start.find_spec(NAME)
    (tmp_path / f"{NAME}_more.py").write_text("")
    importlib.import_module(f"{NAME}_more")
    start.keep()
    taken, writes = os.pipe()  # whoever reads from a number that was given to somebody else may wait for ever
    try:
        module = module_from_spec(late)
        late.loader.exec_module(module)
        assert module.answer == 42
        with pytest.raises(OSError, match="start"):
            start.bytecode(late.loader._found)
    finally:
        os.close(taken)
        os.close(writes)
        sys.modules.pop(f"{NAME}_more")
