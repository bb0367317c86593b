"""What every part of the editor is made with."""

from __future__ import annotations

from collections.abc import Callable

from csdesk.domain.errors import CSDeskError
from csdesk.domain.health.model import Rules
from csdesk.domain.lean import dataclass
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.forms.slot import Tell
from csdesk.ui.health.presenter import HealthModelsPresenter
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words


@dataclass(frozen=True, slots=True)
class Kit:
    """The presenter, and how things look, speak and are read."""

    presenter: HealthModelsPresenter
    themes: Themes
    words: Words
    around: Surroundings

    def attempt(self, change: Callable[[Rules], Rules], tell: Tell) -> None:
        """Keep an edit, or say why not."""
        try:
            self.presenter.edit(change)
        except CSDeskError as failure:
            tell(failure.text)
        else:
            tell(None)
