"""Names written as one word, in Spanish, or under which something stands that says what they are not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from csdesk.domain.importing.mapping import Certainty
from csdesk.domain.importing.table import Cell
from tests.domain.test_understanding_evidence import CLIENTS, PEOPLE, sheet, went

DEALS: dict[str, Sequence[Cell]] = {
    "Oportunidad": [f"Ampliación {n}" for n in range(12)],
    "Etapa": ["Propuesta", "Negociación"],
    "Ingresos esperados": [100, 250],
    "Cliente": CLIENTS,
}


def test_ids_and_numbers_glued_to_their_words_are_known() -> None:
    mapping = sheet(
        "contactos.csv",
        {
            "idcontacto": list(range(501, 513)),
            "idcliente": list(range(41, 53)),
            "nombre": PEOPLE,
            "telefono1": ["696438454", "976907602"],
            "cargo": ["Gerente"],
        },
    )
    assert went(mapping)["idcontacto"] == "contact.external_id"
    assert went(mapping)["idcliente"] == "account.external_id"
    assert went(mapping)["telefono1"] == "contact.phone"


def test_the_document_of_a_person_is_not_the_tax_id_of_the_company() -> None:
    people: dict[str, Sequence[Cell]] = {
        "nombre": PEOPLE,
        "empresa": CLIENTS,
        "email": [f"p{n}@cliente{n}.com" for n in range(12)],
        "cargo": ["Gerente"],
    }
    assert went(sheet("contactos.csv", {**people, "dni": ["12345678Z", "87654321X"]}))["dni"] is None
    named = sheet("contactos.csv", {**people, "cif empresa": ["B12345678", "A87654321"]})
    assert went(named)["cif empresa"] == "account.tax_id"


def test_won_or_lost_and_the_trade_are_known_in_spanish_too() -> None:
    deals = sheet("leads.csv", {**DEALS, "Ganado/Perdido": ["Ganado", "Perdido", "Pendiente"]})
    assert went(deals)["Ganado/Perdido"] == "opportunity.outcome"
    people = sheet(
        "contactos.csv",
        {
            "Nombre completo": PEOPLE,
            "Correo electrónico": [f"p{n}@cliente{n}.com" for n in range(12)],
            "Nombre de la empresa": CLIENTS,
            "Rubro": ["Transporte", "Minería"],
        },
    )
    assert went(people)["Rubro"] == "account.industry"


def test_numbers_to_call_are_nobody_in_charge() -> None:
    called = sheet("leads.csv", {**DEALS, "Comercial": ["+507-6000-1234", "+507-6000-5678"]})
    assert went(called)["Comercial"] is None
    assert went(sheet("leads.csv", {**DEALS, "Comercial": PEOPLE}))["Comercial"] == "opportunity.owner"


def test_where_a_visit_took_place_is_where_no_client_is_unless_one_is_named() -> None:
    visits: dict[str, Sequence[Cell]] = {
        "id": list(range(1, 13)),
        "fecha": ["2024-11-20", "2025-02-26"],
        "ciudad": ["Lima", "París"],
        "tipo_actividad": ["Conferencia", "Taller"],
        "descripcion": ["Se habló del plan de este año", "Jornada abierta con el equipo"],
    }
    alone = sheet("visitas.csv", visits)
    assert went(alone)["ciudad"] is None
    assert went(alone)["tipo_actividad"] == "interaction.kind"
    assert went(sheet("visitas.csv", {**visits, "cliente": CLIENTS}))["ciudad"] == "account.city"


def test_what_kind_of_record_changed_is_no_client() -> None:
    mapping = sheet(
        "historico.csv",
        {
            "idHistorico": [f"H-{n}" for n in range(12)],
            "entidade": ["Assinatura", "Contrato"],
            "motivo": ["Status inicial", "Atualização de status"],
            "dataAlteracao": ["2026-05-12 11:43:20"],
        },
    )
    assert went(mapping)["entidade"] is None


def test_a_list_of_what_is_due_is_one_of_bills_unless_it_speaks_of_renewals() -> None:
    due: dict[str, Sequence[Cell]] = {
        "Nome": CLIENTS,
        "Telefone": ["(61) 99412-1708"],
        "Valor": [100, 85],
        "Vencimento": ["10/09/2025", "12/09/2025"],
        "Status": ["pendente", "enviado"],
    }
    assert sheet("em andamento.csv", due).entity != "renewal"
    assert sheet("renovações.csv", due).entity == "renewal"


def test_what_was_sent_to_clients_was_said_to_them() -> None:
    mapping = sheet(
        "comunicacoes.csv",
        {
            "comunicacao_id": list(range(1, 13)),
            "cliente_id": list(range(41, 53)),
            "tipo_comunicacao": ["Email", "WhatsApp", "SMS"],
            "campanha": ["Lembrete", "Pendência"],
            "data_envio": ["2025-10-22", "2025-11-05"],
            "resultado": ["Sem Resposta", "Respondido"],
        },
    )
    assert mapping.entity == "interaction"
    assert went(mapping)["comunicacao_id"] == "interaction.external_id"
    assert went(mapping)["tipo_comunicacao"] in {"interaction.channel", "interaction.kind"}


@pytest.mark.parametrize(("header", "target"), [("Plan", "product.name"), ("Venda", "product.price")])
def test_plans_for_sale_have_a_name_and_a_price(header: str, target: str) -> None:
    mapping = sheet(
        "planos.csv",
        {
            "Plan": ["Básico", "Pro", "Max"],
            "Venda": [125, 250, 400],
            "Custo": [80, 120, 200],
            "Descrição": ["Tudo que é preciso", "Mais relatórios", "Sem limites"],
        },
        rows=3,
    )
    assert mapping.entity == "product"
    assert went(mapping)[header] == target


def test_a_client_who_is_the_same_in_every_row_may_be_the_house_itself() -> None:
    tickets: dict[str, Sequence[Cell]] = {
        "Ticket": [f"T-{n}" for n in range(12)],
        "Subject": ["Does not open", "Invoice is wrong"],
        "Created at": ["2026-01-02"],
        "Status": ["open", "closed"],
    }
    one = sheet("tickets.csv", {**tickets, "Company": ["Our Own Ltd"]})
    many = sheet("tickets.csv", {**tickets, "Company": CLIENTS})
    assert one.columns[-1].target == many.columns[-1].target == "account.name"
    assert one.columns[-1].certainty is Certainty.LIKELY
    assert many.columns[-1].certainty is Certainty.SURE


def test_codes_of_rooms_are_at_most_likely_to_be_codes_of_clients() -> None:
    mapping = sheet(
        "base.csv",
        {
            "email": [f"p{n}@mail.com" for n in range(12)],
            "nome": PEOPLE * 2,
            "unidade": [str(101 + n) for n in range(12)],
        },
    )
    placed = mapping.columns[-1]
    assert placed.target is None or placed.certainty is not Certainty.SURE
