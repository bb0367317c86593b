"""What a person can ask for by mistake at the command line: one sentence each, and nothing is lost."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from csdesk.cli.main import main
from csdesk.domain.model.account import Account
from csdesk.i18n import Translator
from csdesk.storage.failures import ReadOnlyPlace, explained
from csdesk.storage.sample import sample_book
from csdesk.storage.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]


class Shell:
    """Runs commands on one workspace and hands back what they print."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder, self.file, self._capture = folder, folder / "w.csdesk", capture

    def done(self, command: str, *words: str) -> str:
        assert main(["--ui-lang", "en", command, str(self.file), *words]) == 0
        return self._capture.readouterr().out

    def refused(self, command: str, *words: str) -> str:
        assert main(["--ui-lang", "en", command, str(self.file), *words]) == 2
        said = self._capture.readouterr().err
        assert said.count("\n") == 1
        assert "fault in CSDesk" not in said
        return said.strip()


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    made = Shell(tmp_path, capsys)
    made.done("new")
    return made


def test_a_workspace_is_never_written_over_by_what_is_made_of_it(shell: Shell) -> None:
    before = shell.file.read_bytes()
    link = shell.folder / "linked.xlsx"
    link.symlink_to(shell.file)
    for words in (
        ("export", str(shell.file)),
        ("export", str(link)),
        ("tasks", "--ics", str(shell.file)),
        ("review", "--account", "x", "--quarter", "2026Q3", "--out", str(link)),
    ):
        assert (
            shell.refused(*words)
            == "w.csdesk is the workspace itself; choose another name for what is written"
        )
    assert shell.file.read_bytes() == before


