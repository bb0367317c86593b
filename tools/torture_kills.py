"""Kill edits and imports at random moments and at every n-th write; nothing acknowledged may be lost."""

from __future__ import annotations

import json
import random
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from torture_lab import CAN_TRACE, ROOT, Ran, lab, run, verdict

SAMPLE = ROOT / "resources" / "sample" / "carteira_exemplo.xlsx"


@dataclass
class Tally:
    """What was seen of the files that were left behind."""

    kills: int = 0
    ended_first: int = 0
    edits: int = 0
    acknowledged: int = 0
    slowest: float = 0.0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.kills} kills ({self.ended_first} came after the end), {self.acknowledged} edits acknowledged, "
            f"{self.edits} found, slowest reopening {self.slowest:.2f} s, {len(self.wrong)} wrong"
        )


def edits(count: int, seed: int) -> list[str]:
    """A script of edits of every verb."""
    chance = random.Random(seed)
    lines: list[dict[str, object]] = []
    for n in range(count):
        name = f"Conta {chance.randrange(1 + n // 3)}"
        verb = chance.choice(["account", "account", "task", "change", "notes", "delete", "undo", "redo"])
        if verb == "account" or not lines:
            lines.append({"do": "add", "entity": "account", "values": {"name": f"Conta {n}"}, "as": f"a{n}"})
        elif verb == "task":
            lines.append({"do": "add", "entity": "task", "values": {"title": f"Ligar {n} " + "x" * 900}})
        elif verb in {"change", "notes"}:
            values = {"notes": f"{n} " * 700} if verb == "notes" else {"csm": f"Bia {n}"}
            lines.append({"do": "change", "entity": "account", "where": {"name": name}, "values": values})
        elif verb == "delete":
            lines.append({"do": "delete", "entity": "account", "where": {"name": name}})
        else:
            lines.append({"do": verb})
    return [json.dumps(line) for line in lines]


class Bench:
    """A workspace with a little in it, a script that works on it, and its content after each edit."""

    def __init__(self, folder: Path, count: int, seed: int) -> None:
        self.folder = folder
        self.file = folder / "w.csdesk"
        self.start = folder / "start.csdesk"
        self.script = folder / "edits.jsonl"
        _must(run(["new", self.start]))
        self.prefixes: list[str] = []
        self._refer(edits(count, seed))

    def _refer(self, lines: list[str]) -> None:
        """Keep the edits that can be done, and what the content is after each."""
        from csdesk.domain.errors import CSDeskError
        from csdesk.storage.dump import digest
        from csdesk.storage.script import Script
        from csdesk.storage.workspace import Workspace

        reference = self.folder / "reference.csdesk"
        shutil.copy(self.start, reference)
        done = []
        with Workspace.open(reference) as workspace:
            self.prefixes.append(digest(workspace.reader))
            script = Script(workspace)
            for line in lines:
                try:
                    list(script.run([line]))
                except CSDeskError:
                    continue
                done.append(line)
                self.prefixes.append(digest(workspace.reader))
        self.script.write_text("\n".join(done) + "\n", encoding="utf-8")

    def fresh(self) -> None:
        """The workspace as it was before the script."""
        for path in self.folder.glob("*w.csdesk*"):
            path.unlink()
        shutil.copy(self.start, self.file)

    def weigh(self, ran: Ran, tally: Tally, what: str) -> None:
        """Reopen what a kill left behind, and compare."""
        tally.kills += 1
        tally.ended_first += ran.code == 0
        acknowledged = ran.out.count("ACK ")
        tally.acknowledged += acknowledged
        began = time.monotonic()
        found, sound = self._reopened()
        tally.slowest = max(tally.slowest, time.monotonic() - began)
        prefix = next((n for n in range(acknowledged, len(self.prefixes)) if self.prefixes[n] == found), None)
        tally.edits += prefix or 0
        if not sound or prefix is None or prefix > acknowledged + 1:
            kept = self.folder / f"wrong-{len(tally.wrong)}.csdesk"
            shutil.copy(self.file, kept)
            tally.wrong.append(f"{what}: sound {sound}, acknowledged {acknowledged}, prefix {prefix}, {kept}")

    def now(self) -> str:
        """The digest of what the workspace holds."""
        return self._reopened()[0]

    def _reopened(self) -> tuple[str, bool]:
        from csdesk.storage.check import check
        from csdesk.storage.dump import digest
        from csdesk.storage.workspace import Workspace

        with Workspace.open(self.file, read_only=True) as workspace:
            seen = digest(workspace.reader)
        with Workspace.open(self.file) as workspace:
            found, sound = digest(workspace.reader), check(workspace.reader) == []
        return found, sound and seen == found and _alone(self.file)


def _alone(file: Path) -> bool:
    return not [path for path in file.parent.glob(f"*{file.name}?*") if path != file]


def _must(ran: Ran) -> Ran:
    if ran.code:
        raise SystemExit(ran.err)
    return ran


def kills(count: int, seed: int) -> int:
    """Kill edits, then imports, at random moments and before the n-th write; the exit code says whether all held."""
    with lab(keep=True) as folder:
        print(f"in {folder}")
        wrong = []
        for what, share, batch in (("edits", 3, _edit_kills), ("import", 1, _import_kills)):
            tally = batch(folder / what, max(1, count * share // 4), seed)
            print(f"{what}: {tally}")
            wrong += tally.wrong
        return verdict(folder, wrong, seed)


def _edit_kills(folder: Path, count: int, seed: int) -> Tally:
    folder.mkdir()
    bench = Bench(folder, 60, seed)
    return killed(bench, ["apply", bench.file, bench.script, "--ack"], count, seed)


def _import_kills(folder: Path, count: int, seed: int) -> Tally:
    folder.mkdir()
    bench = Bench(folder, 0, seed)
    words = ["import", bench.file, SAMPLE]
    bench.fresh()
    _must(run(words))
    bench.prefixes.append(bench.now())
    return killed(bench, words, count, seed)


def killed(bench: Bench, words: Sequence[str | Path] | Callable[[], object], count: int, seed: int) -> Tally:
    """Do it in children that are killed at random moments, and before their n-th write; what was seen of each."""
    chance, tally = random.Random(seed), Tally()
    bench.fresh()
    began = time.monotonic()
    _must(run(words))
    lasts = time.monotonic() - began
    bench.fresh()
    marks = _must(run(words, count=True)).marks if CAN_TRACE else 0
    print(f"  one run lasts {lasts:.2f} s and makes {marks} writes")
    for n in range(count):
        bench.fresh()
        if marks and n % 2:
            at = 1 + (n // 2 * marks * 2 // count + chance.randrange(3)) % marks
            bench.weigh(run(words, kill_at=at), tally, f"write {at} of {marks}")
        else:
            after = chance.uniform(0.002, lasts)
            bench.weigh(run(words, kill_after=after), tally, f"after {after:.3f} s")
    return tally
