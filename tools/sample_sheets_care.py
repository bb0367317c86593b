"""The sheets about the work with the clients and what it brought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sample_cast import ACCOUNT_MANAGER
from sample_facts import Account, Gain, Goal, Opportunity, Survey, Talk, Task, Ticket, Usage
from sample_portfolio import Portfolio
from sample_sheet import Column, Sheet, Style
from sample_sheets_base import CLIENT, currency_of, linked, name_of
from sample_words import PRODUCTS, WORDS, Both


def talks_sheet(facts: Portfolio) -> Sheet[Talk]:
    """The log of conversations."""
    text = Style.TEXT
    columns = linked(
        Column(Both("Quando", "When"), Style.INSTANT, lambda row: row.at, width=18),
        Column(Both("Canal", "Channel"), text, lambda row: row.channel, "channel", 12),
        Column(Both("Tipo", "Kind"), text, lambda row: row.kind, "kind", 14),
        Column(Both("Papel", "Role"), text, lambda row: row.role, "role", 10),
        Column(Both("Postura", "Mode"), text, lambda row: row.mode, "mode", 12),
        Column(Both("Direção", "Direction"), text, lambda row: row.direction, "direction_way", 12),
        Column(Both("Duração (min)", "Minutes"), Style.NUMBER, lambda row: row.minutes, width=14),
        Column(Both("Sentimento", "Sentiment"), Style.NUMBER, lambda row: row.sentiment, width=12),
        Column(Both("Pessoas", "Attendees"), text, _heard, width=30),
        Column(Both("Assunto", "Subject"), text, lambda row: row.subject, width=36),
        Column(Both("Resumo", "Summary"), text, lambda row: row.summary, width=90),
        Column(Both("Próximo passo", "Next step"), text, lambda row: row.next_step, width=40),
    )
    return Sheet(Both("Contatos", "Interactions"), columns, facts.talks)


def _heard(talk: Talk) -> str | None:
    """The person spoken to; a log kept by hand names one, also when more were in the room."""
    return talk.people[0].name if talk.people else None


def tasks_sheet(facts: Portfolio) -> Sheet[Task]:
    """Tasks, tied to their accounts by name alone."""
    columns: tuple[Column[Task], ...] = (
        Column(CLIENT, Style.TEXT, name_of, width=22, padded=True),
        Column(Both("Tarefa", "Task"), Style.TEXT, lambda row: row.title, width=40),
        Column(Both("Prazo", "Due"), Style.DAY_TEXT, lambda row: row.due),
        Column(Both("Prioridade", "Priority"), Style.TEXT, lambda row: row.priority, "priority"),
        Column(Both("Papel", "Role"), Style.TEXT, lambda row: row.role, "role"),
        Column(Both("Situação", "Status"), Style.TEXT, lambda row: row.status, "task_status"),
        Column(Both("Concluída em", "Done on"), Style.DAY_TEXT, lambda row: row.done_on),
        Column(Both("Repetição", "Recurrence"), Style.TEXT, lambda row: row.recurrence, "recurrence"),
    )
    return Sheet(Both("Tarefas", "Tasks"), columns, facts.tasks)


def goals_sheet(facts: Portfolio) -> Sheet[Goal]:
    """Goals of the success plans."""
    columns = (
        Column(Both("Código da meta", "Goal code"), Style.TEXT, lambda row: row.code, width=14),
        *linked(
            Column(
                Both("Resultado desejado", "Desired outcome"), Style.TEXT, lambda row: row.outcome, width=46
            ),
            Column(Both("Meta", "Goal"), Style.TEXT, lambda row: row.name, width=26),
            Column(Both("Métrica", "Metric"), Style.TEXT, lambda row: row.metric, width=30),
            Column(Both("Unidade", "Unit"), Style.TEXT, lambda row: row.unit, width=14),
            Column(Both("Direção", "Direction"), Style.TEXT, lambda row: row.direction, "goal_direction", 18),
            Column(Both("Início", "Baseline"), Style.NUMBER, lambda row: row.baseline, width=10),
            Column(Both("Alvo", "Target"), Style.NUMBER, lambda row: row.target, width=10),
            Column(Both("Prazo", "Due"), Style.DAY, lambda row: row.due),
            Column(Both("Situação", "Status"), Style.TEXT, lambda row: row.status, "goal_status"),
        ),
    )
    return Sheet(Both("Metas", "Goals"), columns, facts.goals)


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading with its goal."""

    account: Account
    goal: Goal
    day: date
    value: float


