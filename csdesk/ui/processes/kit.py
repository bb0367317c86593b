"""What every part of the page is made with."""

from __future__ import annotations

from collections.abc import Callable

from csdesk.domain.errors import CSDeskError
from csdesk.domain.lean import dataclass
from csdesk.domain.playbooks.processes import ProcessBody
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.forms.slot import Tell
from csdesk.ui.processes.presenter import ProcessesPresenter
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

Edit = Callable[[ProcessBody], ProcessBody]


@dataclass(frozen=True, slots=True)
class Kit:
    """The presenter, and how things look, speak and are read."""

    presenter: ProcessesPresenter
    themes: Themes
    words: Words
    around: Surroundings
    shown: Callable[[], object]
    """What is called once an edit was kept."""

    def attempt(self, change: Edit, tell: Tell, key: str = "") -> None:
        """Keep an edit, or say why not."""
        self.try_out(lambda: self.presenter.edit(change, key), tell)

    def try_out(self, deed: Callable[[], object], tell: Tell) -> None:
        """Do it, or say why not."""
        try:
            deed()
        except CSDeskError as failure:
            tell(failure.text)
        else:
            tell(None)
            self.shown()
