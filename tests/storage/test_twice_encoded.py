"""Text tables that were encoded twice are read as they were before."""

from __future__ import annotations

from pathlib import Path

from csdesk.storage.files.sheets_in import read_books


def _cells(path: Path) -> list[list[object]]:
    (book,) = read_books([path])
    return [list(row) for row in book.sheets[0].rows]


def test_a_table_that_was_encoded_twice_is_read_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "clientes.csv"
    text = "Razão Social;Município\nPadaria Índia Ltda;São Paulo\nCafé Ñandú;Maceió\n"
    path.write_bytes(text.encode().decode("latin-1").encode())
    assert _cells(path) == [
        ["Razão Social", "Município"],
        ["Padaria Índia Ltda", "São Paulo"],
        ["Café Ñandú", "Maceió"],
    ]


def test_a_table_in_plain_utf_8_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "clientes.csv"
    path.write_text("Razão Social;Nota\nSÃO JOÃO;Ânimo\nMAÇÃ®;ok\n", encoding="utf-8")
    assert _cells(path) == [["Razão Social", "Nota"], ["SÃO JOÃO", "Ânimo"], ["MAÇÃ®", "ok"]]
