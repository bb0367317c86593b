"""What the person does with files, the journal and the looks of the app; the pages of the open workspace."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from csdesk.domain.errors import CSDeskError
from csdesk.domain.ports import Clock
from csdesk.domain.settings import ChangeSetting
from csdesk.domain.text import msg
from csdesk.i18n import Translator
from csdesk.storage import prefs
from csdesk.storage.failures import is_protected
from csdesk.storage.lock import AlreadyOpen
from csdesk.storage.workspace import Workspace
from csdesk.ui.beginning import Beginning, read_content
from csdesk.ui.file_facts import tell_facts
from csdesk.ui.jobs import Jobs
from csdesk.ui.run_views import run_actions, watch_runs
from csdesk.ui.session import Session
from csdesk.ui.shell.window import Window
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.undoing import Undoing
from csdesk.ui.views import first_page, page_specs, record_actions, remember_page
from csdesk.ui.visiting import Visit, Visits
from csdesk.ui.words import Words

_LISTENS_AFTER_MS = 300
"""A second start is not answered sooner: the first paint comes before."""


class Desk(QObject):
    """One window over one workspace, or over none yet."""

    def __init__(
        self, app: QApplication, themes: Themes, words: Words, jobs: Jobs, chosen: prefs.Preferences
    ) -> None:
        super().__init__(app)
        self._themes = themes
        self._words = words
        self._jobs = jobs
        self._prefs = chosen
        self.clock: Clock | None = None
        """Another clock than the computer's, for pictures."""
        self.session: Session | None = None
        self._calls: QObject | None = None
        self.beginning = Beginning(self)
        self.visits = Visits(self)
        self.window = Window(themes, words, jobs, page_specs(self))
        self.undoing = Undoing(self.window)
        self.window.pages.moved.connect(partial(remember_page, self))
        jobs.soon(self._add_actions)

    def _add_actions(self) -> None:
        from csdesk.ui.actions.catalog import file_actions
        from csdesk.ui.actions.look import look_actions

        add, soon = self.window.actions_of.add, self._jobs.soon
        soon(lambda: add((*file_actions(self), *look_actions(self))))
        soon(lambda: add(record_actions(self)))
        soon(lambda: add(run_actions(self)))

    @property
    def themes(self) -> Themes:
        """The looks of the app."""
        return self._themes

    @property
    def words(self) -> Words:
        """The language of the app."""
        return self._words

    @property
    def jobs(self) -> Jobs:
        """What runs beside the window."""
        return self._jobs

    @property
    def language(self) -> str:
        """The language that is spoken."""
        return self._words.language

    @property
    def appearance(self) -> Appearance:
        """Light, dark, or as the system."""
        return self._themes.appearance

    @property
    def currency(self) -> str:
        """The reporting currency of the open workspace, or of the next one made."""
        return self.session.settings.currency if self.session else self.next_currency

    @property
    def next_currency(self) -> str:
        """The reporting currency of the next workspace made."""
        return self._prefs.currency

    @property
    def recent(self) -> tuple[Path, ...]:
        """The workspaces opened last that are still there."""
        return tuple(path for path in map(Path, self._prefs.recent) if path.exists())

    def begin(self, path: Path | None) -> None:
        """Open the workspace that was named, or the one of last time, or welcome a new person."""
        if path is None and self.recent:
            path = self.recent[0]
        if path is None or not self.open_path(path):
            self.welcome()

    def welcome(self) -> None:
        """The first page: import, look at the example, or start from nothing."""
        self.window.know(None)
        self.window.go("start")
        self._jobs.later(partial(read_content, self))

    def open_path(self, path: Path) -> bool:
        """Open a workspace in place of the one that is open; says why when it cannot."""
        session = self.session
        if session and not session.read_only and path.resolve() == session.path.resolve():
            self.window.go("portfolio")
            return True
        if is_protected(path):
            return self.visits.open_unchangeable(path)
        try:
            workspace = Workspace.open(path, self.clock, late=True)
        except AlreadyOpen as failure:
            self.visits.offer(path, failure.text)
            return False
        except CSDeskError as failure:
            self.window.errors.tell(failure)
            return False
        self.adopt(workspace)
        return True

    def new_file(self) -> None:
        """Ask where, and start an empty workspace."""
        from csdesk.ui.files import ask_new

        read_content(self)
        path = ask_new(self.window, self._words(msg("New file")))
        if path is not None:
            self.beginning.create_beside(path)

    def open_file(self) -> None:
        """Ask which, and open a workspace."""
        from csdesk.ui.files import ask_open

        path = ask_open(self.window, self._words(msg("Open file")))
        if path is not None:
            self.open_path(path)

    def open_sample(self) -> None:
        """Open the example in a file of its own, made anew when it is not there."""
        from csdesk.ui.example import open_example

        open_example(self)

    def leave_sample(self) -> None:
        """Close the example and begin with one's own; the next start does not open it by itself."""
        if self.session is not None:
            self._keep(prefs.forgotten(self._prefs, self.session.home))
        self.leave_and_welcome()

    def leave_and_welcome(self) -> None:
        """Close the file that is open, and begin as the first time."""
        self._leave()
        self.window.messages.clear()
        self.welcome()

    def open_settings(self) -> None:
        """The rules of the open file, and what this computer remembers."""
        if self.session is not None:
            self.window.go("settings")

    def open_health_models(self) -> None:
        """How health is scored, group by group."""
        if self.session is not None:
            self.window.go("health_models")

    def open_as_of(self, day: date) -> None:
        """Look at the open file as it was at the end of a day."""
        self.visits.open_as_of(day)

    def open_backup(self, path: Path, at: datetime) -> None:
        """Look at a backup of the open file."""
        self.visits.open_backup(path, at)

    def import_file(self) -> None:
        """Start an import into the open workspace, or of files that are chosen first into a new one."""
        from csdesk.ui.files import ask_sheets

        if self.session is not None:
            self.import_dropped(())
        elif chosen := ask_sheets(self.window, self._words):
            self.import_dropped(chosen)

    def import_dropped(self, paths: Sequence[Path]) -> None:
        """Start an import of some files; with none, its first step asks for them."""
        if self.session is None:
            self.beginning.start_import(paths)
            return
        from csdesk.ui.imports.page import ImportPage

        self.window.go("import")
        page = self.window.pages.page
        if isinstance(page, ImportPage):
            page.start(paths)

    def start_empty(self) -> None:
        """Make a workspace among the person's documents, with a first account."""
        self.beginning.start_empty()

    def export(self) -> None:
        """Write the workspace as one workbook, beside the window."""
        from csdesk.ui.exporting import export_all

        export_all(self)

    def new_account(self) -> None:
        """Add an account, go to it and ask its name."""
        from csdesk.ui.adding import add_account

        add_account(self)

    def say_saved(self) -> None:
        """Say that everything is saved already."""
        self.window.messages.say(msg("Already saved: CSDesk saves as you go"))

    def undo(self) -> None:
        """Take back the last step."""
        self.undoing.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self.undoing.redo()

    def quit(self) -> None:
        """Leave."""
        self.window.close()

    def choose_language(self, language: str) -> None:
        """Speak another language from now on."""
        zone = self.session.settings.zone if self.session else None
        self._words.switch(Translator(language, zone) if zone else Translator(language))
        self._keep(dataclasses.replace(self._prefs, language=language))

    def choose_appearance(self, appearance: Appearance) -> None:
        """Go light, dark, or with the system."""
        self._themes.choose(appearance)
        kept = None if appearance is Appearance.SYSTEM else appearance.value
        self._keep(dataclasses.replace(self._prefs, appearance=kept))

    def choose_currency(self, currency: str) -> None:
        """Report in another currency: the open workspace, or else the next one made."""
        if self.session is None:
            self._keep(dataclasses.replace(self._prefs, currency=currency))
        else:
            self.session.run(ChangeSetting(key="currency", value=currency))

    def zoom_by(self, steps: int) -> None:
        """Show everything larger or smaller; 0 is the normal size."""
        if steps:
            self._themes.zoom_by(steps)
        else:
            self._themes.zoom_to(100)
        self._keep(dataclasses.replace(self._prefs, zoom=self._themes.zoom))

    def close(self) -> None:
        """Keep the place of the window and close the workspace, with a backup when one is due."""
        self._jobs.drop()
        self._keep(
            dataclasses.replace(self._prefs, window=bytes(self.window.saveGeometry().toHex().data()).decode())
        )
        self._leave()

    def adopt(self, workspace: Workspace, visit: Visit | None = None) -> None:
        """Show an open workspace in place of the one before; on a visit it is only looked at.

        Its zone is spoken of first: the pages that are left hear of it too, and their file is still open then.
        """
        self._words.switch(Translator(self.language, workspace.settings.zone))
        self._leave()
        self.window.messages.clear()
        self.visits.now = visit
        self.session = Session(
            workspace, self._words, self._jobs, self, visit.home if visit is not None else None
        )
        self.session.changed.connect(self._refresh)
        self.undoing.follow(self.session)
        self._jobs.soon(workspace.make_ready)
        self._jobs.soon(partial(self._search, self.session))
        self._keep(prefs.remembered(self._prefs, self.session.home))
        if not self.session.read_only:
            QTimer.singleShot(_LISTENS_AFTER_MS, self.session, self._listen)
        self._refresh()
        self.window.go(first_page(self.session, self.window.pages.specs))
        self._jobs.soon(self.session.summarise)
        self._watch_health(self.session)
        if self.session.drafts.found:
            from csdesk.ui.resuming import offer_to_go_on

            offer_to_go_on(self.window, self.session)

    def _watch_health(self, session: Session) -> None:
        """Look at everybody's health once all of the start is done, and leave a task where an override ran out."""

        def leave_tasks() -> None:
            from csdesk.domain.commands.health import LeaveReconfirmTasks

            title = self._words(msg("Confirm the health set by hand"))
            session.run(LeaveReconfirmTasks(title=title))

        session.observing.ran_out.connect(leave_tasks)
        self._jobs.soon(lambda: self._jobs.later(session.observing.begin))
        self._jobs.soon(lambda: self._jobs.later(lambda: watch_runs(session)))

    def _listen(self) -> None:
        from csdesk.ui.calling import Calls

        if self.session is not None and self._calls is None:
            self._calls = Calls(self.session.home, self.window, self)

    def _search(self, session: Session) -> None:
        from csdesk.ui.finding import equip

        if session is self.session:
            equip(self, session)

    def _leave(self) -> None:
        if self.session is None:
            return
        if self._calls is not None:
            self._calls.deleteLater()
            self._calls = None
        self.undoing.follow(None)
        self.window.leave_file()
        self._jobs.stop_all(self.session.interrupt)
        unused = self.beginning.is_unused(self.session)
        if not unused:
            self.session.copies.make_if_due()
        self.session.close()
        if unused:
            self._keep(prefs.forgotten(self._prefs, self.beginning.remove()))
        self.session = None
        self.visits.now = None
        self.window.floating.desk.sources.clear()
        self.window.status.show_state(Icon.THIS_COMPUTER, msg("No file open"))

    def _refresh(self, *_: object) -> None:
        session = self.session
        if session is None:
            return
        settings = session.settings
        if self._words.translator.zone.key != settings.zone:
            self._words.switch(Translator(self.language, settings.zone))
        tell_facts(self.window, session, self.visits.strip(sample=settings.sample))

    def _keep(self, chosen: prefs.Preferences) -> None:
        self._prefs = chosen
        self._jobs.soon(self._save)

    def _save(self) -> None:
        prefs.save(self._prefs)