def test_a_workspace_of_another_name_is_not_written_over_either(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.xlsx"
    Workspace.create(path).close()
    before = path.read_bytes()
    assert main(["--ui-lang", "en", "export", str(path), str(path)]) == 2
    assert "is the workspace itself" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_everything_leaves_as_a_workbook_and_as_nothing_else(shell: Shell) -> None:
    said = shell.refused("export", str(shell.folder / "out.csv"))
    assert said == "Name the workbook with .xlsx at the end"
    assert not (shell.folder / "out.csv").exists()


@pytest.mark.parametrize(
    "content",
    ["null", "[1]", "3", "[" * 100_000, '{"a":' * 5_000 + "1" + "}" * 5_000, '{"*": {"Cliente": 7}}', '{"*": {"Cliente": {}}}'],
)  # fmt: skip
def test_what_is_no_mapping_is_refused(shell: Shell, content: str) -> None:
    mapping = shell.folder / "m.json"
    mapping.write_text(content, encoding="utf-8")
    book = shell.folder / "one.csv"
    book.write_text("Cliente;Cidade\nAurora;Recife\n", encoding="utf-8")
    shell.refused("import", str(book), "--mapping", str(mapping))
    assert "Aurora" not in shell.done("dump", "--canonical")


def test_a_mapping_may_begin_with_the_mark_that_editors_put_there(shell: Shell) -> None:
    mapping = shell.folder / "m.json"
    mapping.write_text(json.dumps({"*": {"Cidade": "account.state"}}), encoding="utf-8-sig")
    book = shell.folder / "one.csv"
    book.write_text("Cliente;Cidade\nAurora;PE\n", encoding="utf-8")
    shell.done("import", str(book), "--mapping", str(mapping))
    assert '"state":"PE"' in shell.done("dump", "--canonical")


@pytest.mark.parametrize("quarter", ["0000Q1", "0001Q1", "9999Q4", "1899Q4"])
def test_a_quarter_of_no_calendar_is_refused(shell: Shell, quarter: str) -> None:
    words = ("--account", "x", "--quarter", quarter, "--out", str(shell.folder / "o.pptx"))
    assert shell.refused("review", *words) == "Write the quarter as 2026Q3"


def test_months_are_asked_for_in_their_order_and_in_a_number_that_can_be_told(shell: Shell) -> None:
    for command in (("metrics",), ("explain", "nrr")):
        assert shell.refused(*command, "--from", "2025-05", "--to", "2025-01") == (
            "The first month comes after the last one; ask from the earlier to the later"
        )
        assert (
            shell.refused(*command, "--from", "1900-01", "--to", "2199-12")
            == "Ask for at most 600 months at a time"
        )
        assert shell.refused(*command, "--from", "0001-01", "--to", "9999-12") == "Write a month as 2026-03"


def test_a_day_of_no_calendar_is_refused(shell: Shell) -> None:
    for day in ("0001-01-01", "9999-12-31", "31/12/2026"):
        for command in ("today", "health", "backtest"):
            assert shell.refused(command, "--on", day) == "Write a day as 2026-03-31"


@pytest.mark.parametrize(
    "values",
    [
        {"name": 5}, {"name": ["a"]}, {"name": "a", "touch": {"x": 1}}, {"name": "a", "annual_revenue": True},
        {"name": "a", "employees": 1.5}, {"name": "a", "id": "x"}, {"name": "a", "tags": "bcd"},
        {"name": "a", "notes": 5}, {"name": "a", "custom": [1]}, {"name": "a", "external_ids": {"x": 5}},
    ],
)  # fmt: skip
def test_a_value_of_another_kind_is_no_edit(shell: Shell, values: dict[str, object]) -> None:
    script = shell.folder / "edits.jsonl"
    script.write_text(
        json.dumps({"do": "add", "entity": "account", "values": values}) + "\n", encoding="utf-8"
    )
    before = shell.done("dump", "--canonical")
    assert shell.refused("apply", str(script)).startswith("Line 1 is not an edit")
    assert shell.done("dump", "--canonical") == before


@pytest.mark.parametrize("target", ["NaN", "Infinity", "-Infinity", '"NaN"', "true"])
def test_a_number_that_is_none_is_no_edit(shell: Shell, target: str) -> None:
    script = shell.folder / "edits.jsonl"
    script.write_text(
        '{"do": "add", "entity": "account", "values": {"name": "Aurora"}, "as": "a"}\n'
        '{"do": "add", "entity": "goal", "values": {"account": {"as": "a"}, "name": "g", "target": '
        + target
        + "}}\n"
    )
    assert shell.refused("apply", str(script)).startswith("Line 2 is not an edit")


def test_an_account_is_one_line_of_the_list_whatever_its_name(shell: Shell) -> None:
    script = shell.folder / "edits.jsonl"
    script.write_text(json.dumps({"do": "add", "entity": "account", "values": {"name": "a\tb\nc"}}) + "\n")
    shell.done("apply", str(script))
    assert shell.done("accounts").startswith("a b c")
    assert len(shell.done("accounts").splitlines()) == 1


def test_the_sample_answers_for_fifty_years_at_once(shell: Shell) -> None:
    shell.done("import", str(sample_book("en")))
    assert json.loads(shell.done("metrics", "--from", "1990-01", "--to", "2039-12", "--json"))


def test_a_dry_run_writes_nothing_at_all(shell: Shell) -> None:
    before, when = shell.file.read_bytes(), shell.file.stat().st_mtime_ns
    said = shell.done("import", str(sample_book("en")), "--dry-run")
    assert said.splitlines()[-1] == "This was a dry run: nothing has changed"
    assert (shell.file.read_bytes(), shell.file.stat().st_mtime_ns) == (before, when)


def test_a_file_that_may_not_be_read_is_not_said_to_be_one_that_may_not_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "hers.csdesk"
    path.write_bytes(b"x")
    monkeypatch.setattr("os.access", lambda _path, mode: mode != os.R_OK)
    with pytest.raises(ReadOnlyPlace) as told, explained(path):
        raise PermissionError(errno.EACCES, "Permission denied", str(path))
    assert Translator("en").words(told.value.text).startswith("hers.csdesk may not be read by this user")


ADDED = json.dumps({"do": "add", "entity": "account", "values": {"name": "Aurora", "notes": "x" * 90}}) + "\n"


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a small disk")
def test_on_a_disk_that_fills_up_a_script_says_which_lines_are_saved(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    disk, script = tmp_path / "disk", tmp_path / "edits.jsonl"
    disk.mkdir()
    script.write_text(ADDED * 5000, "utf-8")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", disk], check=False).returncode:
        pytest.skip("may not mount a small disk")
    try:
        shell = Shell(disk, capfd)
        shell.done("new")
        assert main(["--ui-lang", "en", "apply", str(shell.file), str(script), "--ack"]) == 2
        said = capfd.readouterr()
        saved = len(said.out.splitlines())
        assert said.err == f"The disk is full: line {saved + 1} was not saved, the lines before it are\n"
        assert len(shell.done("accounts").splitlines()) == saved > 0
    finally:
        subprocess.run(["umount", disk], check=False)


def test_a_line_that_refers_to_nothing_says_that_those_before_it_are_saved(shell: Shell) -> None:
    script = shell.folder / "edits.jsonl"
    script.write_text(ADDED + '{"do": "add", "entity": "goal", "values": {"account": 99, "name": "g"}}\n')
    said = "Line 2 refers to a record that is not there; the lines before it are saved"
    assert shell.refused("apply", str(script)) == said
    assert len(shell.done("accounts").splitlines()) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="writes to a device that is always full")
@pytest.mark.parametrize(
    "words", [("new",), ("import", "BOOK"), ("import", "BOOK", "--json"), ("dump", "--canonical")]
)
def test_where_what_is_printed_has_no_room_what_was_done_is_not_called_lost(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    file, book = tmp_path / "w.csdesk", str(sample_book("en"))
    if words != ("new",):
        Workspace.create(file).close()
    given = [book if word == "BOOK" else word for word in words[1:]]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "csdesk", "--ui-lang", "en", words[0], str(file), *given],
            stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT, timeout=120, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == "There is no room for what this command prints; what it did is saved\n"
    with Workspace.open(file, read_only=True) as looked:
        assert bool(looked.reader.all(Account)) == ("BOOK" in words)


def test_bytes_that_are_no_letters_are_refused_before_anything_is_written(shell: Shell) -> None:
    said = shell.refused("tasks", "--add", os.fsdecode(b"liga\xe7\xe3o"))
    assert said == "Some letters cannot be read; write them in UTF-8"
