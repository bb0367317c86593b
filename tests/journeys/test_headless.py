"""The main job without a window, as a person would do it at the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from csdesk.cli.main import main
from csdesk.storage.content import shipped
from csdesk.storage.sample import sample_book
from tests.conftest import SHARED

ROOT = Path(__file__).resolve().parents[2]
PORTFOLIO = SHARED / "data" / "metrics" / "portfolio.xlsx"


class Shell:
    """Runs commands on one workspace and hands back what they print."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.file = str(folder / "w.csdesk")
        self._capture = capture

    def __call__(self, command: str, *words: str, fails: bool = False) -> str:
        code = main([command, self.file, *words])
        said = self._capture.readouterr()
        assert code == (2 if fails else 0), said.err
        return said.err if fails else said.out

    def json(self, command: str, *words: str) -> dict[str, object]:
        found: dict[str, object] = json.loads(self(command, *words, "--json"))
        return found


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setenv("CSDESK_LANG", "en")
    made = Shell(tmp_path, capsys)
    made("new")
    return made


def test_a_spreadsheet_becomes_a_portfolio_and_undo_gives_the_state_before(shell: Shell) -> None:
    before = shell("dump", "--canonical")
    report = shell.json("import", str(sample_book("pt_BR")))
    for sheet in report["sheets"]:  # type: ignore[attr-defined]
        counts = sheet["counts"]
        assert counts["read"] == sum(count for name, count in counts.items() if name != "read")
    accounts = shell.json("accounts")["accounts"]
    assert "Tijolo Lilás" in {account["name"] for account in accounts}  # type: ignore[attr-defined]
    assert shell("check").strip().endswith("is sound")
    shell("undo")
    assert shell("dump", "--canonical") == before


def test_a_dry_run_changes_nothing(shell: Shell) -> None:
    before = shell("dump", "--canonical")
    shell("import", str(sample_book("en")), "--dry-run")
    assert shell("dump", "--canonical") == before


