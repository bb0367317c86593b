"""Everything that must hold before a change lands: format, lint, types, layers, words, tests.

`python tools/check.py` runs all; `python tools/check.py lint` stops before the tests.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STEPS = (
    ("format", "-m", "ruff", "format", "--check", "--quiet", "."),
    ("lint", "-m", "ruff", "check", "--quiet", "."),
    ("types", "-m", "mypy", "--no-error-summary"),
    (
        "layers",
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-cache'])",
    ),
    ("words", "tools/words.py", "check"),
)
TESTS = ("tests", "-m", "pytest", "-n", "auto")


def main(only_lint: bool) -> int:
    """Run each step and say how long it took; the exit code is that of the first that fails."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    for name, *words in (*STEPS, *(() if only_lint else (TESTS,))):
        print(f"== {name}", flush=True)
        began = time.monotonic()
        code = subprocess.run([sys.executable, *words], cwd=ROOT, env=environment, check=False).returncode
        if code:
            print(f"{name} failed", flush=True)
            return code
        print(f"   {time.monotonic() - began:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] == ["lint"]))
