"""The index of all names: from a header to the fields it may mean, and from an id phrase to what it identifies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import Final

from csdesk.domain.importing import (
    aliases_account,
    aliases_billing,
    aliases_brazil,
    aliases_compounds,
    aliases_contact,
    aliases_contract,
    aliases_crm,
    aliases_exports,
    aliases_growth,
    aliases_reordered,
    aliases_service,
    aliases_short,
    aliases_spoken,
    aliases_spoken_work,
    aliases_voice,
    aliases_wider,
)
from csdesk.domain.importing.names import canonical, folded, stemmed, word_set

_SUBJECTS: Final = (aliases_account, aliases_contact, aliases_contract, aliases_voice, aliases_growth)
_SPOKEN: Final = (
    aliases_spoken,
    aliases_spoken_work,
    aliases_wider,
    aliases_brazil,
    aliases_exports,
    aliases_billing,
    aliases_service,
    aliases_short,
    aliases_crm,
    aliases_compounds,
    aliases_reordered,
)
_CHOICE: Final = re.compile(r"\{([^}]*)\}")
_BARE: Final = str.maketrans("áàâãéêíóôõúüç", "aaaaeeiooouuc")
"""Taken off a whole declaration at once: a quarter of the names has accents, and by itself each takes ten times as long."""

NOUNS: Final[dict[str, str]] = {
    "account": """
        cliente | conta | empresa | companhia | organização | customer | client | account | company | organization | tenant | workspace | org | organisation | espaço de trabalho |
        school | escola | subscriber | assinante | loja | store | merchant | business | shop | retailer | lojista | clinic | clínica | restaurant | restaurante | academia | gym | buyer | debtor | devedor | contratante | franqueado | associated company | parceiro | franquia | firm | aluno | paciente | segurado | locatário | inquilino | associado | tutor | hóspede | beneficiário |
        condômino | morador | cooperado | mutuário | revenda | condomínio | prefeitura
    """,
    "contact": """
        contato | pessoa | contact | person | associated contact | user | usuário | requester | solicitante | respondent |
        respondente | lead | member | stakeholder | champion | decisor | sponsor | agent contact
    """,
    "line": "apólice | póliza | policy | linha | contrato | assinatura | contract | subscription | line | line item | license | licença | linha contrato",
    "renewal": "renovação | renewal",
    "movement": "movimento | movement | mrr movement | movimentação",
    "churn": "cancelamento | churn | churn event | cancellation",
    "interaction": """
        interação | atividade | reunião | interaction | activity | engagement | meeting | touchpoint | call | note | comment | nota |
        comentário | ligação | timeline entry | email | e-mail | message | mensagem | visita | visit | agendamento | consulta | appointment | check in | checkin | service appointment | comunicação | communication
    """,
    "task": "tarefa | task | to do | pendência | follow up",
    "survey": "pesquisa | resposta | survey | response | nps | csat | ces | answer | feedback | survey response | avaliação",
    "ticket": "chamado | conversation | conversa | ticket | case | caso | protocolo | issue | ocorrência | atendimento | incident | incidente | request | os | ordem serviço | ordem de trabalho | ot | reclamação | demanda | solicitação | requisição",
    "usage": "{user, product, app, platform} {activity, activities, actions, logs} | {login, access, session} {history, logs, log} | log de {acessos, uso} | uso | usage | event | evento",
    "onboarding": "implantação | onboarding | implementation",
    "goal": "meta | objetivo | goal | objective",
    "reading": "medição | reading | measurement",
    "value": "valor gerado | benefícios gerados | economias | economias geradas | value entry",
    "invoice": """
        fatura | nota fiscal | boleto | cobrança | pagamento | título | invoice | payment | bill | transaction | sale | venda | pedido |
        order | charge | transação | recebimento | parcela | receita
    """,
    "signal": "sinal | signal",
    "health": "score | saúde | health",
    "opportunity": "quote | quotation | orçamento | presupuesto | proposta | oportunidade | negócio | negociação | opportunity | deal",
    "story": "case de sucesso | história | success story | story",
    "review": "qbr | rts | review | ebr",
    "product": "produto | product | item | sku",
}
"""What a person calls the record of an entity."""

TITLES: Final[dict[str, str]] = {
    "account": """
        leads | {base, lista, planilha, controle, cadastro} de leads | clientes | contas | empresas | carteira | base de clientes | base cs | companies | customers | accounts | clients |
        organizations | organizações | crm accounts | company | carteira de clientes | cadastro de clientes | account list | schools |
        cliente | conta | empresa | bases | subscribers | assinantes | account | customer | organization | assinaturas clientes |
        {clientes, contas} {ativos, ativas, agência, 2026} | client list | customer list | book of business | portfolio | lojas | franquias | franqueados
    """,
    "contact": "leads | {base, lista, planilha, controle, cadastro} de leads | contatos | pessoas | contacts | people | users | usuários | stakeholders | persons | contato | contact | user | agenda de contatos | {mapa, mapeamento} de {stakeholders, decisores, poder} | stakeholder map | decisores | pontos focais | lista de contatos | key contacts",
    "line": """
        contratos | assinaturas | linhas | subscriptions | contracts | subscription periods | line items | linhas de contrato | planos
        contratados | recorrência | contrato | mrr | mensalidades | subscription | receita recorrente |
        retainers | retainer | fees | banco de horas | pacotes contratados | {contratos, mensalidades, assinaturas, recorrência} {ativos, ativas, vigentes, clientes} | honorários | agreements | aditivos | engagements fees | {licenças, planos, pacotes} {vendidas, vendidos, contratadas, contratados, compradas}
    """,
    "renewal": "renovações | renewals | renovação | renewal | vencimentos de contrato | {controle, agenda, calendário, pipeline, forecast, previsão} de renovações | renewal {pipeline, forecast, tracker, calendar} | contratos a vencer | vencimentos | a renovar | upcoming renewals | up for renewal | contratos vencendo",
    "movement": "movimentos | movimentações | mrr movements | movimentos de mrr | movements | movimentação | mrr movement | {variação, evolução, movimentação, ponte} {mrr, de mrr, do mrr} | mrr {bridge, changes, waterfall} | expansões e contrações | {mrr, arr} {events, eventos, log, movement log, history} | eventos de mrr | {histórico, eventos} de {mrr, receita} | upgrades e downgrades | revenue movements | {revenue, contract, subscription, arr} {events, changes, movements}",
    "rate": "câmbio | tipo de câmbio | tipos de câmbio | cotações | taxas de câmbio | rates | exchange rates | fx | cotação | moedas | dólar | ptax | {taxa, tabela} de {câmbio, cotação, moedas} | currency rates | fx rates | conversão | exchange",
    "churn": "{detalhe, detalle, control, controle, análisis, análise,} {fuga, fugas, fuga clientes, evasão, evasões, attrition, clientes fugados, desactivaciones, desativações} | cancelamentos | churn | churned | cancellations | churns | clientes cancelados | saídas | {clientes, contas} {que saíram, perdidos, perdidas, churn, churned, que cancelaram} | ex clientes | perdas | {motivos, registro, controle, análise, lista} de {churn, cancelamento, saída} | lost {customers, clients, accounts} | churned {customers, clients, accounts} | {churn, exit} {log, list, reasons, interviews, analysis} | offboarding | distratos | rescisões | cancelados | cancelamentos clientes | perdidos | desligados | {clientes,} inativos",
    "interaction": """
        consultas | agendamentos | {agenda, controle} de {consultas, agendamentos} | conversations | conversas | comunicações | communications | interações | atividades | reuniões | timeline | interactions | activities | engagements | engagement | engagement log | meetings | notes | notas |
        linha do tempo | histórico | call log | comments | registros | touchpoints | ligações | ticket comment | interação | activity |
        {diário, registro, log, histórico, controle, agenda} {cs, contatos, de contato, de contatos, de reuniões, de visitas, visitas, de interações, de calls, reuniões, atendimento cs} | visitas | calls | {client, customer} {touchpoints, calls, meetings, interactions, contact log} | {contact, meeting, visit, touchpoint, call, cs, interaction} {log, notes, history, tracker} | {atas, ata} {reunião, de reunião, de reuniões,} | one on ones | check ins | conversas com clientes | contatos com clientes | contatos realizados | contatos | agendamentos | agenda | appointments | bookings | {account, client, customer,} {emails, messages} | e-mails | mensagens | gestiones | gestiones {de cobranza, telefónicas, comerciales} | {product, customer, client, user} feedback | histórico {de,} {atendimento, atendimentos}
    """,
    "task": "tarefas | pendências | tasks | to do | ctas | cta | calls to action | plano de ação | follow ups | to dos | {lista, controle} de {tarefas, pendências, ações} | action {items, list, plan, log} | todo list | afazeres | combinados | próximas ações | follow up | {ações, pendência} {cs, abertas,} | planos de ação",
    "survey": """
        pesquisas | {customer, product, app, user} reviews | nps | csat | ces | surveys | survey responses | respostas | nps responses | csat responses | ces responses |
        avaliações | satisfação | respostas nps | feedback | pesquisa | survey |
        {pesquisa, avaliação, resultado, respostas} {satisfação, de satisfação, nps, csat, de nps, atendimento} | satisfação {atendimento, cliente, de clientes} | {customer, client} {satisfaction, feedback, survey} | {nps, csat, ces, survey} {results, export, answers, detractors} | detratores | voz do cliente | voc | reviews csat
    """,
    "ticket": "{live,} chats | {work, service} {orders, order} | {service, help desk, helpdesk} {requests, tickets, calls} | customer {complaints, issues, support, tickets} | manutenções | assistência técnica | garantias | ordem de serviço | {orden, ordenes} de {servicio, trabajo} | quejas | pqrs | ouvidoria | manifestações | conversations | conversas | chamados | tickets | casos | cases | suporte | support | support tickets | issues | atendimentos | ocorrências | ticket | chamado | demandas | ordens | ordens de serviço | os | solicitações | requisições | incidents | incident | issue | requests | help desk | sac | {pauta, lista, controle, fila} de {jobs, demandas, chamados, solicitações, atendimento, tickets} | jobs | bugs | {support, client} {requests, cases, queue} | reclamações | sac atendimento | service desk | backlog {de chamados,} | erros reportados | complaints",
    "ticket_month": "chamados por mês | tickets by month | monthly tickets | resumo de chamados | chamados mensais | {resumo, volume, indicadores} de {atendimento, chamados, suporte, tickets} | resumo {atendimento, suporte, chamados} | support {summary, volume, kpis by month} | sla mensal | ticket {volume, summary} | {chamados, tickets, atendimentos} {por mês, mensal, mensais, mês a mês}",
    "usage": "uso | usage | adoção | adoption | sessions | sessões | usage events | product events | product usage | logins | eventos | consumo | utilização | engajamento | {uso, acessos, adoção} {plataforma, da plataforma, do sistema, por cliente, por módulo, por funcionalidade, mensal, semanal} | acessos | {feature, product, platform, weekly, monthly} {usage, adoption} | licenças e uso | active users | telemetria | telemetry | {seat, license, feature} utilization | utilization | consumo mensal",
    "onboarding": "onboarding | onboardings | journeys | jornadas | customer journeys | implantações | implantação | implementations | implementation | {controle, cronograma, acompanhamento, funil, painel} de {onboarding, implantação, implantações, implementação, ativação} | go lives | kickoffs | {onboarding, implementation} {tracker, pipeline, status, tracking} | setup clientes | entradas | novos clientes onboarding | rollout | ativação | ativações | {status, acompanhamento} {implantação, onboarding} | implementation status",
    "goal": "metas | objetivos | goals | success plans | plano de sucesso | okr | objectives | planos de sucesso | objetivos e metas | {metas, objetivos, okrs} {clientes, do trimestre, por cliente, dos clientes, trimestrais} | success {plan, plans, criteria, metrics} | {plano, planos} de {sucesso, metas} | {customer, client} {goals, objectives, outcomes} | okrs | success plan | mutual success plan",
    "reading": "medições | readings | measurements | acompanhamento de metas | acompanhamento {metas, de indicadores, kpis, objetivos} | {medição, apuração, evolução} {metas, kpis, indicadores, de metas, de kpi} | {kpi, goal} {readings, tracking, progress, measurements, actuals} | realizado metas | {kpis, indicadores, metas} {apurados, realizados, realizadas, apuradas}",
    "value": "valor gerado | value | roi | ganhos | valor entregue | value generated | {roi, retorno, resultados, ganhos} {clientes, por cliente, gerado, gerados, mensal, campanhas} | {value, savings, benefits} {delivered, realized, tracker, log, realization} | economia gerada | business value | valor entregue clientes",
    "invoice": """
        faturas | notas fiscais | boletos | recibos | comprovantes | cobranças | pagamentos | financeiro | invoices | payments | billing | sales | vendas |
        receitas | nfs | nf | pedidos | orders | notas | nfe | contas a receber | faturamento | inadimplência | charges | transactions | transações | lançamentos | compras | purchases | unified payments | recebimentos |
        invoice | fatura | payment | pagamento | boleto | charge | order | duplicatas | títulos | inadimplentes |
        {contas, valores, títulos} {a receber, em aberto, receber} | a receber | receivables | {open, aged, accounts} {ar, receivable, receivables, invoices} | ar {aging, export, report} | aging | {controle, relatório} de {cobrança, cobranças, pagamentos, faturas, notas, faturamento, boletos, recebimentos} | past due | overdue | devedores | debtors | régua de cobrança | cuentas por cobrar | cartera de cobranza | {notas, faturas, nfs, cobranças} {emitidas, fiscais, de serviço}
    """,
    "signal": "saúde | health | saúde da carteira | sinais | signals | sinais de saúde | health signals | indicadores | {indicadores, sinais} {saúde, de saúde, cliente, por cliente} | health {metrics, factors, indicators, inputs} | scorecard measures | customer signals",
    "health": "saúde | health | health scores | scores | healthscore | saúde da carteira | health history | {histórico, evolução, snapshot} {health score, saúde, de saúde, do health score, farol} | health {score history, scores history, snapshot, snapshots, trend} | farol clientes | farol da carteira",
    "opportunity": """
        leads | {base, lista, planilha, controle, cadastro} de leads | oportunidades | negócios | negociações | deals | opportunities | pipeline | sales pipeline | funil | upsell | expansão | deal |
        opportunity | oportunidade | expansões | opps | opp | propostas | proposals |
        {pipeline, funil, oportunidades, lista} {upsell, de upsell, expansão, de expansão, cross sell, de vendas, base} | {upsell, expansion, cross sell} {pipeline, opps, opportunities, tracker} | quotes | quotations | {sales, customer} quotes | orçamentos | {controle, lista} de orçamentos | presupuestos | forecast vendas | leads expansão | cross sell | upsells
    """,
    "story": "cases | histórias | success stories | cases de sucesso | stories | {cases, histórias, depoimentos} {clientes, de clientes, de sucesso, sucesso} | case studies | testimonials | depoimentos | {customer, client} {stories, advocacy, references, case studies} | advocacy | referências",
    "review": "qbr | qbrs | rts | ebr | reviews | reuniões de resultado | {agenda, calendário, controle} {rts, de rts, qbr, qbrs, de qbr, de qbrs, revisões} | {qbr, ebr, business review, mbr} {schedule, calendar, tracker, log} | business reviews | quarterly reviews | revisões trimestrais | rts clientes",
    "product": "produtos | products | catálogo | tabela de preços | plans | planos | {subscription, pricing} plans | planos de assinatura | plan catalog | serviços | price list | product | {tabela, lista} {preços, de preços, de produtos, de serviços, de planos} | {catálogo, portfólio} {serviços, produtos, de serviços, de produtos} | {rate, price} {card, list, book} | pricing | pacotes | service catalog",
}
"""What a sheet or a file of an entity is called."""

_COMMON: Final = {
    "tags": "tags | etiquetas | labels | marcadores | rótulos",
    "notes": "observações | notas | notes | comentários | comments | remarks | observações gerais | anotações",
}
_TOOL_NAMES: Final = "stripe|hubspot|salesforce|sfdc|pipedrive|rd|rd station|zendesk|omie|bling|asaas|iugu|vindi|conta azul|crm|erp|sistema"
ID_WORDS: Final = word_set(
    "sk fk pk id codigo code key gsid uuid guid numero number identificador matricula chave ref reference external pk no"
)
_FILLERS: Final = word_set(
    "associated related primary principal internal interno externo unique unico original number id fk"
)


@dataclass(frozen=True, slots=True)
class Alias:
    """One field that a name may mean."""

    target: str
    unit: str | None
    where: tuple[str, ...]
    """The entities in whose sheets the name says so; none for everywhere."""
    spoken: bool = False
    """Whether people make the name up, rather than a tool or a label."""

    @property
    def entity(self) -> str:
        """The entity of the field."""
        return self.target.partition(".")[0]


def listed(words: str) -> list[str]:
    """The names of one declaration, in the form they are kept in."""
    parts = (form for part in words.translate(_BARE).split("|") for form in _spelt_out(part))
    return [canonical(part) for part in parts if folded(part)]


def _spelt_out(part: str) -> Iterator[str]:
    """Every form of a name with choices: `{data,} fim` is `data fim` and `fim`."""
    pieces = _CHOICE.split(part)
    choices = [piece.split(",") if place % 2 else [piece] for place, piece in enumerate(pieces)]
    return (" ".join(chosen) for chosen in product(*choices))


@cache
def index() -> dict[str, tuple[Alias, ...]]:
    """Every known name and the fields it may mean."""
    found: dict[str, list[Alias]] = {}
    for subject in _SUBJECTS:
        for table in (subject.ANYWHERE, subject.INSIDE):
            _enter(table, found, inside=table is subject.INSIDE)
    _enter(aliases_account.IN_ACCOUNTS, found, where=("account",))
    _enter(aliases_contact.IN_EVENTS, found, where=aliases_contact.EVENTS)
    for spoken in _SPOKEN:
        for table in (spoken.ANYWHERE, spoken.INSIDE):
            _enter(table, found, inside=table is spoken.INSIDE, spoken=True)
    for said in (aliases_spoken, aliases_short, aliases_crm, aliases_reordered):
        _enter(said.IN_ACCOUNTS, found, where=("account",), spoken=True)
    _enter(aliases_short.IN_LOSSES, found, where=("churn",), spoken=True)
    _enter(aliases_crm.IN_DEALS, found, where=("opportunity",), spoken=True)
    _enter(aliases_spoken.IN_FATES, found, where=("renewal", "churn", "health", "signal"), spoken=True)
    _enter(aliases_spoken.IN_REQUESTS, found, where=aliases_contact.EVENTS, spoken=True)
    _enter(aliases_service.IN_REQUESTS, found, where=aliases_contact.EVENTS, spoken=True)
    _enter(aliases_spoken.IN_BILLS, found, where=("invoice",), spoken=True)
    for entity in TITLES:
        _enter_common(entity, found)
    return {name: tuple(aliases) for name, aliases in found.items()}


def _enter_common(entity: str, found: dict[str, list[Alias]]) -> None:
    """Tags, notes and ids of tools, which every record has, unless a field of its own goes by that name."""
    tools = [name for tool in _TOOL_NAMES.split("|") for name in (f"{tool} id", f"id {tool}")]
    for key, names in (
        *((key, listed(words)) for key, words in _COMMON.items()),
        ("external_id", ["codigo", "code", "identificador", "identifier", *tools]),
    ):
        for name in names:
            known = found.setdefault(name, [])
            if all(alias.entity != entity for alias in known if alias.where):
                known.append(Alias(f"{entity}.{key}", None, (entity,)))


@cache
def squeezed() -> dict[str, str]:
    """The known names of several words by their letters without spaces, as in `annualrevenue`."""
    return {name.replace(" ", ""): name for name in index() if " " in name}


@cache
def regardless() -> dict[str, str]:
    """The known names by their words in any order, number and gender, the shortest name of each."""
    found: dict[str, str] = {}
    for name in index():
        key = stemmed(name)
        if key not in found or len(name) < len(found[key]):
            found[key] = name
    return found


@cache
def alike() -> dict[str, tuple[str, ...]]:
    """The known names by their words in any order, number and gender, all of each."""
    found: dict[str, list[str]] = {}
    for name in index():
        found.setdefault(stemmed(name), []).append(name)
    return {key: tuple(names) for key, names in found.items()}


def _enter(
    table: Mapping[str, str],
    found: dict[str, list[Alias]],
    *,
    inside: bool = False,
    where: tuple[str, ...] = (),
    spoken: bool = False,
) -> None:
    for key, words in table.items():
        target, _, unit = key.partition("@")
        reach = (target.partition(".")[0],) if inside else where
        alias = Alias(target, unit or None, reach, spoken)
        for name in listed(words):
            known = found.setdefault(name, [])
            if not known or not any(each.target == target and each.where in {(), reach} for each in known):
                known.append(alias)


@cache
def nouns() -> dict[str, str]:
    """Every noun and the entity it names."""
    return {noun: entity for entity, words in NOUNS.items() for noun in listed(words)}


@cache
def titles() -> dict[str, tuple[str, ...]]:
    """Every sheet name known and the entities it may hold."""
    found: dict[str, list[str]] = {}
    for entity, words in TITLES.items():
        for name in listed(words):
            found.setdefault(name, []).append(entity)
    return {name: tuple(entities) for name, entities in found.items()}


@lru_cache(maxsize=8192)
def identified(name: str) -> str | None:
    """The entity that an id phrase identifies: `customer id`, `codigo linha`, `id chamado`.

    >>> identified("subscription id"), identified("codigo cliente"), identified("data inicio")
    ('line', 'account', None)
    """
    words = name.split()
    if len(words) < 2 or not ID_WORDS.intersection(words):
        return None
    rest = " ".join(word for word in words if word not in ID_WORDS)
    entity = nouns().get(rest)
    if entity is None:
        rest = " ".join(word for word in words if word not in ID_WORDS | _FILLERS)
        entity = nouns().get(rest)
    return entity


def is_known(name: str) -> bool:
    """Whether a canonical name means anything to us, as a header would.

    What people make up does not count: too many of those words are values in other sheets.
    """
    return any(not alias.spoken for alias in index().get(name, ())) or identified(name) is not None
