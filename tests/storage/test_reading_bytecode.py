"""The reading process finds its modules compiled, though it may write nothing."""

from __future__ import annotations

import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from csdesk.storage.files import bytecode
from csdesk.storage.files.bytecode import make_bytecode


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(bytecode, "__file__", str(tmp_path / "bytecode.py"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "reads.py"
    path.write_text("answer = 42\n")
    return path


def test_what_was_never_compiled_is(source: Path):
    make_bytecode.__wrapped__()
    assert Path(cache_from_source(str(source))).stat().st_size > 16


def test_what_is_fresh_is_left_and_what_was_changed_is_compiled_anew(source: Path):
    make_bytecode.__wrapped__()
    cached = Path(cache_from_source(str(source)))
    before = cached.stat().st_mtime_ns, cached.read_bytes()
    make_bytecode.__wrapped__()
    assert (cached.stat().st_mtime_ns, cached.read_bytes()) == before
    source.write_text("answer = 4711\n")
    make_bytecode.__wrapped__()
    assert cached.read_bytes() != before[1]


def test_a_module_that_cannot_be_compiled_stops_nothing(source: Path):
    source.write_text("answer =\n")
    make_bytecode.__wrapped__()
    assert not Path(cache_from_source(str(source))).exists()


def test_nothing_is_written_where_python_is_told_not_to(source: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    make_bytecode.__wrapped__()
    assert not Path(cache_from_source(str(source))).exists()
