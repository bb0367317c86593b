"""Typed text is never thrown away: half-typed words outlive a quit and a crash, and are saved once at most."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.interaction import Interaction
from csdesk.storage.workspace import Workspace
from csdesk.ui.account.page import AccountPage
from csdesk.ui.portfolio.page import PortfolioPage
from tests.ui.account_bench import Bench, add, dressed, session_of

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def bench(workspace: Workspace, qapp: QApplication, qtbot: QtBot) -> Bench:
    return Bench(workspace, qapp, qtbot)


def opened_again(
    bench: Bench, qapp: QApplication, qtbot: QtBot, before: AccountPage | None = None
) -> AccountPage:
    """The page as another start of the app makes it, after the one before stopped without a word."""
    (before or bench.page)._session.drafts.write()
    page = AccountPage(session_of(bench.session._workspace), dressed(qapp))
    qtbot.addWidget(page)
    page.show_account(bench.brick)
    return page


def test_a_half_typed_contact_is_there_at_the_next_start(bench: Bench, qapp: QApplication, qtbot: QtBot):
    bench.press(Qt.Key.Key_R)
    bench.type("Falei com o Caio sobre")
    bench.press(Qt.Key.Key_Down)
    bench.composer.form.fields["next_step"].editor.set_text("Mandar proposta")
    composer = opened_again(bench, qapp, qtbot).parts.composer("summary")
    assert composer.line.text() == "Falei com o Caio sobre"
    assert composer.form.fields["next_step"].editor.text() == "Mandar proposta"


def test_going_on_writes_behind_what_was_typed(bench: Bench, qapp: QApplication, qtbot: QtBot):
    bench.press(Qt.Key.Key_R)
    bench.type("Falei")
    bench.press(Qt.Key.Key_Escape)
    bench.press(Qt.Key.Key_R)
    bench.type(" com o Caio")
    assert bench.composer.line.text() == "Falei com o Caio"


def test_a_saved_contact_leaves_no_draft(bench: Bench, qapp: QApplication, qtbot: QtBot):
    bench.press(Qt.Key.Key_R)
    bench.type("Falei com o Caio")
    bench.press(Qt.Key.Key_Return)
    assert opened_again(bench, qapp, qtbot).parts.composer("summary").line.text() == ""
    assert not list(Path(os.environ["CSDESK_STATE"]).glob("drafts/*.json"))


def test_a_half_typed_form_comes_back_and_goes_once_it_is_saved(
    bench: Bench, qapp: QApplication, qtbot: QtBot
):
    bench.page.deeds.add("contact")
    bench.page.drawer.form.fields["name"].editor.set_text("Marina Tro")
    page = opened_again(bench, qapp, qtbot)
    page.take_up("contact", 0)
    assert page.drawer.form.fields["name"].editor.text() == "Marina Tro"
    page.drawer.save()
    assert [one.name for one in bench.session.find(Contact, name="Marina Tro")] == ["Marina Tro"]
    again = opened_again(bench, qapp, qtbot, page)
    again.take_up("contact", 0)
    assert again.drawer.form.fields["name"].editor.text() == ""


def test_an_edited_record_remembers_only_what_differs(bench: Bench, qapp: QApplication, qtbot: QtBot):
    person = bench.session.find(Contact, name="Caio Faísca")[0]
    bench.page.deeds.edit("contact", person.id)
    bench.page.drawer.form.fields["title"].editor.set_text("Diretor de")
    page = opened_again(bench, qapp, qtbot)
    page.take_up("contact", person.id)
    assert page.drawer.form.fields["title"].editor.text() == "Diretor de"
    assert page.drawer.form.fields["name"].editor.text() == "Caio Faísca"


def test_half_typed_notes_name_and_field_come_back_where_they_stood(
    bench: Bench, qapp: QApplication, qtbot: QtBot
):
    bench.page.tabs.choose("notes")
    bench.page.parts._made["notes"].box.setPlainText("Prefere WhatsApp")
    bench.page.tabs.choose("fields")
    bench.page.parts._made["fields"].form.fields["website"].editor.set_text("tijolo.ex")
    bench.page.header.edit_name()
    bench.page.header.field.setText("Tijolo")
    bench.page.header.field.textEdited.emit("Tijolo")
    page = opened_again(bench, qapp, qtbot)
    page.take_up("notes", 0)
    assert page.parts._made["notes"].box.toPlainText() == "Prefere WhatsApp"
    page.take_up("account", bench.brick)
    field = page.parts._made["fields"].form.fields["website"]
    assert field.editor.text() == "tijolo.ex"
    assert "not saved yet" in field.reason()
    page.take_up("name", 0)
    assert page.header.field.text() == "Tijolo"


def test_a_half_typed_cell_comes_back_and_esc_gives_it_up(
    workspace: Workspace, qapp: QApplication, qtbot: QtBot
):
    account = add(workspace, Account(name="Tijolo Lilás"))

    def page() -> PortfolioPage:
        made = PortfolioPage(session_of(workspace), dressed(qapp))
        qtbot.addWidget(made)
        made.resize(1200, 700)
        made.show()
        qtbot.waitUntil(lambda: made.table.rows.rowCount() == 1)
        made.edit_at(account, "name")
        return made

    first = page()
    first.table.editing.editor.set_text("Tijolo Az")
    first.presenter._session.drafts.write()
    second = page()
    assert second.table.editing.editor.text() == "Tijolo Az"
    second.table.editing.editor.restored.emit()
    second.presenter._session.drafts.write()
    assert page().table.editing.editor.text() == "Tijolo Lilás"


def test_another_file_at_the_same_path_gets_none_of_it(tmp_path: Path, qapp: QApplication):
    file = tmp_path / "same.csdesk"
    with Workspace.create(file) as made:
        account = add(made, Account(name="Tijolo Lilás"))
        first = session_of(made)
        first.drafts.keep(f"account/{account}/log", {"text": "Segredo"})
        first.drafts.write()
    with Workspace.open(file) as again:
        assert session_of(again).drafts.found == (f"account/{account}/log",)
    file.unlink()
    with Workspace.create(file) as fresh:
        assert session_of(fresh).drafts.found == ()


TYPIST = """
import os, signal, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from csdesk.storage import prefs
from csdesk.ui.app import build

