"""How the app looks and speaks, as actions: language, appearance and zoom."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from csdesk.domain.text import msg, verbatim
from csdesk.i18n import LANGUAGES
from csdesk.ui.actions.spec import ActionSpec, Menu
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.theme import Appearance

LANGUAGE_NAMES = {"pt_BR": "Português (Brasil)", "en": "English"}
"""Each language under its own name, in every language."""
APPEARANCES = {
    Appearance.SYSTEM: (msg("Follow the system"), Icon.FOLLOW_SYSTEM),
    Appearance.LIGHT: (msg("Light"), Icon.LIGHT_MODE),
    Appearance.DARK: (msg("Dark"), Icon.DARK_MODE),
}
_APPEARANCES_NAMED = {
    Appearance.SYSTEM: msg("Appearance: as the system"),
    Appearance.LIGHT: msg("Appearance: light"),
    Appearance.DARK: msg("Appearance: dark"),
}


class LookHost(Protocol):
    """What the app does with its own appearance, and remembers."""

    @property
    def language(self) -> str:
        """The language that is spoken."""

    @property
    def appearance(self) -> Appearance:
        """Light, dark, or as the system."""

    def choose_language(self, language: str) -> None:
        """Speak another language."""

    def choose_appearance(self, appearance: Appearance) -> None:
        """Go light, dark, or with the system."""

    def zoom_by(self, steps: int) -> None:
        """Show everything larger or smaller; 0 is the normal size."""


def look_actions(host: LookHost) -> tuple[ActionSpec, ...]:
    """Language, appearance and zoom."""
    return (
        *(_language_action(host, language) for language in LANGUAGES),
        *(_appearance_action(host, appearance) for appearance in Appearance),
        ActionSpec(
            "zoom.in",
            msg("Larger"),
            partial(host.zoom_by, 1),
            Icon.ZOOM_IN,
            ("Ctrl++", "Ctrl+="),
            menus=(Menu.VIEW,),
            keywords=("aumentar", "zoom"),
        ),
        ActionSpec(
            "zoom.out",
            msg("Smaller"),
            partial(host.zoom_by, -1),
            Icon.ZOOM_OUT,
            ("Ctrl+-",),
            menus=(Menu.VIEW,),
            keywords=("diminuir", "zoom"),
        ),
        ActionSpec(
            "zoom.normal",
            msg("Normal size"),
            partial(host.zoom_by, 0),
            Icon.SEARCH,
            ("Ctrl+0",),
            menus=(Menu.VIEW,),
            keywords=("tamanho normal", "zoom 100"),
        ),
    )


def _language_action(host: LookHost, language: str) -> ActionSpec:
    return ActionSpec(
        f"language.{language}",
        verbatim(LANGUAGE_NAMES[language]),
        partial(host.choose_language, language),
        Icon.LANGUAGE,
        menus=(Menu.LANGUAGE,),
        keywords=("idioma", "language"),
        is_on=lambda: host.language == language,
    )


def _appearance_action(host: LookHost, appearance: Appearance) -> ActionSpec:
    title, icon = APPEARANCES[appearance]
    return ActionSpec(
        f"appearance.{appearance.value}",
        title,
        partial(host.choose_appearance, appearance),
        icon,
        menus=(Menu.APPEARANCE,),
        named=_APPEARANCES_NAMED[appearance],
        keywords=("aparência", "tema", "theme", "escuro", "claro"),
        is_on=lambda: host.appearance is appearance,
    )
