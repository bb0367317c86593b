"""Columns whose names no list holds: told by their values, by what such rows surely have, or by the column beside them."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.domain.importing.glued import parted
from csdesk.domain.importing.mapping import Certainty, SheetMapping
from csdesk.domain.importing.table import Cell, RawSheet
from csdesk.domain.importing.understand import understand

NAMES = ("Alfa Log", "Beta Foods", "Casa Nova", "Delta Pet", "Estrela Sul", "Foco Mídia")
PEOPLE = ("Ana Reis", "Bruno Dias", "Carla Lima", "Davi Nunes", "Elisa Prado", "Fábio Melo")
DAYS = [f"2026-03-{day:02}" for day in range(1, 7)]


def read(name: str, *columns: tuple[str, Sequence[Cell]]) -> SheetMapping:
    """How a sheet of these columns is understood."""
    rows = zip(*(values for _header, values in columns), strict=True)
    headers = [header for header, _values in columns]
    return understand([RawSheet(f"{name}.csv", name, [headers, *map(list, rows)])])[0]


def went(mapping: SheetMapping) -> dict[str, str | None]:
    """Header -> where the column goes; what stays a field of its own counts as nowhere."""
    return {column.header: None if column.target == "custom" else column.target for column in mapping.columns}


def test_places_and_numbers_to_call_are_told_by_their_values() -> None:
    found = went(
        read(
            "clientes",
            ("Cliente", NAMES),
            ("Xis", ("SP", "RJ", "MG", "SP", "PR", "BA")),
            ("Zap", [f"(11) 98765-432{number}" for number in range(6)]),
            ("Zeta", [f"Rua das Flores, {number}" for number in range(6)]),
            ("Ômega", [f"0131{number}-000" for number in range(6)]),
        )
    )
    assert (found["Xis"], found["Zap"]) == ("account.state", "account.phone")
    assert (found["Zeta"], found["Ômega"]) == ("account.address", "account.postal_code")


def test_what_values_say_is_never_sure_and_gives_way_to_a_name() -> None:
    mapping = read(
        "clientes",
        ("Cliente", NAMES),
        ("UF", ("SP", "RJ", "MG", "SP", "PR", "BA")),
        ("Xis", ("BA", "RJ", "MG", "SP", "PR", "SP")),
        ("Zeta", [f"Av. Central, {number}" for number in range(6)]),
    )
    assert went(mapping)["UF"] == "account.state"
    assert went(mapping)["Xis"] is None
    assert mapping.columns[3].certainty is not Certainty.SURE


def test_the_number_of_somebody_we_do_not_know_is_not_the_clients() -> None:
    found = went(
        read(
            "clientes",
            ("Cliente", NAMES),
            ("Emergency", [f"(11) 98765-432{number}" for number in range(6)]),
        )
    )
    assert found["Emergency"] is None


def test_rows_that_name_no_client_take_the_column_of_what_clients_are_in_some_trade() -> None:
    mapping = read(
        "subscriptions",
        ("subscription_id", [f"S-{number}" for number in range(6)]),
        ("patient_id", [f"P-{number}" for number in range(6)]),
        ("mrr_amount", [100, 200, 100, 300, 100, 250]),
        ("started_at", DAYS),
    )
    assert mapping.importable
    assert went(mapping)["patient_id"] == "account.external_id"
    assert mapping.columns[1].certainty is Certainty.CHECK
    assert "No other column" in mapping.columns[1].why.msgid


def test_the_number_of_a_building_says_no_client() -> None:
    mapping = read(
        "contratos",
        ("id_contrato", [f"C-{number}" for number in range(6)]),
        ("unidade_id", [10 + number for number in range(6)]),
        ("valor_mensal", [100, 200, 100, 300, 100, 250]),
        ("data_inicio", DAYS),
    )
    assert went(mapping)["unidade_id"] != "account.external_id"


def test_the_one_column_of_money_of_a_deal_is_its_value() -> None:
    found = went(
        read(
            "opportunities",
            ("Opportunity Number", [f"O-{number}" for number in range(6)]),
            ("Opportunity Name", [f"Garden of {name}" for name in NAMES]),
            ("Customer", NAMES),
            ("Opp Status", ("Open", "Won", "Lost", "Open", "Won", "Open")),
            ("Estimated $", [1200.5, 900, 800, 700, 650, 400]),
        )
    )
    assert found["Estimated $"] == "opportunity.value"


def test_the_first_column_of_codes_is_the_key_of_clients_unless_it_is_that_of_something_else() -> None:
    rest: tuple[tuple[str, Sequence[Cell]], ...] = (
        ("NomeEmpresa", NAMES),
        ("TelefoneEmpresa", [f"(11) 98765-432{number}" for number in range(6)]),
    )
    codes = [f"{number}48" for number in range(1, 7)]
    assert went(read("clientes", ("SpotterId", codes), *rest))["SpotterId"] == "account.external_id"
    assert went(read("clientes", ("NroOrden", codes), *rest))["NroOrden"] != "account.external_id"


def test_a_person_beside_a_company_is_the_contact_and_the_company_the_account() -> None:
    found = went(
        read(
            "clientes",
            ("NOME", PEOPLE),
            ("EMPRESA", NAMES),
            ("WHATSAPP", [11987654321 + n for n in range(6)]),
        )
    )
    assert (found["NOME"], found["EMPRESA"]) == ("contact.name", "account.name")
    found = went(
        read(
            "customers",
            ("customer_id", [f"C-{number}" for number in range(6)]),
            ("customer_name", PEOPLE),
            ("company_name", [f"{name} LLC" for name in NAMES]),
            ("industry", ("Retail", "Health", "Retail", "Media", "Food", "Pet")),
        )
    )
    assert (found["customer_name"], found["company_name"]) == ("contact.name", "account.name")


def test_the_few_houses_that_keep_the_list_are_not_its_clients() -> None:
    found = went(
        read(
            "notas",
            ("Número NF", [str(100 + number) for number in range(6)]),
            ("Empresa", ("JL", "MF", "JL", "JL", "MF", "JL")),
            ("Cliente", NAMES),
            ("Data de Emissão", DAYS),
            ("Valor", [1200.5, 900, 800, 700, 650, 400]),
        )
    )
    assert (found["Empresa"], found["Cliente"]) == (None, "account.name")


def test_who_writes_a_bill_is_not_who_gets_it() -> None:
    codes = ("30.123.456-7", "30.123.456-8", "30.123.456-9", "30.123.457-1", "30.123.457-2", "30.123.457-3")
    found = went(
        read(
            "facturas",
            ("numero_factura", [f"F{number}" for number in range(6)]),
            ("nit_emisora", [codes[0]] * 6),
            ("nit_receptora", codes),
            ("fecha_emision", DAYS),
            ("valor_total", [1200.5, 900, 800, 700, 650, 400]),
        )
    )
    assert (found["nit_emisora"], found["nit_receptora"]) == (None, "account.tax_id")


def test_what_a_program_exports_below_a_record_is_read_without_the_name_of_the_list() -> None:
    found = went(
        read(
            "facturas",
            ("Líneas de factura/Número", [f"F-{number}" for number in range(6)]),
            ("Líneas de factura/Cliente", NAMES),
            ("Líneas de factura/Fecha de factura", DAYS),
            ("Líneas de factura/Importe", [1200.5, 900, 800, 700, 650, 400]),
        )
    )
    assert list(found.values()) == ["invoice.number", "account.name", "invoice.issued", "invoice.amount"]


def test_words_that_add_nothing_do_not_hide_a_known_name_and_an_original_plan_is_another_plan() -> None:
    found = went(
        read(
            "leads",
            ("company_name", NAMES),
            ("employees_estimate", [120, 80, 300, 45, 60, 15]),
            ("mrr_final", [1200, 900, 800, 700, 650, 400]),
            ("city", ("Recife", "Olinda", "Natal", "Belém", "Macapá", "Palmas")),
            ("plan", ("Pro", "Basic", "Pro", "Pro", "Basic", "Pro")),
            ("original_plan", ("Basic", "Basic", "Pro", "Basic", "Basic", "Pro")),
        )
    )
    assert (found["employees_estimate"], found["mrr_final"]) == ("account.employees", "line.mrr")
    assert (found["plan"], found["original_plan"]) == ("account.plan", None)


def test_the_place_of_a_person_is_that_of_the_client() -> None:
    found = went(
        read(
            "leads",
            ("Name", PEOPLE),
            ("Email", [f"p{number}@empresa{number}.com.br" for number in range(6)]),
            ("Empresa", NAMES),
            ("Cargo", ("Diretora", "Gerente", "Sócia", "Analista", "Gerente", "Diretor")),
            ("Cidade", ("Recife", "Olinda", "Natal", "Belém", "Macapá", "Palmas")),
            ("Estado", ("PE", "PE", "RN", "PA", "AP", "TO")),
        )
    )
    assert (found["Cidade"], found["Estado"]) == ("account.city", "account.state")


def test_names_with_facts_that_only_clients_have_are_clients_whatever_the_sheet_is_called() -> None:
    mapping = read(
        "Sheet1",
        ("Negocio", NAMES),
        ("Nicho", ("Retail", "Health", "Retail", "Media", "Food", "Pet")),
        ("Sitio_web", [f"http://casa{number}.com.mx" for number in range(6)]),
        ("Direccion", [f"Calle 5, {number}" for number in range(6)]),
    )
    assert (mapping.entity, went(mapping)["Negocio"]) == ("account", "account.name")


def test_a_title_says_what_rows_are_where_their_columns_hardly_do() -> None:
    mapping = read(
        "deudores",
        ("Cliente", NAMES),
        ("Fecha", DAYS),
        ("Valor", [1200.5, 900, 800, 700, 650, 400]),
        ("Pagado", ("", "x", "", "", "x", "")),
    )
    assert mapping.entity == "invoice"
    assert went(mapping)["Valor"] == "invoice.amount"


def test_bills_in_a_list_of_clients_are_bills() -> None:
    mapping = read(
        "clientes",
        ("nome", PEOPLE),
        ("email", [f"p{number}@empresa{number}.com.br" for number in range(6)]),
        ("valor_devido", ["250.00", "450.00", "120.50", "500.50", "750.50", "90.00"]),
        ("data_vencimento", DAYS),
        ("status", ("Pendente", "Pago", "Pendente", "Pago", "Pendente", "Pendente")),
    )
    assert mapping.entity == "invoice"
    assert went(mapping)["status"] == "invoice.status"


def test_what_a_word_says_of_somebody_is_not_who_it_is() -> None:
    found = went(
        read(
            "contratos",
            ("id_contrato", [f"C-{number}" for number in range(6)]),
            ("Empresa", NAMES),
            ("ClienteOProveedor", ("Cliente",) * 6),
            ("fecha_inicio", DAYS),
            ("fecha_fin", DAYS),
        )
    )
    assert (found["Empresa"], found["ClienteOProveedor"]) == ("account.name", None)


def test_known_words_written_as_one_are_read_and_words_of_their_own_are_not_parted() -> None:
    assert parted("razonsocial") == "razao social"
    assert parted("cifempresa") == "cnpj empresa"
    assert parted("fechaemision") == "data emissao"
    assert [parted(word) for word in ("nascimento", "satisfaction", "temperatura", "segmentation")] == [
        None
    ] * 4


def test_a_column_called_as_the_field_goes_before_one_that_means_it_in_other_words() -> None:
    found = went(
        read(
            "tickets",
            ("ticket_id", [f"T{number}" for number in range(6)]),
            ("customer", NAMES),
            ("severity", ("high", "low", "medium", "low", "high", "low")),
            ("priority", ("low", "high", "medium", "low", "high", "low")),
            ("created_at", DAYS),
        )
    )
    assert (found["severity"], found["priority"]) == (None, "ticket.priority")


def test_what_was_billed_goes_before_what_came_in() -> None:
    found = went(
        read(
            "pagamentos",
            ("id_pagamento", [f"P{number}" for number in range(6)]),
            ("cliente", NAMES),
            ("data_vencimento", DAYS),
            ("valor_pago", [1200.5, 900, 0, 700, 0, 400]),
            ("valor_esperado", [1200.5, 900, 800, 700, 650, 400]),
        )
    )
    assert found["valor_esperado"] == "invoice.amount"
    assert found["valor_pago"] != "invoice.amount"


def test_currencies_in_words_are_currencies_under_their_own_name() -> None:
    found = went(
        read(
            "facturas",
            ("factura", [f"F{number}" for number in range(6)]),
            ("cliente", NAMES),
            ("fecha emision", DAYS),
            ("importe", [1200.5, 900, 800, 700, 650, 400]),
            ("moneda", ("Pesos", "Dólares", "Pesos", "Pesos", "Dólares", "Pesos")),
        )
    )
    assert found["moneda"] == "invoice.currency"


def test_what_clients_pay_each_month_is_the_mrr_whatever_the_trade_calls_it_and_what_they_use_is_not() -> (
    None
):
    rest: tuple[tuple[str, Sequence[Cell]], ...] = (
        ("ID_Cliente", [f"C{number}" for number in range(6)]),
        ("Ciudad", ("Lima", "Cusco", "Lima", "Piura", "Tacna", "Lima")),
    )
    amounts = [120.5, 90, 80, 70, 65, 40]
    assert went(read("clientes", *rest, ("Prima_Mensual", amounts)))["Prima_Mensual"] == "line.mrr"
    assert went(read("clientes", *rest, ("Uso_Mensual_GB", amounts)))["Uso_Mensual_GB"] is None


def test_the_number_of_a_ticket_is_its_number_and_elsewhere_the_ticket_that_is_meant() -> None:
    codes = [f"T-{number}" for number in range(6)]
    rest: tuple[tuple[str, Sequence[Cell]], ...] = (("Customer", NAMES),)
    found = went(read("tickets", ("Ticket number", codes), *rest, ("Subject", NAMES), ("Opened at", DAYS)))
    assert found["Ticket number"] == "ticket.number"
    found = went(
        read("csat", ("Ticket number", codes), *rest, ("CSAT", [5, 4, 3, 5, 4, 5]), ("Answered at", DAYS))
    )
    assert found["Ticket number"] in {"survey.ticket", "ticket.external_id"}


def test_figures_long_enough_to_call_below_the_number_of_a_contact_are_its_phone() -> None:
    found = went(
        read("clientes", ("Nombre", PEOPLE), ("Número de contacto", [3001234567 + n for n in range(6)]))
    )
    assert found["Número de contacto"] in {"account.phone", "contact.phone"}
