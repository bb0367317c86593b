"""The kinds of records that have a grid, and what each grid shows first; everything else is declared in the model."""

from __future__ import annotations

from csdesk.domain.lean import dataclass
from csdesk.domain.model.catalog import BY_KEY, Entity
from csdesk.domain.model.record import FieldSpec
from csdesk.domain.text import Text, msg
from csdesk.ui.theme.icons import Icon


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One grid: a kind of the catalogue, its icon, the columns of a first look, what is typed again and again."""

    key: str
    icon: Icon
    edit: Text
    """What going to its grid is called."""
    add: Text
    """What adding one is called."""
    shown: tuple[str, ...]
    kept: tuple[str, ...] = ()
    """What the next new row begins with, as it was in the last one."""
    words: tuple[str, ...] = ()
    """What else people search it by."""
    hidden: tuple[str, ...] = ()
    """What the app writes by itself: no column, and nothing to type."""

    @property
    def entity(self) -> Entity:
        """Its declaration."""
        return BY_KEY[self.key]

    @property
    def fields(self) -> tuple[FieldSpec, ...]:
        """The declared fields that a person sees."""
        return tuple(spec for spec in self.entity.fields if spec.name not in self.hidden)


KINDS: tuple[Kind, ...] = (
    Kind(
        key="survey",
        icon=Icon.NPS,
        edit=msg("Edit survey answers"),
        add=msg("Add survey answer"),
        shown=("account", "contact", "kind", "score", "answered_at", "comment"),
        kept=("kind", "answered_at"),
        words=("pesquisas", "nps", "csat", "ces"),
    ),
    Kind(
        key="ticket",
        icon=Icon.TICKET,
        edit=msg("Edit tickets"),
        add=msg("Add ticket"),
        shown=("account", "number", "subject", "opened_at", "solution", "resolved_at", "priority", "channel"),
        kept=("opened_at", "channel"),
        words=("chamados", "suporte"),
    ),
    Kind(
        key="ticket_month",
        icon=Icon.DATE,
        edit=msg("Edit tickets by month"),
        add=msg("Add tickets of a month"),
        shown=("account", "month", "opened", "resolved", "first_response_mean", "resolution_mean", "csat"),
        kept=("month",),
        words=("chamados por mês",),
    ),
    Kind(
        key="usage",
        icon=Icon.METRICS,
        edit=msg("Edit usage"),
        add=msg("Add usage"),
        shown=("account", "month", "week", "seats", "active_users", "logins", "features_used"),
        kept=("month", "week"),
        words=("uso", "adoção", "logins"),
    ),
    Kind(
        key="invoice",
        icon=Icon.INVOICE,
        edit=msg("Edit invoices"),
        add=msg("Add invoice"),
        shown=("account", "number", "issued", "due", "amount", "payment", "paid", "status"),
        kept=("issued", "due"),
        words=("faturas", "boletos", "inadimplência", "overdue"),
    ),
    Kind(
        key="line",
        icon=Icon.CONTRACT,
        edit=msg("Edit subscription lines"),
        add=msg("Add subscription line"),
        shown=("account", "product", "plan", "kind", "mrr", "quantity", "start", "term_end", "end"),
        kept=("product", "kind", "start"),
        words=("contratos", "assinaturas", "mrr"),
    ),
    Kind(
        key="renewal",
        icon=Icon.RENEWAL,
        edit=msg("Edit renewals"),
        add=msg("Add renewal"),
        shown=("account", "due_date", "due_mrr", "status", "decided_on", "renewed_mrr", "probability"),
        kept=("due_date", "status"),
        words=("renovações",),
    ),
    Kind(
        key="churn",
        icon=Icon.END,
        edit=msg("Edit churn records"),
        add=msg("Add churn record"),
        shown=("account", "date", "reason", "avoidable", "amount", "lost_to", "reason_detail"),
        kept=("date", "reason"),
        words=("cancelamentos", "churn"),
    ),
    Kind(
        key="rate",
        icon=Icon.MONEY,
        edit=msg("Edit exchange rates"),
        add=msg("Add exchange rate"),
        shown=("month", "currency", "rate"),
        kept=("month",),
        words=("câmbio", "cotação", "dólar", "currency"),
    ),
    Kind(
        key="signal",
        icon=Icon.HEALTH,
        edit=msg("Edit health signals"),
        add=msg("Add health signal"),
        shown=("account", "name", "value", "measured_on"),
        kept=("name", "measured_on"),
        words=("sinais", "saúde"),
    ),
    Kind(
        key="goal",
        icon=Icon.GOAL,
        edit=msg("Edit goals"),
        add=msg("Add goal"),
        shown=("account", "name", "metric", "unit", "direction", "baseline", "target", "due", "status"),
        kept=("metric", "unit", "direction"),
        words=("metas", "plano de sucesso"),
    ),
    Kind(
        key="reading",
        icon=Icon.NUMBER,
        edit=msg("Edit goal readings"),
        add=msg("Add a reading"),
        shown=("goal", "date", "value"),
        kept=("date",),
        words=("medições", "leituras"),
    ),
    Kind(
        key="value",
        icon=Icon.SURE,
        edit=msg("Edit value entries"),
        add=msg("Add value entry"),
        shown=("account", "month", "gain", "cost", "evidence"),
        kept=("month",),
        words=("valor", "roi"),
    ),
    Kind(
        key="opportunity",
        icon=Icon.OPPORTUNITY,
        edit=msg("Edit opportunities"),
        add=msg("Add opportunity"),
        shown=("account", "name", "kind", "stage", "value", "probability", "expected_on", "outcome", "owner"),
        kept=("kind", "owner"),
        words=("oportunidades", "upsell"),
    ),
    Kind(
        key="onboarding",
        icon=Icon.START,
        edit=msg("Edit onboardings"),
        add=msg("Add onboarding"),
        shown=("account", "contract_start", "started", "due", "completed", "first_value_on"),
        kept=("started",),
        words=("implantação",),
    ),
    Kind(
        key="interaction",
        icon=Icon.CHAT,
        edit=msg("Edit interactions"),
        add=msg("Add interaction"),
        shown=("account", "at", "channel", "kind", "mode", "subject", "contacts", "minutes", "next_step"),
        kept=("at", "channel", "kind"),
        words=("contatos", "reuniões"),
    ),
    Kind(
        key="task",
        icon=Icon.TASKS,
        edit=msg("Edit tasks"),
        add=msg("Add task"),
        shown=("account", "title", "kind", "due", "time", "contact", "priority", "role", "status", "done_on"),
        kept=("due", "priority"),
        words=("tarefas",),
        hidden=("run", "step"),
    ),
    Kind(
        key="contact",
        icon=Icon.PEOPLE,
        edit=msg("Edit people"),
        add=msg("Add person"),
        shown=("account", "name", "title", "role", "email", "mobile", "influence", "attitude"),
        kept=("account",),
        words=("pessoas", "contatos"),
    ),
    Kind(
        key="product",
        icon=Icon.TAG,
        edit=msg("Edit products"),
        add=msg("Add product"),
        shown=("name", "family", "price", "currency"),
        kept=("family", "currency"),
        words=("produtos",),
    ),
)
BY_KIND: dict[str, Kind] = {kind.key: kind for kind in KINDS}
