"""Names written as one word, in Spanish, or under which something stands that says what they are not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from csdesk.domain.importing.mapping import Certainty
from csdesk.domain.importing.table import Cell
from tests.domain.understanding_bench import CLIENTS, PEOPLE, sheet, went

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


TICKETS: dict[str, Sequence[Cell]] = {
    "Chamado": [f"T-{n}" for n in range(12)],
    "Cliente": CLIENTS,
    "Aberto em": ["02/01/2026"],
    "Status": ["Aberto", "Fechado"],
}


@pytest.mark.parametrize(
    ("header", "values", "target"),
    [
        ("raw_text", ["It does not open since today", "The invoice is wrong again"], "ticket.notes"),
        ("Initial channel", ["email", "phone", "chat"], "ticket.channel"),
        ("original_channel", ["Email", "Portal"], "ticket.channel"),
    ],
)
def test_the_first_of_several_channels_and_texts_is_the_channel_and_the_text(
    header: str, values: list[str], target: str
) -> None:
    found = went(sheet("chamados.csv", {**TICKETS, "Assunto": ["Não abre", "Erro"], header: values}))
    assert found[header] == target


@pytest.mark.parametrize(
    ("header", "values", "target"),
    [
        ("Renta mensual", ["438", "309.25"], "line.mrr"),
        ("health_segment", ["Healthy", "At risk"], "health.band"),
        ("industry_c", ["Retail", "Health"], "account.industry"),
        ("Estado", ["Activado", "Baja"], "account.status"),
    ],
)
def test_names_of_fields_of_other_tools_and_lands_are_known(
    header: str, values: list[str], target: str
) -> None:
    assert went(sheet("clientes.csv", {"Cliente": CLIENTS, header: values}))[header] == target


def test_who_signs_for_a_client_and_has_a_document_is_of_the_client() -> None:
    mapping = sheet(
        "clientes.csv",
        {
            "Cliente": CLIENTS,
            "Segmento": ["Varejo", "Saúde"],
            "Representante": PEOPLE,
            "DNI Representante": ["12345678Z", "87654321X"],
        },
    )
    assert went(mapping)["Representante"] == "contact.name"


def test_the_document_of_a_bill_is_its_number() -> None:
    mapping = sheet(
        "faturamento.csv",
        {
            "Emissao": ["02/01/2026"],
            "Num. Docto.": [f"0000{n}" for n in range(28040, 28052)],
            "Nome Fantasia": CLIENTS,
            "Valor Total": [100.0, 250.5],
        },
    )
    assert went(mapping)["Num. Docto."] in {"invoice.number", "invoice.external_id"}


def test_a_lead_that_a_deal_came_from_is_not_surely_a_person() -> None:
    mapping = sheet(
        "opportunities.csv",
        {
            "opportunity_id": [f"O-{n}" for n in range(12)],
            "lead_id": [f"L-{n}" for n in range(12)],
            "account_id": [f"A-{n}" for n in range(12)],
            "stage": ["Proposal", "Negotiation"],
            "value": [100, 250],
        },
    )
    lead = mapping.columns[1]
    assert lead.target is None or lead.certainty is not Certainty.SURE


def test_income_is_no_slip_for_what_a_client_pays() -> None:
    mapping = sheet("clientes.csv", {"Cliente": CLIENTS, "Renda_Mensal": [5266.05, 3554.93]})
    assert went(mapping)["Renda_Mensal"] is None


def test_who_is_a_promoter_with_a_score_answered_a_survey() -> None:
    mapping = sheet(
        "export.csv",
        {
            "name": PEOPLE,
            "email": [f"p{n}@client{n}.com" for n in range(12)],
            "company_c": CLIENTS,
            "score": [9, 7, 3],
            "responded": ["2025-05-13 12:49:00", "2024-11-29 14:35:00"],
            "status": ["promoter", "passive", "detractor"],
            "comment": ["Very good indeed", "Could be better"],
        },
    )
    assert mapping.entity == "survey"
    assert went(mapping)["score"] == "survey.score"


def test_extensions_of_three_figures_are_no_phones_and_long_numbers_are() -> None:
    people: dict[str, Sequence[Cell]] = {
        "Nome": PEOPLE,
        "Empresa": CLIENTS,
        "E-mail": [f"p{n}@cliente{n}.com" for n in range(12)],
    }
    assert went(sheet("contatos.csv", {**people, "Ramal": [753, 511, 484]}))["Ramal"] is None
    numbers: Sequence[Cell] = [11987654321.0, 2133334444.0]
    assert went(sheet("contatos.csv", {**people, "Telefone": numbers}))["Telefone"] == "contact.phone"


def test_a_trade_in_a_list_of_bills_is_not_surely_that_of_the_client() -> None:
    bills = sheet(
        "pagamentos.csv",
        {
            "id_pagamento": [f"PG-{n}" for n in range(12)],
            "cliente": CLIENTS,
            "data_vencimento": ["2025-01-10"],
            "valor": ["540.00", "620.00"],
            "ramo": ["Auto", "Vida"],
        },
    )
    clients = sheet("clientes.csv", {"cliente": CLIENTS, "ramo": ["Auto", "Vida"], "cidade": ["Recife"]})
    assert bills.columns[-1].certainty is not Certainty.SURE
    assert clients.columns[1].certainty is Certainty.SURE


def test_a_stage_that_somebody_guessed_is_not_the_stage() -> None:
    mapping = sheet(
        "threads.csv",
        {
            "deal_name": [f"Upgrade {n}" for n in range(12)],
            "company": CLIENTS,
            "amount": [100, 250],
            "stage_guess": ["Negotiation", "Proposal"],
        },
    )
    assert went(mapping)["stage_guess"] is None
