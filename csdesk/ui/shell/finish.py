"""What the window gets when it is on screen: the ways to its views, and what watches its keys."""

from __future__ import annotations

from functools import partial

from shiboken6 import isValid

from csdesk.ui.actions.catalog import go_action, view_actions
from csdesk.ui.jobs import Jobs
from csdesk.ui.resting import LONG_REST_SECONDS, QUIET_SECONDS, Resting
from csdesk.ui.shell.window import Window
from csdesk.ui.theme.focus import FocusRing
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words


def finish(window: Window, themes: Themes, words: Words, jobs: Jobs) -> None:
    """Finish a window; what goes past every event of it would cost much while its parts are built and shown."""
    views = (spec for spec in window.pages.specs.values() if spec.is_view)
    ways = (go_action(one.id, one.title, one.icon, one.keys, partial(window.go, one.id)) for one in views)
    window.actions_of.add((*view_actions(window), *ways))
    FocusRing(window, themes)
    window.installEventFilter(window.sidebar)
    jobs.litter.gathered.connect(partial(_clear, window, jobs))
    for changed in (themes.changed, words.language_changed):
        changed.connect(partial(_catch_up, window, jobs))


def _clear(window: Window, jobs: Jobs) -> None:
    """Take away what is left behind while the person rests."""
    if isValid(window):
        quiet_seconds = LONG_REST_SECONDS if jobs.litter.is_heavy else QUIET_SECONDS
        Resting(jobs, window, (jobs.litter.clear,), quiet_seconds)


def _catch_up(window: Window, jobs: Jobs) -> None:
    """Let the pages that nobody sees follow other looks or another language while the person rests."""
    if isValid(window):
        Resting(jobs, window, [partial(window.pages.catch_up, page) for page in window.pages.behind()])
