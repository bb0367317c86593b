"""Help desks, forms, call lists and counts of use: fields under names that nobody listed."""

from __future__ import annotations

import pytest

from csdesk.domain.importing.coerce import coerce_column
from csdesk.domain.importing.fitting import spec_of
from csdesk.domain.importing.table import Cell
from tests.domain.understanding_bench import CLIENTS, PEOPLE, sheet, went

_CODES: list[Cell] = [f"TK-{n * 3 + 100}" for n in range(12)]
_DAYS: list[Cell] = [f"2025-0{n % 9 + 1}-10" for n in range(12)]


def _ticket(header: str, values: list[Cell]) -> str | None:
    columns = {
        "ticket_id": _CODES,
        "customer_id": [f"C-{n}" for n in range(12)],
        "created_at": _DAYS,
        header: values,
    }
    return went(sheet("support_tickets.csv", columns))[header]


@pytest.mark.parametrize(
    ("header", "values", "target"),
    [
        ("complaint_severity", ["Low", "High", "Medium"], "ticket.priority"),
        ("current_state", ["Open", "Closed", "In Progress"], "ticket.status"),
        ("resolution_status", ["Resolved", "Pending", "Open"], "ticket.status"),
        ("grau_satisfacao", ["5", "4", "3"], "ticket.csat"),
        ("support_channel", ["Email", "Phone", "Chat"], "ticket.channel"),
        ("inquiry_type", ["Billing", "Login", "Bug"], "ticket.category"),
        ("service_type", ["Billing", "Login", "Bug"], "ticket.category"),
        ("tp_prioridade", ["Baixa", "Alta", "Média"], "ticket.priority"),
        ("was_escalated", ["Yes", "No"], "ticket.escalated"),
        ("escalated_to_tier2", ["True", "False"], "ticket.escalated"),
    ],
)
def test_words_that_every_ticket_has_around_a_field_say_no_more(
    header: str, values: list[Cell], target: str
) -> None:
    assert _ticket(header, values) == target


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ("sla_hours", "ticket.sla_resolution_minutes"),
        ("sla_target_hours", "ticket.sla_resolution_minutes"),
        ("prazo_sla_horas", "ticket.sla_resolution_minutes"),
        ("sla_first_response_target_min", "ticket.sla_response_minutes"),
        ("sla_breach_hours", None),
        ("resolution_hours", None),
    ],
)
def test_a_promised_time_is_told_from_one_that_was_taken(header: str, target: str | None) -> None:
    assert _ticket(header, ["4", "8", "24", "48"]) == target


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("minutes_used", ["193.406", "212.474", "382.634"]),
        ("total_session_minutes", ["12", "40"]),
        ("horas_de_uso", ["1,5", "2", "0,25"]),
        ("session_duration_hours", ["1.5", "0.25"]),
    ],
)
def test_times_of_use_may_have_decimals_and_any_unit(header: str, values: list[Cell]) -> None:
    columns = {"account_id": [f"C-{n}" for n in range(12)], "usage_month": _DAYS, header: values}
    assert went(sheet("usage_logs.csv", columns))[header] == "usage.minutes"


def test_parts_of_minutes_are_rounded() -> None:
    spec = spec_of("usage.minutes")
    assert spec is not None
    columns = {
        "account_id": [f"C-{n}" for n in range(12)],
        "usage_month": _DAYS,
        "minutes_used": ["193.406", "212.6", "38"],
    }
    mapping = sheet("usage_logs.csv", columns)
    (column,) = (one for one in mapping.columns if one.header == "minutes_used")
    assert coerce_column(["193.406", "212.6", "38"], spec, column.format).values == [193, 213, 38]


def test_whether_to_follow_up_is_no_next_step() -> None:
    columns = {
        "note_id": _CODES,
        "account_id": [f"C-{n}" for n in range(12)],
        "created_date": _DAYS,
        "note_content": ["Check-in call completed.", "Sent renewal email, awaiting reply."],
        "follow_up_required": ["Yes", "No"],
    }
    found = went(sheet("account_notes.csv", columns))
    assert found["follow_up_required"] is None
    assert found["note_content"] == "interaction.summary"


def test_who_works_on_a_ticket_is_not_in_charge_of_the_client() -> None:
    columns = {"Chamado": _CODES, "Cliente": CLIENTS, "Abertura": _DAYS, "Analista responsável": PEOPLE}
    assert went(sheet("chamados.csv", columns))["Analista responsável"] is None


