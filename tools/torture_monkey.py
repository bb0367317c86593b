"""A random person over the real window: keys, clicks, drags, words, pages, imports, runs, maps, quitting and reopening.

Each seed is a person of its own in a process of its own, on a fresh copy of the example with the playbooks that CSDesk
brings. No exception, no warning of Qt, no stall of more than a second, no growth of more than 50 MB.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from torture_person import Person  # noqa: E402 - the tools run from the folder of the sources
from torture_watch import Watch, answer_dialogs, memory_mb  # noqa: E402

ACTIONS = 1_000
MOST_GROWN_MB = 50


def monkey(count: int, seed: int) -> int:
    """Let so many people at it, two at a time; 1 when one of them broke something."""
    actions = int(os.environ.get("CSDESK_MONKEY_ACTIONS", ACTIONS))
    waiting, running, broken = list(range(seed, seed + count)), [], 0
    while waiting or running:
        while waiting and len(running) < 2:
            number = waiting.pop(0)
            running.append((number, _begun(number, actions)))
        number, child = running.pop(0)
        broken += _told(number, child)
    print(f"monkey: {count} seeds x {actions} actions, {broken} broke something")
    return min(1, broken)


def _begun(seed: int, actions: int) -> subprocess.Popen[str]:
    words = [sys.executable, __file__, str(seed), str(actions)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(
        words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def _told(seed: int, child: subprocess.Popen[str]) -> bool:
    """Print how a person fared; whether something broke."""
    said, _ = child.communicate(timeout=3_600)
    lines = said.splitlines()
    last = lines[-1] if lines else ""
    ended = child.returncode in {0, 1} and last.startswith("{")
    print(f"seed {seed}: {last if ended else f'died, {child.returncode}'}", flush=True)
    if child.returncode or not ended:
        print("\n".join(f"  {line}" for line in lines[:-1][-200:] or lines), flush=True)
    return bool(child.returncode) or not ended


def _at_rest(person: Person) -> float:
    """The memory of a person who came back, went to every page and rests, when the app gives back what is free."""
    person.reopen()
    for _ in range(2):
        for page in person.pages():
            person.desk.window.go(page, person.record_of(page))
            person.wait_for_jobs()
    person.desk.jobs.litter.clear()
    return memory_mb()


def act(seed: int, actions: int) -> int:
    """One person, in this process; 1 when something broke."""
    from PySide6.QtWidgets import QApplication

    with tempfile.TemporaryDirectory(prefix="csdesk-monkey-") as name:
        folder = Path(name)
        os.environ.update(
            CSDESK_STATE=str(folder / "state"), HOME=name, XDG_DOCUMENTS_DIR=name, CSDESK_LANG="pt_BR"
        )
        app = QApplication(["csdesk"])
        watch = Watch()
        watch.install()
        answer_dialogs(folder, random.Random(seed + 1))
        person = Person(app, folder, seed, watch)
        _at_rest(person)
        before, began = _at_rest(person), time.monotonic()
        watch.tick()
        watch.stalls.clear()
        watch.longest = watch.longest_wait = 0.0
        while person.done < actions:
            person.step()
        took = time.monotonic() - began
        grown = _at_rest(person) - before
        watch.stop()
        watch.faults += person.end()
        watch.stop()
    for long, where in watch.stalls:
        print(f"STALL {long} s while {where}")
    told = {
        "actions": person.done,
        "seconds": round(took),
        "faults": len(watch.faults),
        "longest": round(watch.longest, 2),
        "longest_wait": round(watch.longest_wait, 2),
        "stalls": [long for long, _ in watch.stalls],
        "dressings": [long for long, _ in watch.dressings],
        "grown_mb": round(grown, 1),
    }
    is_broken = watch.faults or watch.stalls or grown > MOST_GROWN_MB
    print(json.dumps(told), flush=True)
    return 1 if is_broken else 0


if __name__ == "__main__":
    code = act(int(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.flush()
    os._exit(code)
