"""A scene: one kind of conversation of the agency, with slots that each account fills in its own way."""

from __future__ import annotations

from dataclasses import dataclass

from sample_words import Both


@dataclass(frozen=True, slots=True)
class Scene:
    """A conversation that can happen; `products` are the ones it needs (any of them), `""` for none."""

    kind: str
    role: str
    mode: str
    channels: tuple[str, ...]
    minutes: tuple[int, int] | None
    sentiments: tuple[int, ...]
    products: str
    subject: Both
    summary: Both
    next_step: Both | None


@dataclass(frozen=True, slots=True)
class Trade:
    """The words of one line of business."""

    clients: Both
    events: Both
    place: Both
    campaigns: tuple[Both, ...]


TRADES = {
    "clinic": Trade(
        Both("pacientes", "patients"),
        Both("consultas marcadas", "booked appointments"),
        Both("a recepção", "front desk"),
        (
            Both("a campanha de check-up", "the check-up campaign"),
            Both("o mês da prevenção", "prevention month"),
            Both("a agenda de sábado", "Saturday opening"),
            Both("o retorno de pacientes antigos", "bringing former patients back"),
        ),
    ),
    "builder": Trade(
        Both("compradores", "buyers"),
        Both("visitas ao decorado", "show-flat visits"),
        Both("o estande", "sales office"),
        (
            Both("o lançamento da segunda torre", "the launch of the second tower"),
            Both("o feirão de unidades prontas", "the ready-to-move-in fair"),
            Both("o dia de obra aberta", "the open-site day"),
            Both("a tabela nova de fim de ano", "the year-end price list"),
        ),
    ),
    "school": Trade(
        Both("famílias", "families"),
        Both("visitas de famílias", "family visits"),
        Both("a secretaria", "admissions office"),
        (
            Both("a campanha de matrículas", "the enrolment campaign"),
            Both("o dia de portas abertas", "the open day"),
            Both("a rematrícula", "re-enrolment"),
            Both("o curso de férias", "the holiday course"),
        ),
    ),
    "shop": Trade(
        Both("clientes", "customers"),
        Both("pedidos", "orders"),
        Both("a loja", "store"),
        (
            Both("a semana do cliente", "customer week"),
            Both("a coleção nova", "the new collection"),
            Both("o kit de presente", "the gift kit"),
            Both("o clube de vantagens", "the loyalty club"),
        ),
    ),
    "saas": Trade(
        Both("usuários", "users"),
        Both("demonstrações marcadas", "booked demos"),
        Both("o time comercial", "sales team"),
        (
            Both("o webinar com clientes", "the customer webinar"),
            Both("a página de comparação", "the comparison page"),
            Both("o teste de 14 dias", "the 14-day trial"),
            Both("o guia para gestores", "the managers' guide"),
        ),
    ),
}
