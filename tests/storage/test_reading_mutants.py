"""Random damage: each mutant of a small file ends as a book or as one sentence, soon, whatever was hit."""

from __future__ import annotations

import io
import random
import time
import zipfile
from pathlib import Path

import pytest

from csdesk.domain.errors import Blocked
from csdesk.domain.importing.table import Book
from csdesk.storage.files.sheets_in import read_book

XLS = (
    Path(__file__).resolve().parents[2].parent
    / "shared"
    / "data"
    / "real"
    / "formats"
    / "calamine"
    / "date.xls"
)
MUTANTS = 15
SECONDS = 10.0


def an_xlsx() -> bytes:
    import xlsxwriter

    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet("Contas")
        for row in range(40):
            sheet.write_row(row, 0, [f"C{row:04d}", f"Empresa {row} Ltda", row * 10.5, row % 2 == 0])
    return made.getvalue()


def an_ods() -> bytes:
    rows = "".join(
        f'<table:table-row><table:table-cell office:value-type="string"><text:p>C{row}</text:p></table:table-cell>'
        f'<table:table-cell office:value-type="float" office:value="{row}"/></table:table-row>'
        for row in range(40)
    )
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:spreadsheet><table:table table:name='A'>"
            f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return made.getvalue()


def a_csv() -> bytes:
    return ("id;nome;valor\n" + "\n".join(f'{row};"Loja {row}";1.{row:03d},50' for row in range(60))).encode()


def in_its_parts(content: bytes, chance: random.Random) -> bytes:
    """The same workbook with one part damaged before it is zipped again."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    hit = chance.choice([name for name in parts if parts[name]])
    parts[hit] = damaged(parts[hit], chance)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Bytes changed, cut out, doubled or cut off."""
    mutant = bytearray(content)
    place, size = chance.randrange(len(mutant)), chance.randrange(1, 200)
    kind = chance.choice(["change", "change", "change", "cut", "double", "end"])
    if kind == "change":
        for _ in range(chance.choice([1, 3, 30])):
            mutant[chance.randrange(len(mutant))] = chance.randrange(256)
    elif kind == "cut":
        del mutant[place : place + size]
    elif kind == "double":
        mutant[place:place] = mutant[place : place + size]
    else:
        del mutant[place:]
    return bytes(mutant)


def ends_well(path: Path) -> bool:
    """Whether the file ends as a book, or as a refusal that names it."""
    try:
        return isinstance(read_book(path), Book)
    except Blocked as refused:
        return bool(refused.text.args["file"].args["words"] == path.name)


@pytest.mark.parametrize("kind", ["xlsx", "xlsx inside", "ods", "ods inside", "xls", "csv"])
def test_a_damaged_file_is_read_or_refused_but_never_hangs(tmp_path: Path, kind: str) -> None:
    if kind == "xls" and not XLS.exists():
        pytest.skip("the public files are not here")
    makers = {"xlsx": an_xlsx, "ods": an_ods, "csv": a_csv, "xls": XLS.read_bytes}
    whole, chance = makers[kind.split(maxsplit=1)[0]](), random.Random(20_260_131)
    path = tmp_path / f"mutant.{kind.split(maxsplit=1)[0]}"
    for number in range(MUTANTS):
        path.write_bytes(in_its_parts(whole, chance) if "inside" in kind else damaged(whole, chance))
        began = time.monotonic()
        assert ends_well(path), f"mutant {number} of {kind}"
        assert time.monotonic() - began < SECONDS, f"mutant {number} of {kind}"
