"""Cut the power: whatever was written and not synced may be there, be torn, or be gone, in any order.

A run is recorded once, call by call, with strace. Then the disk is built as a cut could leave it after any call: what a
sync promised is there; of each later write a coin decides, sector by sector when it tears it. Names made or removed
since the last sync of their folder survive up to some moment. No real disk is that unkind.
"""

from __future__ import annotations

import copy
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from torture_kills import SAMPLE, Bench, Tally
from torture_lab import ROOT, Ran, lab, run, verdict

_CALLS = "pwrite64,write,fdatasync,fsync,ftruncate,unlink,rename,openat"
_LINE = re.compile(r"^(\d+)\s+(?:<\.\.\. \w+ resumed>)?(.*)$", re.DOTALL)
_CALL = re.compile(r"^(\w+)\((.*)\)\s+= (\d+)")
_HEX = re.compile(r"((?:\\x[0-9a-f]{2})+)")
_SECTOR = 512


@dataclass
class _File:
    """What a sync promised of a file, and the writes and cuts of its length since then."""

    sure: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def after_a_cut(self, chance: random.Random) -> bytes:
        """The file with some of what was not synced, torn or whole."""
        kept, found = chance.choice((0.0, 0.5, 0.9, 1.0)), bytearray(self.sure)
        for at, data in self.pending:
            if chance.random() > kept:
                continue
            if data is None:
                _cut(found, at)
            else:
                end = len(data) if chance.random() < 0.8 else chance.randrange(0, len(data), _SECTOR)
                _put(found, at, data[:end])
        return bytes(found)

    def sync(self) -> None:
        """Promise everything that was written so far."""
        found = bytearray(self.sure)
        for at, data in self.pending:
            if data is None:
                _cut(found, at)
            else:
                _put(found, at, data)
        self.sure, self.pending = bytes(found), []


def _put(content: bytearray, at: int, data: bytes) -> None:
    content.extend(b"\0" * (at + len(data) - len(content)))
    content[at : at + len(data)] = data


def _cut(content: bytearray, size: int) -> None:
    del content[size:]
    content.extend(b"\0" * (size - len(content)))


class _Disk:
    """The folder of a workspace as a cut could leave it."""

    def __init__(self, folder: Path, file: Path) -> None:
        self.folder = folder
        self.names: dict[str, _File] = {file.name: _File(file.read_bytes())}
        self.sure_names: list[dict[str, _File]] = [dict(self.names)]
        """The names at the last sync of the folder, then after each change since."""
        self.printed = 0
        """How many edits the command acknowledged; an import tells of itself in several lines."""

    def take(self, call: str, paths: list[bytes], rest: str) -> None:
        """Do one recorded call."""
        said = [Path(os.fsdecode(path)) for path in paths[:2]]
        if call == "write" and rest.startswith("1<"):
            self.printed += paths[-1].count(b"ACK ") or int(not paths[-1].isspace())
        elif call in {"fdatasync", "fsync"} and said[0] == self.folder:
            self.sure_names = [dict(self.names)]
        elif call in {"openat", "unlink", "rename"}:
            self._name(call, [path.name for path in said if path.parent == self.folder], rest)
        elif said[0].parent == self.folder and (file := self.names.get(said[0].name)):
            self._write(file, call, paths, rest)

    def _name(self, call: str, names: list[str], rest: str) -> None:
        if not names or "-shm" in names[0] or names[0].endswith(".lock"):
            return
        if call == "openat":
            if "O_CREAT" not in rest or names[0] in self.names:
                return
            self.names[names[0]] = _File()
        elif names[0] in self.names:
            moved = self.names.pop(names[0])
            if call == "rename":
                self.names[names[1]] = moved
        self.sure_names.append(dict(self.names))

    def _write(self, file: _File, call: str, paths: list[bytes], rest: str) -> None:
        if call == "pwrite64":
            file.pending.append((int(rest.rsplit(", ", 1)[1]), paths[1]))
        elif call == "ftruncate":
            file.pending.append((int(rest.rsplit(", ", 1)[1]), None))
        elif call in {"fdatasync", "fsync"}:
            file.sync()

    def build(self, chance: random.Random) -> None:
        """Write the folder as it is found when the power is back."""
        for name, file in chance.choice(self.sure_names).items():
            (self.folder / name).write_bytes(file.after_a_cut(chance))


def _recorded(log: Path) -> Iterator[tuple[str, list[bytes], str]]:
    """The calls of a log that did something, in the order in which they were over."""
    begun: dict[str, str] = {}
    with log.open(encoding="latin-1") as lines:
        for line in lines:
            found = _LINE.match(line.rstrip("\n"))
            if found is None:
                continue
            number, told = found.groups()
            if told.endswith("<unfinished ...>"):
                begun[number] = told.removesuffix("<unfinished ...>").rstrip()
                continue
            whole = _CALL.match(begun.pop(number, "") + told.strip() if "resumed>" in line else told)
            if whole:
                paths = [bytes.fromhex(one.replace("\\x", "")) for one in _HEX.findall(whole[2])]
                if whole[1] == "openat":
                    paths = paths[-1:] if whole[2].count("<") < 2 else paths[1:2]
                yield whole[1], paths, whole[2]


def power(count: int, seed: int) -> int:
    """Cut the power at random moments of a script of edits and of an import; whether all held is the exit code."""
    if shutil.which("strace") is None:
        print("power: strace is not installed, so nothing was tried")
        return 0
    with lab(keep=True) as folder:
        print(f"in {folder}")
        wrong = []
        for what, size in (("edits", 25), ("import", 0)):
            (folder / what).mkdir()
            bench = Bench(folder / what, size, seed)
            words: list[str | Path] = ["apply", bench.file, bench.script, "--ack"]
            if what == "import":
                words = ["import", bench.file, SAMPLE]
                bench.fresh()
                run(words)
                bench.prefixes.append(bench.now())
            tally = _cuts(bench, words, max(1, count // 2), seed)
            print(f"{what}: {tally}")
            wrong += tally.wrong
        return verdict(folder, wrong, seed)


def _cuts(bench: Bench, words: list[str | Path], count: int, seed: int) -> Tally:
    chance, tally = random.Random(seed), Tally()
    bench.fresh()
    disk, log = _Disk(bench.folder, bench.file), bench.folder / "calls"
    traced = ["strace", "-f", "-y", "-xx", "-s", "1000000", "-o", str(log), "-e", f"trace={_CALLS}"]
    command = [*traced, sys.executable, str(ROOT / "main.py"), *map(str, words)]
    subprocess.run(command, check=True, capture_output=True)
    calls = [call for call in _recorded(log) if _touches(bench.folder, call)]
    print(f"  one run makes {len(calls)} calls")
    moments = sorted(chance.randrange(len(calls) + 1) for _ in range(count))
    done = 0
    for moment in moments:
        for call in calls[done:moment]:
            disk.take(*call)
        done = moment
        for path in bench.folder.glob("*w.csdesk*"):
            path.unlink()
        copy.deepcopy(disk).build(chance)
        acknowledged = min(disk.printed, len(bench.prefixes) - 1)
        bench.weigh(Ran(-9, "ACK " * acknowledged, ""), tally, f"call {moment} of {len(calls)}")
    return tally


def _touches(folder: Path, call: tuple[str, list[bytes], str]) -> bool:
    name, paths, rest = call
    inside = bool(paths) and os.fsdecode(paths[0]).startswith(str(folder))
    return inside or (name == "write" and rest.startswith("1<"))
