"""The sheets about who the clients are and what they pay."""

from __future__ import annotations

from datetime import date
from typing import Any

from sample_cast import ACCOUNT_MANAGER
from sample_contracts import mrr
from sample_facts import TODAY, Account, Churn, Line, Onboarding, Person, Renewal
from sample_portfolio import Portfolio
from sample_sheet import Column, Sheet, Style, Total, money
from sample_words import PLANS, PRODUCTS, Both

CODE = Both("Código do cliente", "Account code")
CLIENT = Both("Cliente", "Account")
MONTHLY_FEE = Both("Mensalidade", "MRR")


def code_of(row: Any) -> str:
    """The code of the account that a row belongs to."""
    account: Account = row.account
    return account.code


def name_of(row: Any) -> str:
    """The name of the account that a row belongs to."""
    account: Account = row.account
    return account.name


def currency_of(row: Any) -> str:
    """The currency in which a row's account pays."""
    account: Account = row.account
    return account.currency


def linked(*columns: Column[Any]) -> tuple[Column[Any], ...]:
    """Columns that begin with the account's code and name."""
    return (
        Column(CODE, Style.TEXT, code_of, width=12),
        Column(CLIENT, Style.TEXT, name_of, width=22, padded=True),
        *columns,
    )


def _since(account: Account) -> date | None:
    return account.start if account.start <= TODAY else None


ACCOUNT_COLUMNS: tuple[Column[Account], ...] = (
    Column(Both("Código", "Account code"), Style.TEXT, lambda row: row.code, width=10),
    Column(CLIENT, Style.TEXT, lambda row: row.name, width=24, padded=True),
    Column(Both("Razão social", "Legal name"), Style.TEXT, lambda row: row.legal_name, width=38),
    Column(Both("CNPJ", "Tax id (CNPJ)"), Style.TEXT, lambda row: row.tax_id, width=20),
    Column(Both("Setor", "Industry"), Style.TEXT, lambda row: row.industry, "industry"),
    Column(Both("Segmento", "Segment"), Style.TEXT, lambda row: row.segment, "segment"),
    Column(Both("Porte", "Size"), Style.TEXT, lambda row: row.size, "size"),
    Column(Both("Funcionários", "Employees"), Style.NUMBER, lambda row: row.employees),
    Column(Both("Toque", "Touch"), Style.TEXT, lambda row: row.touch, "touch"),
    Column(
        Both("Modelo de atendimento", "Service model"), Style.TEXT, lambda row: row.model, "service_model", 26
    ),
    Column(Both("Etapa", "Stage"), Style.TEXT, lambda row: row.stage, "stage"),
    Column(Both("Situação", "Status"), Style.TEXT, lambda row: row.status, "status"),
    Column(Both("Cliente desde", "Customer since"), Style.DAY, _since),
    Column(Both("", ""), Style.GAP, lambda _: None, width=4),
    Column(Both("CSM responsável", "CSM"), Style.TEXT, lambda row: row.csm, width=20),
    Column(Both("Executivo de conta", "Account manager"), Style.TEXT, lambda _: ACCOUNT_MANAGER, width=18),
    Column(Both("Cidade", "City"), Style.TEXT, lambda row: row.city, width=22),
    Column(Both("UF", "State"), Style.TEXT, lambda row: row.state, width=6),
    Column(Both("País", "Country"), Style.TEXT, lambda _: Both("Brasil", "Brazil"), width=10),
    Column(Both("Site", "Website"), Style.TEXT, lambda row: row.site, width=30),
    Column(Both("Telefone", "Phone"), Style.TEXT, lambda row: row.phone, width=18),
    Column(Both("Moeda", "Currency"), Style.TEXT, lambda row: row.currency, width=8),
    Column(Both("Pulso do CSM", "CSM pulse"), Style.NUMBER, lambda row: row.pulse),
    Column(Both("Dias de atraso", "Days overdue"), Style.NUMBER, lambda row: row.overdue_days),
)


