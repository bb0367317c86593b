"""A random person: goes anywhere, runs playbooks, edits maps, imports, quits and comes back."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from torture_hands import WORDS, Hands, is_there

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from torture_watch import Watch

    from csdesk.ui.desk import Desk

_BEGAN = datetime(2026, 10, 30, 15, 0, tzinfo=UTC)
_OF_RECORDS = frozenset({"account", "run", "playbook"})
"""The pages that show nothing without a record."""
_SHEET = "Cliente;CNPJ;Mensalidade;Início\nTijolo Lilás;11.222.333/0001-81;R$ 1.500,00;01/02/2026\nConta {n};;900;15/03/2026\n"


class LateClock:
    """A clock that goes on by days when it is told to."""

    def __init__(self) -> None:
        from csdesk.storage.clock import FixedClock

        self._gone = timedelta()
        self._made = FixedClock

    def now(self) -> datetime:
        """The instant."""
        return self._made(_BEGAN + self._gone).now()

    def today(self) -> Any:
        """The day."""
        return self._made(_BEGAN + self._gone).today()

    def sleep(self, days: int) -> None:
        """Some nights pass."""
        self._gone += timedelta(days=days)


class Person(Hands):
    """Does something at random, again and again."""

    def __init__(self, app: QApplication, folder: Path, seed: int, watch: Watch) -> None:
        super().__init__(app, seed, watch)
        self.folder = folder
        self.clock = LateClock()
        self.path = folder / "Carteira.csdesk"
        self.done = 0
        self._make_file()
        self.desk = self._opened()
        self._deeds: tuple[tuple[int, Callable[[], object]], ...] = (
            (14, self.key),
            (10, self.held_key),
            (12, self.type),
            (24, self.click),
            (5, self.double_click),
            (4, self.right_click),
            (6, self.drag),
            (4, self.wheel),
            (10, self.go),
            (8, self.act),
            (6, self.palette),
            (5, self.undo),
            (2, self.resize),
            (2, self.looks),
            (4, self.run_playbook),
            (4, self.edit_map),
            (1, self.sheet),
            (1, self.night),
            (1, self.reopen),
        )

    def step(self) -> None:
        """One thing."""
        weights = [weight for weight, _ in self._deeds]
        deed = self.chance.choices([one for _, one in self._deeds], weights)[0]
        self.watch.doing = deed.__name__
        self.watch.tick()
        try:
            deed()
        except Exception as error:  # noqa: BLE001 - whatever goes wrong is what is looked for
            self.watch.fault(error)
        self.watch.tick()
        self.settle(self.chance.choice((0, 0, 5, 20, 60)))
        self.close_popups()
        self.done += 1

    def go(self) -> None:
        """To another page, by its name or back and forth."""
        session = self.desk.session
        page = self.chance.choice((*self.pages(), *self.pages(only_views=True), "account"))
        self.watch.doing = f"going to {page}"
        if session is None:
            return
        record = self.record_of(page)
        if page in _OF_RECORDS and record is None:
            return
        self.desk.window.go(page, record)
        if page == "records":
            self._maybe(
                "show_kind", self.chance.choice(("survey", "invoice", "ticket", "line", "contact", "task"))
            )
        if page == "tasks":
            self._maybe("show_view", self.chance.choice(("list", "week", "month")))
        if page == "account":
            tabs = ("timeline", "contracts", "people", "tasks", "notes", "history", "fields")
            shown = getattr(self.desk.window.pages.page, "tabs", None)
            if shown is not None:
                shown.choose(self.chance.choice(tabs))

    def act(self) -> None:
        """An action of the page or of the app, whichever is possible."""
        possible = self.desk.window.actions_of.possible()
        if possible:
            chosen = self.chance.choice(possible)
            if "quit" not in chosen.spec.id:
                self.watch.doing = f"the action {chosen.spec.id}"
                chosen.action.trigger()

    def palette(self) -> None:
        """Ask the palette."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        self.watch.doing = "the palette"
        self.desk.window.open_palette()
        self.settle(0)
        target = self.target()
        words = self.chance.choice(("ti", "tarefa", "map", ">exp", "playbook", "zzz", "undo", *WORDS[:6]))
        for letter in words:
            self.letter(target, letter)
        for _ in range(self.chance.randrange(4)):
            if is_there(target):
                QTest.keyClick(target, Qt.Key.Key_Down)
        chosen = self.chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Escape))
        if is_there(target):
            QTest.keyClick(target, chosen)

    def undo(self) -> None:
        """Take some steps back, and perhaps do them again."""
        session = self.desk.session
        if session is None or session.read_only:
            return
        for _ in range(self.chance.randrange(1, 6)):
            self.desk.undo()
            self.settle(0)
        for _ in range(self.chance.randrange(0, 6)):
            self.desk.redo()
            self.settle(0)

    def resize(self) -> None:
        """Make the window another size."""
        size = self.chance.choice(
            ((1440, 900), (1024, 640), (800, 600), (1920, 1080), (640, 480), (1280, 720))
        )
        self.watch.doing = f"size {size}"
        self.desk.window.resize(*size)

    def looks(self) -> None:
        """Another theme, language or size of letters."""
        from csdesk.ui.theme.theme import Appearance

        what = self.chance.randrange(3)
        self.watch.doing = f"looks {what}"
        if what == 0:
            self.desk.choose_language(self.chance.choice(("pt_BR", "en")))
        elif what == 1:
            self.desk.choose_appearance(self.chance.choice(tuple(Appearance)))
        else:
            self.desk.zoom_by(self.chance.choice((-1, 0, 0, 1)))

    def run_playbook(self) -> None:
        """Begin one for an account, or go on with one that is open."""
        from csdesk.domain.model.practice import LIVE, OPEN, Playbook, Run

        session = self.desk.session
        if session is None or session.read_only:
            return
        self.watch.doing = "a run"
        runs = session.find(Run, status=OPEN)
        if runs and self.chance.random() < 0.6:
            self.desk.window.go("run", self.chance.choice(runs).id)
        else:
            live = session.find(Playbook, status=LIVE)
            account = self.record_of("account")
            if not live or account is None:
                return
            self.desk.window.go("run", session.runs.start(account, self.chance.choice(live).id))
        for _ in range(self.chance.randrange(1, 5)):
            self.settle(5)
            self.press(self.chance.choice(("1", "2", "3", "Return", "Return", "Tab", "Space", "Backspace")))

    def edit_map(self) -> None:
        """Go to a map and do something to it."""
        from csdesk.domain.model.practice import Playbook

        session = self.desk.session
        if session is None or session.read_only:
            return
        self.watch.doing = "a map"
        found = session.all(Playbook)
        if not found:
            return
        self.desk.window.go("playbook", self.chance.choice(found).id)
        self.settle(5)
        for _ in range(self.chance.randrange(1, 5)):
            what = self.chance.randrange(4)
            page = self.desk.window.pages.page
            own = [one for one in self.desk.window.actions_of.possible() if one.page]
            presenter = getattr(page, "presenter", None)
            if what == 0 and hasattr(presenter, "map"):
                steps = presenter.map.steps
                presenter.choose([one.id for one in self.chance.sample(list(steps), min(2, len(steps)))])
            elif what == 1 and own:
                chosen = self.chance.choice(own)
                self.watch.doing = f"the action {chosen.spec.id} of a map"
                if chosen.action.isEnabled():
                    chosen.action.trigger()
            else:
                self.press(
                    self.chance.choice(("Tab", "Return", "Down", "Right", "N", "A", "Delete", "Escape", "Q"))
                )
            self.settle(0)

    def sheet(self) -> None:
        """Import a small spreadsheet, as far as Enter leads."""
        if self.desk.session is None or self.desk.session.read_only:
            return
        self.watch.doing = "a sheet"
        book = self.folder / f"carteira{self.done}.csv"
        book.write_text(_SHEET.format(n=self.done), encoding="utf-8")
        self.desk.import_dropped([book])
        for _ in range(3):
            self.wait_for_jobs()
            self._maybe("advance")
            self.settle(20)

    def night(self) -> None:
        """Some days pass."""
        self.clock.sleep(self.chance.choice((1, 1, 7, 40)))

    def reopen(self) -> None:
        """Quit, and come back."""
        self.watch.doing = "quitting"
        self._quit()
        self.watch.doing = "coming back"
        self.desk = self._opened()

    def end(self) -> list[str]:
        """Quit for good; what is wrong with the file."""
        from csdesk.storage.check import check
        from csdesk.storage.workspace import Workspace

        self._quit()
        with Workspace.open(self.path) as workspace:
            return [f"the file: {one}" for one in check(workspace.reader)]

    def _make_file(self) -> None:
        from csdesk.storage.content import shipped
        from csdesk.storage.sample import add_sample
        from csdesk.storage.workspace import Workspace

        with Workspace.create(self.path, self.clock) as workspace:
            add_sample(workspace, "pt_BR")
            workspace.run(shipped("pt_BR").adopting())

    def _opened(self) -> Desk:
        from PySide6.QtCore import Qt

        from csdesk.ui.app import build
        from csdesk.ui.jobs import Jobs

        desk = build(self.app, Jobs(self.app))
        desk.clock = self.clock
        desk.window.errors.install()
        self.watch.hook()
        desk.begin(self.path)
        desk.window.setWindowState(Qt.WindowState.WindowNoState)
        desk.window.resize(1440, 900)
        desk.window.show()
        desk.window.activateWindow()
        self.settle(50)
        return desk

    def _quit(self) -> None:
        from PySide6.QtCore import QCoreApplication, QEvent

        from csdesk.ui.desk import Desk
        from csdesk.ui.jobs import Jobs
        from csdesk.ui.theme.theme import Themes

        desk = self.desk
        desk.window.close()
        desk.close()
        desk.window.deleteLater()
        for ours in self.app.children():
            if isinstance(ours, Desk | Jobs | Themes):  # a person's process ends here
                ours.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.settle(20)
        gc.collect()

    def pages(self, *, only_views: bool = False) -> list[str]:
        """The pages of a file, or only those that the sidebar lists."""
        specs = self.desk.window.pages.specs.values()
        return [one.id for one in specs if (one.is_view if only_views else not one.is_bare)]

    def record_of(self, page: str) -> int | None:
        """Some record that a page can show."""
        from csdesk.domain.model.account import Account
        from csdesk.domain.model.practice import Playbook, Run

        session = self.desk.session
        kind = {
            "account": Account,
            "reviews": Account,
            "run": Run,
            "playbook": Playbook,
            "playbook_simulation": Playbook,
        }.get(page)
        if session is None or kind is None:
            return None
        found = session.account_names() if kind is Account else [(one.id, "") for one in session.all(kind)]
        return self.chance.choice(found)[0] if found else None

    def _maybe(self, name: str, *given: object) -> None:
        does = getattr(self.desk.window.pages.page, name, None)
        if does is not None:
            does(*given)