file, words, when = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
app = QApplication([])
desk = build(app)
desk.open_path(file)
desk.window.show()
desk.window.go("account", 1)
composer = desk.window.pages.page.parts.composer("summary")
if when == "committed":  # the command is saved, its draft is not yet forgotten
    desk.session.ran.connect(lambda _: os.kill(os.getpid(), signal.SIGKILL))
composer.begin()
for letter in words:
    QTest.keyClicks(composer.line, letter)
    QTest.qWait(5)
if when == "before":  # all is ready to be saved, and nothing is saved
    desk.session.drafts._store.begin_saving("account/1/log", desk.session._workspace, "LogInteraction")
    os.kill(os.getpid(), signal.SIGKILL)
if when == "committed":
    composer.save()
print(composer.line.text(), flush=True)
QTest.qWait(10_000)
"""


@pytest.mark.parametrize("when", ["typing", "before", "committed"])
def test_a_killed_app_loses_no_more_than_two_seconds_and_saves_nothing_twice(tmp_path: Path, when: str):
    file, words = tmp_path / "kill.csdesk", "Caio pediu o relatorio"
    with Workspace.create(file) as made:
        add(made, Account(name="Tijolo Lilás"))
    typist = subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(file), words, when],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )
    with typist:
        if when == "typing":
            assert typist.stdout.readline().strip() == words
            with pytest.raises(subprocess.TimeoutExpired):
                typist.wait(timeout=2)
            typist.kill()
        assert typist.wait(timeout=60) == -signal.SIGKILL
    [kept] = Path(os.environ["CSDESK_STATE"]).glob("drafts/*.json")
    assert kept.stat().st_mode & 0o077 == 0
    assert json.loads(kept.read_text())["account/1/log"][0]["text"] == words
    with Workspace.open(file) as again:
        session = session_of(again)
        logged = [one.subject for one in again.reader.all(Interaction)]
        offered = session.drafts.texts("account/1/log").get("text")
    assert (logged, offered) == (([words], None) if when == "committed" else ([], words))


def test_the_next_start_says_where_something_is_half_typed(tmp_path: Path, qapp: QApplication, qtbot: QtBot):
    from csdesk.ui.app import build

    file = tmp_path / "again.csdesk"
    with Workspace.create(file) as made:
        account = add(made, Account(name="Tijolo Lilás"))
        first = session_of(made)
        first.drafts.keep(f"account/{account}/log", {"text": "Falei"})
        first.drafts.write()
    desk = build(qapp)
    qtbot.addWidget(desk.window)
    desk.open_path(file)
    said = [desk.words(text) for text in desk.window.messages.shown]
    assert any("Tijolo Lilás" in one for one in said)
    desk.close()


def test_a_new_account_asks_its_name_first(tmp_path: Path, qapp: QApplication, qtbot: QtBot):
    from csdesk.ui.app import build

    file = tmp_path / "new.csdesk"
    Workspace.create(file).close()
    desk = build(qapp)
    qtbot.addWidget(desk.window)
    desk.begin(file)
    desk.window.show()
    desk.new_account()
    page = desk.window.pages.page
    assert isinstance(page, AccountPage)
    assert page.header.field.isVisible()
    page.header.field.setText("Padaria Nuvem")
    page.header._rename()
    assert [account.name for account in desk.session.all(Account)] == ["Padaria Nuvem"]
    desk.close()
