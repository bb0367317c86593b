"""Sheets as billing tools, help desks and registers of Spanish-speaking countries write them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from csdesk.domain.importing.names import canonical
from csdesk.domain.importing.table import Cell
from tests.domain.understanding_bench import CLIENTS, PEOPLE, sheet, went

DAYS: Sequence[Cell] = [f"{day:02d}/03/2024" for day in range(1, 13)]
LATER: Sequence[Cell] = [f"{day:02d}/04/2024" for day in range(1, 13)]
SUMS: Sequence[Cell] = [f"{1200 + 437.5 * n:.2f}" for n in range(12)]
WHOLE: Sequence[Cell] = [f"{1416 + 516.25 * n:.2f}" for n in range(12)]
TAXES: Sequence[Cell] = [f"{216 + 78.75 * n:.2f}" for n in range(12)]
TAX_IDS: Sequence[Cell] = [f"{800000000 + 54321 * n}-{n % 9}" for n in range(12)]
PAID: Sequence[Cell] = ["Pagada", "Pendiente", "Vencida", "Anulada"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("C.P.", "cep"),
        ("R.U.C.", "cnpj"),
        ("F. Alta", "data cadastro"),
        ("F.Término", "data termino"),
        ("Apellido y Nombre", "nome completo"),
        ("Nombres y Apellidos", "nome completo"),
        ("Importe con IVA", "valor"),
        ("Total sin IVA", "total liquido"),
        ("Estado de la cuenta", "situacao conta"),
        ("Pólizas", "apolices"),
        ("No. empleados", "numero funcionarios"),
        ("SubTotal", "subtotal"),
    ],
)
def test_what_spanish_writes_short_or_in_several_words_is_the_word_it_means(written: str, meant: str) -> None:
    assert canonical(written) == meant


def test_a_bill_is_known_by_its_tax_its_third_party_and_what_was_billed() -> None:
    bills = sheet(
        "documentos.xlsx",
        {
            "Fecha elaboración": DAYS,
            "Comprobante": [f"FV-{n}" for n in range(100, 112)],
            "NIT": TAX_IDS,
            "Nombre del tercero": CLIENTS,
            "Valor bruto": SUMS,
            "IVA": TAXES,
            "Total facturado": WHOLE,
            "Estado": PAID,
        },
    )
    assert bills.entity == "invoice"
    places = went(bills)
    assert places["Nombre del tercero"] == "account.name"
    assert places["Total facturado"] == "invoice.amount"
    assert places["IVA"] is None
    assert places["Estado"] == "invoice.status"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (["JAL", "NL", "CMX", "QR"], "account.state"),
        (["Jalisco", "Nuevo León", "Puebla"], "account.state"),
        (PAID, "invoice.status"),
    ],
)
def test_estado_is_a_state_where_states_stand_and_how_a_bill_stands_elsewhere(
    values: Sequence[Cell], field: str
) -> None:
    bills = sheet(
        "facturas.csv",
        {
            "Factura": ["F-1", "F-2", "F-3"],
            "Fecha": DAYS,
            "Cliente": CLIENTS,
            "Total": SUMS,
            "Estado": values,
        },
    )
    assert went(bills)["Estado"] == field


def test_how_clients_stand_is_no_state_though_no_list_has_the_words() -> None:
    clients = sheet(
        "clientes.csv", {"Nombre": CLIENTS, "NIT": TAX_IDS, "Estado": ["Habilitado", "En mora", "Retirado"]}
    )
    assert went(clients)["Estado"] == "account.status"


def test_departamento_is_where_a_client_is_when_departments_of_a_country_stand_there() -> None:
    clients = {"Nombre": CLIENTS, "NIT": TAX_IDS, "Contacto": PEOPLE}
    places = went(sheet("clientes.csv", {**clients, "Departamento": ["Antioquia", "Cundinamarca", "Huila"]}))
    assert places["Departamento"] == "account.state"
    assert (
        went(sheet("clientes.csv", {**clients, "Departamento": ["Ventas", "Compras"]}))["Departamento"]
        != "account.state"
    )


def test_quotes_are_deals_and_no_exchange_rates() -> None:
    quotes = sheet(
        "cotizaciones.csv",
        {
            "No. Cotización": [f"C-{n}" for n in range(50, 62)],
            "Fecha cotización": DAYS,
            "Cliente": CLIENTS,
            "Monto cotizado": SUMS,
            "Fecha estimada de cierre": LATER,
            "Moneda": ["MXN", "USD"],
        },
    )
    assert quotes.entity == "opportunity"
    assert went(quotes)["Monto cotizado"] == "opportunity.value"
    assert went(quotes)["Fecha estimada de cierre"] == "opportunity.expected_on"


def test_a_request_that_was_filed_is_a_ticket_with_its_number_its_way_in_and_who_asked() -> None:
    asked = sheet(
        "pqrs.csv",
        {
            "Radicado": [f"2024-{n}" for n in range(500, 512)],
            "Fecha de radicación": DAYS,
            "Peticionario": PEOPLE,
            "Empresa": CLIENTS,
            "Tipo de PQRS": ["Queja", "Reclamo", "Petición"],
            "Medio de recepción": ["Correo", "Teléfono"],
            "Asunto": [f"No llega la factura {n}" for n in range(12)],
            "Estado": ["Abierto", "Cerrado"],
        },
    )
    assert asked.entity == "ticket"
    places = went(asked)
    assert places["Radicado"] in {"ticket.number", "ticket.external_id"}
    assert places["Fecha de radicación"] == "ticket.opened_at"
    assert places["Peticionario"] == "contact.name"
    assert places["Medio de recepción"] == "ticket.channel"


def test_a_brand_that_comes_again_and_again_is_no_client_and_no_given_name() -> None:
    cars = sheet(
        "ordenes.csv",
        {
            "Razon Social": CLIENTS,
            "Cuit Empresa": TAX_IDS,
            "Apellido Contacto": PEOPLE,
            "Marca": ["MB", "Jeep"],
        },
    )
    places = went(cars)
    assert places["Razon Social"] == "account.name"
    assert places["Marca"] is None


def test_numbers_that_only_count_the_rows_and_amounts_of_nothing_stand_behind() -> None:
    bills = sheet(
        "facturas.csv",
        {
            "Nro": list(range(1, 13)),
            "Folio": [f"{n}" for n in range(7001, 7013)],
            "Fecha": DAYS,
            "Cliente": CLIENTS,
            "Nota valor": [0],
            "Total": SUMS,
        },
    )
    places = went(bills)
    assert places["Folio"] == "invoice.number"
    assert places["Nro"] != "invoice.number"
    assert places["Total"] == "invoice.amount"


def test_an_amount_of_anything_is_not_what_a_client_pays_each_month() -> None:
    clients = sheet("clientes.csv", {"Nombre": CLIENTS, "NIT": TAX_IDS, "Monto gastado": SUMS})
    assert went(clients)["Monto gastado"] is None


def test_a_name_known_elsewhere_in_one_number_is_known_here_in_the_other() -> None:
    asked = sheet(
        "reclamos.csv",
        {
            "N° Reclamo": [f"R-{n}" for n in range(12)],
            "Fecha ingreso": DAYS,
            "Cliente": CLIENTS,
            "Motivo del reclamo": [f"Error al facturar {n}" for n in range(12)],
            "Detalle": ["El cliente reporta que el sistema no carga desde ayer por la tarde"],
        },
    )
    assert went(asked)["Detalle"] == "ticket.notes"


def test_people_are_the_clients_where_hardly_anybody_has_a_company() -> None:
    clients = sheet(
        "clientes.csv",
        {
            "Nombre": PEOPLE,
            "RUT": TAX_IDS,
            "Email": [f"p{n}@mail.com" for n in range(12)],
            "Empresa": ["Banco"] + [None] * 11,
        },
    )
    assert went(clients)["Nombre"] == "account.name"
