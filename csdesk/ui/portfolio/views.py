"""The views of the portfolio: those that come with the app, and those that the person saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from csdesk.domain.lean import dataclass
from csdesk.domain.model.workspace import SavedView
from csdesk.domain.text import Text, msg, verbatim
from csdesk.domain.views.health import AT_RISK, CRITICAL, FELL
from csdesk.ui.tables.column import Column
from csdesk.ui.tables.filters import Filter, OneOf, Within
from csdesk.ui.tables.order import SortLevel
from csdesk.ui.tables.state import ViewState, initial

VIEW = "portfolio"
FIRST = "portfolio.first"
PANEL = "portfolio.panel"
"""Of the saved views of the workspace, those of this page."""


@dataclass(frozen=True, slots=True)
class NamedView:
    """A view with its name; `id` is 0 for one that comes with the app."""

    key: str
    name: Text
    state: ViewState
    id: int = 0


def views(columns: Sequence[Column[Any]], saved: Sequence[SavedView]) -> tuple[NamedView, ...]:
    """All accounts first, then the app's views, then the person's."""
    plain = replace(initial(columns), sort=(SortLevel("renewal"), SortLevel("mrr", descending=True)))

    worst = (SortLevel("health"), SortLevel("mrr", descending=True))

    def given(key: str, name: Text, *filters: Filter, sort: tuple[SortLevel, ...] = plain.sort) -> NamedView:
        return NamedView(key, name, replace(plain, filters=filters, sort=sort))

    own = sorted((view for view in saved if view.view == VIEW), key=lambda view: view.name.casefold())
    return (
        given("all", msg("All accounts")),
        given("risky", msg("At risk or critical"), OneOf("health", (AT_RISK, CRITICAL)), sort=worst),
        given("fell", msg("Health fell"), OneOf("health", (FELL,)), sort=worst),
        given("renewing", msg("Renewing in 90 days"), Within("renewal", 0, 90)),
        given(
            "silent",
            msg("No recent contact"),
            OneOf("rhythm", ("late", "never")),
            sort=(SortLevel("last_contact"), SortLevel("mrr", descending=True)),
        ),
        given("expansion", msg("Possible expansion"), OneOf("stage", ("expansion",))),
        given("onboarding", msg("Onboarding"), OneOf("stage", ("onboarding",))),
        *(
            NamedView(
                f"saved.{view.id}", verbatim(view.name), ViewState.from_json(view.body, columns), view.id
            )
            for view in own
        ),
    )
