"""Render every view of the example workspace offscreen.

`python tools/screenshots.py OUTDIR [--lang pt_BR|en] [--theme light|dark] [--size 1440x900] [--only VIEW]`
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csdesk.ui.desk import Desk
    from csdesk.ui.jobs import Jobs

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
MOMENT = datetime(2026, 10, 30, 15, 0, tzinfo=UTC)
ACCOUNT = "Tijolo Lilás"
SETTLE_MS = 900
TURNS = 40
MAP = "health-drop"
GRIDS = ("survey", "invoice", "ticket", "line", "contact")


def main(arguments: list[str]) -> None:
    """Take the pictures that were asked for."""
    given = _parsed(arguments)
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CSDESK_STATE"] = str(Path(folder) / "state")
        _take(given, Path(folder))


def _parsed(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--lang", choices=("pt_BR", "en"), default="pt_BR")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--size", default="1440x900")
    parser.add_argument("--only", action="append")
    return parser.parse_args(arguments)


def _take(given: argparse.Namespace, folder: Path) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from csdesk.storage.clock import FixedClock
    from csdesk.storage.sample import add_sample, sample_book
    from csdesk.storage.workspace import Workspace
    from csdesk.ui.app import build
    from csdesk.ui.jobs import Jobs
    from csdesk.ui.theme.theme import Appearance

    app = QApplication.instance() or QApplication(["csdesk"])
    assert isinstance(app, QApplication)
    clock = FixedClock(MOMENT)
    path = folder / "Estúdio Aurora.csdesk"
    with Workspace.create(path, clock) as workspace:
        add_sample(workspace, given.lang)
    jobs = Jobs(app)
    desk = build(app, jobs)
    desk.clock = clock
    desk.choose_language(given.lang)
    desk.choose_appearance(Appearance(given.theme))
    desk.window.setWindowState(Qt.WindowState.WindowNoState)
    width, height = map(int, given.size.split("x"))
    desk.window.resize(width, height)
    desk.window.show()
    views = _views(desk, path, sample_book(given.lang))
    for name, show in views.items():
        if given.only and name not in given.only:
            continue
        if name != "start" and desk.session is None:
            views["portfolio"]()
            _settle(jobs)
        show()
        _settle(jobs)
        desk.window.messages.clear()
        target = given.out / f"{name}-{given.lang}-{given.theme}-{given.size}.png"
        desk.window.grab().save(str(target))
        print(target)
    desk.close()


def _views(desk: object, path: Path, book: Path) -> dict[str, Callable[[], object]]:
    """Each view and how to get there, in an order in which each can be reached."""
    from csdesk.domain.model.account import Account
    from csdesk.ui.desk import Desk

    assert isinstance(desk, Desk)

    def account() -> int:
        assert desk.session is not None
        return desk.session.find(Account, name=ACCOUNT)[0].id

    def page(name: str, record: int | None = None) -> None:
        desk.window.floating.palette.close_card()
        desk.window.go(name, record)

    def tab(key: str) -> Callable[[], None]:
        def show() -> None:
            page("account", account())
            shown = desk.window.pages.page
            shown.tabs.choose(key)  # type: ignore[union-attr]

        return show

    def step_of_import() -> None:
        desk.import_dropped([book])

    def check_of_import() -> None:
        from csdesk.ui.imports.page import ImportPage

        if not isinstance(desk.window.pages.page, ImportPage):
            step_of_import()
            _settle(desk.jobs)
        shown = desk.window.pages.page
        assert isinstance(shown, ImportPage)
        shown.advance()

    def section(key: str) -> Callable[[], None]:
        def show() -> None:
            from csdesk.domain.views.metrics import Section

            page("metrics")
            shown = desk.window.pages.page
            shown.go_to_section(Section(key))  # type: ignore[union-attr]

        return show

    sections = ("churn", "satisfaction", "service", "renewals", "value", "roles", "what_if")
    tabs = ("timeline", "contracts", "people", "tasks", "notes", "history", "fields")
    return {
        "start": desk.welcome,
        "portfolio": lambda: desk.open_path(path),
        "today": lambda: page("today"),
        "tasks": lambda: _show_tasks(desk, "list"),
        "tasks-week": lambda: _show_tasks(desk, "week"),
        "tasks-month": lambda: _show_tasks(desk, "month"),
        "palette": desk.window.open_palette,
        "account": lambda: page("account", account()),
        **{f"account-{key}": tab(key) for key in tabs},
        "playbooks": lambda: page("playbooks"),
        **{f"playbook-{key}": partial(_show_map, desk, key) for key in ("map", "list", "start")},
        "playbook-run": partial(_show_run, desk),
        "playbook-runs": lambda: page("runs"),
        "playbook-results": lambda: page("playbook_results"),
        "processes": lambda: page("processes"),
        "reviews": lambda: page("reviews", account()),
        "metrics": lambda: page("metrics"),
        **{f"metrics-{key}": section(key) for key in sections},
        "data": lambda: page("data"),
        **{f"records-{key}": partial(_show_grid, desk, key) for key in GRIDS},
        "settings": lambda: page("settings"),
        "health-models": lambda: page("health_models"),
        "import-columns": step_of_import,
        "import-check": check_of_import,
    }


def _show_tasks(desk: Desk, view: str) -> None:
    from csdesk.ui.tasks.page import TasksPage

    desk.window.go("tasks")
    page = desk.window.pages.page
    assert isinstance(page, TasksPage)
    page.show_view(view)


def _show_map(desk: Desk, key: str) -> None:
    """The map of the first shipped playbook with a question, chosen in it; as a list; or at its start."""
    from csdesk.domain.model.practice import Playbook
    from csdesk.storage.content import shipped

    session = desk.session
    assert session is not None
    if not session.count(Playbook):
        session.run(shipped(desk.language).adopting())
    desk.window.go("playbook", session.find(Playbook, code=MAP)[0].id)
    shown = desk.window.pages.page
    if shown.is_listed != (key == "list"):  # type: ignore[union-attr]
        shown.toggle_list()  # type: ignore[union-attr]
    presenter = shown.presenter  # type: ignore[union-attr]
    questions = [one.id for one in presenter.map.steps if one.kind == "question"]
    presenter.choose([presenter.map.start.id] if key == "start" else questions[:1])


def _show_run(desk: Desk) -> None:
    """The wizard at the first question of the run of one account."""
    from csdesk.domain.model.account import Account
    from csdesk.domain.model.practice import Playbook

    session = desk.session
    assert session is not None
    account = session.find(Account, name=ACCOUNT)[0].id
    run = session.runs.start(account, session.find(Playbook, code=MAP)[0].id)
    desk.window.go("run", run)
    desk.window.pages.page.advance()  # type: ignore[union-attr]


def _show_grid(desk: Desk, key: str) -> None:
    """The grid of a kind of record."""
    desk.window.go("records")
    shown = desk.window.pages.page
    shown.show_kind(key)  # type: ignore[union-attr]


def _settle(jobs: Jobs) -> None:
    """Let the window work until no job runs and it is quiet."""
    from PySide6.QtCore import QEventLoop, QTimer

    for _turn in range(TURNS):
        loop = QEventLoop()
        QTimer.singleShot(SETTLE_MS, loop.quit)
        loop.exec()
        if not jobs.running:
            return


if __name__ == "__main__":
    main(sys.argv[1:])
