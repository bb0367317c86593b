"""The pages of playbooks, and how they lead to each other and to the rest of the window."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from csdesk.domain.errors import CSDeskError, Refused
from csdesk.domain.ports import Progress
from csdesk.domain.text import Text, msg, verbatim
from csdesk.ui.session import Session
from csdesk.ui.shell.pages import Page, PageSpec
from csdesk.ui.theme.icons import Icon

if TYPE_CHECKING:
    from csdesk.domain.playbooks.maps import PlaybookMap
    from csdesk.storage.tables import Reader
    from csdesk.ui.desk import Desk

LIBRARY, MAP, RUN, RESULTS = "playbooks", "playbook", "run", "playbook_results"


def playbook_specs(desk: Desk) -> tuple[PageSpec, ...]:
    """The library, and the map under it."""
    return (
        PageSpec(
            LIBRARY,
            msg("Playbooks"),
            Icon.PLAYBOOKS,
            lambda: library(desk, _session(desk)),
            ("Alt+4",),
            lambda: _running(desk),
        ),
        PageSpec(
            MAP, msg("Map of a playbook"), Icon.PLAYBOOKS, lambda: editor(desk, _session(desk)), under=LIBRARY
        ),
        PageSpec(
            RESULTS,
            msg("Results of the playbooks"),
            Icon.PLAYBOOKS,
            lambda: results(desk, _session(desk)),
            under=LIBRARY,
        ),
    )


def _session(desk: Desk) -> Session:
    assert desk.session is not None
    return desk.session


def _running(desk: Desk) -> int | None:
    """How many runs wait for the person now, for the sidebar."""
    from csdesk.domain.model.practice import OPEN, Run

    return None if desk.session is None else desk.session.count(Run, status=OPEN, hold=None) or None


def library(desk: Desk, session: Session) -> Page:
    """The library of playbooks."""
    from csdesk.storage.content import shipped
    from csdesk.storage.files.playbook_files import read_playbook, write_playbook
    from csdesk.ui.files import write_whole
    from csdesk.ui.playbooks.page import PlaybooksPage

    page = PlaybooksPage(
        session,
        desk.themes,
        lambda language: shipped(language).adopting(),
        (read_playbook, write_playbook, write_whole),
    )
    page.opened.connect(partial(desk.window.go, MAP))
    page.seen.connect(partial(_see, desk))
    page.begun.connect(partial(_begin, desk))
    page.run_asked.connect(partial(_run, desk))
    page.way_asked.connect(desk.window.go)
    page.refused.connect(desk.window.messages.warn)
    page.told.connect(desk.window.messages.say)
    page.exported.connect(desk.window.messages.say_ready)
    return page


def results(desk: Desk, session: Session) -> Page:
    """Which playbook saves accounts."""
    from csdesk.storage.files.sheets_out import write_sheets
    from csdesk.ui.playbooks.results_page import ResultsPage

    page = ResultsPage(session, desk.themes, write_sheets)
    page.way_asked.connect(desk.window.go)
    page.run_asked.connect(partial(desk.window.go, RUN))
    page.account_asked.connect(partial(desk.window.go, "account"))
    page.told.connect(desk.window.messages.say)
    page.refused.connect(desk.window.messages.warn)
    page.exported.connect(desk.window.messages.say_ready)
    return page


def editor(desk: Desk, session: Session) -> Page:
    """The map of one version."""
    from csdesk.ui.playbooks.editor_page import PlaybookEditorPage

    page = PlaybookEditorPage(session, desk.themes, partial(_read_past, session))
    page.back_asked.connect(partial(desk.window.go, LIBRARY))
    page.undo_asked.connect(desk.undoing.undo)
    page.redo_asked.connect(desk.undoing.redo)
    page.kept.connect(desk.window.messages.withdraw)
    page.saved.connect(partial(_say_kept, desk, session))
    page.refused.connect(desk.window.messages.warn)
    page.told.connect(desk.window.messages.say)
    page.export_asked.connect(partial(_export, desk))
    return page


def _read_past(
    session: Session, code: str, name: str, found: PlaybookMap, done: Callable[[Iterable[Text]], object]
) -> None:
    """Put a map to the past year, beside the window; where it fails, the sentence stands in its place."""
    from csdesk.domain.playbooks.simulated import simulation_lines
    from csdesk.domain.playbooks.suggesting import InUse

    settings, today = session.settings, session.today()

    def look(reader: Reader, progress: Progress) -> list[Text]:
        from csdesk.storage.queries.simulation import YEAR, simulate

        playbook = InUse(0, code, name, found)
        try:
            return list(
                simulation_lines(simulate(reader, settings, playbook, (today - YEAR, today), progress))
            )
        except Refused as failure:
            return [failure.text]

    session.read(look, done)


def _see(desk: Desk, record: int) -> None:
    from csdesk.ui.playbooks.editor_page import PlaybookEditorPage

    desk.window.go(MAP, record)
    page = desk.window.pages.page
    if isinstance(page, PlaybookEditorPage):
        page.see(record)


def _begin(desk: Desk, record: int) -> None:
    from csdesk.ui.playbooks.editor_page import PlaybookEditorPage

    desk.window.go(MAP, record)
    page = desk.window.pages.page
    if isinstance(page, PlaybookEditorPage):
        page.begin(record)


def _export(desk: Desk, record: int, how: str) -> None:
    from csdesk.ui.playbooks.page import PlaybooksPage

    page = desk.window.pages.make(LIBRARY)
    if isinstance(page, PlaybooksPage):
        page.export_version(record, how)


def _run(desk: Desk, playbook: int, account: int) -> None:
    """Begin to follow a playbook for an account, and show its wizard."""
    try:
        run = _session(desk).runs.start(account, playbook)
    except CSDeskError as failure:
        desk.window.messages.warn(failure.text)
        return
    if RUN in desk.window.pages.specs:
        desk.window.go(RUN, run)


def _say_kept(desk: Desk, session: Session) -> None:
    at = f"{session.now().astimezone(session.words.translator.zone):%H:%M}"
    desk.window.status.show_state(Icon.SAVED, msg("Draft saved at {time}", time=verbatim(at)))
