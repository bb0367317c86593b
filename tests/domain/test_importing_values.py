"""Values come in as the sheet means them: units, thousands and times are read exactly, or told, never off by a factor."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from csdesk.domain.importing.draft import draft_sheet
from csdesk.domain.importing.instructions import instructed
from csdesk.domain.importing.known import Snapshot
from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.importing.merged_cells import read_as_above
from csdesk.domain.importing.scales import scale_of
from csdesk.domain.importing.table import Merged, RawSheet
from csdesk.domain.importing.understand import understand
from csdesk.domain.model.catalog import BY_KEY
from tests.domain.transform_sheets import plan, records


def understood(*rows: tuple[Any, ...], name: str = "Planilha") -> SheetMapping:
    (mapping,) = understand([RawSheet("livro.xlsx", name, rows)])
    return mapping


def made(mapping: SheetMapping, kind: str, *fields: str) -> list[Any]:
    """One value, or one tuple of values, for each record of a kind that a sheet makes."""
    rows = [tuple(getattr(one, field) for field in fields) for one in records(plan(mapping))[kind]]
    return [row[0] for row in rows] if len(fields) == 1 else rows


def remarks(mapping: SheetMapping) -> set[str]:
    return {problem.code for problem in draft_sheet(mapping).remarks}


@pytest.mark.parametrize("header", ["arr", "ACV", "Valor anual"])
def test_an_opportunity_is_worth_what_the_cell_says_whatever_its_amount_is_called(header: str) -> None:
    mapping = understood(
        ("opportunity_id", "account_name", "opportunity_name", "stage", header, "close_date"),
        ("1", "Tijolo", "Upgrade", "Proposal", "1000.00", "2026-05-20"),
        ("2", "Vidro", "New seats", "Closed Won", "34500.01", "2026-04-15"),
    )
    assert made(mapping, "opportunity", "value") == [100_000, 3_450_001]


def test_the_arr_of_a_contract_is_still_twelve_months() -> None:
    mapping = understood(
        ("Cliente", "Produto", "ARR", "Início"), ("Tijolo", "CRM", "1200,00", "15/01/2026"), name="Contratos"
    )
    assert made(mapping, "line", "mrr") == [10_000]


@pytest.mark.parametrize(
    ("header", "scale"),
    [
        *(("Faturamento anual (R$ mil)", 3), ("Faturamento (milhões)", 6), ("Receita em milhares", 3)),
        *(("revenue_k", 3), ("ARR (M USD)", 6), ("Revenue $M", 6), ("arr_mn", 6), ("Receita (R$ bi)", 9)),
        *(
            ("Revenue ($000s)", 3),
            ("Receita (R$ 1.000)", 3),
            ("Receita (em R$ mil/ano)", 3),
            ("Receita R$ MM", 6),
        ),
        *(("Receita (R$mil)", 3), ("Receita BI", 0), ("MRR (m)", 0), ("CPM por mil", 0), ("Valor (R$)", 0)),
        *(("Clientes acima de 100 mil", 0), ("Valor", 0), ("Milhas", 0)),
    ],
)
def test_a_header_says_in_what_its_figures_are_counted(header: str, scale: int) -> None:
    assert scale_of(header) == scale


def test_thousands_of_a_header_multiply_exactly_and_are_told() -> None:
    mapping = understood(
        ("Cliente", "CNPJ", "Faturamento anual (R$ mil)"),
        ("Tijolo", "11.222.333/0001-81", "540"),
        ("Vidro", "11.444.777/0001-61", "220,5"),
        ("Telha", "11.444.777/0002-42", "R$ 1,5 mi"),
    )
    assert made(mapping, "account", "annual_revenue") == [54_000_000, 22_050_000, 150_000_000]
    assert "scaled_figures" in remarks(mapping)


def test_a_line_above_the_table_counts_for_its_amounts() -> None:
    mapping = understood(
        ("Carteira de clientes", None, None),
        ("Valores em R$ mil", None, None),
        ("Cliente", "Segmento", "Faturamento anual"),
        ("Tijolo", "Obras", 540),
        ("Vidro", "Obras", 220.5),
    )
    assert made(mapping, "account", "annual_revenue") == [54_000_000, 22_050_000]


def test_a_person_may_say_that_figures_are_no_thousands() -> None:
    mapping = understood(
        ("Cliente", "CNPJ", "Faturamento anual (R$ mil)"), ("Tijolo", "11.222.333/0001-81", "540,00")
    )
    said = {"*": {"@amounts": {"Faturamento anual (R$ mil)": None}}}
    assert made(instructed(mapping, said), "account", "annual_revenue") == [54_000]
    said = {"*": {"@amounts": {"Faturamento anual (R$ mil)": "millions"}}}
    assert made(instructed(mapping, said), "account", "annual_revenue") == [54_000_000_000]


HOURS = (
    timedelta(minutes=30),
    timedelta(minutes=75),
    timedelta(hours=24),
    timedelta(hours=26, minutes=30),
    timedelta(),
)
TICKETS = ("Nº do chamado", "Cliente", "Aberto em")


def tickets(header: str, *cells: Any) -> SheetMapping:
    rows = [(f"T{number}", "Tijolo", f"2026-03-{number + 10}", cell) for number, cell in enumerate(cells)]
    return understood((*TICKETS, header), *rows)


def test_durations_of_a_day_and_more_are_minutes() -> None:
    mapping = tickets("Tempo de atendimento", *HOURS)
    assert made(mapping, "ticket", "handle_minutes") == [30, 75, 1440, 1590, 0]


def test_a_duration_in_a_field_of_its_own_is_written_as_the_sheet_shows_it() -> None:
    mapping = tickets("Banco de horas da equipe", *HOURS)
    (column,) = (one for one in mapping.columns if one.header.startswith("Banco"))
    assert column.target == "custom"
    kept = [one.custom["banco_de_horas_da_equipe"] for one in records(plan(mapping))["ticket"]]
    assert kept == ["0:30:00", "1:15:00", "24:00:00", "26:30:00", "0:00:00"]


def test_parts_of_days_are_told_by_the_whole_column() -> None:
    mapping = tickets("Tempo de atendimento", "0,0208333333", "1", "0,25", "3,3368055", "0,0180555", "0")
    assert made(mapping, "ticket", "handle_minutes") == [30, 1440, 360, 4805, 26, 0]
    assert "times_in_unit" in remarks(mapping)


def test_figures_that_are_mostly_no_minutes_stay_a_field_of_their_own() -> None:
    mapping = tickets("Tempo de atendimento", "0,5", "1", "0,25", "3,75", "1,5")
    assert made(mapping, "ticket", "handle_minutes") == [None] * 5
    assert [one.target for one in mapping.columns][-1] == "custom"


@pytest.mark.parametrize(
    ("header", "cells", "minutes"),
    [
        ("Tempo de atendimento (h)", ("0,5", "1", "2,25", "4", "8"), [30, 60, 135, 240, 480]),
        ("Tempo de atendimento (seg)", ("90", "60", "3600", "59", "0"), [1, 1, 60, 0, 0]),
        ("Tempo de atendimento (min)", ("90", "60", "3600", "59", "0"), [90, 60, 3600, 59, 0]),
        ("Tempo de atendimento", ("2h30", "45 min", "1 dia 2h", "2 hrs", "90"), [150, 45, 1560, 120, 90]),
        ("Tempo de atendimento", ("00:30", "26:30:00", "1:15", "24:00", "0:00"), [30, 1590, 75, 1440, 0]),
    ],
)
def test_times_are_minutes_whatever_they_are_counted_in(
    header: str, cells: tuple[str, ...], minutes: list[int]
) -> None:
    assert made(tickets(header, *cells), "ticket", "handle_minutes") == minutes


def test_mean_times_in_hours_become_minutes() -> None:
    mapping = understood(
        ("Cliente", "Mês", "Chamados abertos", "Tempo médio de resolução (h)"),
        ("Tijolo", "2026-01", 5, "1,5"),
        ("Vidro", "2026-01", 7, "0,25"),
        name="Chamados por mês",
    )
    assert made(mapping, "ticket_month", "resolution_mean") == [Decimal(90), Decimal(15)]


LINES = ("subscription_id", "customer", "plan", "mrr", "status", "start_date")


def warned(mapping: SheetMapping, code: str) -> list[int]:
    """The numbers of the rows of which something is told."""
    return [row.row for row in plan(mapping).sheets[0].rows if code in {one.code for one in row.problems}]


def test_a_cancelled_line_without_an_end_is_told_row_by_row() -> None:
    mapping = understood(
        LINES,
        ("S1", "Tijolo", "Pro", "200.00", "Active", "2026-01-15"),
        ("S2", "Vidro", "Pro", "200.00", "Canceled", "2026-01-15"),
        ("S3", "Telha", "Pro", "200.00", "Encerrado", "2026-02-20"),
        ("S4", "Telha", "Basic", "50.00", "Cancelado pelo cliente", "2026-02-20"),
        ("S5", "Telha", "Plus", "0.00", "Cancelado", "2026-02-20"),
    )
    assert warned(mapping, "cancelled_without_end") == [3, 4, 5]


def test_a_cancelled_line_ends_on_the_day_it_is_known_by() -> None:
    mapping = understood(
        (*LINES, "cancel date", "Current Period End"),
        ("S1", "Tijolo", "Pro", "200.00", "Active", "2026-01-15", None, "2026-04-15"),
        ("S2", "Vidro", "Pro", "200.00", "Canceled", "2026-01-15", None, "2026-02-15"),
        ("S3", "Telha", "Pro", "200.00", "Canceled", "2026-01-15", "2026-03-02", "2026-03-15"),
    )
    assert [str(day) for day in made(mapping, "line", "end")] == ["None", "2026-02-15", "2026-03-02"]


def test_the_status_of_a_stripe_export_says_what_is_tried_out_and_what_is_over() -> None:
    mapping = understood(
        *(
            (
                "id",
                "Customer ID",
                "Customer Name",
                "Plan",
                "Quantity",
                "Currency",
                "Interval",
                "Amount",
                "Status",
            ),
            ("sub_1", "cus_1", "Tijolo", "Pro", "1", "usd", "month", "100.00", "active"),
            ("sub_2", "cus_2", "Vidro", "Pro", "1", "usd", "month", "100.00", "trialing"),
            ("sub_3", "cus_3", "Telha", "Pro", "1", "usd", "month", "100.00", "canceled"),
        ),
        name="subscriptions",
    )
    assert made(mapping, "line", "kind") == ["base", "trial", "base"]


def test_a_flag_says_that_a_line_is_over() -> None:
    mapping = understood(
        ("Código da assinatura", "Cliente", "Plano", "MRR", "Início", "Ativo"),
        ("S1", "Tijolo", "Pro", "200,00", "15/01/2026", "Sim"),
        ("S2", "Vidro", "Pro", "200,00", "15/01/2026", "Não"),
        name="Assinaturas",
    )
    assert warned(mapping, "cancelled_without_end") == [3]


def test_the_status_of_a_payment_ends_no_line() -> None:
    mapping = understood(
        ("Código da assinatura", "Cliente", "Plano", "MRR", "Início", "Status do pagamento"),
        ("S1", "Tijolo", "Pro", "200,00", "15/01/2026", "Pago"),
        ("S2", "Vidro", "Pro", "200,00", "15/01/2026", "Cancelado"),
        name="Assinaturas",
    )
    assert warned(mapping, "cancelled_without_end") == []


def merged(*spans: tuple[int, int, int]) -> SheetMapping:
    rows = (
        ("Cliente", "Produto", "MRR", "Início"),
        ("Tijolo", "CRM", 500, "2026-01-15"),
        (None, "Chat", None, "2026-02-20"),
        (None, None, None, None),
        ("Vidro", "CRM", 300, "2026-03-18"),
        (None, "BI", 90, "2026-03-18"),
    )
    sheet = RawSheet("livro.xlsx", "Contratos", rows, merged=tuple(Merged(*span) for span in spans))
    (mapping,) = understand([sheet])
    return mapping


def test_a_merged_cell_has_its_value_in_every_row_that_says_more() -> None:
    mapping = merged((2, 4, 0), (5, 6, 0))
    lines = records(plan(mapping))["line"]
    assert [(one.account, one.product) for one in lines] == [(1, "CRM"), (1, "Chat"), (2, "CRM"), (2, "BI")]
    assert len(records(plan(mapping))["account"]) == 2


def test_a_merged_amount_counts_once_and_is_told() -> None:
    mapping = merged((2, 3, 0), (5, 6, 0), (2, 3, 2))
    assert made(mapping, "line", "mrr") == [50_000, None, 30_000, 9_000]
    assert "merged_amounts" in remarks(mapping)


def test_merged_cells_above_and_in_the_header_change_nothing() -> None:
    assert merged((1, 3, 1)).table.sheet.rows == merged().table.sheet.rows


GROUPS = (
    ("Cliente", "Produto", "MRR", "Início"),
    ("Tijolo", "CRM", "500,00", "15/01/2026"),
    (None, "Chat", "200,00", "20/02/2026"),
    ("Vidro", "CRM", "300,00", "18/03/2026"),
    (None, "Chat", "80,00", "18/03/2026"),
    ("Total", None, "1.080,00", None),
)


@pytest.mark.parametrize("name", ["Contratos", "grupo"])
def test_names_on_the_first_row_of_a_group_are_told_and_read_as_above_when_a_person_says_so(
    name: str,
) -> None:
    mapping = understood(*GROUPS, name=name)
    assert "blank_below" in remarks(mapping)
    assert len(records(plan(mapping))["line"]) == 2
    said = instructed(mapping, {"*": {"@as_above": ["Cliente"]}})
    assert "blank_below" not in remarks(said)
    assert made(said, "line", "account", "mrr") == [(1, 50_000), (1, 20_000), (2, 30_000), (2, 8_000)]


def test_names_are_not_told_as_missing_where_a_key_says_whose_the_rows_below_are() -> None:
    def keyed(*keys: str | None) -> SheetMapping:
        rows = ((name, key, *rest) for (name, *rest), key in zip(GROUPS[1:-1], keys, strict=True))
        return understood(("Cliente", "CNPJ", *GROUPS[0][1:]), *rows)

    first, second = "11.222.333/0001-81", "11.444.777/0001-61"
    assert "blank_below" not in remarks(keyed(first, first, second, second))
    assert "blank_below" in remarks(keyed(first, None, second, None))


def test_blank_cells_that_were_read_as_above_are_blank_again_when_a_person_says_so() -> None:
    mapping = understood(*GROUPS)
    above = read_as_above(mapping, 0, above=True)
    assert len(made(above, "line", "mrr")) == 4
    assert read_as_above(above, 0, above=False) == mapping


def test_a_letter_that_may_mean_millions_is_told_where_it_may_mean_months() -> None:
    mapping = understood(
        ("Cliente", "Produto", "MRR (M)", "Início"),
        ("Tijolo", "CRM", "1500,00", "15/01/2026"),
        name="Contratos",
    )
    assert made(mapping, "line", "mrr") == [150_000]
    assert remarks(mapping) == {"unsure_scale"}


def test_the_status_of_a_client_on_trial_takes_its_amount_out_of_mrr() -> None:
    mapping = understood(
        ("Cliente", "CNPJ", "Status", "MRR", "Início"),
        ("Tijolo", "11.222.333/0001-81", "Trial", "100,00", "15/01/2026"),
        ("Vidro", "11.444.777/0001-61", "Ativo", "200,00", "15/01/2026"),
        ("Telha", "11.444.777/0002-42", "Cancelado", "50,00", "15/01/2026"),
        name="Clientes",
    )
    assert made(mapping, "line", "kind") == ["trial", "base", "base"]
    assert warned(mapping, "cancelled_without_end") == [4]


def test_a_line_that_was_tried_out_and_runs_now_counts() -> None:
    def exported(status: str) -> SheetMapping:
        rows = (
            ("S1", "Tijolo", "Pro", "200.00", status, "2026-01-15"),
            ("S2", "Vidro", "Pro", "90.00", "Active", "2026-01-15"),
        )
        return understood(LINES, *rows)

    first = plan(exported("Trialing"))
    assert [one.kind for one in records(first)["line"]] == ["trial", "base"]
    known = Snapshot({BY_KEY[kind].type: found for kind, found in records(first).items()})
    again = plan(exported("Active"), known=known)
    assert again.writes.changes["line"] == {1: {"kind": "base", "custom": {"status": "Active"}}}


ENDLESS: tuple[Any, ...] = (
    float("inf"),
    float("nan"),
    10**400,
    Decimal("Infinity"),
    "1e999",
    "9" * 5000,
    "NaN",
)


@pytest.mark.parametrize("endless", ENDLESS, ids=lambda one: repr(one)[:12])
@pytest.mark.parametrize("header", ["MRR", "Funcionários", "CNPJ", "Início", "Código"])
def test_a_number_without_end_is_a_bad_cell_and_no_fault(header: str, endless: Any) -> None:
    rows = [
        ["Tijolo", "11.222.333/0001-81", 100, "15/01/2026", 5, "C1"],
        ["Vidro", None, 200, "15/01/2026", 8, "C2"],
    ]
    headers = ("Cliente", "CNPJ", "MRR", "Início", "Funcionários", "Código")
    rows[1][headers.index(header)] = endless
    mapping = understood(headers, *map(tuple, rows))
    assert len(made(mapping, "account", "name")) == 2
    if header == "MRR":
        assert made(mapping, "line", "mrr")[0] == 10_000
        is_nothing = str(endless).casefold() == "nan"
        assert is_nothing == (1 not in draft_sheet(mapping).problems)


@pytest.mark.parametrize(
    ("header", "answers", "statuses"),
    [
        ("ativo", ("True", "False"), ["active", "cancelled"]),
        ("Ativo", (True, False), ["active", "cancelled"]),
        ("activo", ("1", "0"), ["active", "cancelled"]),
        ("Ativo?", ("S", "N"), ["active", "cancelled"]),
        ("Inativo", ("Sim", "Não"), ["cancelled", "active"]),
        ("churn_flag", (1, 0), ["cancelled", "active"]),
        ("Status", ("Ativo", "Inativo"), ["active", "cancelled"]),
        ("Status", ("1", "0"), ["1", "0"]),
    ],
)
def test_yes_and_no_say_whether_an_account_is_there(
    header: str, answers: tuple[Any, ...], statuses: list[str]
) -> None:
    rows = (("Tijolo", "11.222.333/0001-81", answers[0]), ("Vidro", "11.444.777/0001-61", answers[1]))
    mapping = understood(("Cliente", "CNPJ", header), *rows, name="Clientes")
    mapping = mapping.with_target(2, "account.status", mapping.columns[2].why)
    assert made(mapping, "account", "status") == statuses


@pytest.mark.parametrize(
    ("sizes", "read"),
    [
        (("11-50", "51-200", date(2026, 10, 1), "500+"), ["11-50", "51-200", "1-10", "500+"]),
        (("11-50", datetime(2026, 1, 10)), ["11-50", "1-10"]),
        ((date(1950, 11, 1), "1-10", "51-200"), ["11-50", "1-10", "51-200"]),
        (("11-50", "Oct-1", "51-200"), ["11-50", "Oct-1", "51-200"]),
        (("11-50", "1-out", "51-200"), ["11-50", "1-10", "51-200"]),
        (("Tamanho A", date(2026, 10, 1)), ["Tamanho A", "2026-10-01"]),
        (("100-200", date(2026, 10, 1)), ["100-200", "2026-10-01"]),
    ],
)
def test_ranges_that_a_program_took_for_dates_are_ranges_again(
    sizes: tuple[Any, ...], read: list[str]
) -> None:
    rows = ((f"Cliente {n}", size) for n, size in enumerate(sizes))
    mapping = understood(("Cliente", "Porte"), *rows, name="Clientes")
    mapping = mapping.with_target(1, "account.size", mapping.columns[1].why)
    assert made(mapping, "account", "size") == read
    assert ("ranges_again" in remarks(mapping)) == (read[0] != str(sizes[0]) or "1-10" in read)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ((1, 0, 1), [100, 0, 100]),
        ((0.5, 1, 0), [50, 100, 0]),
        ((50, 100, 1), [50, 100, 1]),
        (("1%", "0%", "1%"), [1, 0, 1]),
    ],
)
def test_chances_that_are_all_none_or_sure_are_parts_of_one(
    written: tuple[Any, ...], read: list[int]
) -> None:
    rows = ((f"{n}", f"Cliente {n}", f"Upgrade {n}", 1000, chance) for n, chance in enumerate(written))
    header = ("opportunity_id", "account_name", "opportunity_name", "amount", "probability")
    mapping = understood(header, *rows, name="Opportunities")
    assert mapping.columns[-1].target == "opportunity.probability"
    assert made(mapping, "opportunity", "probability") == read
