"""Public spreadsheets as people really export them: right header row, right entity, right targets."""

from __future__ import annotations

import csv
import io
from functools import cache
from pathlib import Path

import pytest

from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.importing.table import RawSheet
from csdesk.domain.importing.understand import understand

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"
TABLES = SHARED / "real" / "tables"

pytestmark = pytest.mark.skipif(not TABLES.is_dir(), reason="the public spreadsheets are not on this machine")

# file -> entity and the target of each column in order; `-` is a column without a field of ours (custom or left out)
CASES: dict[str, tuple[str, str]] = {
    "Analise-de-Inadimplencia-Telecom/clientes.csv": (
        "account",
        "account.external_id account.name account.segment account.start_date",
    ),
    "Analise-de-Inadimplencia-Telecom/contratos.csv": (
        "line",
        "line.external_id account.external_id line.plan line.mrr line.start -",
    ),
    "Analise-de-Inadimplencia-Telecom/pagamentos.csv": (
        "invoice",
        "invoice.external_id line.external_id invoice.due invoice.paid invoice.amount",
    ),
    "CRM-Sales_Analysis/accounts.csv": (
        "account",
        "account.name account.industry - account.annual_revenue account.employees account.country account.parent",
    ),
    "CRM-Sales_Analysis/products.csv": ("product", "product.name product.family product.price"),
    "CRM-Sales_Analysis/sales_pipeline.csv": (
        "opportunity",
        (
            "opportunity.external_id opportunity.owner opportunity.product account.name opportunity.stage "
            "opportunity.raised_on opportunity.closed_on opportunity.value"
        ),
    ),
    "Customer-360-Analytics/contacts.csv": (
        "contact",
        "contact.external_id account.external_id contact.name contact.email contact.role",
    ),
    "Customer-360-Analytics/crm_accounts.csv": (
        "account",
        "account.external_id account.name account.industry - line.mrr account.plan account.start_date",
    ),
    "Customer-360-Analytics/features_churn.csv": (
        "account",
        "account.external_id usage.active_users - - - line.mrr - account.status",
    ),
    "Customer-360-Analytics/invoices.csv": (
        "invoice",
        "invoice.external_id account.external_id invoice.issued invoice.amount invoice.currency",
    ),
    "Customer-360-Analytics/nps.csv": (
        "survey",
        "survey.external_id account.external_id survey.score survey.comment survey.answered_at",
    ),
    "Customer-360-Analytics/support_tickets.csv": (
        "ticket",
        (
            "ticket.external_id account.external_id ticket.opened_at ticket.resolved_at ticket.priority ticket.status "
            "ticket.csat"
        ),
    ),
    "Customer-360-Analytics/usage_events.csv": (
        "usage",
        "usage.external_id account.external_id contact.external_id usage.feature usage.month",
    ),
    "Dsa_Assinaturas/assinaturas.csv": (
        "account",
        "account.external_id account.name - - - account.start_date -",
    ),
    "analytics-gtm-poc/renewals.csv": (
        "renewal",
        "renewal.external_id contact.external_id renewal.due_date renewal.status churn.reason renewal.due_mrr - -",
    ),
    "analytics-gtm-poc/school_adoption.csv": (
        "account",
        "account.external_id account.name - - - - - line.mrr line.start",
    ),
    "analytics-gtm-poc/users.csv": (
        "contact",
        "contact.external_id account.external_id contact.name contact.email - - - -",
    ),
    "apresentacao-dataset-pandas/contratos.csv": (
        "line",
        "line.external_id line.start line.term_end line.price - account.name",
    ),
    "customer-success-health-dashboard/sample_data.csv": (
        "account",
        "account.name account.segment line.mrr line.term_end - - - usage.logins usage.active_users usage.seats",
    ),
    "data-quality-pipeline/clientes.csv": (
        "account",
        "account.external_id account.name contact.email account.city account.state -",
    ),
    "data-quality-pipeline/vendas.csv": (
        "invoice",
        "invoice.external_id account.external_id - - - - invoice.amount - invoice.status invoice.issued",
    ),
    "dbt_zendesk/organization_data.csv": (
        "account",
        "account.external_id - account.start_date account.notes - - account.name account.notes - - - -",
    ),
    "dbt_zendesk/ticket_comment_data.csv": (
        "interaction",
        "interaction.external_id - interaction.summary interaction.at - - ticket.external_id - contact.external_id -",
    ),
    "dbt_zendesk/ticket_data.csv": (
        "ticket",
        (
            "ticket.external_id - - - - ticket.opened_at ticket.notes - - - - - - account.external_id ticket.priority - - "
            "contact.external_id ticket.status ticket.subject - - - ticket.category - - ticket.channel - - - - - - - - -"
        ),
    ),
    "dbt_zendesk/ticket_tag_data.csv": ("ticket", "ticket.tags ticket.external_id -"),
    "dbt_zendesk/user_data.csv": (
        "contact",
        (
            "contact.external_id - - - - - - contact.notes contact.email - - - - - contact.name contact.notes - "
            "account.external_id contact.phone - - contact.role - - - - - - - - - -"
        ),
    ),
    "mock/nps_responses.csv": (
        "survey",
        "survey.external_id survey.answered_at account.external_id survey.score survey.comment - account.segment",
    ),
    "mock/csat_responses.csv": (
        "survey",
        "survey.external_id survey.answered_at account.external_id survey.score - - - survey.comment",
    ),
    "mock/ces_responses.csv": (
        "survey",
        "survey.external_id survey.answered_at account.external_id survey.score - survey.comment - -",
    ),
    "mrr-playbook/subscription_periods.csv": (
        "line",
        "line.external_id account.external_id line.start line.end line.mrr",
    ),
    "projeto_financeiro/empresas.xlsx": ("account", "account.external_id account.name account.tax_id -"),
    "projeto_financeiro/receitas.xlsx": (
        "invoice",
        "invoice.external_id account.external_id - - invoice.amount invoice.issued invoice.notes",
    ),
    "python-csv-crm-cleaner/contacts_messy.csv": ("contact", "contact.name contact.email - - -"),
    "saas-dataset/companies.csv": (
        "account",
        "account.external_id account.name account.industry account.annual_revenue account.employees account.country",
    ),
    "saas-dataset/contacts.csv": (
        "contact",
        (
            "contact.external_id contact.first_name contact.last_name contact.email contact.phone contact.title "
            "account.external_id"
        ),
    ),
    "saas-dataset/deals.csv": (
        "opportunity",
        (
            "opportunity.external_id opportunity.name opportunity.value opportunity.stage opportunity.closed_on "
            "account.external_id contact.external_id"
        ),
    ),
    "saas-dataset/products.csv": (
        "product",
        "product.external_id product.name product.price product.family",
    ),
    "saas-dataset/tickets.csv": (
        "ticket",
        (
            "ticket.external_id ticket.subject ticket.status ticket.priority ticket.opened_at ticket.resolved_at "
            "contact.external_id account.external_id"
        ),
    ),
    "saas-growth-retention-analytics/accounts_sample.csv": (
        "account",
        "account.external_id account.start_date account.country account.industry account.size - - -",
    ),
    "saas-growth-retention-analytics/invoices_sample.csv": (
        "invoice",
        "invoice.external_id account.external_id invoice.issued invoice.amount invoice.status",
    ),
    "saas-growth-retention-analytics/product_events_sample.csv": (
        "usage",
        "usage.external_id account.external_id usage.month usage.feature",
    ),
    "saas-growth-retention-analytics/subscriptions_sample.csv": (
        "line",
        "line.external_id account.external_id - line.start line.plan line.mrr line.end -",
    ),
    "saas-growth-retention-analytics/support_tickets_sample.csv": (
        "ticket",
        "ticket.external_id account.external_id ticket.opened_at ticket.priority - ticket.csat",
    ),
    "tech-challenge-part1/crm_export.csv": (
        "contact",
        (
            "contact.external_id contact.first_name contact.last_name account.name account.country account.city "
            "- - - contact.email - -"
        ),
    ),
    "telco-customer-churn-on-icp4d/Telco-Customer-Churn.csv": (
        "account",
        "account.external_id - - - - - - - - - - - - - - - - - line.mrr - account.status",
    ),
}
NOT_IMPORTABLE = (
    "CRM-Sales_Analysis/data_dictionary.csv",
    "CRM-Sales_Analysis/sales_teams.csv",
    "hubspot-saas-metrics-dashboard/saas_metrics_summary_export.csv",
    "hubspot-saas-metrics-dashboard/saas_metrics_summary_export.xlsx",
)
PORTFOLIO: dict[str, tuple[str, str]] = {
    "Clientes": (
        "account",
        (
            "account.external_id account.name account.tax_id account.segment account.touch account.csm account.city "
            "account.state account.country account.merged_into"
        ),
    ),
    "Contratos": (
        "line",
        (
            "line.external_id account.external_id account.name line.product line.plan line.kind line.mrr line.mrr line.price "
            "line.interval line.interval_count line.currency line.start line.end line.start_reason line.end_reason"
        ),
    ),
    "Câmbio": ("rate", "rate.month rate.currency rate.rate"),
    "Pesquisas": (
        "survey",
        (
            "survey.external_id account.external_id account.name contact.email survey.kind survey.score survey.answered_at "
            "survey.ticket"
        ),
    ),
    "Chamados": (
        "ticket",
        (
            "ticket.number account.external_id ticket.opened_at ticket.first_response_at ticket.resolved_at ticket.reopened "
            "ticket.contacts ticket.handle_minutes ticket.sla_response_minutes ticket.sla_resolution_minutes ticket.channel "
            "ticket.priority"
        ),
    ),
    "Renovações": (
        "renewal",
        (
            "renewal.external_id account.external_id renewal.due_date renewal.due_mrr renewal.currency renewal.status "
            "renewal.decided_on renewal.renewed_mrr renewal.probability"
        ),
    ),
    "Onboarding": (
        "onboarding",
        (
            "account.external_id onboarding.contract_start onboarding.started onboarding.due onboarding.completed "
            "onboarding.first_value_on"
        ),
    ),
    "Uso": (
        "usage",
        "account.external_id usage.month usage.seats usage.active_users usage.features_available usage.features_used",
    ),
    "Interações": (
        "interaction",
        "account.external_id interaction.at interaction.kind interaction.role interaction.mode interaction.summary",
    ),
    "Saúde": ("signal", "account.external_id signal.name signal.value signal.measured_on"),
    "Valor gerado": ("value", "account.external_id value.month value.gain value.cost"),
}


