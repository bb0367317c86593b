"""PySide6 starts without the support for wrong calls, and has it as soon as one is made."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START = "import sys, csdesk.ui\nfrom PySide6.QtWidgets import QApplication, QWidget\napp = QApplication([])\n"


def said(script: str) -> str:
    found = subprocess.run(
        [sys.executable, "-c", START + script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return found.stdout


def test_a_start_leaves_the_parser_of_signatures_alone():
    script = "print('create_signature' in vars(sys.modules['shibokensupport.signature.layout']))"
    assert said(script) == "False\n"


def test_a_wrong_call_is_still_told_with_the_calls_that_are_right():
    words = said("try:\n    QWidget().resize('a')\nexcept TypeError as error:\n    print(error)")
    assert "resize(str)" in words
    assert "resize(w: int, h: int, /)" in words


def test_a_keyword_that_does_not_exist_is_still_told():
    words = said("try:\n    QWidget(colour=3)\nexcept AttributeError as error:\n    print(error)")
    assert "'colour' is not a Qt property or a signal" in words


def test_the_source_of_what_is_imported_later_is_not_read():
    script = "import linecache, csdesk.ui.app\nprint([name for name in linecache.cache if 'csdesk' in name])"
    assert said(script) == "[]\n"


def test_what_the_standard_library_is_asked_for_is_there_when_it_is_used():
    script = (
        "import tempfile, shutil, traceback\n"
        "print('_loader' in vars(traceback))\n"
        "print(bool(tempfile.gettempdir()), callable(shutil.copy), '_loader' in vars(shutil))"
    )
    assert said(script) == "True\nTrue True False\n"
