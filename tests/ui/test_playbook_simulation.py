"""A playbook put to the past in the window: who would have entered and why, the weeks, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.playbooks import Adopt
from csdesk.domain.commands.records import AddRecord
from csdesk.domain.model.account import Account
from csdesk.domain.model.practice import Playbook
from csdesk.domain.playbooks.maps import Arrow, PlaybookMap, Step, StepKind, Trigger
from csdesk.domain.playbooks.triggers import TriggerKind
from csdesk.domain.playbooks.written import map_to_json
from csdesk.i18n import Translator
from csdesk.storage.clock import FixedClock
from csdesk.storage.files.sheets_out import write_sheets
from csdesk.storage.workspace import Workspace
from csdesk.ui.jobs import Jobs
from csdesk.ui.playbook_views import _simulate
from csdesk.ui.playbooks.simulation_page import SimulationPage
from csdesk.ui.playbooks.simulation_told import MINUTES, simulation_sheets, weeks_chart
from csdesk.ui.session import Session
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
FOUND = PlaybookMap(
    steps=(
        Step(id="s", kind=StepKind.START),
        Step(id="call", kind=StepKind.ACTION, text="Call to welcome", due=1, minutes=20),
        Step(id="why", kind=StepKind.QUESTION, text="Who starts?", minutes=10),
        Step(id="e", kind=StepKind.END, text="Begun"),
    ),
    arrows=(
        Arrow(id="0", source="s", target="call"),
        Arrow(id="1", source="call", target="why"),
        Arrow(id="2", source="why", target="e", label="They"),
        Arrow(id="3", source="why", target="e", label="We"),
    ),
)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def session(tmp_path: Path, qapp: QApplication) -> Iterator[Session]:
    with Workspace.create(tmp_path / "past.csdesk", FixedClock(NOW)) as workspace:
        new = Trigger(kind=TriggerKind.NEW_ACCOUNT)
        triggered = PlaybookMap(steps=FOUND.steps, arrows=FOUND.arrows, triggers=(new,))
        workspace.run(
            Adopt(
                playbooks=(
                    ("welcome", "Welcome", map_to_json(triggered)),
                    ("quiet", "Quiet", map_to_json(FOUND)),
                )
            )
        )
        for number in range(3):
            start = NOW.date() - timedelta(days=30 + 40 * number)
            workspace.run(AddRecord(record=Account(name=f"Conta {number}", start_date=start)))
        words = Words(Translator("en"))
        yield Session(workspace, words, Jobs(qapp))
        words.switch(Translator("en"))


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, session: Session) -> SimulationPage:
    def simulate(*asked: object) -> object:
        return _simulate(session, *asked)  # type: ignore[arg-type]

    made = SimulationPage(session, Themes(qapp, Appearance.LIGHT), simulate, write_sheets)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


def book(page: SimulationPage, code: str) -> int:
    return page._session.find(Playbook, code=code)[0].id


def test_who_would_have_entered_is_listed_with_its_day_and_reason(qtbot: QtBot, page: SimulationPage) -> None:
    page.visit(book(page, "welcome"))
    qtbot.waitUntil(lambda: page.found is not None, timeout=8000)
    rows = page.table.rows.shown_rows()
    assert sorted(row.entry.name for row in rows) == ["Conta 0", "Conta 1", "Conta 2"]
    assert all(row.why for row in rows)
    with qtbot.waitSignal(page.account_asked):
        page.table.open_cursor()


def test_the_chart_counts_what_the_weeks_hold_and_the_sheets_too(qtbot: QtBot, page: SimulationPage) -> None:
    page.visit(book(page, "welcome"))
    qtbot.waitUntil(lambda: page.found is not None, timeout=8000)
    found = page.found
    assert found is not None
    chart = weeks_chart(found, MINUTES, page._session.words)
    assert float(sum(cell.value or 0 for cell in chart.series[0].cells)) == pytest.approx(
        found.minutes, abs=1
    )
    entries, weeks, ways = simulation_sheets(found, page._playbook.map, page._session.words)
    assert len(entries.rows) == 3
    assert len(weeks.rows) == len(found.weeks)
    assert any("nobody knows yet" in str(row.cells[1]) for row in ways.rows)


def test_a_shorter_period_lets_fewer_enter(qtbot: QtBot, page: SimulationPage) -> None:
    page.spans.choose("13")
    page.visit(book(page, "welcome"))
    qtbot.waitUntil(lambda: page.found is not None, timeout=8000)
    assert page.table.rows.rowCount() < 3


def test_a_playbook_that_nothing_suggests_says_so(page: SimulationPage) -> None:
    page.visit(book(page, "quiet"))
    assert page.none.isVisible()
    assert page.none.title.text() == "Nothing suggests this playbook"


def test_esc_stops_the_work_and_goes_back(qtbot: QtBot, page: SimulationPage) -> None:
    page.visit(book(page, "welcome"))
    job = page._job
    with qtbot.waitSignal(page.back_asked):
        assert page.step_out()
    assert job is not None
    assert job.is_cancelled or job.is_over
    qtbot.waitUntil(lambda: job.is_over, timeout=8000)


def test_coming_back_to_a_playbook_shows_what_was_found_without_working_it_out_again(
    qtbot: QtBot, page: SimulationPage
) -> None:
    page.visit(book(page, "welcome"))
    qtbot.waitUntil(lambda: page.found is not None, timeout=8000)
    found = page.found
    page.visit(book(page, "welcome"))
    assert page.found is found
