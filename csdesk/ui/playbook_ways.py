"""The three sides of the Playbooks view: the library, the runs, the results; each says how many it holds."""

from __future__ import annotations

from csdesk.domain.text import Text, msg, pmsg
from csdesk.ui.theme.controls import SegmentedControl
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

LIBRARY, RUNS, RESULTS = "playbooks", "runs", "playbook_results"
WAYS = (LIBRARY, RUNS, RESULTS)
_TITLES: dict[str, Text] = {
    LIBRARY: pmsg("playbooks", "Library"),
    RUNS: msg("Runs"),
    RESULTS: pmsg("playbooks", "Results"),
}


class PlaybookWays(SegmentedControl):
    """Leads from one to the other; `chosen` tells the page to go to."""

    def __init__(self, themes: Themes, words: Words, here: str) -> None:
        super().__init__(themes, words, tuple((key, _TITLES[key], None) for key in WAYS))
        self._here = here
        words.say(self.setAccessibleName, msg("Library, runs or results"))
        self.choose(here)
        self.chosen.connect(lambda _: self.choose(here))

    def after(self) -> str:
        """The one that Ctrl+Tab leads to."""
        return WAYS[(WAYS.index(self._here) + 1) % len(WAYS)]

    def before(self) -> str:
        """The one that Ctrl+Shift+Tab leads to."""
        return WAYS[WAYS.index(self._here) - 1]