def test_a_new_file_begins_with_what_is_shipped_and_with_nothing_to_undo(
    shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = shell.json("playbooks", "list")["playbooks"]
    assert {one["code"] for one in listed} == {one.code for one in shipped("en").playbooks}  # type: ignore[attr-defined]
    assert shell("undo", fails=True).startswith("There is nothing to undo")
    other = Shell(shell.folder / "other", capsys)
    other.folder.mkdir()
    other("new")
    assert other("dump", "--canonical") == shell("dump", "--canonical")


def test_the_example_has_the_playbooks_of_a_new_file(
    shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    example = Shell(shell.folder / "example", capsys)
    example.folder.mkdir()
    example("new", "--sample")
    own = [line for line in shell("dump", "--canonical").splitlines() if '"entity":"p' in line]
    assert own == [
        line
        for line in example("dump", "--canonical").splitlines()
        if '"entity":"playbook"' in line or '"entity":"process"' in line
    ]


@pytest.mark.parametrize("language", ["pt_BR", "en"])
def test_a_second_import_of_the_same_file_changes_nothing(shell: Shell, language: str) -> None:
    shell("import", str(sample_book(language)))
    first = shell("dump", "--canonical")
    report = shell.json("import", str(sample_book(language)))
    for sheet in report["sheets"]:  # type: ignore[attr-defined]
        assert (sheet["counts"]["new"], sheet["counts"]["updated"]) == (0, 0), sheet["sheet"]
    assert shell("dump", "--canonical") == first


def test_everything_leaves_as_a_workbook_that_comes_back_the_same(
    shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    shell("import", str(sample_book("pt_BR")))
    out = shell.folder / "out.xlsx"
    shell("export", str(out))
    twin = Shell(shell.folder / "twin", capsys)
    twin.folder.mkdir()
    twin("new")
    twin("import", str(out))
    assert twin("dump", "--canonical") == shell("dump", "--canonical")


def test_a_script_of_edits_acknowledges_each_saved_one_and_names_the_bad_line(shell: Shell) -> None:
    script = shell.folder / "edits.jsonl"
    script.write_text(
        '{"do": "add", "entity": "account", "values": {"name": "Aurora"}, "as": "a"}\n'
        '{"do": "add", "entity": "task", "values": {"account": {"as": "a"}, "title": "Ligar", "due": "2026-10-01"}}\n'
        '{"do": "change", "entity": "account", "where": {"name": "Aurora"}, "values": {"stage": "value"}}\n'
    )
    assert shell("apply", str(script), "--ack").split("\n") == ["ACK 1", "ACK 2", "ACK 3", ""]
    script.write_text('{"do": "fly"}\n')
    assert shell("apply", str(script), fails=True).startswith("Line 1")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.xlsx", b""),
        ("damaged.xlsx", b"PK\x03\x04" + b"\x00" * 50),
        ("picture.xlsx", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50),
        ("gone.xlsx", None),
    ],
)
def test_a_bad_file_gets_one_plain_sentence_and_nothing_changes(
    shell: Shell, name: str, content: bytes | None
) -> None:
    path = shell.folder / name
    if content is not None:
        path.write_bytes(content)
    before = shell("dump", "--canonical")
    said = shell("import", str(path), fails=True)
    assert said.count("\n") == 1
    assert name in said
    assert shell("dump", "--canonical") == before


@pytest.mark.skipif(not PORTFOLIO.exists(), reason="the checked example is not here")
def test_the_checked_portfolio_imports_whole_and_its_metrics_are_those_expected(shell: Shell) -> None:
    report = shell.json("import", str(PORTFOLIO))
    for sheet in report["sheets"]:  # type: ignore[attr-defined]
        assert sheet["counts"]["new"] == sheet["counts"]["read"], sheet["sheet"]
    found = shell.json("metrics", "--from", "2023-06", "--to", "2024-12", "--on", "2024-12-31")
    expected = json.loads((PORTFOLIO.parent / "expected.json").read_text(encoding="utf-8"))
    assert differences(found, expected) == []


def differences(found: object, expected: object, where: str = "") -> list[str]:
    """Where what is computed is not what is expected; keys that are not computed yet are left out."""
    if isinstance(found, dict) and isinstance(expected, dict):
        return [
            one
            for key in found
            if key in expected
            for one in differences(found[key], expected[key], f"{where}/{key}")
        ]
    if isinstance(found, list) and isinstance(expected, list) and len(found) == len(expected):
        return [one for pair in zip(found, expected, strict=True) for one in differences(*pair, where)]
    return [] if found == expected else [f"{where}: {found} is not {expected}"]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("suffix", ["pptx", "pdf"])
@pytest.mark.parametrize("language", ["pt_BR", "en"])
def test_a_review_leaves_as_a_deck_in_the_language_asked_for(
    shell: Shell, suffix: str, language: str
) -> None:
    shell("import", str(sample_book("pt_BR")))
    out = shell.folder / f"review.{suffix}"
    shell("review", "--account", "Tijolo Lilás", "--quarter", "2026Q3", "--out", str(out), "--lang", language)
    assert out.stat().st_size > 10_000


def test_a_review_of_an_account_that_is_not_there_is_refused_by_name(shell: Shell) -> None:
    out = shell.folder / "review.pptx"
    said = shell("review", "--account", "Ninguém", "--quarter", "2026Q3", "--out", str(out), fails=True)
    assert "Ninguém" in said
    assert not out.exists()


def test_a_fault_of_ours_is_told_in_one_sentence_and_logged_without_words_of_a_client(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    from csdesk.cli import accounts
    from csdesk.storage.files.places import state_folder

    def broken(_: object) -> list[dict[str, object]]:
        raise RuntimeError("Tijolo Lilás")

    monkeypatch.setattr(accounts, "listed", broken)
    said = shell("accounts", fails=True)
    assert said.count("\n") == 1
    log = (state_folder() / "csdesk.log").read_text(encoding="utf-8")
    assert "RuntimeError" in log
    assert "Tijolo" not in log


def test_an_edit_that_is_refused_has_saved_nothing(shell: Shell) -> None:
    script = shell.folder / "edits.jsonl"
    script.write_text('{"do": "add", "entity": "account", "values": {"name": "Aurora"}, "as": ["a"]}\n')
    assert shell("apply", str(script), fails=True).startswith("Line 1")
    assert "Aurora" not in shell("dump", "--canonical")


def _alone(shell: Shell, *words: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, where nobody listens to its log."""
    run = "import sys; from csdesk.cli.main import main; sys.exit(main(sys.argv[1:]))"
    return subprocess.run(
        [sys.executable, "-c", run, "--ui-lang", "en", words[0], shell.file, *words[1:]],
        capture_output=True, text=True, cwd=ROOT, timeout=120, check=False,
    )  # fmt: skip


def test_what_a_reader_says_of_a_file_goes_to_the_log_and_not_to_the_person(shell: Shell) -> None:
    book = shell.folder / "endless.csv"
    book.write_text("Cliente;Nota\nAurora;" + "z" * 5_000_000, encoding="utf-8")
    done = _alone(shell, "import", str(book))
    assert done.returncode == 2
    assert done.stderr.startswith("endless.csv ")
    assert done.stderr.count("\n") == 1


def test_an_import_of_nothing_does_not_offer_to_take_it_back(shell: Shell) -> None:
    book = shell.folder / "nothing.csv"
    book.write_text("1;2\n3;4\n", encoding="utf-8")
    before = shell("undo", "--list")
    said = shell("import", str(book)).splitlines()
    assert said[-1] == "Nothing was changed: there was nothing new in it"
    assert shell("undo", "--list") == before


def test_one_row_is_one_row(shell: Shell) -> None:
    book = shell.folder / "one.csv"
    book.write_text("Cliente;Cidade\nAurora;Recife\n", encoding="utf-8")
    assert shell("import", str(book), "--dry-run").startswith("one.csv: 1 row as Accounts: 1 new,")


def test_a_file_whose_tables_have_garbage_for_names_is_damaged_and_no_fault(shell: Shell) -> None:
    path = Path(shell.file)
    content = bytearray(path.read_bytes())
    for at in range(4096 * 3, 4096 * 40, 977):
        content[at] ^= 0xFF
    path.write_bytes(content)
    assert "is damaged or is not a CSDesk file" in shell("check", fails=True)
    assert path.read_bytes() == content


def test_a_damaged_workspace_is_what_an_export_of_it_names(shell: Shell) -> None:
    shell("import", str(sample_book("en")))
    path = Path(shell.file)
    content = bytearray(path.read_bytes())
    for page in range(0, len(content), 4096):
        if b"Caio" in content[page : page + 4096]:
            content[page : page + 64] = b"\0" * 64
    path.write_bytes(content)
    said = shell("export", str(shell.folder / "out.xlsx"), fails=True)
    assert said.startswith("w.csdesk is damaged")
    assert not (shell.folder / "out.xlsx").exists()


def test_a_new_file_where_the_root_of_the_disk_is_said_to_be_one_is_refused(
    shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", Path(shell.folder).anchor]) == 2
    assert capsys.readouterr().err == f"{Path(shell.folder).anchor} already exists; choose another name\n"
