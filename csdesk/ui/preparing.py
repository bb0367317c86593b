"""The pages are made ready before they are first asked for, in pieces that nobody feels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csdesk.ui.desk import Desk

_IMPORTS = {
    "account": (
        "ui.forms.form",
        "domain.health.indicators",
        "domain.health.explained",
        "domain.commands.health",
        "domain.review.wording",
        "ui.account.facts",
        "ui.account.health_facts",
        "ui.account.presenter",
        "ui.account.deeds",
        "ui.account.event_list",
        "ui.account.summary",
        "ui.account.parts",
        "ui.account.page",
    ),
    "portfolio": ("ui.portfolio.page", "ui.tables.editing"),
    "today": (
        "ui.today.composing",
        "domain.commands.run_steps",
        "ui.today.presenter",
        "ui.today.strip_card",
        "domain.tasks.date_words",
        "domain.tasks.recurrence_words",
        "domain.tasks.typed",
        "ui.today.frame",
        "ui.today.page",
        "storage.queries.today",
    ),
    "tasks": (
        "ui.tables.filter_card",
        "ui.tasks.columns",
        "ui.tasks.panel",
        "ui.tasks.page",
        "storage.queries.tasks",
        "storage.files.ics_out",
    ),
    "metrics": (
        "ui.charts.view",
        "domain.rules.book",
        "domain.rules.periods",
        "domain.rules.cohorts",
        "domain.rules.renewals",
        "domain.rules.numbers",
        "ui.metrics.layout",
        "ui.metrics.page",
        "ui.metrics.overview_view",
        "ui.metrics.details",
        "ui.metrics.composing",
        "storage.queries.metric_view",
        "storage.files.tables_out",
    ),
    "reviews": (
        "domain.review.boxes",
        "domain.review.compose",
        "domain.review.layout",
        "ui.reviews.page",
    ),
    "data": (
        "domain.importing.vocabulary",
        "domain.importing.aliases",
        "domain.importing.columns",
        "domain.importing.tools",
        "domain.importing.entity",
        "domain.importing.understand",
        "storage.files.child",
        "domain.importing.coerce",
        "domain.importing.ledger",
        "domain.importing.recognising",
        "domain.importing.planning",
        "storage.importing",
        "ui.import_session",
        "ui.imports.data_page",
    ),
    "import": ("ui.imports.columns_step", "ui.imports.page"),
    "records": ("ui.records.page",),
    "settings": ("ui.preferences.page",),
    "health_models": ("domain.health.backtest", "ui.health.caps_card", "ui.health.page"),
    "playbooks": ("ui.playbooks.exporting", "ui.playbooks.page"),
    "playbook": ("ui.playbooks.overlay", "ui.playbooks.editor_page"),
    "playbook_results": ("ui.playbooks.results_page",),
    "playbook_simulation": ("ui.playbooks.simulation_page",),
    "processes": ("ui.processes.page",),
    "run": ("ui.runs.page",),
    "runs": ("ui.runs.list_page",),
}
"""What each page imports, in pieces of some 10 ms; the pages stand in the order in which they are made ready."""


def preparations(desk: Desk) -> Iterator[Callable[[], object]]:
    """What makes every page ready, the likeliest first."""
    pages = [spec.id for spec in desk.window.pages.specs.values() if not spec.is_bare]
    for page in dict.fromkeys((*_IMPORTS, *pages)):
        for part in _IMPORTS.get(page, ()):
            yield partial(import_module, f"csdesk.{part}")
        if page == "settings":
            yield partial(_name_choices, desk)
        yield partial(_begin, desk, page)
        yield partial(_make, desk, page)
        yield partial(_prepare, desk, page)
        yield partial(_polish, desk, page)


def _begin(desk: Desk, page: str) -> None:
    if desk.session:
        desk.window.pages.begin(page)


def _make(desk: Desk, page: str) -> None:
    if desk.session:
        desk.window.pages.make(page)


def _prepare(desk: Desk, page: str) -> None:
    """Some pages have more to make than they are made with."""
    if desk.session:
        desk.window.pages.make(page).prepare()


def _polish(desk: Desk, page: str) -> None:
    if desk.session:
        desk.window.pages.polish(page)


def _name_choices(desk: Desk) -> None:
    """The settings ask the names of all months, currencies and zones, which lie in a large file of the language."""
    from csdesk.ui.preferences.names import currencies, months, zones

    language = desk.language
    desk.jobs.run(lambda _: (months(language), currencies(language), zones(language)), owner=desk, quiet=True)