def readings_sheet(facts: Portfolio) -> Sheet[Reading]:
    """Readings, each tied to its goal by the goal's code."""
    rows = [Reading(goal.account, goal, day, value) for goal in facts.goals for day, value in goal.readings]
    columns: tuple[Column[Reading], ...] = (
        Column(Both("Código da meta", "Goal code"), Style.TEXT, lambda row: row.goal.code, width=14),
        Column(CLIENT, Style.TEXT, name_of, width=22),
        Column(Both("Data", "Date"), Style.DAY, lambda row: row.day),
        Column(Both("Valor", "Value"), Style.NUMBER, lambda row: row.value, width=12),
    )
    return Sheet(Both("Medições", "Goal readings"), columns, rows)


def surveys_sheet(facts: Portfolio) -> Sheet[Survey]:
    """Survey answers."""
    columns = linked(
        Column(Both("Contato", "Contact"), Style.TEXT, lambda row: row.person and row.person.email, width=38),
        Column(Both("Pesquisa", "Survey"), Style.TEXT, lambda row: row.kind, "survey", 10),
        Column(Both("Nota", "Score"), Style.NUMBER, lambda row: row.score, width=8),
        Column(Both("Respondida em", "Answered at"), Style.INSTANT_TEXT, lambda row: row.at, width=20),
        Column(Both("Comentário", "Comment"), Style.TEXT, lambda row: row.comment, width=60),
        Column(Both("Chamado", "Ticket"), Style.TEXT, lambda row: row.ticket, width=12),
    )
    return Sheet(Both("Pesquisas", "Surveys"), columns, facts.surveys)


TICKET_COLUMNS: tuple[Column[Ticket], ...] = (
    Column(Both("Nº do chamado", "Ticket number"), Style.TEXT, lambda row: row.number, width=14),
    *linked(
        Column(Both("Contato", "Contact"), Style.TEXT, lambda row: row.person.email, width=38),
        Column(Both("Assunto", "Subject"), Style.TEXT, lambda row: row.subject, width=40),
        Column(Both("Aberto em", "Opened at"), Style.ISO_INSTANT, lambda row: row.opened, width=18),
        Column(
            Both("Primeira resposta em", "First response at"),
            Style.ISO_INSTANT,
            lambda row: row.answered,
            width=20,
        ),
        Column(Both("Resolvido em", "Resolved at"), Style.ISO_INSTANT, lambda row: row.resolved, width=18),
        Column(Both("Reaberturas", "Reopens"), Style.NUMBER, lambda row: row.reopened),
        Column(Both("Contatos", "Contacts"), Style.NUMBER, lambda row: row.contacts),
        Column(
            Both("Tempo de atendimento (min)", "Handling minutes"),
            Style.NUMBER,
            lambda row: row.handle,
            width=24,
        ),
        Column(
            Both("SLA resposta (min)", "Response SLA (min)"),
            Style.NUMBER,
            lambda row: row.sla_response,
            width=18,
        ),
        Column(
            Both("SLA resolução (min)", "Resolution SLA (min)"),
            Style.NUMBER,
            lambda row: row.sla_resolution,
            width=18,
        ),
        Column(Both("Canal", "Channel"), Style.TEXT, lambda row: row.channel, "channel", 12),
        Column(Both("Prioridade", "Priority"), Style.TEXT, lambda row: row.priority, "priority", 12),
        Column(Both("Categoria", "Category"), Style.TEXT, lambda row: row.category, "category", 20),
        Column(Both("Situação", "Status"), Style.TEXT, lambda row: row.status, "ticket_status", 20),
        Column(Both("Escalado", "Escalated"), Style.YES_CROSS, lambda row: row.escalated, width=10),
        Column(Both("CSAT", "CSAT"), Style.NUMBER, lambda row: row.csat, width=8),
    ),
)