def text_sheet(path: Path) -> RawSheet:
    """A text file as plain cells."""
    words = path.read_bytes().decode("utf-8-sig")
    first = words.partition("\n")[0]
    rows = csv.reader(io.StringIO(words), delimiter=max(",;\t", key=first.count))
    return RawSheet(path.name, path.name, [[cell or None for cell in cells] for cells in rows])


@cache
def sheets_of(path: Path) -> tuple[RawSheet, ...]:
    """The sheets of a file as plain cells."""
    if path.suffix == ".csv":
        return (text_sheet(path),)
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    return tuple(
        RawSheet(
            path.name,
            name,
            [
                [None if cell == "" else cell for cell in cells]
                for cells in book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            ],
        )
        for name in book.sheet_names
    )


@cache
def understood(file: str, *, together: bool) -> SheetMapping:
    """One file, read by itself or with the other files of its folder."""
    own = sheets_of(TABLES / file)
    others = [
        sheet
        for path in sorted((TABLES / file).parent.iterdir())
        if together and path.suffix in {".csv", ".xlsx"} and path.name != Path(file).name
        for sheet in sheets_of(path)
    ]
    return understand([*own, *others])[0]


def wrong_of(mapping: SheetMapping, wanted: str) -> list[str]:
    """The columns that do not go where they should."""
    targets = wanted.split()
    assert len(targets) == len(mapping.columns)
    return [
        f"{column.header}: {column.target}, not {target}"
        for column, target in zip(mapping.columns, targets, strict=True)
        if (column.target if column.target != "custom" else None) != (None if target == "-" else target)
    ]


