"""The pages of the window as data, and how they lead to each other; each is imported on its first visit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from csdesk.domain.errors import CSDeskError
from csdesk.domain.model.account import Account
from csdesk.domain.ports import Progress
from csdesk.domain.text import Text, msg, nmsg, pmsg
from csdesk.ui.actions.spec import ActionSpec
from csdesk.ui.playbook_views import LIBRARY, MAP, playbook_specs
from csdesk.ui.run_views import follow, open_run, run_specs, runs_card, start_runs
from csdesk.ui.session import Session
from csdesk.ui.shell.pages import Page, PageSpec, Place
from csdesk.ui.theme.icons import Icon

if TYPE_CHECKING:
    from csdesk.domain.model.interaction import Task
    from csdesk.domain.playbooks.suggesting import Suggestion
    from csdesk.domain.review.boxes import DeckLayout
    from csdesk.domain.views.sheets import SheetTable
    from csdesk.i18n import Translator
    from csdesk.ui.account.page import AccountPage
    from csdesk.ui.desk import Desk
    from csdesk.ui.portfolio.page import PortfolioPage


def page_specs(desk: Desk) -> tuple[PageSpec, ...]:
    """Every page, in the order of the sidebar."""
    views = _Views(desk)
    return (
        PageSpec("start", msg("Start"), Icon.DATA, views.start, is_bare=True),
        PageSpec("today", msg("Today"), Icon.TODAY, views.today, ("Alt+1",), views.pressing),
        PageSpec("portfolio", msg("Portfolio"), Icon.PORTFOLIO, views.portfolio, ("Alt+2",), views.accounts),
        PageSpec("account", msg("Account"), Icon.ACCOUNT, views.account, under="portfolio"),
        PageSpec("tasks", msg("Tasks"), Icon.TASKS, views.tasks, ("Alt+3",), views.waiting),
        *playbook_specs(desk),
        PageSpec("processes", msg("Processes"), Icon.PROCESSES, views.processes, ("Alt+5",)),
        *run_specs(desk),
        PageSpec("reviews", msg("QBR"), Icon.REVIEW, views.reviews, ("Alt+6",)),
        PageSpec("metrics", msg("Metrics"), Icon.METRICS, views.metrics, ("Alt+7",)),
        PageSpec("data", pmsg("view", "Data"), Icon.DATA, views.data, ("Alt+8",)),
        PageSpec("records", msg("Records"), Icon.DATA, views.records, under="data"),
        PageSpec("import", msg("Import a spreadsheet"), Icon.IMPORT, views.imports, under="data"),
        PageSpec("settings", msg("Settings"), Icon.SETTINGS, views.settings, is_aside=True),
        PageSpec("health_models", msg("Health models"), Icon.HEALTH, views.health_models, under="settings"),
    )


_LEFT = "page"
"""Under which the view is kept that a file was left on."""


def first_page(session: Session, specs: Mapping[str, PageSpec]) -> str:
    """The view that a file was left on; Today the first time."""
    left = specs.get(session.recall(_LEFT) or "")
    return left.id if left is not None and left.is_view else "today"


def remember_page(desk: Desk, place: Place) -> None:
    """Keep which view is shown for the next time."""
    specs = desk.window.pages.specs
    view = specs[specs[place.page].under or place.page]
    if desk.session is not None and view.is_view:
        desk.session.remember(_LEFT, view.id)


def record_actions(desk: Desk) -> tuple[ActionSpec, ...]:
    """The ways to the grid of each kind of record, from anywhere."""
    from csdesk.ui.records.actions import grid_actions

    def go(key: str, is_new: bool) -> None:
        from csdesk.ui.records.page import RecordsPage

        desk.window.go("records")
        page = desk.window.pages.page
        if isinstance(page, RecordsPage):
            page.show_kind(key)
            if is_new:
                desk.jobs.soon(page.ask_new)

    return grid_actions(go)


class _Views:
    """Makes each page and wires what it asks of the others."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def _session(self) -> Session:
        session = self._desk.session
        assert session is not None
        return session

    def accounts(self) -> int | None:
        """How many accounts there are, for the sidebar; merged ones live on in others."""
        return None if self._desk.session is None else self._desk.session.count(Account, merged_into=None)

    def pressing(self) -> int | None:
        """How many tasks are late or for today, for the sidebar."""
        if self._desk.session is None:
            return None
        from csdesk.storage.queries.pressing import pressing

        session = self._desk.session
        return session.with_reader(lambda reader: pressing(reader, session.today()))

    def today(self) -> Page:
        """What to do now."""
        from csdesk.storage.queries.today_page import TodayReads
        from csdesk.ui.today.page import TodayPage

        desk = self._desk
        page = TodayPage(self._session, desk.themes, TodayReads())
        page.account_asked.connect(partial(desk.window.go, "account"))
        page.contact_asked.connect(self._log_contact_with)
        page.review_asked.connect(partial(desk.window.go, "reviews"))
        page.accounts_asked.connect(self._show_accounts)
        page.run_asked.connect(partial(open_run, desk))
        page.start_asked.connect(self._start_playbook)
        page.playbook_asked.connect(partial(follow, desk))
        page.import_asked.connect(desk.import_file)
        page.new_account_asked.connect(desk.new_account)
        page.refused.connect(desk.window.messages.warn)
        return page

    def _start_playbook(self, one: Suggestion) -> None:
        """Begin a suggested playbook and show its first step."""
        desk, session = self._desk, self._session
        try:
            open_run(desk, session.runs.start(one.account, one.playbook, desk.words(one.why)))
        except CSDeskError as failure:
            desk.window.messages.warn(failure.text)

    def start(self) -> Page:
        """The first run."""
        from csdesk.ui.start.page import StartPage

        return StartPage(self._desk.themes, self._desk.words, self._desk)

    def portfolio(self) -> Page:
        """The table of accounts."""
        from csdesk.ui.portfolio.page import PortfolioPage

        desk = self._desk
        page = PortfolioPage(self._session, desk.themes, _write_sheets)
        page.account_asked.connect(partial(self._open_account, page))
        page.contact_asked.connect(partial(self._log_contact, page))
        for asked in (page.bulk.playbook_asked, page.playbook_asked):
            asked.connect(partial(follow, desk))
        page.run_asked.connect(partial(open_run, desk))
        page.review_asked.connect(partial(desk.window.go, "reviews"))
        page.metrics_asked.connect(partial(desk.window.go, "metrics"))
        page.new_asked.connect(desk.new_account)
        page.import_asked.connect(desk.import_file)
        page.export_asked.connect(desk.export)
        page.erase_asked.connect(self._ask_erase)
        page.refused.connect(desk.window.messages.warn)
        page.told.connect(desk.window.messages.say)
        page.exported.connect(desk.window.messages.say_ready)
        return page

    def account(self) -> Page:
        """One account."""
        from csdesk.ui.account.page import AccountPage

        desk = self._desk
        page = AccountPage(self._session, desk.themes, self._ask_before)
        page.open_review.connect(partial(desk.window.go, "reviews"))
        page.open_account.connect(partial(desk.window.go, "account"))
        page.back.connect(partial(desk.window.go, "portfolio"))
        page.records_asked.connect(self._open_records)
        page.parts.followed = partial(runs_card, desk, page)
        page.header.playbook_asked.connect(partial(follow, desk))
        return page

    def processes(self) -> Page:
        """Steps done to the letter."""
        from csdesk.storage.content import shipped
        from csdesk.ui.processes.page import ProcessesPage

        desk = self._desk
        page = ProcessesPage(self._session, desk.themes, lambda language: shipped(language).adopting())
        page.kept.connect(desk.window.messages.withdraw)
        page.refused.connect(desk.window.messages.warn)
        page.exported.connect(desk.window.messages.say_ready)
        return page

    def waiting(self) -> int | None:
        """How many tasks are open, for the sidebar."""
        from csdesk.domain.model.interaction import OPEN, Task

        return None if self._desk.session is None else self._desk.session.count(Task, status=OPEN)

    def tasks(self) -> Page:
        """Every task: a table, a line to type, a calendar."""
        from csdesk.storage.files.ics_out import write_calendar
        from csdesk.storage.queries import tasks
        from csdesk.ui.tasks.page import TasksPage

        desk, session = self._desk, self._session

        def write(found: Sequence[Task], target: Path) -> None:
            with_accounts = session.with_reader(tasks.accounts)
            write_calendar(found, with_accounts, session.settings, session.now(), target)

        page = TasksPage(session, desk.themes, tasks, write)
        page.account_asked.connect(partial(desk.window.go, "account"))
        page.run_asked.connect(partial(open_run, desk))
        page.refused.connect(desk.window.messages.warn)
        page.told.connect(desk.window.messages.say)
        page.exported.connect(desk.window.messages.say_ready)
        return page

    def reviews(self) -> Page:
        """The quarterly review."""
        from csdesk.ui.reviews.page import ReviewPage

        desk = self._desk
        page = ReviewPage(
            self._session, desk.themes, _write_deck, before=self._account_before, write_sheets=_write_sheets
        )
        page.exported.connect(desk.window.messages.say_ready)
        return page

    def metrics(self) -> Page:
        """What moved, what stayed, and why."""
        from csdesk.storage.files.tables_out import write_tables
        from csdesk.ui.metrics.page import MetricsPage

        desk = self._desk
        page = MetricsPage(self._session, desk.themes, write_tables)
        page.account_asked.connect(partial(desk.window.go, "account"))
        page.accounts_asked.connect(self._show_accounts)
        page.begin_asked.connect(partial(start_runs, desk))
        page.playbook_asked.connect(partial(desk.window.go, MAP))
        page.library_asked.connect(partial(desk.window.go, LIBRARY))
        page.import_asked.connect(desk.import_file)
        page.exported.connect(desk.window.messages.say_ready)
        page.told.connect(desk.window.messages.say)
        return page

    def data(self) -> Page:
        """Files and history."""
        from csdesk.ui.imports.data_page import DataPage

        desk = self._desk
        page = DataPage(self._session, desk.themes)
        page.import_asked.connect(desk.import_dropped)
        page.export_asked.connect(desk.export)
        page.records_asked.connect(partial(desk.window.go, "records"))
        return page

    def records(self) -> Page:
        """Any kind of record in a grid."""
        from csdesk.storage.queries import records
        from csdesk.ui.records.page import RecordsPage

        desk = self._desk
        page = RecordsPage(self._session, desk.themes, records, _write_sheets)
        page.back_asked.connect(partial(desk.window.go, "data"))
        page.account_asked.connect(partial(desk.window.go, "account"))
        page.refused.connect(desk.window.messages.warn)
        page.told.connect(desk.window.messages.say)
        page.exported.connect(desk.window.messages.say_ready)
        return page

    def imports(self) -> Page:
        """The import wizard."""
        from csdesk.ui.imports.page import ImportPage

        desk = self._desk
        page = ImportPage(self._session, desk.themes)
        page.finished.connect(partial(desk.window.go, "portfolio"))
        page.left.connect(partial(desk.window.go, "data"))
        page.refused.connect(desk.beginning.refuse)
        return page

    def settings(self) -> Page:
        """The rules of the file, and what this computer remembers."""
        from csdesk.ui.preferences.page import SettingsPage

        page = SettingsPage(self._session, self._desk.themes, self._desk)
        page.health_asked.connect(self._desk.open_health_models)
        return page

    def health_models(self) -> Page:
        """How health is scored, group by group."""
        from csdesk.storage.queries.health_trials import health_past, health_trial
        from csdesk.ui.health.page import HealthModelsPage

        page = HealthModelsPage(self._session, self._desk.themes, health_trial, health_past)
        page.account_asked.connect(partial(self._desk.window.go, "account"))
        page.back_asked.connect(self._desk.open_settings)
        return page

    def _open_records(self, kind: str) -> None:
        from csdesk.ui.records.page import RecordsPage

        self._desk.window.go("records")
        page = self._desk.window.pages.page
        if isinstance(page, RecordsPage):
            page.show_kind(kind)

    def _open_account(self, page: PortfolioPage, account: int) -> None:
        self._desk.window.go("account", account)
        shown = self._account_page()
        if shown is not None:
            shown.show_account(account, page.order_ids())
            shown.crumbs.name_list(page.presenter.chosen.name)

    def _show_accounts(self, accounts: tuple[int, ...]) -> None:
        from csdesk.ui.portfolio.page import PortfolioPage
        from csdesk.ui.tables.filters import Diagnosed

        self._desk.window.go("portfolio")
        page = self._desk.window.pages.page
        if isinstance(page, PortfolioPage):
            page.clear_filters()
            page.cards.set_filter("name", Diagnosed("name", accounts))

    def _log_contact_with(self, account: int) -> None:
        self._desk.window.go("account", account)
        shown = self._account_page()
        if shown is not None:
            shown.log_contact()

    def _log_contact(self, page: PortfolioPage, account: int) -> None:
        self._open_account(page, account)
        shown = self._account_page()
        if shown is not None:
            shown.log_contact()

    def _account_before(self) -> int | None:
        before = self._desk.window.pages.before
        kind, ids = before.chosen() if before is not None else ("", ())
        return ids[0] if kind == "account" and len(ids) == 1 else None

    def _account_page(self) -> AccountPage | None:
        from csdesk.ui.account.page import AccountPage

        page = self._desk.window.pages.page
        return page if isinstance(page, AccountPage) else None

    def _ask_before(self, question: Text, what_goes: Text, verb: Text, then: Callable[[], object]) -> None:
        self._desk.window.floating.confirm.ask(question, what_goes, verb, then)

    def _ask_erase(self, ids: tuple[int, ...]) -> None:
        from csdesk.domain.commands.records import DeleteRecords
        from csdesk.domain.model.contact import Contact
        from csdesk.domain.model.interaction import Interaction

        if not ids:
            return
        n, session = len(ids), self._session
        people = sum(len(session.find(Contact, account=one)) for one in ids)
        talks = sum(len(session.find(Interaction, account=one)) for one in ids)
        self._desk.window.floating.confirm.ask(
            nmsg("Delete {n} account?", "Delete {n} accounts?", n),
            msg(
                "{people} and {talks} go too, with everything else of theirs. Ctrl Z brings all of it back.",
                people=nmsg("{n} person", "{n} people", people),
                talks=nmsg("{n} contact", "{n} contacts", talks),
            ),
            nmsg("Delete {n} account", "Delete {n} accounts", n),
            lambda: session.run(DeleteRecords(kind=Account, ids=tuple(ids))),
        )


def _write_deck(deck: DeckLayout, target: Path, translator: Translator) -> None:
    from csdesk.storage.files.pptx_out import write_pptx

    write_pptx(deck, target, translator)


def _write_sheets(tables: Sequence[SheetTable], target: Path, progress: Progress) -> None:
    from csdesk.storage.files.sheets_out import write_sheets

    write_sheets(tables, target, progress)
