"""What leaves the app, who may read what it keeps, what its log says, what it leaves behind."""

from __future__ import annotations

import logging
import os
import random
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.model.account import Account
from csdesk.storage import logs, prefs
from csdesk.storage.backup import back_up
from csdesk.storage.files import places
from csdesk.storage.past import as_of
from csdesk.storage.sample import sample_book
from csdesk.storage.workspace import Workspace
from tests.storage.ears import EAR

ROOT = Path(__file__).resolve().parents[2]
POSIX = pytest.mark.skipif(os.name == "nt", reason="file modes and signals are those of POSIX")


def test_the_main_job_opens_no_connection(tmp_path: Path) -> None:
    file = tmp_path / "w.csdesk"
    jobs = (
        f"new|{file}",
        f"import|{file}|{sample_book('pt_BR')}",
        f"metrics|{file}|--from|2026-01|--to|2026-09|--json",
        f"review|{file}|--account|Tijolo Lilás|--quarter|2026Q3|--out|{tmp_path / 'r.pptx'}",
        f"export|{file}|{tmp_path / 'o.xlsx'}",
        f"undo|{file}",
        f"check|{file}",
    )
    ran = subprocess.run(
        [sys.executable, "-c", EAR],
        input="\n".join(jobs),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines()[-1] == "[]"


@POSIX
def test_only_their_owner_may_read_the_files_that_the_app_keeps(tmp_path: Path) -> None:
    former = os.umask(0)
    try:
        folder = tmp_path / "deep" / "down"
        folder.mkdir(parents=True)
        seen: list[Path] = []
        with Workspace.create(folder / "w.csdesk") as workspace:
            workspace.run(AddRecord(record=Account(name="Aurora")))
            back_up(workspace, "day")
            workspace.copy_to(folder / "copy.csdesk")
            with as_of(workspace.path, workspace.clock.today()):
                seen += [*folder.rglob("*"), *places.state_folder().rglob("*")]
        assert {path.name for path in seen} >= {"w.csdesk-wal", "w.csdesk-shm", ".w.csdesk.lock", "w.csdesk"}
        prefs.save(prefs.Preferences(zoom=120))
        _fill_log()
        seen += [path for path in (*folder.rglob("*"), *places.state_folder().rglob("*")) if path.exists()]
        open_to_others = {
            path for path in seen if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077
        }
        assert "csdesk.log.3" in {path.name for path in seen}
        assert open_to_others == set()
        assert stat.S_IMODE(places.state_folder().stat().st_mode) == 0o700
    finally:
        os.umask(former)


def _fill_log() -> None:
    logs.start()
    logs.log_bug(ValueError("Tijolo"))
    for handler in logging.getLogger("csdesk").handlers:
        handler.maxBytes = 500  # type: ignore[attr-defined]
    for _ in range(30):
        logs.log_bug(ValueError("Tijolo"))
    for handler in logging.getLogger("csdesk").handlers:
        handler.close()


SECRETS = ("Tijolo", "Lilás", "Onça", "Aurora", "carteira", "R$", "segredo@exemplo")


def _faults() -> list[Callable[[], object]]:
    chance = random.Random(5)
    words = [f"{chance.choice(SECRETS)} {n}" for n in range(50)]

    def fault(kind: type[Exception], word: str) -> Callable[[], object]:
        def broken() -> object:
            raise kind(word)

        return broken

    kinds = (
        ValueError,
        KeyError,
        RuntimeError,
        OSError,
        UnicodeError,
        ZeroDivisionError,
        type("Own", (Exception,), {}),
    )
    return [fault(kinds[n % len(kinds)], word) for n, word in enumerate(words)]


def test_no_word_of_a_client_reaches_the_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = logs.start()
    with Workspace.create(tmp_path / "carteira Onça.csdesk") as workspace:
        for broken in _faults():
            monkeypatch.setattr(workspace._pen.journal, "record", lambda *_, broken=broken: broken())
            try:
                workspace.run(AddRecord(record=Account(name="Tijolo Lilás", notes="segredo@exemplo")))
            except Exception as failure:  # noqa: BLE001 - any fault is what is injected
                logs.log_bug(failure)
                logs.log_bug(failure.__cause__ or failure)
            monkeypatch.undo()
        assert workspace.reader.count(Account) == 0
    for handler in logging.getLogger("csdesk").handlers:
        handler.close()
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") >= 50
    assert [secret for secret in SECRETS if secret in text] == []


@POSIX
def test_an_export_that_was_killed_leaves_nothing_after_the_next_start(tmp_path: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path; from csdesk.storage.files.places import handed_over, scratch_folder\n"
        "with handed_over(Path(sys.argv[1])) as aside:\n"
        "    aside.write_text('Tijolo Lilás'); (scratch_folder() / 'sheet.xml').write_text('Tijolo Lilás')\n"
        "    print(flush=True); time.sleep(60)"
    )
    target = tmp_path / "out.xlsx"
    target.write_text("old")
    child = subprocess.Popen([sys.executable, "-c", script, str(target)], cwd=ROOT, stdout=subprocess.PIPE)
    assert child.stdout
    child.stdout.readline()
    places.clear_scratch()
    assert len(list(tmp_path.iterdir())) == 2, "a living export keeps its file"
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    places.clear_scratch()
    assert [path.name for path in tmp_path.iterdir()] == ["out.xlsx"]
    assert target.read_text() == "old"
    assert list((places.state_folder() / "scratch").iterdir()) == []


@POSIX
def test_the_note_of_a_killed_export_removes_no_other_file(tmp_path: Path) -> None:
    mine = tmp_path / "mine.xlsx"
    mine.write_text("mine")
    dead = places.state_folder() / "scratch" / "run-dead"
    dead.mkdir(parents=True)
    (dead / "aside-x").write_text(str(mine))
    places.clear_scratch()
    assert mine.read_text() == "mine"
    assert not dead.exists()


def test_a_command_leaves_nothing_among_the_temporary_files(tmp_path: Path) -> None:
    file, scratch = tmp_path / "w.csdesk", places.state_folder() / "scratch"
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    environment = {**os.environ, "TMPDIR": str(temporary)}
    for words in (["new", file], ["import", file, sample_book("en")], ["export", file, tmp_path / "o.xlsx"]):
        subprocess.run(
            [sys.executable, "main.py", *map(str, words)],
            cwd=ROOT,
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
    assert list(scratch.iterdir()) == []
    assert list(temporary.iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["o.xlsx", "tmp", "w.csdesk"]