@pytest.mark.parametrize("together", [False, True], ids=["alone", "with its folder"])
@pytest.mark.parametrize("file", CASES)
def test_a_public_spreadsheet_is_understood_without_help(file: str, together: bool) -> None:
    entity, wanted = CASES[file]
    mapping = understood(file, together=together)
    assert (mapping.entity, mapping.table.header_row) == (entity, 1)
    assert wrong_of(mapping, wanted) == []


@pytest.mark.parametrize("file", NOT_IMPORTABLE)
def test_what_says_nothing_of_a_client_is_not_importable(file: str) -> None:
    mapping = understood(file, together=False)
    assert not mapping.importable
    assert mapping.why_not is not None


@cache
def portfolio() -> dict[str, SheetMapping]:
    return {
        mapping.table.sheet.name: mapping
        for mapping in understand(sheets_of(SHARED / "metrics" / "portfolio.xlsx"))
    }


@pytest.mark.parametrize("sheet", PORTFOLIO)
def test_every_sheet_of_the_portfolio_is_understood_without_help(sheet: str) -> None:
    entity, wanted = PORTFOLIO[sheet]
    mapping = portfolio()[sheet]
    assert (mapping.entity, mapping.table.header_row, mapping.importable) == (entity, 1, True)
    assert wrong_of(mapping, wanted) == []
    assert not any(column.format.ask for column in mapping.columns)


def test_the_share_of_columns_mapped_right_is_at_least_97_percent() -> None:
    wrong = total = 0
    for file, (_, wanted) in CASES.items():
        for together in (False, True):
            wrong += len(wrong_of(understood(file, together=together), wanted))
            total += len(wanted.split())
    for sheet, (_, wanted) in PORTFOLIO.items():
        wrong += len(wrong_of(portfolio()[sheet], wanted))
        total += len(wanted.split())
    assert wrong / total <= 0.03, f"{total - wrong} of {total}"


def test_american_dates_are_told_from_brazilian_ones_by_the_whole_column() -> None:
    pipeline = {
        column.header: column
        for column in understood("CRM-Sales_Analysis/sales_pipeline.csv", together=False).columns
    }
    subscribers = {
        column.header: column
        for column in understood("Dsa_Assinaturas/assinaturas.csv", together=False).columns
    }
    assert pipeline["engage_date"].format.day_first is False
    assert pipeline["close_date"].format.day_first is False
    assert subscribers["Assinatura"].format.day_first is True


def test_annual_revenue_is_marked_as_yearly() -> None:
    mapping = understood("analytics-gtm-poc/school_adoption.csv", together=True)
    assert [column.format.unit for column in mapping.columns if column.target == "line.mrr"] == ["year"]
