"""The rules of the metric reference that an import keeps: which lines, scores and ends are taken, and how."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from tests.domain.transform_sheets import codes, known_after, outcomes, plan, records, sheet

LINE = ("account.name", "line.kind", "line.mrr", "line.start", "line.end")


def lines(
    targets: tuple[str, ...], *rows: tuple[Any, ...], headers: tuple[str, ...] | None = None
) -> list[Any]:
    return records(plan(sheet("line", targets, *rows, headers=headers)))["line"]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("Acme", "Base", 10, "02/01/2024", "01/01/2024"), "end_before_start"),
        (("Acme", "Desconto recorrente", 10, "01/01/2024", None), "positive_discount"),
        (("Acme", "surpresa", 10, "01/01/2024", None), "unknown_choice"),
        (("Acme", "Base", 10, "30/02/2025", None), "bad_date"),
    ],
)
def test_a_line_that_cannot_be_is_refused_with_its_row_and_reason(row: tuple[Any, ...], code: str):
    found = plan(sheet("line", LINE, ("Acme", "Base", 5, "01/01/2024", None), row))
    assert outcomes(found) == ["new", "invalid"]
    refused = found.sheets[0].rows[1]
    assert code in [problem.code for problem in refused.problems]
    assert {problem.row for problem in refused.problems} == {3}


def test_an_unreadable_amount_leaves_the_line_without_one_and_is_told():
    found = plan(sheet("line", LINE, ("Acme", "Base", "R$ #.###,##", "01/01/2024", None)))
    assert outcomes(found) == ["new"]
    assert records(found)["line"][0].mrr is None  # type: ignore[attr-defined]
    assert codes(found)[0] == ["orphan", "unreadable_amount"] or "unreadable_amount" in codes(found)[0]


def test_a_price_keeps_its_billing_period_and_sets_no_mrr():
    targets = ("account.name", "line.price", "line.interval", "line.interval_count", "line.start")
    made = lines(
        targets,
        ("Acme", "3.000,00", "Trimestral", None, "01/01/2024"),
        ("Acme", "36.000,00", "Mensal", 36, "02/01/2024"),
        ("Acme", "1.000,00", "Anual", None, "03/01/2024"),
    )
    assert [(one.price, one.interval, one.interval_count, one.mrr) for one in made] == [
        (300000, "month", 3, None),
        (3600000, "month", 36, None),
        (100000, "year", 1, None),
    ]


def test_the_end_of_a_contract_is_a_term_end_unless_the_row_is_cancelled():
    targets = ("account.name", "line.mrr", "line.start", "line.term_end", "line.end_reason")
    headers = ("Cliente", "MRR", "Início", "Fim do contrato", "Motivo do cancelamento")
    running, left = lines(
        targets,
        ("Acme", 10, "01/01/2024", "31/12/2024", None),
        ("Beta", 10, "01/01/2024", "31/12/2024", "Preço"),
        headers=headers,
    )
    assert (running.end, running.term_end) == (None, date(2024, 12, 31))
    assert (left.end, left.term_end) == (date(2024, 12, 31), None)
    (mapped_as_end,) = lines(
        ("account.name", "line.mrr", "line.end"),
        ("Acme", 10, "31/12/2024"),
        headers=("C", "M", "Fim do contrato"),
    )
    assert (mapped_as_end.end, mapped_as_end.term_end) == (None, date(2024, 12, 31))


def test_a_cancelled_account_ends_its_line_on_the_day_of_the_cancellation_or_is_told():
    targets = ("account.name", "account.status", "line.mrr", "churn.date")
    found = plan(
        sheet(
            "account",
            targets,
            ("A", "Cancelado", 10, "15/03/2024"),
            ("B", "Cancelado", 10, None),
            ("C", "Ativo", 10, None),
        )
    )
    made: list[Any] = list(records(found)["line"])
    assert [one.end for one in made] == [date(2024, 3, 15), None, None]
    assert codes(found) == [[], ["cancelled_without_end"], []]
    assert len(records(found)["churn"]) == 1


def test_amounts_name_their_currency_when_no_column_does():
    made = lines(
        ("account.name", "line.mrr", "line.start"),
        ("A", "US$ 102,26", "01/01/2024"),
        ("A", "R$ 10", "02/01/2024"),
        ("A", "10", "03/01/2024"),
    )
    assert [one.currency for one in made] == ["USD", "BRL", None]
    (by_header,) = lines(("account.name", "line.mrr"), ("A", 10), headers=("Cliente", "MRR (US$)"))
    assert by_header.currency == "USD"


def test_a_line_of_an_account_sheet_starts_when_the_account_did():
    found = plan(
        sheet(
            "account",
            ("account.name", "account.start_date", "line.mrr"),
            ("A", "05/02/2020", 10),
            ("B", "05/02/2020", None),
        )
    )
    made: list[Any] = list(records(found)["line"])
    assert [one.start for one in made] == [date(2020, 2, 5)]


def test_scores_off_their_scale_are_refused_and_a_whole_column_on_another_scale_too():
    targets = ("account.name", "survey.kind", "survey.score")
    rows = [("A", "NPS", score) for score in (10, 9, 8, 7, 6, 11, "3,5")]
    found = plan(sheet("survey", targets, *rows, *[("A", "NPS", 10)] * 5))
    assert [code for told in codes(found) for code in told if "score" in code] == ["score_out_of_range"] * 2
    other = plan(
        sheet(
            "account",
            ("account.name", "survey.score"),
            ("A", 45),
            ("B", -10),
            ("C", 5),
            headers=("Cliente", "NPS"),
        )
    )
    assert "survey" not in other.writes.segments
    assert [problem.code for problem in other.sheets[0].problems] == ["other_scale"]
    assert outcomes(other) == ["new", "new", "new"]


def test_a_survey_sheet_says_by_its_name_which_survey_it_is():
    rows = (("A", 9),)
    named = plan(
        sheet("survey", ("account.name", "survey.score"), *rows, file="csat_responses.csv", name="x")
    )
    assert "survey" not in named.writes.segments
    unnamed = plan(sheet("survey", ("account.name", "survey.score"), *rows, file="answers.csv", name="x"))
    assert [problem.code for problem in unnamed.sheets[0].problems] == ["unknown_survey"]


def test_a_column_that_mixes_kinds_and_channels_gives_each_word_its_field():
    targets = ("account.name", "interaction.at", "interaction.kind")
    words = ("ligação", "QBR", "reunião", "treinamento", "e-mail", "café")
    found = plan(sheet("interaction", targets, *[("A", "01/02/2024", word) for word in words]))
    made: list[Any] = list(records(found)["interaction"])
    assert [(one.channel, one.kind) for one in made] == [
        *(
            ("phone", None),
            (None, "review"),
            ("video", None),
            (None, "training"),
            ("email", None),
            (None, "café"),
        ),
    ]
    assert made[0].at == datetime(2024, 2, 1, 3, 0, tzinfo=UTC)


def test_the_status_of_an_open_ticket_counts_against_its_date_of_resolution():
    targets = ("account.name", "ticket.number", "ticket.status", "ticket.resolved_at")
    found = plan(
        sheet("ticket", targets, ("A", "1", "open", "01/02/2024"), ("A", "2", "closed", "01/02/2024"))
    )
    made: list[Any] = list(records(found)["ticket"])
    assert [one.resolved_at is None for one in made] == [True, False]
    assert "open_but_resolved" in codes(found)[0]


def test_a_rate_is_known_by_month_and_currency_and_the_last_row_counts():
    targets = ("rate.month", "rate.currency", "rate.rate")
    rows = (
        ("01/2024", "USD", "5,1"),
        ("jan/24", "US$", "5,2"),
        ("01/2024", "EUR", "0"),
        ("02/2024", None, "5"),
    )
    found = plan(sheet("rate", targets, *rows))
    assert outcomes(found) == ["skipped", "new", "invalid", "invalid"]
    changed = plan(sheet("rate", targets, ("01/2024", "USD", "5,3")), known=known_after(found))
    assert changed.writes.changes == {"rate": {1: {"rate": Decimal("5.3")}}}


def test_won_and_lost_are_read_from_the_stage():
    found = plan(
        sheet(
            "opportunity",
            ("account.name", "opportunity.name", "opportunity.stage"),
            ("A", "x", "Won"),
            ("A", "y", "Demo"),
        )
    )
    made: list[Any] = list(records(found)["opportunity"])
    assert [(one.stage, one.outcome) for one in made] == [("Won", "won"), ("Demo", "open")]


def test_a_number_before_a_name_is_the_cnpj():
    found = plan(
        sheet("ticket", ("account.name", "ticket.number"), ("15461510000133 - FUFMS", "1"), (" - Acme", "2"))
    )
    assert [(one.name, one.tax_id) for one in records(found)["account"]] == [  # type: ignore[attr-defined]
        ("FUFMS", "15.461.510/0001-33"),
        ("Acme", None),
    ]
