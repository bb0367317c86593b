"""A card whose content is worked out beside the window, and that says so in its head meanwhile."""

from __future__ import annotations

from csdesk.domain.text import Text, msg
from csdesk.ui.health.kit import Kit
from csdesk.ui.theme.lines import titled
from csdesk.ui.theme.parts import Card, label


class WorkedOutCard(Card):
    """Begins with something on its way."""

    def __init__(self, kit: Kit, title: Text) -> None:
        super().__init__(titled(kit.words, title))
        self._kit = kit
        self.state = label("small")
        self.head.addWidget(self.state)
        self.wait()

    def rest(self) -> None:
        """Nothing is on its way."""
        self._kit.words.forget(self.state)
        self.state.clear()

    def wait(self) -> None:
        """A new result is on its way; the old one stays."""
        self._kit.words.say(self.state.setText, msg("working it out…"))
