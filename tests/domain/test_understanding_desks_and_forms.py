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
