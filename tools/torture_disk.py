"""Disks that are full: one sentence, a sound file, nothing acknowledged lost, no cut file."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from torture_kills import SAMPLE
from torture_lab import Ran, cramped, lab, run

CAN_MOUNT = sys.platform == "linux" and os.geteuid() == 0
_DISK = 16_000_000
_MADE = {"export": "out.xlsx", "review": "out.pptx", "new": "new.csdesk"}


@dataclass
class Verdicts:
    """How the runs ended."""

    ended: dict[int, int] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)

    def add(self, ran: Ran, what: str, complaint: str) -> None:
        """Note one run, and what is wrong with it if anything."""
        self.ended[ran.code] = self.ended.get(ran.code, 0) + 1
        if ran.code:
            self.said.add(ran.err.strip()[-300:])
        if complaint:
            self.wrong.append(f"{what}: {complaint} | {ran.err.strip()[-400:]}")

    def told(self, what: str) -> int:
        """Print the figures; the exit code."""
        print(f"{what}: {sum(self.ended.values())} runs, by exit code {self.ended}, {len(self.wrong)} wrong")
        for sentence in sorted(self.said):
            print(f"  said: {sentence}")
        for line in self.wrong[:20]:
            print(f"WRONG {line}")
        return min(1, len(self.wrong))


def full_disk(count: int, seed: int) -> int:
    """Each job with ever more room left; on a real small disk where this user may mount one."""
    verdicts, chance = Verdicts(), random.Random(seed)
    with lab() as folder:
        start, script = folder / "start.csdesk", folder / "edits.jsonl"
        run(["new", start])
        imported = folder / "imported.csdesk"
        shutil.copy(start, imported)
        run(["import", imported, SAMPLE])
        script.write_text("\n".join(_long(n) for n in range(60)), encoding="utf-8")
        room = imported.stat().st_size * 2
        for n in range(count):
            free = room * n // max(1, count - 1) + chance.randrange(20_000) * bool(n)
            for name in (
                "apply",
                "import",
                "export",
                "review",
                "new",
                "undo",
                "accounts",
                "check",
                "back-up",
            ):
                source = start if name in {"import", "apply"} else imported
                with _disk(folder / "disk") as (disk, bind):
                    ran, complaint = _one(disk, bind(source, free), name, script)
                verdicts.add(ran, f"{name} with {free} bytes left", complaint)
    return verdicts.told("full disk" + ("" if CAN_MOUNT else " (by a limit on the size of files)"))


@contextmanager
def _disk(disk: Path) -> Iterator[tuple[Path, Callable[[Path, int], Callable[[], None]]]]:
    """A small disk, and what fills it up to some free bytes once a workspace lies on it."""
    disk.mkdir(exist_ok=True)
    if CAN_MOUNT:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={_DISK}", "tmpfs", disk], check=True)
    kept = os.environ["CSDESK_STATE"]
    os.environ["CSDESK_STATE"] = str(disk / "state")
    (disk / "state").mkdir()

    def bind(source: Path, free: int) -> Callable[[], None]:
        shutil.copy(source, disk / "w.csdesk")
        if not CAN_MOUNT:
            return cramped(max(4096, free))
        now = os.statvfs(disk)
        with (disk / "filler").open("wb") as filler:
            os.posix_fallocate(filler.fileno(), 0, max(1, now.f_bavail * now.f_frsize - free))
        return lambda: None

    try:
        yield disk, bind
    finally:
        os.environ["CSDESK_STATE"] = kept
        if CAN_MOUNT:
            subprocess.run(["umount", disk], check=True)
        else:
            shutil.rmtree(disk)


def _long(n: int) -> str:
    return json.dumps(
        {"do": "add", "entity": "task", "values": {"title": f"Ligar {n}", "notes": "x" * 20_000}}
    )


def _one(disk: Path, bind: Callable[[], None], name: str, script: Path) -> tuple[Ran, str]:
    file = disk / "w.csdesk"
    jobs: dict[str, list[str | Path]] = {
        "apply": ["apply", file, script, "--ack"],
        "import": ["import", file, SAMPLE],
        "export": ["export", file, disk / "out.xlsx"],
        "review": [
            "review",
            file,
            "--account",
            "Tijolo Lilás",
            "--quarter",
            "2026Q3",
            "--out",
            disk / "out.pptx",
        ],
        "new": ["new", disk / "new.csdesk"],
    }
    doing = (lambda: back_up_now(file)) if name == "back-up" else jobs.get(name, [name, file])
    ran = run(doing, before=bind)
    return ran, _complaint(disk, ran, name)


def back_up_now(file: Path) -> None:
    """What the window does once a day."""
    from csdesk.storage.backup import back_up
    from csdesk.storage.workspace import Workspace

    with Workspace.open(file) as workspace:
        back_up(workspace, "day")


def _complaint(disk: Path, ran: Ran, name: str) -> str:
    if not ran.plain:
        return f"ended with {ran.code}"
    if name in {"accounts", "check"} and ran.code:
        return "could not be read"
    cut = [path.name for path in disk.rglob(".csdesk-*")]
    if cut:
        return f"left {cut}"
    made = _MADE.get(name)
    if made and (disk / made).exists() != (ran.code == 0):
        return f"{made} exists: {(disk / made).exists()}"
    if run(["accounts", disk / "w.csdesk"]).code:
        return "cannot be read afterwards"
    (disk / "filler").unlink(missing_ok=True)
    checked = run(["check", disk / "w.csdesk"])
    if checked.code:
        return f"not sound: {checked.err}"
    return _lost(disk, ran) if name == "apply" else ""


def _lost(disk: Path, ran: Ran) -> str:
    acknowledged = ran.out.count("ACK ")
    found = run(["dump", "--canonical", disk / "w.csdesk"]).out.count('"title":"Ligar ')
    return "" if found == acknowledged else f"{found} tasks, {acknowledged} acknowledged"
