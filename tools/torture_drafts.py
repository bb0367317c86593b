"""Half-typed words and SIGKILL: at most two seconds of typing are lost, and nothing is saved twice.

A person types contacts one after another and saves each; the app is killed at a random moment. The next start must
hold every contact once, and what was typed up to two seconds before must be saved or offered again.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
MOST_LOST_SECONDS = 2.0
_TYPIST = """
import sys, time
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from csdesk.ui.app import build

app = QApplication([])
desk = build(app)
desk.open_path(Path(sys.argv[1]))
desk.window.show()
desk.window.go("account", 1)
composer = desk.window.pages.page.parts.composer("summary")
composer.begin()
number = 0
while True:
    number += 1
    for letter in f"Contact {number} about the campaign":
        QTest.keyClicks(composer.line, letter)
        print(time.time(), number, composer.line.text(), flush=True)
        QTest.qWait(25)
    if number % 3 == 0:
        QTest.qWait(900)
    composer.save()
"""


def drafts(count: int, seed: int) -> int:
    """Kill so many times; 1 when a promise was broken."""
    chance = random.Random(seed)
    broken = [words for number in range(count) for words in _kill(number, chance.uniform(0.05, 4.0))]
    for words in broken:
        print(words)
    print(f"drafts: {count} kills, {len(broken)} broken promises")
    return 1 if broken else 0


def _kill(number: int, after: float) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CSDESK_STATE"] = str(Path(folder) / "state")
        file = Path(folder) / "typed.csdesk"
        _make(file)
        until, said = said_until(_TYPIST, file, after)
        logged, offered = _next_start(file)
    twice = [one for one in set(logged) if logged.count(one) > 1 or one == offered]
    found = [f"kill {number}: {one} twice" for one in twice]
    kept = [*logged, offered]
    due = [line for line in said if line[0] <= until]
    if due:
        _, contact, words = due[-1]
        begun = f"Contact {contact} "
        if not any(
            one.startswith(words) or (one.startswith(begun) and len(one) >= len(words)) for one in kept
        ):
            found.append(f"kill {number}: lost {words!r}, kept {kept[-2:]}")
    return found


def _make(file: Path) -> None:
    from csdesk.domain.commands.records import AddRecord
    from csdesk.domain.model.account import Account
    from csdesk.storage.workspace import Workspace

    with Workspace.create(file) as made:
        made.run(AddRecord(record=Account(name="Tijolo")))


def said_until(script: str, file: Path, after: float) -> tuple[float, list[tuple[float, int, str]]]:
    """What must be kept of a person who was killed, and what was typed by then: moment, number, words."""
    typist = subprocess.Popen(
        [sys.executable, "-c", script, str(file)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )
    with typist:
        assert typist.stdout is not None
        first = typist.stdout.readline()
        time.sleep(after)
        typist.send_signal(signal.SIGKILL)
        at = time.time()
        lines = [first, *typist.stdout]
    said = [line.rstrip("\n").split(" ", 2) for line in lines if line.endswith("\n")]
    typed = [(float(moment), int(number), words) for moment, number, words in said]
    return at - MOST_LOST_SECONDS, typed


def _next_start(file: Path) -> tuple[list[str], str]:
    """The contacts that are saved, and the one that is offered again."""
    from csdesk.domain.model.interaction import Interaction
    from csdesk.storage.drafts import DraftStore
    from csdesk.storage.workspace import Workspace

    with Workspace.open(file) as again:
        logged = [str(one.subject) for one in again.reader.all(Interaction)]
        return logged, DraftStore.of(again, file).texts("account/1/log").get("text", "")
