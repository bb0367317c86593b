"""The index of all names: from a header to the fields it may mean, and from an id phrase to what it identifies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from csdesk.domain.importing import (
    aliases_account,
    aliases_contact,
    aliases_contract,
    aliases_growth,
    aliases_voice,
)
from csdesk.domain.importing.names import canonical, folded, word_set

_SUBJECTS: Final = (aliases_account, aliases_contact, aliases_contract, aliases_voice, aliases_growth)

NOUNS: Final[dict[str, str]] = {
    "account": """
        cliente | conta | empresa | companhia | organização | customer | client | account | company | organization | tenant |
        school | escola | subscriber | assinante | loja | store | merchant | associated company | parceiro | franquia | firm
    """,
    "contact": """
        contato | pessoa | contact | person | associated contact | user | usuário | requester | solicitante | respondent |
        respondente | lead | member | stakeholder | champion | decisor | sponsor | agent contact
    """,
    "line": "linha | contrato | assinatura | contract | subscription | line | line item | license | licença | linha contrato",
    "renewal": "renovação | renewal",
    "movement": "movimento | movement | mrr movement | movimentação",
    "churn": "cancelamento | churn | churn event | cancellation",
    "interaction": """
        interação | atividade | reunião | interaction | activity | engagement | meeting | touchpoint | call | note | comment | nota |
        comentário | ligação | timeline entry
    """,
    "task": "tarefa | task | to do | pendência",
    "survey": "pesquisa | resposta | survey | response | nps | csat | ces | answer | feedback | survey response | avaliação",
    "ticket": "chamado | conversation | conversa | ticket | case | caso | protocolo | issue | ocorrência | atendimento | incident | incidente | request | os | ordem serviço | demanda | solicitação | requisição",
    "usage": "uso | usage | event | evento",
    "onboarding": "implantação | onboarding | implementation",
    "goal": "meta | objetivo | goal | objective",
    "reading": "medição | reading | measurement",
    "value": "valor gerado | value entry",
    "invoice": """
        fatura | nota fiscal | boleto | cobrança | pagamento | título | invoice | payment | bill | transaction | sale | venda | pedido |
        order | charge | recebimento | parcela | receita
    """,
    "signal": "sinal | signal",
    "health": "score | saúde | health",
    "opportunity": "oportunidade | negócio | negociação | opportunity | deal",
    "story": "case de sucesso | história | success story | story",
    "review": "qbr | rts | review | ebr",
    "product": "produto | product | item | sku",
}
"""What a person calls the record of an entity."""

TITLES: Final[dict[str, str]] = {
    "account": """
        clientes | contas | empresas | carteira | base de clientes | base cs | companies | customers | accounts | clients |
        organizations | organizações | crm accounts | company | carteira de clientes | cadastro de clientes | account list | schools |
        cliente | conta | empresa | bases | subscribers | assinantes | account | customer | organization | assinaturas clientes
    """,
    "contact": "contatos | pessoas | contacts | people | users | usuários | stakeholders | persons | contato | contact | user",
    "line": """
        contratos | assinaturas | linhas | subscriptions | contracts | subscription periods | line items | linhas de contrato | planos
        contratados | recorrência | contrato | mrr | mensalidades | subscription | receita recorrente
    """,
    "renewal": "renovações | renewals | renovação | renewal | vencimentos de contrato",
    "movement": "movimentos | movimentações | mrr movements | movimentos de mrr | movements | movimentação | mrr movement",
    "rate": "câmbio | cotações | taxas de câmbio | rates | exchange rates | fx | cotação | moedas",
    "churn": "cancelamentos | churn | churned | cancellations | churns | clientes cancelados | saídas",
    "interaction": """
        interações | atividades | reuniões | timeline | interactions | activities | engagements | engagement | engagement log | meetings | notes | notas |
        linha do tempo | histórico | call log | comments | registros | touchpoints | ligações | ticket comment | interação | activity
    """,
    "task": "tarefas | pendências | tasks | to do | todos | plano de ação | follow ups | to dos",
    "survey": """
        pesquisas | nps | csat | ces | surveys | survey responses | respostas | nps responses | csat responses | ces responses |
        avaliações | satisfação | respostas nps | feedback | pesquisa | survey
    """,
    "ticket": "conversations | conversas | chamados | tickets | casos | cases | suporte | support | support tickets | issues | atendimentos | ocorrências | ticket | chamado | demandas | ordens | ordens de serviço | os | solicitações | requisições | incidents | incident | issue | requests | help desk | sac",
    "ticket_month": "chamados por mês | tickets by month | monthly tickets | resumo de chamados | chamados mensais",
    "usage": "uso | usage | adoção | adoption | usage events | product events | product usage | logins | eventos | consumo | utilização | engajamento",
    "onboarding": "onboarding | onboardings | implantações | implantação | implementations | implementation",
    "goal": "metas | objetivos | goals | success plans | plano de sucesso | okr | objectives | planos de sucesso | objetivos e metas",
    "reading": "medições | readings | measurements | acompanhamento de metas",
    "value": "valor gerado | value | roi | ganhos | valor entregue | value generated",
    "invoice": """
        faturas | notas fiscais | boletos | cobranças | pagamentos | financeiro | invoices | payments | billing | sales | vendas |
        receitas | nfs | nf | pedidos | orders | notas | nfe | contas a receber | faturamento | inadimplência | charges | transactions | unified payments | recebimentos |
        invoice | fatura | payment | pagamento | boleto | charge | order | duplicatas | títulos | inadimplentes
    """,
    "signal": "saúde | health | saúde da carteira | sinais | signals | sinais de saúde | health signals | indicadores",
    "health": "saúde | health | health scores | scores | healthscore | saúde da carteira | health history",
    "opportunity": """
        oportunidades | negócios | negociações | deals | opportunities | pipeline | sales pipeline | funil | upsell | expansão | deal |
        opportunity | oportunidade | expansões | opps | opp | propostas | proposals
    """,
    "story": "cases | histórias | success stories | cases de sucesso | stories",
    "review": "qbr | qbrs | rts | ebr | reviews | reuniões de resultado",
    "product": "produtos | products | catálogo | tabela de preços | plans | planos | serviços | price list | product",
}
"""What a sheet or a file of an entity is called."""

_COMMON: Final = {
    "tags": "tags | etiquetas | labels | marcadores | rótulos",
    "notes": "observações | notas | notes | comentários | comments | remarks | observações gerais | anotações",
}
_TOOL_NAMES: Final = "stripe|hubspot|salesforce|pipedrive|rd|rd station|zendesk|omie|bling|asaas|iugu|vindi|conta azul|crm|erp|sistema"
_ID_WORDS: Final = word_set(
    "id codigo code key gsid uuid guid numero number identificador matricula chave ref reference external pk no"
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

    @property
    def entity(self) -> str:
        """The entity of the field."""
        return self.target.partition(".")[0]


def listed(words: str) -> list[str]:
    """The names of one declaration, in the form they are kept in."""
    return [canonical(part) for part in words.split("|") if folded(part)]


@cache
def index() -> dict[str, tuple[Alias, ...]]:
    """Every known name and the fields it may mean."""
    found: dict[str, dict[Alias, None]] = {}
    for subject in _SUBJECTS:
        for table in (subject.ANYWHERE, subject.INSIDE):
            _enter(table, found, inside=table is subject.INSIDE)
    _enter(aliases_account.IN_ACCOUNTS, found, where=("account",))
    _enter(aliases_contact.IN_EVENTS, found, where=aliases_contact.EVENTS)
    for entity in TITLES:
        _enter_common(entity, found)
    return {name: tuple(aliases) for name, aliases in found.items()}


def _enter_common(entity: str, found: dict[str, dict[Alias, None]]) -> None:
    """Tags, notes and ids of tools, which every record has, unless a field of its own goes by that name."""
    tools = [name for tool in _TOOL_NAMES.split("|") for name in (f"{tool} id", f"id {tool}")]
    for key, names in (
        *((key, listed(words)) for key, words in _COMMON.items()),
        ("external_id", ["codigo", "code", *tools]),
    ):
        for name in names:
            known = found.setdefault(name, {})
            if all(alias.entity != entity for alias in known if alias.where):
                known[Alias(f"{entity}.{key}", None, (entity,))] = None


@cache
def squeezed() -> dict[str, str]:
    """The known names of several words by their letters without spaces, as in `annualrevenue`."""
    return {name.replace(" ", ""): name for name in index() if " " in name}


def _enter(
    table: Mapping[str, str],
    found: dict[str, dict[Alias, None]],
    *,
    inside: bool = False,
    where: tuple[str, ...] = (),
) -> None:
    for key, words in table.items():
        target, _, unit = key.partition("@")
        alias = Alias(target, unit or None, (target.partition(".")[0],) if inside else where)
        for name in listed(words):
            found.setdefault(name, {})[alias] = None


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
    if len(words) < 2 or not _ID_WORDS.intersection(words):
        return None
    rest = " ".join(word for word in words if word not in _ID_WORDS)
    entity = nouns().get(rest)
    if entity is None:
        rest = " ".join(word for word in words if word not in _ID_WORDS | _FILLERS)
        entity = nouns().get(rest)
    return entity


def is_known(name: str) -> bool:
    """Whether a canonical name means anything to us, as a header would."""
    return name in index() or identified(name) is not None
