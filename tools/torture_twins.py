"""Two programs on one file, and places that may not be written."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

from torture_disk import Verdicts, back_up_now
from torture_kills import SAMPLE, edits
from torture_lab import Ran, lab, powerless, run


def twins(count: int, seed: int) -> int:
    """Start two writers at once, again and again, and one after a writer was killed: never two, never none."""
    verdicts = Verdicts()
    with lab() as folder:
        file, script = folder / "w.csdesk", folder / "edits.jsonl"
        run(["new", file])
        script.write_text("\n".join(edits(1, seed)), encoding="utf-8")
        for n in range(count):
            verdicts.add(*_double(folder, file, n))
        for n in range(count):
            child = _holding(file)
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            ran = run(["apply", file, script, "--ack"])
            verdicts.add(ran, f"after dead writer {n}", "" if ran.code == 0 else "a dead lock blocks")
        _queue(folder, script, verdicts, min(count, 20))
    return verdicts.told("twins")


def _double(folder: Path, file: Path, n: int) -> tuple[Ran, str, str]:
    """Two processes open the file at one moment and count who is in; whoever is not must be told."""
    ran: list[Ran] = []
    inside = folder / f"inside-{n}"
    inside.mkdir()
    moment = time.monotonic() + 0.02
    first = os.fork()
    if first == 0:
        os._exit(_enter(file, inside, moment).code)
    ran.append(_enter(file, inside, moment))
    other = os.waitstatus_to_exitcode(os.waitpid(first, 0)[1])
    codes = sorted([ran[0].code, other])
    shutil.rmtree(inside)
    wrong = "" if codes in ([0, 2], [0, 0]) else f"ended with {codes}"
    if not wrong and not ran[0].plain:
        wrong = "not one sentence"
    return ran[0], f"double start {n}", wrong


def _enter(file: Path, inside: Path, moment: float) -> Ran:
    def doing() -> int:
        from csdesk.storage.workspace import Workspace

        while time.monotonic() < moment:
            pass
        with Workspace.open(file):
            (inside / str(os.getpid())).touch()
            alone = len(list(inside.iterdir())) == 1
            time.sleep(0.01)
            alone = alone and len(list(inside.iterdir())) == 1
            (inside / str(os.getpid())).unlink()
        return 0 if alone else 7

    return run(doing)


def _holding(file: Path) -> int:
    """A process that has the file open to write."""
    ready, told = os.pipe()
    child = os.fork()
    if child == 0:
        from csdesk.storage.workspace import Workspace

        kept = Workspace.open(file)
        os.write(told, b".")
        signal.pause()
        kept.close()
    os.read(ready, 1)
    os.close(ready)
    os.close(told)
    return child


def _queue(folder: Path, script: Path, verdicts: Verdicts, count: int) -> None:
    """Six processes add accounts, trying until they are let in: all must get in, and no edit may be lost."""
    file = folder / "q.csdesk"
    run(["new", file])
    children = []
    for _ in range(6):
        child = os.fork()
        if child == 0:
            for _ in range(count):
                while run(["apply", file, script]).code == 2:
                    time.sleep(0.001)
            os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)
    found = run(["dump", "--canonical", file])
    n = found.out.count('"name":"Conta 0"')
    verdicts.add(found, "queue", "" if n == 6 * count else f"{n} of {6 * count} edits are there")


def read_only(count: int, seed: int) -> int:
    """Reading works without permission to write, writing says so: of closed, crashed and torn off workspaces."""
    verdicts = Verdicts()
    del count, seed
    with lab() as folder:
        script = folder / "edits.jsonl"
        script.write_text("\n".join(edits(1, 1)), encoding="utf-8")
        for state in ("closed", "crashed", "torn-off"):
            for place in ("folder", "file"):
                _bound(folder / f"{state}-{place}", state, place, script, verdicts)
    return verdicts.told("read-only")


def _bound(folder: Path, state: str, place: str, script: Path, verdicts: Verdicts) -> None:
    folder.mkdir()
    file, out = folder / "w.csdesk", folder.parent / "out"
    out.mkdir(exist_ok=True)
    run(["new", file])
    run(["apply", file, script])
    if state != "closed":
        child = _holding(file)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    if state == "torn-off":
        for path in [*folder.glob("*-wal"), *folder.glob("*-shm")]:
            path.unlink()
    for path in folder.iterdir():
        path.chmod(0o400)
    if place == "folder":
        folder.chmod(0o500)
    reads: list[list[str | Path]] = [["accounts", file], ["check", file], ["dump", "--canonical", file]]
    reads += [["export", file, out / "out.xlsx"], ["undo", "--list", file]]
    writes: list[list[str | Path] | Callable[[], object]] = [
        ["apply", file, script],
        ["undo", file],
        ["import", file, SAMPLE],
    ]
    writes += (
        [["export", file, folder / "out.xlsx"], ["new", folder / "new.csdesk"]] if place == "folder" else []
    )
    writes += [lambda: back_up_now(file)]
    before = file.read_bytes()
    for doing, expected in [*((one, 0) for one in reads), *((one, 2) for one in writes)]:
        ran = run(doing, before=powerless)
        good = ran.plain and ran.code == expected and file.read_bytes() == before
        name = doing[0] if isinstance(doing, list) else "back-up"
        verdicts.add(ran, f"{name} of a {state} workspace, {place}", "" if good else f"ended with {ran.code}")
    folder.chmod(0o700)
