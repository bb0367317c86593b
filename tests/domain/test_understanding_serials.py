"""Days that a text export wrote as Excel counts them are days, where the name says so."""

from __future__ import annotations

from tests.domain.understanding_bench import CLIENTS, sheet, went


def test_a_column_called_data_with_numbers_of_days_as_text_is_one() -> None:
    numbers = [str(46027 + n) for n in range(12)]
    mapping = sheet(
        "chamados.csv",
        {
            "Chamado": [f"C-{n}" for n in range(12)],
            "Cliente": CLIENTS,
            "Data de abertura": numbers,
            "Assunto": ["Nota em aberto", "Erro ao entrar"],
        },
    )
    assert went(mapping)["Data de abertura"] == "ticket.opened_at"


def test_codes_of_five_figures_are_no_days() -> None:
    mapping = sheet(
        "clientes.csv",
        {"Cliente": CLIENTS, "Código": [str(46027 + n) for n in range(12)], "Cidade": ["Recife", "Natal"]},
    )
    assert went(mapping)["Código"] == "account.external_id"
