"""The house rules that a tool can check; each names its one home."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = sorted((ROOT / "csdesk").rglob("*.py"))
READING = {f"csdesk/storage/files/{name}.py" for name in ("child", "lookout", "read_any", "slices")}
LONGEST_MODULE = 400
NINE_IN_TEN_MODULES = 280
LONGEST_WINDOW = 200
LONG_FUNCTION = 40
MOST_LONG_FUNCTIONS = 0.01


def sources() -> dict[str, str]:
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in CODE}


def homes_of(pattern: str) -> set[str]:
    return {name for name, text in sources().items() if re.search(pattern, text)}


def test_the_domain_runs_without_qt_and_without_sqlite() -> None:
    script = (
        "import sys\n"
        "for name in ('PySide6', 'sqlite3', 'sqlite_utils', 'openpyxl', 'babel'): sys.modules[name] = None\n"
        "import importlib, pkgutil, csdesk.domain\n"
        "for one in pkgutil.walk_packages(csdesk.domain.__path__, 'csdesk.domain.'): importlib.import_module(one.name)\n"
    )
    code = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode
    assert code == 0


@pytest.mark.parametrize(
    ("pattern", "homes"),
    [
        (r"\bINSERT INTO \[", {"csdesk/storage/tables.py"}),
        (r"\bBEGIN IMMEDIATE\b", {"csdesk/storage/workspace.py"}),
        (r"\bdatetime\.now\(|\bdate\.today\(", {"csdesk/storage/clock.py"}),
        (r"\bThread\(", {"csdesk/ui/jobs.py", *READING}),
        (r"\bsetStyleSheet\(", {"csdesk/ui/theme/stylesheet.py", "csdesk/ui/theme/theme.py"}),
        (r"\bQMessageBox\b", set()),
        (r"\bprocessEvents\b", set()),
        (r"\bQSortFilterProxyModel\b", set()),
        (r"\bos\.path\b", set()),
        (r"\bpickle\b|\bmarshal\b|\beval\(|shell=True", set()),
        (r"^\s*print\(", set()),
    ],
)
def test_what_is_done_in_one_place_is_done_nowhere_else(pattern: str, homes: set[str]) -> None:
    assert homes_of(f"(?m){pattern}") <= homes


def test_no_colour_is_written_outside_the_tokens() -> None:
    found = homes_of(r"[\"']#[0-9A-Fa-f]{6}[\"']")
    assert not {name for name in found if name.startswith("csdesk/ui")}


def test_every_module_says_what_it_is_for_and_none_is_long() -> None:
    for name, text in sources().items():
        assert ast.get_docstring(ast.parse(text)), name
        assert text.count("\n") <= LONGEST_MODULE, name


def test_few_modules_and_fewer_functions_are_long() -> None:
    lengths = sorted(text.count("\n") for text in sources().values())
    assert lengths[len(lengths) * 9 // 10] <= NINE_IN_TEN_MODULES
    nodes = (node for text in sources().values() for node in ast.walk(ast.parse(text)))
    functions = [
        (node.end_lineno or 0) - node.lineno + 1 for node in nodes if isinstance(node, ast.FunctionDef)
    ]
    long = [lines for lines in functions if lines > LONG_FUNCTION]
    assert len(long) <= MOST_LONG_FUNCTIONS * len(functions)


def test_the_window_only_composes() -> None:
    assert (ROOT / "csdesk/ui/shell/window.py").read_text(encoding="utf-8").count("\n") <= LONGEST_WINDOW


def test_the_compiled_words_are_those_of_the_sources() -> None:
    sys.path.insert(0, str(ROOT / "tools"))
    import words

    merged, problems = words.translated("pt_BR")
    assert problems == []
    assert words.compiled(merged) == (ROOT / "resources/locale/pt_BR/LC_MESSAGES/csdesk.mo").read_bytes()


def test_two_hundred_thousand_calls_that_return_none_do_not_kill_the_process() -> None:
    script = (
        "from PySide6.QtCore import QObject\n"
        "thing = QObject()\n"
        "for _ in range(200_000): thing.setObjectName('x')\n"
    )
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0


def test_the_built_package_holds_every_package_and_the_resources() -> None:
    import tomllib

    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"]
    found = {".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "csdesk").rglob("__init__.py")}
    assert set(declared) == {*found, "csdesk.resources"}
