"""The pages of playbooks, and how they lead to each other and to the rest of the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from csdesk.domain.errors import CSDeskError
from csdesk.domain.ports import Progress
from csdesk.domain.text import msg, verbatim
from csdesk.ui.session import Session
from csdesk.ui.shell.pages import Page, PageSpec
from csdesk.ui.theme.icons import Icon

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QObject

    from csdesk.domain.playbooks.firing import InUse
    from csdesk.domain.playbooks.simulating import Simulation
    from csdesk.ui.desk import Desk
    from csdesk.ui.jobs import Job

LIBRARY, MAP, RUN = "playbooks", "playbook", "run"
RESULTS, SIMULATION = "playbook_results", "playbook_simulation"


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
        PageSpec(
            SIMULATION,
            msg("A playbook against the past"),
            Icon.HISTORY,
            lambda: simulation(desk, _session(desk)),
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
    page.past_asked.connect(partial(desk.window.go, SIMULATION))
    page.results_asked.connect(partial(_show_results, desk))
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

    page = PlaybookEditorPage(session, desk.themes)
    page.back_asked.connect(partial(desk.window.go, LIBRARY))
    page.past_asked.connect(partial(desk.window.go, SIMULATION))
    page.undo_asked.connect(desk.undoing.undo)
    page.redo_asked.connect(desk.undoing.redo)
    page.kept.connect(desk.window.messages.withdraw)
    page.saved.connect(partial(_say_kept, desk, session))
    page.refused.connect(desk.window.messages.warn)
    page.told.connect(desk.window.messages.say)
    page.export_asked.connect(partial(_export, desk))
    return page


def simulation(desk: Desk, session: Session) -> Page:
    """A playbook put to the past."""
    from csdesk.storage.files.sheets_out import write_sheets
    from csdesk.ui.playbooks.simulation_page import SimulationPage

    page = SimulationPage(session, desk.themes, partial(_simulate, session), write_sheets)
    page.back_asked.connect(partial(_leave, desk))
    page.account_asked.connect(partial(desk.window.go, "account"))
    page.told.connect(desk.window.messages.say)
    page.refused.connect(desk.window.messages.warn)
    page.exported.connect(desk.window.messages.say_ready)
    return page


def _simulate(
    session: Session,
    playbook: InUse,
    span: tuple[date, date],
    then: tuple[Callable[[Simulation], object], Callable[[Exception], object]],
    owner: QObject,
) -> Job[Simulation]:
    """Put a map to the past, beside the window."""
    settings = session.settings

    def look(progress: Progress) -> Simulation:
        from csdesk.storage.queries.simulation import simulate

        return session.with_reader(lambda reader: simulate(reader, settings, playbook, span, progress))

    done, failed = then
    return session.jobs.run(look, done, failed=failed, owner=owner, quiet=True)


def _leave(desk: Desk) -> None:
    if not desk.window.pages.back():
        desk.window.go(LIBRARY)


def _show_results(desk: Desk, code: str) -> None:
    from csdesk.ui.playbooks.results_page import ResultsPage

    desk.window.go(RESULTS)
    page = desk.window.pages.page
    if isinstance(page, ResultsPage):
        page.show_code(code)


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
