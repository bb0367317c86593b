"""Headers in spellings that no list holds: slips of the pen, glued abbreviations, names of tables, words of the trade."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from csdesk.domain.importing.mapping import Certainty, SheetMapping
from csdesk.domain.importing.spelling import mended
from csdesk.domain.importing.table import Cell, RawSheet
from csdesk.domain.importing.understand import understand

NAMES = ("Alfa Log", "Beta Foods", "Casa Nova", "Delta Pet", "Estrela Sul", "Foco Mídia")


def read(name: str, *columns: tuple[str, Sequence[Cell]]) -> SheetMapping:
    """How a sheet of these columns is understood."""
    rows = zip(*(values for _header, values in columns), strict=True)
    headers = [header for header, _values in columns]
    return understand([RawSheet(f"{name}.csv", name, [headers, *map(list, rows)])])[0]


def targets(mapping: SheetMapping) -> list[str | None]:
    """Where the columns go; what stays a field of its own counts as nowhere."""
    return [None if column.target == "custom" else column.target for column in mapping.columns]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("amonut", "amount"),
        ("enndereco", "endereco"),
        ("custmer id", "customer id"),
        ("data vnecto", "data vencimento"),
    ],
)
def test_a_slip_of_the_pen_is_put_right(written: str, meant: str) -> None:
    assert mended(written) == meant


@pytest.mark.parametrize("word", ["county", "contact", "region", "xyzzy", "nascimento", "plane"])
def test_a_word_of_its_own_is_no_slip(word: str) -> None:
    assert mended(word) is None


def test_misspelt_headers_find_their_field_but_are_never_sure() -> None:
    mapping = read(
        "Clientes",
        ("Cliente", NAMES),
        ("Muniicípio", ("Recife", "Olinda", "Natal", "Belém", "Macapá", "Palmas")),
        ("Enndereço", [f"Rua das Flores, {number}" for number in range(6)]),
        ("Mensaldiade", [1200, 900, 800, 700, 650, 400]),
    )
    assert targets(mapping) == ["account.name", "account.city", "account.address", "line.mrr"]
    assert all(column.certainty is not Certainty.SURE for column in mapping.columns[1:])


def test_short_words_written_as_one_after_the_name_of_a_table_are_read() -> None:
    mapping = read(
        "pedidos",
        ("TBPEDCAB_numped", [f"03934{number}" for number in range(6)]),
        ("TBPEDCAB_dtpedido", [f"2025-09-1{number}" for number in range(6)]),
        ("TBPEDCAB_codcli", [f"00332{number}" for number in range(6)]),
        ("TBPEDCAB_nomecli", NAMES),
        ("TBPEDCAB_vlliquido", [100.5, 220, 300, 90, 45.9, 800]),
    )
    assert mapping.entity == "invoice"
    assert targets(mapping) == [
        "invoice.number",
        "invoice.issued",
        "account.external_id",
        "account.name",
        "invoice.amount",
    ]


def test_marks_of_campaigns_are_no_table() -> None:
    mapping = read(
        "accounts",
        ("account_id", [f"acc_{number}" for number in range(6)]),
        ("signup_date", [f"2025-09-1{number}" for number in range(6)]),
        ("utm_source", ("google", "bing", "google", "meta", "meta", "bing")),
        ("utm_medium", ("cpc", "cpc", "social", "cpc", "social", "cpc")),
        ("utm_campaign", ("a", "b", "c", "a", "b", "c")),
    )
    assert targets(mapping)[2:] == [None, None, None]


def test_lines_of_orders_are_no_products() -> None:
    mapping = read(
        "order_lines",
        ("order_line_id", [f"OL{number}" for number in range(12)]),
        ("order_id", [f"O{number // 2}" for number in range(12)]),
        ("product_id", [f"P{number % 3}" for number in range(12)]),
        ("quantity", range(1, 13)),
        ("unit_price", [9.5] * 12),
    )
    assert not mapping.importable


def test_the_stages_a_deal_went_through_are_no_deals() -> None:
    mapping = read(
        "deal_history",
        ("Opportunity ID", [f"{number}f3{number}" for number in range(6)]),
        ("Account ID", [f"A{number}" for number in range(6)]),
        ("Previous Stage", ("Discovery", "Proposal") * 3),
        ("New Stage", ("Proposal", "Closed Won") * 3),
        ("Stage Entered Date", [f"2025-09-1{number}" for number in range(6)]),
    )
    assert "opportunity.stage" not in targets(mapping)


def test_a_total_goes_before_a_subtotal_and_a_day_before_its_month() -> None:
    mapping = read(
        "invoices",
        ("invoice_id", [f"I{number}" for number in range(6)]),
        ("customer_id", [f"C{number}" for number in range(6)]),
        ("invoice_month", ["2025-09-01"] * 6),
        ("issued_at", [f"2025-09-1{number}" for number in range(6)]),
        ("subtotal", [10.0] * 6),
        ("total", [12.5] * 6),
    )
    found = dict(zip((column.header for column in mapping.columns), targets(mapping), strict=True))
    assert (found["issued_at"], found["invoice_month"]) == ("invoice.issued", None)
    assert (found["total"], found["subtotal"]) == ("invoice.amount", None)


def test_users_with_the_facts_of_clients_are_the_clients() -> None:
    mapping = read(
        "users",
        ("user_id", range(101, 113)),
        ("email", [f"p{number}@emp{number}.com" for number in range(12)]),
        ("signup_date", [f"2025-09-{10 + number}" for number in range(12)]),
        ("plan", ("pro", "free") * 6),
    )
    assert mapping.entity == "account"
    assert targets(mapping) == ["account.external_id", "contact.email", "account.start_date", "account.plan"]


@pytest.mark.parametrize(
    ("header", "values", "target"),
    [
        ("Employer Name", NAMES, "account.name"),
        ("Domínio do site", [f"emp{number}.com.br" for number in range(6)], "account.domain"),
        ("Industry Vertical", ("Varejo", "Saúde") * 3, "account.industry"),
        ("Total Headcount", range(10, 16), "account.employees"),
        ("Sales Representative", ("Ana Reis", "Bruno Lima") * 3, "account.am"),
        ("Pricing Tier", ("Gold", "Silver") * 3, "account.plan"),
        ("Situação cadastral", ("Ativo", "Inativo") * 3, "account.status"),
        ("First Purchase Date", [f"2025-09-1{number}" for number in range(6)], "account.start_date"),
    ],
)
def test_words_of_the_trade_find_their_field(header: str, values: Sequence[Cell], target: str) -> None:
    mapping = read(
        "Clientes", ("CNPJ", [None] * 6), ("Código do cliente", range(6001, 6007)), (header, values)
    )
    assert targets(mapping)[2] == target


def test_a_shop_or_a_business_is_a_client() -> None:
    mapping = read(
        "subscriptions",
        ("id", range(917506, 917512)),
        ("business_id", [f"B-{number}" for number in range(6)]),
        ("shop_name", NAMES),
        ("subscription_type", ("Gold", "Silver") * 3),
        ("start_date", [f"2025-09-1{number}" for number in range(6)]),
        ("monthly_price", [99] * 6),
    )
    assert mapping.importable
    assert targets(mapping)[1:4] == ["account.external_id", "account.name", "line.plan"]


def test_the_key_of_another_table_says_no_kind_and_the_phone_of_a_stranger_is_not_the_clients() -> None:
    mapping = read(
        "companies",
        ("Id", [f"COM_{number}" for number in range(6)]),
        ("CompanyName", NAMES),
        ("CompanyTypeId", [1, 2, 3, 1, 2, 3]),
        ("Banker Phone Number", [f"258-664-908{number}" for number in range(6)]),
    )
    assert targets(mapping)[2:] == [None, None]
