"""What may float above the window; each is made when it is first asked for, since starting must be quick."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from csdesk.ui.actions.registry import Actions
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

if TYPE_CHECKING:
    from csdesk.ui.actions.found import Desk
    from csdesk.ui.actions.palette import Palette
    from csdesk.ui.shell.confirm import Confirm
    from csdesk.ui.shell.shortcuts import KeySheet


class Floating:
    """The palette, the sheet of keys and the question before erasing."""

    def __init__(
        self,
        window: QWidget,
        themes: Themes,
        words: Words,
        actions: Actions,
        go: Callable[[str, int], object],
    ) -> None:
        self._window = window
        self._themes = themes
        self._words = words
        self._actions = actions
        self._go = go

    @cached_property
    def desk(self) -> Desk:
        """What can be found: sources are added here; what is found has the page whose id is its kind."""
        from csdesk.ui.actions.found import Desk

        return Desk(lambda found: self._go(found.kind, found.id))

    @cached_property
    def palette(self) -> Palette:
        """Finds and runs anything."""
        from csdesk.ui.actions.palette import Palette

        return Palette(self._window, self._themes, self._words, self._actions, self.desk)

    @cached_property
    def keys(self) -> KeySheet:
        """The keys of the page that is shown."""
        from csdesk.ui.shell.shortcuts import KeySheet

        return KeySheet(self._window, self._themes, self._words, self._actions)

    @cached_property
    def confirm(self) -> Confirm:
        """Asks before erasing."""
        from csdesk.ui.shell.confirm import Confirm

        return Confirm(self._window, self._themes, self._words, self._actions)