@pytest.mark.parametrize("header", ["nota_atendimento", "qualidade do atendimento", "nivel_satisfacao"])
def test_the_one_rating_of_a_form_is_its_score(header: str) -> None:
    columns = {
        "id": [str(n) for n in range(12)],
        "cliente": CLIENTS,
        header: ["5", "4", "3"],
        "comentario": ["Atendimento rápido e cordial", "Demorou demais para responder"],
        "data_resposta": _DAYS,
    }
    mapping = sheet("pesquisa_satisfacao.csv", columns)
    assert mapping.entity == "survey"
    assert went(mapping)[header] == "survey.score"


def test_calls_with_a_priority_and_a_rating_are_requests() -> None:
    columns = {
        "call_id": _CODES,
        "customer_id": [f"C-{n}" for n in range(12)],
        "call_date": _DAYS,
        "priority": ["Low", "High", "Medium"],
        "satisfaction_score": ["4", "5", "3"],
        "duration_min": ["12", "7"],
    }
    mapping = sheet("call_center.csv", columns)
    assert mapping.entity == "ticket"
    assert went(mapping)["satisfaction_score"] == "ticket.csat"
    assert went(mapping)["call_id"] == "ticket.external_id"


def test_talks_that_were_rated_stay_talks() -> None:
    columns = {
        "interaction_id": _CODES,
        "customer_id": [f"C-{n}" for n in range(12)],
        "interaction_date": _DAYS,
        "interaction_type": ["Call", "Meeting", "Email"],
        "notes": ["Reviewed the goals of the quarter", "Asked for a new invoice"],
        "satisfaction_score": ["4", "5", "3"],
    }
    assert sheet("interactions.csv", columns).entity == "interaction"


@pytest.mark.parametrize("file", ["os.csv", "OS 2025.csv", "controle_os.csv", "ordens de servico.csv"])
def test_orders_of_service_are_requests(file: str) -> None:
    columns = {
        "id_os": [str(n) for n in range(12)],
        "cliente": CLIENTS,
        "data_os": _DAYS,
        "descricao_servico": ["Troca de filtro no equipamento", "Visita de manutenção preventiva"],
        "status_os": ["Aberta", "Concluída"],
    }
    mapping = sheet(file, columns)
    assert mapping.entity == "ticket"
    found = went(mapping)
    assert found["data_os"] == "ticket.opened_at"
    assert found["status_os"] == "ticket.status"


def test_codes_below_a_person_are_their_codes_and_mobiles_their_numbers() -> None:
    columns = {
        "ID": _CODES,
        "Usuario": ["1", "2", "3", "4"],
        "Número": [f"55119{n}7654321" for n in range(6, 10)],
        "Problema": ["Bug", "Erro 404"],
        "Prioridade": ["Baixa", "Alta"],
    }
    found = went(sheet("chamados.csv", columns))
    assert found["Usuario"] == "contact.external_id"
    assert found["Número"] == "contact.phone"


def test_units_of_a_company_are_no_towns() -> None:
    columns = {
        "ticket_id": _CODES,
        "created_at": _DAYS,
        "location": ["Unidade Sul", "Unidade Norte", "Sede"],
        "status": ["Aberto", "Fechado"],
    }
    assert went(sheet("tickets.csv", columns))["location"] is None


def test_changes_of_what_subscriptions_pay_are_movements() -> None:
    columns = {
        "event_id": _CODES,
        "customer_id": [f"C-{n}" for n in range(12)],
        "event_type": ["created", "cancelled", "upgraded"],
        "mrr_delta": ["199", "-99", "49"],
        "event_at": _DAYS,
    }
    mapping = sheet("subscription_events.csv", columns)
    assert mapping.entity == "movement"
    assert went(mapping)["event_type"] == "movement.kind"


def test_how_many_reviews_a_shop_has_makes_no_answers_of_a_survey() -> None:
    columns = {
        "business_name": CLIENTS,
        "phone": ["(207) 725-1234", "(207) 725-9012"],
        "address": ["123 Main St", "789 Pleasant St"],
        "website": [f"https://loja{n}.com" for n in range(12)],
        "rating": ["4.5", "4.8"],
        "reviews": ["23", "41", "12"],
    }
    assert sheet("leads.csv", columns).entity == "account"


def test_how_many_people_were_there_is_nobodys_code() -> None:
    columns = {"Chamado": _CODES, "Cliente": CLIENTS, "Abertura": _DAYS, "PESSOAS": ["4", "12", "3", "7"]}
    assert went(sheet("chamados.csv", columns))["PESSOAS"] != "contact.external_id"
