"""The actions of the page of health models as data, and the keys of its status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csdesk.domain.text import msg, pmsg
from csdesk.ui.actions.spec import ActionSpec, KeyHint, can_write
from csdesk.ui.theme.icons import Icon

if TYPE_CHECKING:
    from csdesk.ui.health.page import HealthModelsPage

HINTS = (
    KeyHint(("Enter",), pmsg("key", "save")),
    KeyHint(("[", "]"), pmsg("key", "group")),
    KeyHint(("N",), pmsg("key", "add indicator")),
    KeyHint(("Alt", "↑", "↓"), pmsg("key", "move")),
    KeyHint(("Ctrl", "Enter"), pmsg("key", "publish")),
    KeyHint(("Esc",), pmsg("key", "back")),
)


def page_actions(page: HealthModelsPage) -> tuple[ActionSpec, ...]:
    """Groups, drafts, indicators."""
    return (*_draft_actions(page), *_group_actions(page))


def _draft_actions(page: HealthModelsPage) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "health.publish",
            msg("Publish the health model"),
            page.publish,
            Icon.DONE,
            ("Ctrl+Return",),
            can_write,
            keywords=("publicar modelo de saúde",),
        ),
        ActionSpec(
            "health.discard",
            msg("Discard the draft of the health model"),
            page.discard,
            Icon.ERASE,
            when=can_write,
            keywords=("descartar rascunho",),
        ),
        ActionSpec(
            "health.retire",
            msg("Retire the health model of this group"),
            page.retire,
            Icon.ERASE,
            when=can_write,
            keywords=("aposentar modelo de saúde", "voltar ao modelo padrão"),
        ),
        ActionSpec(
            "health.add_indicator",
            msg("Add an indicator"),
            page.ask_indicator,
            Icon.NEW,
            ("N",),
            can_write,
            keywords=("adicionar indicador", "sinal"),
        ),
    )


def _group_actions(page: HealthModelsPage) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "health.new_group",
            msg("New group of accounts"),
            page.ask_group,
            Icon.ACCOUNTS,
            ("G",),
            can_write,
            keywords=("novo grupo", "segmento", "segment"),
        ),
        ActionSpec("health.before", msg("Group before"), page.group_before, Icon.LEFT, ("[",)),
        ActionSpec("health.after", msg("Group after"), page.group_after, Icon.RIGHT, ("]",)),
        ActionSpec(
            "health.one",
            msg("One account under both models"),
            page.ask_account,
            Icon.SEARCH,
            ("/", "Ctrl+F"),
            keywords=("uma conta", "comparar", "explain"),
        ),
    )
