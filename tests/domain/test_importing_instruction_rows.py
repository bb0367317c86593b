"""Rows that tell how to fill a sheet in are no clients, and words are no tax id."""

from __future__ import annotations

from typing import Any

import pytest

from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.importing.table import RawSheet
from csdesk.domain.importing.understand import understand
from tests.domain.transform_sheets import codes, outcomes, plan, records, sheet

HEADER = ("Código", "Nome Fantasia", "Razão Social", "CNPJ", "Nome do Contato", "E-mail do Contato")
AURORA = ("1", "Aurora", "Padaria Aurora Ltda", "11.222.333/0001-81", "Ana Prado", "ana@aurora.example")
LIMA = ("2", "Lima", "Oficina Lima Ltda", "11.444.777/0001-61", "Beto Lima", "beto@lima.example")


def understood(*rows: tuple[Any, ...]) -> SheetMapping:
    (mapping,) = understand([RawSheet("clientes.csv", "clientes", [HEADER, *rows])])
    return mapping


@pytest.mark.parametrize(
    "asking",
    [
        (None, None, None, "Digite com pontos, barra e hífen", "Quem recebe os documentos", None),
        (
            None,
            None,
            None,
            "Colocar a máscara (pontos, barra e hífen) 00.111.222/0001-99",
            "As pessoas",
            None,
        ),
        (
            "Seu código",
            "Como o cliente é conhecido",
            None,
            "Informe os 14 números",
            None,
            "Somente um e-mail",
        ),
    ],
)
def test_a_row_that_tells_what_to_fill_in_is_no_client(asking: tuple[Any, ...]) -> None:
    mapping = understood(asking, (None,) * 6, AURORA, LIMA)
    found = plan(mapping)
    assert [one.name for one in records(found)["account"]] == ["Aurora", "Lima"]  # type: ignore[attr-defined]
    assert [one.name for one in records(found)["contact"]] == ["Ana Prado", "Beto Lima"]  # type: ignore[attr-defined]
    assert [(one.code, one.row) for one in mapping.table.left_out] == [("note_row", 2)]


def test_a_client_without_figures_under_the_header_is_a_client() -> None:
    found = plan(understood((None, "Use Móveis", None, "a definir", None, None), AURORA, LIMA))
    assert len(records(found)["account"]) == 3


@pytest.mark.parametrize(
    "words",
    ["Isento", "Digite com pontos", "Digite os 14 números", "Coloque a máscara, como em 11.222.333/0001-81"],
)
def test_words_are_no_tax_id_and_no_name(words: str) -> None:
    found = plan(
        sheet("account", ("account.name", "account.tax_id"), ("Acme", words), (None, words), ("Beta", "123"))
    )
    assert outcomes(found) == ["new", "invalid", "new"]
    assert codes(found) == [["bad_tax_id"], ["bad_tax_id"], []]
    taxed = {one.name: one.tax_id for one in records(found)["account"]}  # type: ignore[attr-defined]
    assert taxed == {"Acme": None, "Beta": "123"}
