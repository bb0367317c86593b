"""What every part of the inspector is made with."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from csdesk.domain.lean import dataclass
from csdesk.domain.playbooks.maps import STEP_KINDS
from csdesk.domain.text import Text, msg
from csdesk.ui.playbooks.presenter import EditorPresenter
from csdesk.ui.tables.pick_card import PickCard
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words


@dataclass(frozen=True, slots=True)
class Kit:
    """The presenter, and how things look and speak."""

    presenter: EditorPresenter
    themes: Themes
    words: Words

    def ghost(self, icon: Icon, title: Text, deed: Callable[[], object]) -> Button:
        """A small button with words."""
        button = Button(self.themes, "ghost", icon)
        button.setProperty("small", True)
        self.words.say(button.setText, title)
        button.clicked.connect(lambda: deed())  # noqa: PLW0108 - drops the flag that Qt sends
        return button

    def icon(self, icon: Icon, title: Text, deed: Callable[[], object]) -> Button:
        """A small button that shows only its icon."""
        button = Button(self.themes, "icon-ghost", icon)
        self.words.say(button.set_name, title)
        button.clicked.connect(lambda: deed())  # noqa: PLW0108 - drops the flag that Qt sends
        return button

    def pick(
        self,
        title: Text,
        options: Sequence[tuple[str, Text]],
        opener: QWidget,
        taken: Callable[[str], object],
        *,
        at: QPoint | None = None,
    ) -> PickCard:
        """Open a card with a list to pick from, narrowed by typing: under its opener, or at a place on the screen."""
        card = PickCard(title, options, self.themes, self.words, opener)
        card.picked.connect(taken)
        if at is None:
            card.open_under(opener, card.line)
        else:
            card.open_at(at, card.line)
        return card

    def targets(self, but: str | None = None) -> list[tuple[str, Text]]:
        """The steps that an arrow can lead to."""
        from csdesk.domain.playbooks.maps import StepKind

        return [
            (
                one.id,
                msg("{kind}: {step}", kind=STEP_KINDS[one.kind], step=self.presenter.title_of(one)),
            )
            for one in self.presenter.map.steps
            if one.kind is not StepKind.START and one.id != but
        ]
