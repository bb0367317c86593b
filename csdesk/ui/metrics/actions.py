"""The actions of the Metrics view as data, and the keys of its status line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from csdesk.domain.text import msg, pmsg
from csdesk.domain.views.metrics import Grain, Section
from csdesk.ui.actions.spec import ActionSpec, Context, KeyHint
from csdesk.ui.metrics.heading import SECTIONS
from csdesk.ui.metrics.names import METRICS
from csdesk.ui.metrics.next_step import KEY
from csdesk.ui.theme.icons import Icon

if TYPE_CHECKING:
    from csdesk.ui.metrics.page import MetricsPage

HINTS = (
    KeyHint(("Left", "Right"), pmsg("key", "month")),
    KeyHint(("Enter",), pmsg("key", "see rows")),
    KeyHint(("[", "]"), pmsg("key", "period")),
    KeyHint((KEY,), pmsg("key", "playbook")),
    KeyHint(("Ctrl", "C"), pmsg("key", "copy chart")),
    KeyHint(("Ctrl", "Shift", "S"), pmsg("key", "save PNG")),
)
PANEL_HINTS = (
    KeyHint(("J", "K"), pmsg("key", "move")),
    KeyHint(("Enter",), pmsg("key", "open account")),
    KeyHint(("Ctrl", "C"), pmsg("key", "copy")),
    KeyHint(("Esc",), pmsg("key", "close")),
)
_SOUGHT = {
    Section.OVERVIEW: ("closing_mrr", "nrr", "grr"),
    Section.CHURN: ("gross_churn_rate", "logo_churn_rate", "net_churn_rate"),
    Section.SATISFACTION: ("nps", "csat", "ces_mean"),
    Section.SERVICE: ("first_response_mean", "resolution_mean", "fcr", "sla_response"),
    Section.RENEWALS: ("contract_rate",),
    Section.VALUE: ("seat_adoption", "ttv_days_mean", "customer_roi"),
    Section.ROLES: ("proactive_share", "capacity_load"),
}
"""The metrics that the palette finds by name, and where each stands."""
_KEYWORDS = {
    Section.OVERVIEW: ("visão geral", "movimento", "safra", "cohort", "dashboard"),
    Section.CHURN: ("cancelamento", "motivos", "reasons"),
    Section.SATISFACTION: ("satisfação", "nps", "csat", "ces"),
    Section.SERVICE: ("atendimento", "suporte", "sla", "tmr", "fcr"),
    Section.RENEWALS: ("renovações", "previsão", "forecast"),
    Section.VALUE: ("valor", "adoção", "roi", "ttv", "onboarding"),
    Section.ROLES: ("papéis", "capacidade", "proativo"),
    Section.WHAT_IF: ("simulador", "e se", "simulator", "projeção"),
}


def page_actions(page: MetricsPage) -> tuple[ActionSpec, ...]:
    """Sections, period, filter, charts."""
    return (*_section_actions(page), *_period_actions(page), *_chart_actions(page), *_figure_actions(page))


def _section_actions(page: MetricsPage) -> tuple[ActionSpec, ...]:
    ways = tuple(
        ActionSpec(
            f"metrics.section_{section.value}",
            msg("Metrics: {section}", section=title),
            partial(page.go_to_section, section),
            Icon.METRICS,
            keywords=_KEYWORDS[section],
        )
        for section, title in SECTIONS.items()
    )
    turning = (
        ActionSpec(
            "metrics.next_section",
            msg("Next section"),
            partial(page.turn_section, 1),
            None,
            ("Ctrl+Tab",),
            palette=False,
        ),
        ActionSpec(
            "metrics.previous_section",
            msg("Section before"),
            partial(page.turn_section, -1),
            None,
            ("Ctrl+Shift+Tab",),
            palette=False,
        ),
    )
    return (*ways, *turning)


def _period_actions(page: MetricsPage) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("metrics.before", msg("Period before"), partial(page.move_period, -1), Icon.LEFT, ("[",)),
        ActionSpec("metrics.after", msg("Period after"), partial(page.move_period, 1), Icon.RIGHT, ("]",)),
        *(
            ActionSpec(
                f"metrics.grain_{grain.value}",
                title,
                partial(page.choose_grain, grain),
                Icon.DATE,
                keywords=("período", "period"),
            )
            for grain, title in (
                (Grain.MONTH, msg("Metrics by month")),
                (Grain.QUARTER, msg("Metrics by quarter")),
                (Grain.YEAR, msg("Metrics of 12 months")),
            )
        ),
        ActionSpec(
            "metrics.filter",
            msg("Filter the accounts"),
            page.ask_filter,
            Icon.FILTER,
            ("F",),
            keywords=("filtrar contas", "segmento", "segment"),
        ),
    )


def _chart_actions(page: MetricsPage) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "metrics.play",
            msg("Open the playbook of the diagnosis"),
            page.follow_diagnosis,
            Icon.PLAYBOOKS,
            (KEY,),
            _nobody_chosen,
            keywords=("diagnóstico", "playbook", "diagnosis"),
        ),
        ActionSpec("metrics.rows", msg("See the rows"), page.see_rows, Icon.PORTFOLIO),
        ActionSpec(
            "metrics.table",
            msg("As a table, or as a chart"),
            page.turn_table,
            Icon.PORTFOLIO,
            ("T",),
            keywords=("tabela", "acessibilidade", "table"),
        ),
        ActionSpec("metrics.copy", msg("Copy chart"), page.copy, Icon.COPY, ("Ctrl+C",)),
        ActionSpec(
            "metrics.png",
            msg("Save the chart as PNG"),
            partial(page.save, ".png"),
            Icon.EXPORT,
            ("Ctrl+Shift+S",),
            keywords=("salvar gráfico", "imagem"),
        ),
        ActionSpec(
            "metrics.svg",
            msg("Save the chart as SVG"),
            partial(page.save, ".svg"),
            Icon.EXPORT,
            keywords=("salvar gráfico", "vetor"),
        ),
        ActionSpec(
            "metrics.export",
            msg("Export the numbers to Excel"),
            page.export_numbers,
            Icon.EXPORT,
            ("Ctrl+E",),
            keywords=("exportar métricas", "xlsx"),
        ),
    )


def _nobody_chosen(context: Context) -> bool:
    """While no account has the cursor, whose playbooks the key would be for."""
    return context.has_file and not context.selection


def _figure_actions(page: MetricsPage) -> tuple[ActionSpec, ...]:
    return tuple(
        ActionSpec(
            f"metrics.figure_{key}",
            msg("Rows of {metric}", metric=METRICS[key].name),
            partial(page.go_to_figure, section, key),
            Icon.METRICS,
            keywords=(key, "linhas", "fórmula"),
        )
        for section, keys in _SOUGHT.items()
        for key in keys
    )