def tickets_sheet(facts: Portfolio) -> Sheet[Ticket]:
    """Tickets, with moments as a help desk writes them."""
    return Sheet(Both("Chamados", "Tickets"), TICKET_COLUMNS, facts.tickets)


def usage_sheet(facts: Portfolio) -> Sheet[Usage]:
    """Use of the dashboard by month."""
    columns = linked(
        Column(Both("Mês", "Month"), Style.MONTH_TEXT, lambda row: row.month, width=10),
        Column(Both("Licenças", "Seats"), Style.NUMBER, lambda row: row.seats, width=10),
        Column(Both("Usuários ativos", "Active users"), Style.NUMBER, lambda row: row.active),
        Column(Both("Acessos", "Logins"), Style.NUMBER, lambda row: row.logins, width=10),
        Column(
            Both("Funcionalidades contratadas", "Features available"),
            Style.NUMBER,
            lambda row: row.available,
            width=26,
        ),
        Column(Both("Funcionalidades usadas", "Features used"), Style.NUMBER, lambda row: row.used, width=22),
    )
    return Sheet(Both("Uso", "Usage"), columns, facts.usage)


def opportunities_sheet(facts: Portfolio) -> Sheet[Opportunity]:
    """Expansions raised by CS."""
    columns = linked(
        Column(Both("Oportunidade", "Opportunity"), Style.TEXT, lambda row: row.name, width=30),
        Column(Both("Tipo", "Kind"), Style.TEXT, lambda row: row.kind, "opportunity_kind"),
        Column(Both("Produto", "Product"), Style.TEXT, lambda row: PRODUCTS[row.product], width=22),
        Column(Both("Etapa", "Stage"), Style.TEXT, lambda row: row.stage, "opportunity_stage"),
        Column(Both("Valor", "Value"), Style.MONEY, lambda row: row.value),
        Column(Both("Moeda", "Currency"), Style.TEXT, currency_of, width=8),
        Column(Both("Probabilidade", "Probability"), Style.NUMBER, lambda row: row.probability),
        Column(
            Both("Previsão de fechamento", "Expected close"), Style.DAY, lambda row: row.expected, width=22
        ),
        Column(Both("Data de fechamento", "Closed on"), Style.DAY, lambda row: row.closed, width=18),
        Column(Both("Resultado", "Outcome"), Style.TEXT, lambda row: row.outcome, "outcome"),
        Column(
            Both("Motivo de perda", "Lost reason"), Style.TEXT, lambda row: row.lost_reason, "lost_reason", 26
        ),
        Column(Both("Responsável", "Owner"), Style.TEXT, lambda _: ACCOUNT_MANAGER),
        Column(Both("Levantada por", "Raised by"), Style.TEXT, lambda row: row.raised_by, width=18),
        Column(Both("Levantada em", "Raised on"), Style.DAY, lambda row: row.raised),
        Column(Both("Passada em", "Handed over on"), Style.DAY, lambda row: row.handed),
    )
    return Sheet(Both("Oportunidades", "Opportunities"), columns, facts.opportunities)


def gains_sheet(facts: Portfolio) -> Sheet[Gain]:
    """Value brought by month."""
    columns = linked(
        Column(Both("Mês", "Month"), Style.MONTH_TEXT, lambda row: row.month, width=10),
        Column(Both("Ganho", "Gain"), Style.MONEY, lambda row: row.gain),
        Column(Both("Custo", "Cost"), Style.MONEY, lambda row: row.cost),
        Column(Both("Evidência", "Evidence"), Style.TEXT, lambda row: row.evidence, width=46),
    )
    return Sheet(Both("Valor gerado", "Value"), columns, facts.gains)


def lists_sheet() -> Sheet[Both]:
    """The hidden helper of the drop-down lists; nothing in it is a client."""
    stages = [*WORDS["stage"].values()]
    columns: tuple[Column[Both], ...] = (Column(Both("Listas", "Lists"), Style.TEXT, lambda row: row),)
    return Sheet(Both("_listas", "_lists"), columns, stages, hidden=True)
