"""By what a record is known again when its source gives it no id: declared once for every kind."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NaturalKey:
    """The fields that say which record a row is."""

    ways: tuple[tuple[str, ...], ...]
    """From the best to the last; a way holds when its last field has a value, the last way always."""
    single: bool = False
    """Whether two records can never share it; else several may, told apart by their other values."""
    folded: bool = False
    """Whether capitals and inner spaces do not count in its texts."""
    apart: tuple[str, ...] = ()
    """Fields that tell two records apart even when their sources number them alike."""
    items: tuple[str, ...] = ()
    """Fields that tell apart rows of one sheet, though they share an id or a number: due dates, products."""
    sums: tuple[str, ...] = ()
    """Fields that do so too where nothing says that the rows are one record at several times."""
    span: tuple[str, ...] = ()
    """From when to when a record runs: those of one id that follow each other are several, those that overlap are one."""
    linked: bool = False
    """Whether rows of other kinds make one by naming it, and mean the same one when they name it again."""


NATURAL_KEYS: dict[str, NaturalKey] = {
    "account": NaturalKey((("name",),), folded=True),
    "contact": NaturalKey((("account", "email"), ("account", "name")), single=True, folded=True, linked=True),
    "product": NaturalKey((("name",),), single=True, folded=True, linked=True),
    "line": NaturalKey(
        (("account", "product", "plan", "kind", "start"),),
        items=("product", "kind"),
        sums=("plan", "mrr", "price", "quantity"),
        span=("start", "end"),
    ),
    "renewal": NaturalKey((("account", "line", "due_date"),), items=("due_date",)),
    "movement": NaturalKey((("account", "date", "kind", "amount"),), items=("date", "kind")),
    "rate": NaturalKey((("month", "currency"),), single=True),
    "churn": NaturalKey((("account", "date"),), items=("date",)),
    "interaction": NaturalKey((("account", "at", "channel", "kind", "subject", "summary"),), items=("at",)),
    "task": NaturalKey((("account", "title", "due"),)),
    "ticket": NaturalKey((("account", "number"), ("account", "opened_at", "subject"))),
    "survey": NaturalKey((("account", "contact", "kind", "answered_at"),), apart=("kind",), items=("kind",)),
    "ticket_month": NaturalKey((("account", "month"),), single=True),
    "usage": NaturalKey((("account", "month", "week", "feature"),), single=True),
    "onboarding": NaturalKey((("account", "contract_start"),)),
    "goal": NaturalKey((("account", "name", "metric", "due"),), linked=True),
    "reading": NaturalKey((("goal", "date"),), items=("date",)),
    "value": NaturalKey((("account", "month"),), items=("month",)),
    "invoice": NaturalKey(
        (("account", "number"), ("account", "issued", "due", "amount")),
        items=("number", "due"),
        sums=("amount",),
    ),
    "signal": NaturalKey((("account", "name", "measured_on"),), items=("measured_on",)),
    "health": NaturalKey((("account", "date"),), items=("date",)),
    "opportunity": NaturalKey((("account", "name", "raised_on"),)),
    "story": NaturalKey((("account", "title"),)),
    "process": NaturalKey((("code", "version"), ("name",)), single=True),
    "playbook": NaturalKey((("code", "version"), ("name",)), single=True),
    "run": NaturalKey((("account", "playbook", "started_at"),)),
    "dismissal": NaturalKey((("account", "playbook", "trigger", "dismissed_on"),)),
    "review": NaturalKey((("account", "period", "date"),)),
}

SHEET_ORDER = (
    *("account", "contact", "product", "rate", "line", "ticket", "goal", "playbook", "process"),
    *("renewal", "movement", "churn", "onboarding", "survey", "ticket_month", "usage", "reading", "value"),
    *(
        "invoice",
        "signal",
        "health",
        "opportunity",
        "interaction",
        "run",
        "task",
        "story",
        "dismissal",
        "review",
    ),
)
"""The order in which sheets are planned, so that what they link to is there."""
