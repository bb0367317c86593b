"""Lists of suppliers and of what they are paid are nobody's clients; clients who are people are named by both their names."""

from __future__ import annotations

import pytest

from csdesk.domain.importing.draft import draft_sheet
from csdesk.domain.importing.implied import imply
from csdesk.domain.importing.mapping import Certainty, SheetMapping
from csdesk.domain.importing.table import Cell, RawSheet
from csdesk.domain.importing.understand import understand


def understood(file: str, header: list[Cell], rows: list[list[Cell]]) -> SheetMapping:
    (mapping,) = understand([RawSheet(file, file, [header, *rows])])
    return mapping


@pytest.mark.parametrize(
    ("file", "header", "row"),
    [
        (
            "fornecedores.csv",
            ["id", "razao_social", "cnpj", "telefone"],
            ["1", "Gráfica Sol", "11.222.333/0001-81", "11 5555"],
        ),
        (
            "proveedores.csv",
            ["codigo", "nombre", "telefono", "email"],
            ["1", "Imprenta Luna", "91 555 00 01", "a@luna.es"],
        ),
        ("vendors.csv", ["vendor_id", "name", "email", "city"], ["V-1", "Paper Mill", "a@mill.com", "Leeds"]),
        (
            "contas_pagar.csv",
            ["id_conta", "id_fornecedor", "valor", "data_vencimento"],
            ["1", "7", "100.00", "2026-02-01"],
        ),
    ],
)
def test_a_list_of_suppliers_or_of_their_bills_makes_no_clients(
    file: str, header: list[Cell], row: list[Cell]
) -> None:
    rows: list[list[Cell]] = [
        [f"{cell}{n}" if place < 2 else cell for place, cell in enumerate(row)] for n in range(12)
    ]
    mapping = understood(file, header, rows)
    assert not mapping.importable
    assert all(column.target in {None, "custom"} for column in mapping.columns)


def test_a_bill_that_names_its_client_beside_a_supplier_is_taken() -> None:
    rows: list[list[Cell]] = [
        [f"NF{n}", f"Loja {n}", "Gráfica Sol", "100.00", "2026-02-01"] for n in range(12)
    ]
    mapping = understood(
        "faturas.csv", ["numero_nf", "cliente", "fornecedor", "valor", "data_vencimento"], rows
    )
    assert (mapping.importable, mapping.entity) == (True, "invoice")
    assert "account.name" in {column.target for column in mapping.columns}


def test_a_client_who_is_a_person_is_named_by_both_names() -> None:
    rows: list[list[Cell]] = [[f"{n}", "Ana", f"Souza {n}", f"ana{n}@mail.com", "Ativo"] for n in range(12)]
    mapping = understood("clientes.csv", ["id_cliente", "nome", "sobrenome", "email", "status"], rows)
    draft = draft_sheet(mapping)
    imply(draft)
    assert mapping.entity == "account"
    assert draft.parts["account"].columns["name"][:2] == ["Ana Souza 0", "Ana Souza 1"]


def test_spanish_choices_and_months_are_read() -> None:
    rows: list[list[Cell]] = [
        [f"Taller {n}", ["Activo", "Baja"][n % 2], f"{n + 1} de enero de 2025"] for n in range(12)
    ]
    mapping = understood("clientes.csv", ["Empresa", "Estado", "Fecha de alta"], rows)
    draft = draft_sheet(mapping)
    account = draft.parts["account"].columns
    assert account["status"][:2] == ["active", "cancelled"]
    assert account["start_date"][0].isoformat() == "2025-01-01"


def test_kinds_that_are_none_of_a_field_are_to_be_checked() -> None:
    rows: list[list[Cell]] = [[f"O-{n}", f"Loja {n}", ["T0", "T1"][n % 2], "100"] for n in range(12)]
    mapping = understood("oportunidades.csv", ["id_oportunidade", "cliente", "tipo", "valor"], rows)
    kind = mapping.columns[2]
    assert kind.target in {None, "custom"} or kind.certainty is Certainty.CHECK


def test_a_state_beside_a_request_is_none_of_a_country() -> None:
    rows: list[list[Cell]] = [[f"P-{n}", f"Loja {n}", "Cliente do portal", "100"] for n in range(12)]
    mapping = understood("oportunidades.csv", ["id_oportunidade", "cliente", "estado", "valor"], rows)
    assert mapping.columns[2].target != "account.state"


def test_bills_to_pay_are_nobodys_even_where_a_column_is_shared_with_clients() -> None:
    header: list[Cell] = ["Vencimento", "Valor (R$)", "Cliente/Fornecedor", "Documento Cliente/Fornecedor"]
    tax_ids = ("11.222.333/0001-81", "11.444.777/0001-61")
    rows: list[list[Cell]] = [["03/04/2026", "100", f"Empresa {n}", tax_ids[n % 2]] for n in range(12)]
    assert not understood("Contas a pagar.csv", header, rows).importable
    receivable = understood("Contas a receber.csv", header, rows)
    assert receivable.importable
    assert [column.target for column in receivable.columns] == [
        "invoice.due",
        "invoice.amount",
        "account.name",
        "account.tax_id",
    ]


def test_shares_are_no_counts() -> None:
    rows: list[list[Cell]] = [
        [f"C{n}", f"2026-{n % 9 + 1:02d}", f"{n + 3}", f"{n + 40}.5", f"{n + 50}.5"] for n in range(12)
    ]
    mapping = understood(
        "uso.csv", ["customer_id", "mes", "logins", "active_user_pct", "feature_adoption_pct"], rows
    )
    assert [column.target for column in mapping.columns][3:] == ["custom", "custom"]


def test_people_and_how_they_came_are_no_requests() -> None:
    header: list[Cell] = ["Data", "Nome", "Email", "Canal", "Status"]
    rows: list[list[Cell]] = [
        ["2025-04-26", f"Ana Souza {n}", f"ana{n}@mail.com", ["Google Ads", "Indicação"][n % 2], "Novo"]
        for n in range(12)
    ]
    mapping = understood("leads.csv", header, rows)
    assert not any(
        (column.target or "").startswith(("ticket.", "interaction.", "task.")) for column in mapping.columns
    )
