"""Kill what is done to tasks, playbooks and runs; and a person who writes in a map: two seconds are lost at most."""

from __future__ import annotations

import random
import shutil
import sys
from pathlib import Path

from torture_doings import Chain
from torture_drafts import said_until
from torture_kills import Bench, killed
from torture_lab import lab, verdict

_LENGTH = 40
_WRITER = """
import sys, time
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from csdesk.ui.app import build

app = QApplication([])
desk = build(app)
desk.open_path(Path(sys.argv[1]))
desk.window.show()
desk.window.go("playbook", 1)
page = desk.window.pages.page
page.presenter.choose([page.presenter.map.steps[1].id])
QTest.qWait(300)
field = page.inspector.text
field.setFocus()
field.selectAll()
number = 0
while True:
    number += 1
    for letter in f"Step {number} of the map. ":
        QTest.keyClicks(field, letter)
        print(time.time(), 1, field.toPlainText(), flush=True)
        QTest.qWait(25)
"""


class PracticeBench(Bench):
    """A file with playbooks, what is done to it, and its content after each."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self._seed = folder, seed
        self.file = folder / "w.csdesk"
        self.start = folder / "start.csdesk"
        Chain(self.start, seed)
        self.prefixes = []
        self._walk_once()

    def act(self) -> int:
        """Do it, and acknowledge each thing that is saved."""
        for name in Chain(self.file, self._seed).walk(_LENGTH):
            sys.stdout.write(f"ACK {name}\n")
            sys.stdout.flush()
        return 0

    def _walk_once(self) -> None:
        from csdesk.storage.dump import digest
        from csdesk.storage.workspace import Workspace

        reference = self.folder / "reference.csdesk"
        shutil.copy(self.start, reference)
        with Workspace.open(reference, read_only=True) as workspace:
            self.prefixes.append(digest(workspace.reader))
        chain = Chain(reference, self._seed)
        for _ in chain.walk(_LENGTH):
            self.prefixes.append(digest(chain.work.reader))


def practice(count: int, seed: int) -> int:
    """Kill at random moments and before the n-th write; the exit code says whether all held."""
    with lab(keep=True) as folder:
        bench = PracticeBench(folder, seed)
        tally = killed(bench, bench.act, count, seed)
        print(f"practice: {tally}")
        return verdict(folder, tally.wrong, seed)


def maps(count: int, seed: int) -> int:
    """Kill a person who writes in a map so many times; 1 when more than two seconds were lost."""
    chance = random.Random(seed)
    broken = 0
    for number in range(count):
        with lab() as folder:
            file = folder / "map.csdesk"
            Chain(file, seed)
            due, said = said_until(_WRITER, file, chance.uniform(0.05, 5.0))
            kept, drafts = _kept(file)
        words = next((words for moment, _, words in reversed(said) if moment <= due), "")
        if not kept.startswith(words) or drafts > 1:
            broken += 1
            print(f"kill {number}: lost {words!r}, kept {kept!r}, drafts {drafts}")
    print(f"maps: {count} kills, {broken} broken promises")
    return min(1, broken)


def _kept(file: Path) -> tuple[str, int]:
    """What the step says in the draft, and how many drafts there are."""
    from csdesk.domain.model.practice import DRAFT, Playbook
    from csdesk.domain.playbooks.written import map_of
    from csdesk.storage.check import check
    from csdesk.storage.workspace import Workspace

    with Workspace.open(file) as again:
        assert check(again.reader) == []
        drafts = again.reader.find(Playbook, status=DRAFT)
        return (map_of(drafts[0].body).steps[1].text if drafts else ""), len(drafts)
