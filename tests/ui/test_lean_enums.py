"""Qt's enumerations made the short way are those of the standard library."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOLD = """
import enum, json
from PySide6 import QtCore, QtGui, QtWidgets

def told(kind):
    members = [[key, one.name, one.value, repr(one), one._sort_order_] for key, one in kind.__members__.items()]
    found = [str(kind.__mro__), kind.__module__, kind.__qualname__, len(kind), sorted(vars(kind)), members]
    found.append([[repr(kind(one.value)), repr(kind[one.name])] for one in kind])
    if issubclass(kind, enum.Flag) and len(kind) > 1:
        first, second = list(kind)[:2]
        found.append([repr(first | second), repr(~first), [one.name for one in first | second], second in first])
    return found

def walk(owner, path, depth):
    for name in sorted(vars(owner)):
        value = vars(owner)[name]
        if isinstance(value, enum.EnumType):
            yield f"{path}.{name}", told(value)
        elif isinstance(value, type) and value.__module__.startswith("PySide6") and depth:
            yield from walk(value, f"{path}.{name}", depth - 1)

modules = QtCore, QtGui, QtWidgets
for module in modules:
    for name in dir(module):
        getattr(module, name, None)
print(json.dumps(dict(found for module in modules for found in walk(module, module.__name__, 3))))
"""


def said(script: str) -> str:
    found = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return found.stdout


def test_every_enumeration_of_qt_is_as_the_standard_library_makes_it():
    usual, lean = said(TOLD), said(f"import csdesk.ui\n{TOLD}")
    assert usual == lean
    assert len(usual) > 500_000


def test_an_enumeration_of_our_own_is_left_to_the_standard_library():
    script = "import csdesk.ui, enum\nprint(list(enum.Enum('Own', [('A', 1), ('B', 1)])), enum.Enum('Own', 'A B')(2))"
    assert said(script) == "[<Own.A: 1>] Own.B\n"


def test_an_enumeration_gets_its_members_when_it_is_first_asked_for_one():
    script = (
        "import csdesk.ui, enum\n"
        "from PySide6.QtCore import Qt\n"
        "key = vars(Qt)['Key']\n"
        "print(enum.EnumType in type(key).__bases__, Qt.Key(0x41) is Qt.Key.Key_A, type(key) is enum.EnumType)"
    )
    assert said(script) == "True True True\n"