def accounts_sheet(facts: Portfolio) -> Sheet[Account]:
    """Accounts: two title rows above, an empty column inside, one row twice, a note at the end."""
    repeated = next(account for account in facts.accounts if account.name == "Capivara Chic")
    place = facts.accounts.index(repeated) + 1
    rows = [*facts.accounts[:place], repeated, *facts.accounts[place:]]
    return Sheet(
        Both("Contas", "Accounts"),
        ACCOUNT_COLUMNS,
        rows,
        titles=(
            Both("Estúdio Aurora: carteira de clientes", "Estúdio Aurora: client portfolio"),
            Both("Situação em 30/10/2026, conferida por Marina", "As of 10/30/2026, checked by Marina"),
        ),
        note=Both(
            "Obs.: Ostra Otimista ainda é prospect. Nomes e números desta planilha são inventados.",
            "Note: Ostra Otimista is still a prospect. Names and numbers in this workbook are made up.",
        ),
    )


def _plan(line: Line) -> Both | None:
    return PLANS.get(line.plan or "")


LINE_COLUMNS: tuple[Column[Line], ...] = (
    Column(Both("Código da linha", "Line code"), Style.TEXT, lambda row: row.code),
    *linked(
        Column(Both("Produto", "Product"), Style.TEXT, lambda row: PRODUCTS[row.product], width=22),
        Column(Both("Plano", "Plan"), Style.TEXT, _plan),
        Column(Both("Tipo", "Kind"), Style.TEXT, lambda row: row.kind, "line_kind"),
        Column(MONTHLY_FEE, Style.MONEY_TEXT, lambda row: row.mrr, currency=currency_of),
        Column(Both("Valor cobrado", "Price"), Style.MONEY_TEXT, lambda row: row.price, currency=currency_of),
        Column(Both("Periodicidade", "Interval"), Style.TEXT, lambda row: row.interval, "interval"),
        Column(Both("Moeda", "Currency"), Style.TEXT, currency_of, width=8),
        Column(
            Both("Início do contrato", "Contract start"),
            Style.DAY_TEXT,
            lambda row: row.start,
            padded=True,
        ),
        Column(Both("Vencto.", "Term end"), Style.DAY_TEXT, lambda row: row.term_end),
        Column(Both("Data do cancelamento", "End"), Style.DAY_TEXT, lambda row: row.end, width=20),
        Column(
            Both("Motivo da mudança", "Start reason"),
            Style.TEXT,
            lambda row: row.start_reason,
            "start_reason",
        ),
        Column(
            Both("Motivo do cancelamento", "End reason"),
            Style.TEXT,
            lambda row: row.end_reason,
            "end_reason",
            26,
        ),
        Column(Both("Aviso prévio (dias)", "Notice days"), Style.NUMBER, lambda row: row.notice_days),
        Column(Both("Renovação automática", "Auto-renew"), Style.YES_WORD, lambda row: row.auto_renew),
    ),
)


def lines_sheet(facts: Portfolio) -> Sheet[Line]:
    """Contracts: money and dates as text, and a total below that is no contract."""
    running = sum(mrr(facts.lines, account, TODAY) for account in facts.accounts if account.currency == "BRL")
    total = Total(
        Both("Total", "Total"),
        MONTHLY_FEE,
        Both(money(running, "BRL", "pt"), money(running, "BRL", "en")),
    )
    return Sheet(Both("Contratos", "Contracts"), LINE_COLUMNS, facts.lines, total=total)


