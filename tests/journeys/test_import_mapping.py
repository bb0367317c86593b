"""What the wizard asks can be answered without a window, by the mapping file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

import openpyxl
import pytest

from csdesk.cli.main import main
from csdesk.domain.importing.alike_answers import WAYS
from csdesk.domain.importing.instructions import WORDS
from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Line
from csdesk.domain.model.record import Record
from csdesk.storage.workspace import Workspace

R = TypeVar("R", bound=Record)

ROWS = (
    ("Clientes", None, None, None),
    ("Cliente", "CNPJ", "Mensalidade", "Início"),
    ("Capivara Chic", None, "1.200", "03/04/2026"),
    ("Capivara Chik", None, "900", "05/06/2026"),
    ("Vaca", None, "a combinar", "07/08/2026"),
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    made = openpyxl.Workbook()
    made.active.title = "Base"  # type: ignore[union-attr]
    for row in ROWS:
        made.active.append(list(row))  # type: ignore[union-attr]
    made.save(tmp_path / "base.xlsx")
    return tmp_path / "base.xlsx"


@pytest.fixture
def file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert main(["new", str(tmp_path / "w.csdesk")]) == 0
    capsys.readouterr()
    return tmp_path / "w.csdesk"


def tell(*words: Any) -> int:
    return main([str(word) for word in words])


def mapped(tmp_path: Path, said: object) -> Path:
    (tmp_path / "m.json").write_text(json.dumps(said), "utf-8")
    return tmp_path / "m.json"


def kept(file: Path, kind: type[R]) -> list[R]:
    with Workspace.open(file, read_only=True) as workspace:
        return list(workspace.reader.all(kind))


def test_every_choice_of_the_wizard_is_taken_from_the_mapping_file(
    file: Path, book: Path, tmp_path: Path
) -> None:
    said = {
        "Base": {
            "@header_row": 2,
            "@entity": "account",
            "@keys": ["name"],
            "@dates": {"Início": "month_first"},
            "@numbers": {"Mensalidade": "comma"},
            "@amounts": {"Mensalidade": "year"},
            "@accounts": {"4": "Capivara Chic"},
            "@cells": {"5": {"Mensalidade": "2.400"}},
            "Início": "line.start",
            "Mensalidade": "line.mrr",
        }
    }
    assert tell("import", file, book, "--mapping", mapped(tmp_path, said)) == 0
    assert {one.name for one in kept(file, Account)} == {"Capivara Chic", "Vaca"}
    assert sorted((one.mrr, str(one.start)) for one in kept(file, Line)) == [
        (7500, "2026-05-06"),
        (10000, "2026-03-04"),
        (20000, "2026-07-08"),
    ]


def test_rows_and_sheets_are_left_out_by_the_mapping_file(
    file: Path, book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = mapped(tmp_path, {"*": {"@left_out": [3, 4]}})
    assert tell("import", file, book, "--mapping", said, "--json") == 0
    counts = json.loads(capsys.readouterr().out)["sheets"][0]["counts"]
    assert (counts["new"], counts["skipped"]) == (1, 2)
    said = mapped(tmp_path, {"Base": {"@import": False, "Cliente": "account.name"}})
    assert tell("import", file, book, "--mapping", said, "--json") == 0
    assert json.loads(capsys.readouterr().out)["sheets"][0]["counts"]["skipped"] == 3


def test_the_mapping_file_says_how_a_text_file_is_written(file: Path, tmp_path: Path) -> None:
    text = tmp_path / "contas.csv"
    text.write_bytes("Cliente#Segmento\nOnça#Moda\nTatu#Varejo\n".encode("cp1252"))
    said = mapped(tmp_path, {"contas": {"@text": {"delimiter": "#", "encoding": "cp1252"}}})
    assert tell("import", file, text, "--mapping", said) == 0
    assert {one.name: one.segment for one in kept(file, Account)} == {"Onça": "Moda", "Tatu": "Varejo"}


@pytest.mark.parametrize(
    "said",
    [
        [],
        {"Base": []},
        {"Base": {"@nothing": 1}},
        {"Base": {"@keys": ["colour"]}},
        {"Base": {"@dates": "month_first"}},
        {"Base": {"@dates": {"Início": "backwards"}}},
        {"Base": {"@whose": {"3": "nobody"}}},
        {"Base": {"@accounts": {"third": 1}}},
        {"Base": {"@cells": {"3": {"Cor": 1}}}},
        {"Base": {"@entity": "cow"}},
        {"base": {"@text": {"encoding": "klingon"}}},
    ],
)
def test_a_mapping_that_says_nonsense_is_refused_in_one_sentence(
    file: Path, book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], said: Sequence[Any]
) -> None:
    capsys.readouterr()
    assert tell("import", file, book, "--mapping", mapped(tmp_path, said)) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert kept(file, Account) == []


@pytest.mark.parametrize("language", ["en", "pt_BR"])
def test_the_help_names_every_word_of_a_mapping_file_and_so_does_its_page(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        tell("--ui-lang", language, "import", "--help")
    told = capsys.readouterr().out
    page = (Path(__file__).resolve().parents[2] / "docs" / "mapping.md").read_text("utf-8")
    for word in WORDS:
        assert word in told
        assert f"| `{word}` |" in page
    for code in WAYS:
        assert f"| `{code}`:" in page


def test_one_answer_of_the_mapping_file_counts_for_every_row_that_raises_the_same_doubt(
    book: Path, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alike = mapped(tmp_path, {"*": {"@conflicts": {"near_duplicate": "same"}}})
    assert tell("import", file, book, "--mapping", alike) == 0
    assert [one.name for one in kept(file, Account)] == ["Capivara Chic", "Vaca"]
    assert tell("undo", file) == 0
    assert tell("import", file, book) == 0
    assert [one.name for one in kept(file, Account)] == ["Capivara Chic", "Capivara Chik", "Vaca"]
    capsys.readouterr()


@pytest.mark.parametrize(
    "said", [{"near_duplicate": "ours"}, {"unheard": "same"}, {"both_changed": 3}, {"both_changed": ["ours"]}]
)
def test_an_answer_that_a_doubt_does_not_have_is_refused(
    said: object, book: Path, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tell("import", file, book, "--mapping", mapped(tmp_path, {"Base": {"@conflicts": said}})) == 2
    assert "which the import does not know" in capsys.readouterr().err
    assert kept(file, Account) == []


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"Bases": {"Cliente": "account.name"}}, "The mapping names the sheet Bases, which is not there"),
        ({"base": {"Cliente": "account.name"}}, "The mapping names the sheet base, which is not there"),
        (
            {"Base": {"Clientte": "account.name"}},
            "The mapping names the column Clientte, which Base does not have",
        ),
        ({"*": {"Clientte": None}}, "The mapping names the column Clientte, which no sheet has"),
        *(
            (
                {"Base": {word: {"Inicio": way}}},
                "The mapping names the column Inicio, which Base does not have",
            )
            for word, way in (("@dates", "day_first"), ("@numbers", "dot"), ("@amounts", "year"))
        ),
        ({"*": {"@as_above": ["Inicio"]}}, "The mapping names the column Inicio, which no sheet has"),
        ({"Base": {"@left_out": [99]}}, "The mapping names row 99, which is not there"),
        ({"*": {"@accounts": {"6": None}}}, "The mapping names row 6, which is not there"),
    ],
)
def test_a_mapping_of_what_the_book_does_not_have_is_refused_before_anything_is_changed(
    file: Path,
    book: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    said: dict[str, Any],
    sentence: str,
) -> None:
    capsys.readouterr()
    assert tell("--ui-lang", "en", "import", file, book, "--mapping", mapped(tmp_path, said)) == 2
    assert capsys.readouterr().err == sentence + "\n"
    assert kept(file, Account) == []


def test_a_mapping_may_name_a_text_file_without_its_ending_and_headers_that_it_moves_to(
    file: Path, book: Path, tmp_path: Path
) -> None:
    text = tmp_path / "contas.csv"
    text.write_text("Apelido;Segmento\nOnça;Moda\n", "utf-8")
    said = {
        "contas": {"Apelido": "account.name", "Segmento": "account.segment"},
        "Base": {"@header_row": 4, "900": "line.mrr"},
    }
    assert tell("import", file, text, book, "--mapping", mapped(tmp_path, said)) == 0
    assert {one.segment: one.name for one in kept(file, Account)}["Moda"] == "Onça"