def people_sheet(facts: Portfolio) -> Sheet[Person]:
    """People."""
    columns = linked(
        Column(Both("Nome", "Name"), Style.TEXT, lambda row: row.name, width=22, padded=True),
        Column(Both("Cargo", "Title"), Style.TEXT, lambda row: row.title, width=24),
        Column(Both("Área", "Department"), Style.TEXT, lambda row: row.department),
        Column(Both("E-mail", "Email"), Style.TEXT, lambda row: row.email, width=38, padded=True),
        Column(Both("Celular", "Mobile"), Style.TEXT, lambda row: row.phone, width=18),
        Column(Both("Papel", "Role"), Style.TEXT, lambda row: row.role, "person_role"),
        Column(Both("Influência", "Influence"), Style.NUMBER, lambda row: row.influence),
        Column(Both("Atitude", "Attitude"), Style.NUMBER, lambda row: row.attitude),
        Column(Both("Saiu em", "Left on"), Style.DAY, lambda row: row.left_on),
    )
    return Sheet(Both("Pessoas", "People"), columns, facts.people)


def renewals_sheet(facts: Portfolio) -> Sheet[Renewal]:
    """Renewals: money as numbers."""
    columns = linked(
        Column(Both("Fim da vigência", "Due date"), Style.DAY, lambda row: row.due),
        Column(Both("MRR a renovar", "MRR due"), Style.MONEY, lambda row: row.due_mrr),
        Column(Both("Moeda", "Currency"), Style.TEXT, currency_of, width=8),
        Column(Both("Situação", "Status"), Style.TEXT, lambda row: row.status, "renewal_status"),
        Column(Both("Decidido em", "Decided on"), Style.DAY, lambda row: row.decided),
        Column(Both("MRR renovado", "Renewed MRR"), Style.MONEY, lambda row: row.renewed_mrr),
        Column(Both("Probabilidade (%)", "Probability (%)"), Style.NUMBER, lambda row: row.probability),
    )
    return Sheet(Both("Renovações", "Renewals"), columns, facts.renewals)


def churns_sheet(facts: Portfolio) -> Sheet[Churn]:
    """Losses, with yes and no by a letter."""
    columns = linked(
        Column(Both("Data do cancelamento", "Churn date"), Style.DAY_TEXT, lambda row: row.day, width=20),
        Column(Both("Motivo", "Reason"), Style.TEXT, lambda row: row.reason, "end_reason", 26),
        Column(Both("Detalhe", "Detail"), Style.TEXT, lambda row: row.detail, width=60),
        Column(Both("Perdido para", "Lost to"), Style.TEXT, lambda row: row.lost_to, width=22),
        Column(Both("Evitável", "Avoidable"), Style.YES_LETTER, lambda row: row.avoidable, width=10),
        Column(
            Both("MRR perdido", "Lost MRR"), Style.MONEY_TEXT, lambda row: row.amount, currency=currency_of
        ),
        Column(Both("Comentário", "Feedback"), Style.TEXT, lambda row: row.feedback, width=50),
    )
    return Sheet(Both("Cancelamentos", "Churn"), columns, facts.churns)


def onboardings_sheet(facts: Portfolio) -> Sheet[Onboarding]:
    """Implementations."""
    columns = linked(
        Column(Both("Início do contrato", "Contract start"), Style.DAY, lambda row: row.account.start),
        Column(Both("Início do onboarding", "Started"), Style.DAY, lambda row: row.started),
        Column(Both("Prazo", "Due"), Style.DAY, lambda row: row.due),
        Column(Both("Concluído em", "Completed"), Style.DAY, lambda row: row.completed),
        Column(Both("Primeiro valor em", "First value on"), Style.DAY, lambda row: row.first_value),
    )
    return Sheet(Both("Implantação", "Onboarding"), columns, facts.onboardings)


def rates_sheet(facts: Portfolio) -> Sheet[tuple[date, str, float]]:
    """Exchange rates."""
    columns: tuple[Column[tuple[date, str, float]], ...] = (
        Column(Both("Mês", "Month"), Style.MONTH_TEXT, lambda row: row[0], width=10),
        Column(Both("Moeda", "Currency"), Style.TEXT, lambda row: row[1], width=8),
        Column(Both("Cotação (R$)", "Rate (BRL)"), Style.RATE_TEXT, lambda row: row[2], width=14),
    )
    return Sheet(Both("Câmbio", "Exchange rates"), columns, facts.rates)
