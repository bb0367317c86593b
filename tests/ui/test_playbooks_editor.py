"""The library of playbooks and the editor of their maps as a person uses them, over a real workspace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.playbooks import Adopt, PublishDraft, SaveDraft
from csdesk.domain.model.practice import DRAFT, LIVE, Playbook
from csdesk.domain.playbooks import editing
from csdesk.domain.playbooks.maps import Arrow, Ending, PlaybookMap, Step, StepKind
from csdesk.domain.playbooks.processes import ProcessBody, ProcessStep
from csdesk.domain.playbooks.sharing import playbook_in
from csdesk.domain.playbooks.written import map_of, map_to_json, process_to_json
from csdesk.i18n import Translator
from csdesk.storage.content import shipped
from csdesk.storage.files.playbook_files import read_playbook, write_playbook
from csdesk.storage.files.whole import write_whole
from csdesk.storage.workspace import Workspace
from csdesk.ui.jobs import Jobs
from csdesk.ui.playbooks.editor_page import PlaybookEditorPage
from csdesk.ui.playbooks.fields import Pick
from csdesk.ui.playbooks.page import PlaybooksPage
from csdesk.ui.playbooks.picture import Picture
from csdesk.ui.playbooks.png import png_of
from csdesk.ui.playbooks.words import step_note
from csdesk.ui.session import Session
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
KEY = Qt.Key
SOUND = PlaybookMap(
    steps=(
        Step(id="s1", kind=StepKind.START),
        Step(id="s2", kind=StepKind.QUESTION, text="Pagou?", due=1),
        Step(id="s3", kind=StepKind.END, text="Pago"),
        Step(id="s4", kind=StepKind.END, text="Não pago"),
    ),
    arrows=(
        Arrow(id="a1", source="s1", target="s2"),
        Arrow(id="a2", source="s2", target="s3", label="Sim"),
        Arrow(id="a3", source="s2", target="s4", label="Não"),
    ),
    group="Comercial",
)


@cache
def dressed(app: QApplication) -> Themes:
    return Themes(app, Appearance.LIGHT)


class Desk:
    """Library and editor in a window."""

    def __init__(self, qtbot: QtBot, app: QApplication, workspace: Workspace, folder: Path) -> None:
        self.qtbot = qtbot
        self.workspace = workspace
        self.folder = folder
        self.session = Session(workspace, Words(Translator("pt_BR")), Jobs(app))
        self.window = QStackedWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1280, 760)
        self.library = PlaybooksPage(
            self.session,
            dressed(app),
            lambda _: Adopt(playbooks=(("cobranca", "Cobrança", map_to_json(SOUND)),)),
            (read_playbook, write_playbook, write_whole),
            lambda _parent, _title, name, _kinds: folder / name,
        )
        self.editor = PlaybookEditorPage(self.session, dressed(app))
        self.refusals: list[Any] = []
        self.editor.refused.connect(self.refusals.append)
        self.library.refused.connect(self.refusals.append)
        self.library.opened.connect(self.open)
        self.library.begun.connect(self.open)
        self.window.addWidget(self.library)
        self.window.addWidget(self.editor)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.library.isVisible)
        self.library.visit(None)

    def open(self, record: int) -> None:
        self.editor.visit(record)
        self.window.setCurrentWidget(self.editor)
        self.editor.focus_map()

    def new(self, found: PlaybookMap, name: str = "Cobrança") -> int:
        done = self.workspace.run(SaveDraft(kind=Playbook, name=name, body=map_to_json(found)))
        own: int = done.value
        self.open(own)
        return own

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.editor.view, key, held)

    def type(self, words: str) -> None:
        target = QApplication.focusWidget()
        assert isinstance(target, QLineEdit)
        target.setText(words)

    @property
    def map(self) -> PlaybookMap:
        return self.editor.presenter.map

    def texts(self) -> list[str]:
        return [one.text for one in self.map.steps]

    def kept(self) -> PlaybookMap:
        return map_of(self.workspace.reader.get(Playbook, self.editor.presenter.record.id).body)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, workspace: Workspace, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, qapp, workspace, tmp_path)
    yield made
    made.session.jobs.stop_all()


def test_a_map_is_drawn_with_the_keyboard_alone_and_can_be_published(desk: Desk) -> None:
    desk.new(editing.new_map("pt_BR"))
    editor = desk.editor
    editor.add(StepKind.QUESTION)
    desk.type("A fatura venceu há mais de 30 dias?")
    desk.press(KEY.Key_Return)
    editor.add(StepKind.ACTION)
    desk.type("Sim")
    desk.press(KEY.Key_Return)
    desk.type("Recusar com gentileza 10 min +2d")
    desk.press(KEY.Key_Tab)
    desk.type("Reenviar a fatura")
    desk.press(KEY.Key_Return)
    editor.add(StepKind.END)
    desk.type("Encerrado")
    desk.press(KEY.Key_Return, KEY.Key_Up, KEY.Key_Up, KEY.Key_Up)
    editor.add(StepKind.ACTION)
    desk.type("Não")
    desk.press(KEY.Key_Return)
    desk.type("Passar ao financeiro")
    desk.press(KEY.Key_Return)
    editor.presenter.connect_to("s5")
    step = desk.map.by_id["s3"]
    assert (step.text, step.minutes, step.due) == ("Recusar com gentileza", 10, 2)
    assert [one.label for one in desk.map.leaving["s2"]] == ["Sim", "Não"]
    editor.publish()
    assert desk.refusals == []
    assert desk.workspace.reader.find(Playbook, status=LIVE)[0].version == 1


def test_a_map_with_a_grave_finding_is_not_published_and_the_step_is_shown(desk: Desk) -> None:
    broken = editing.remove_arrow(SOUND, "a3")
    desk.new(broken)
    desk.editor.publish()
    assert desk.refusals
    assert desk.editor.presenter.steps == ("s2",)
    assert not desk.workspace.reader.find(Playbook, status=LIVE)


def test_what_is_drawn_is_kept_within_two_seconds_and_at_once_when_the_page_is_left(desk: Desk) -> None:
    desk.new(SOUND)
    desk.editor.presenter.set_step("s3", text="Pagou tudo")
    desk.qtbot.waitUntil(lambda: desk.kept().by_id["s3"].text == "Pagou tudo", timeout=2_000)
    desk.editor.presenter.set_step("s4", text="Ainda deve")
    desk.window.setCurrentWidget(desk.library)
    assert desk.kept().by_id["s4"].text == "Ainda deve"


def test_a_half_typed_text_is_kept_when_the_window_closes(desk: Desk) -> None:
    desk.new(SOUND)
    desk.editor.presenter.choose(("s3",))
    desk.press(KEY.Key_Return)
    desk.type("Pago pela metade")
    desk.window.hide()
    assert desk.kept().by_id["s3"].text == "Pago pela metade"


def test_drawing_for_a_while_is_one_step_of_the_journal(desk: Desk) -> None:
    desk.new(SOUND)
    before = len(desk.workspace.steps())
    for text in ("P", "Pa", "Pago mesmo"):
        desk.editor.presenter.set_step("s3", text=text)
        desk.editor.presenter.keep()
    assert len(desk.workspace.steps()) == before + 1


def test_the_first_edit_of_a_version_in_use_begins_the_next_and_leaves_it_alone(desk: Desk) -> None:
    own = desk.new(SOUND)
    desk.workspace.run(PublishDraft(kind=Playbook, id=own))
    desk.open(own)
    desk.editor.presenter.open(own)
    desk.editor.presenter.set_step("s3", text="Outro")
    desk.editor.presenter.keep()
    versions = {one.version: one.status for one in desk.workspace.reader.all(Playbook)}
    assert versions == {1: LIVE, 2: DRAFT}
    assert map_of(desk.workspace.reader.get(Playbook, own).body) == SOUND


def test_a_version_in_use_with_a_draft_is_only_looked_at_so_that_the_draft_is_not_written_over(
    desk: Desk,
) -> None:
    own = desk.new(SOUND)
    desk.workspace.run(PublishDraft(kind=Playbook, id=own))
    desk.editor.presenter.open(own)
    desk.editor.presenter.set_step("s3", text="Do rascunho")
    desk.editor.presenter.keep()
    desk.editor.visit(own)
    assert desk.editor.presenter.record.status == DRAFT
    desk.editor.see(own)
    assert not desk.editor.presenter.can_change
    desk.editor.presenter.set_step("s3", text="x")
    desk.editor.presenter.keep()
    draft = desk.workspace.reader.find(Playbook, status=DRAFT)[0]
    assert map_of(draft.body).by_id["s3"].text == "Do rascunho"


def test_undo_takes_drawing_back_and_then_asks_the_app(desk: Desk) -> None:
    desk.new(SOUND)
    asked: list[bool] = []
    desk.editor.undo_asked.connect(lambda: asked.append(True))
    desk.editor.presenter.choose(("s4",))
    desk.press(KEY.Key_Delete)
    assert "s4" not in desk.map.by_id
    desk.editor.undo()
    assert desk.map == SOUND
    assert asked == []
    desk.editor.undo()
    assert asked == [True]


def test_the_arrow_keys_follow_the_arrows_of_the_map(desk: Desk) -> None:
    desk.new(SOUND)
    desk.press(KEY.Key_Down, KEY.Key_Down)
    first = desk.editor.presenter.steps
    desk.press(KEY.Key_Right)
    second = desk.editor.presenter.steps
    assert {first[0], second[0]} == {"s3", "s4"}
    desk.press(KEY.Key_Up)
    assert desk.editor.presenter.steps == ("s2",)


def test_alt_and_an_arrow_pins_a_step_elsewhere_and_tidying_lets_it_go(desk: Desk) -> None:
    desk.new(SOUND)
    desk.editor.presenter.choose(("s3",))
    box = desk.editor.canvas.picture.boxes["s3"]
    desk.press(KEY.Key_Right, held=Qt.KeyboardModifier.AltModifier)
    assert desk.map.by_id["s3"].at == (box.x + 12, box.y)
    desk.editor.tidy()
    assert desk.map.by_id["s3"].at is None


def test_copied_steps_are_pasted_and_duplicated_with_their_arrows(desk: Desk) -> None:
    desk.new(SOUND)
    desk.editor.presenter.choose(("s2", "s3"))
    desk.editor.copy()
    desk.editor.paste()
    desk.editor.duplicate()
    assert desk.texts().count("Pagou?") == 3
    QApplication.clipboard().setText("isto não é um mapa")
    desk.editor.paste()
    assert len(desk.refusals) == 1


def test_the_list_shows_the_same_map_and_is_edited_by_the_same_keys(desk: Desk) -> None:
    desk.new(SOUND)
    desk.editor.toggle_list()
    outline = desk.editor.outline
    said = [outline.item(at).text().strip() for at in range(outline.count())]
    assert said[:3] == ["Início: Início", "Pergunta: Pagou?", "1 Sim: leva a Pago"]
    desk.press(KEY.Key_Down, KEY.Key_Return)
    desk.type("Pagou mesmo?")
    desk.press(KEY.Key_Return)
    assert desk.map.by_id["s2"].text == "Pagou mesmo?"
    desk.press(KEY.Key_Tab)
    desk.type("Parte")
    desk.press(KEY.Key_Return)
    desk.type("Negociar o resto")
    desk.press(KEY.Key_Return)
    assert desk.map.leaving["s2"][-1].label == "Parte"
    assert "Negociar o resto" in desk.texts()


def test_f8_walks_what_is_wrong(desk: Desk) -> None:
    desk.new(editing.add_step(SOUND, StepKind.ACTION, "Solta")[0])
    found = desk.editor.presenter.next_finding()
    assert found is not None
    assert desk.editor.presenter.steps == (found.step,)
    assert desk.editor.overlay.pill.isVisible()


def test_an_empty_library_brings_the_ready_playbooks_with_one_action(desk: Desk) -> None:
    assert desk.library.empty.isVisible()
    desk.library.adopting.click()
    assert [one.shown.name for one in desk.library.presenter.entries] == ["Cobrança"]
    assert desk.library.table.isVisible()


def test_the_purposes_are_told_in_the_table_where_there_is_room_unless_columns_were_chosen(
    desk: Desk,
) -> None:
    desk.library.adopting.click()
    table = desk.library.table
    assert "purpose" not in table.view_state.columns
    desk.window.resize(1700, 760)
    desk.qtbot.waitUntil(lambda: "purpose" in table.view_state.columns)
    table.change(replace(table.view_state, columns=("name", "status")))
    desk.window.resize(1280, 760)
    QApplication.processEvents()
    assert table.view_state.columns == ("name", "status")


def test_esc_empties_the_filter_of_the_library_and_then_gives_the_keys_to_the_table(desk: Desk) -> None:
    desk.library.adopting.click()
    desk.library.take_filter()
    QTest.keyClicks(desk.library.filter, "nada")
    assert not desk.library.table.rows.shown_rows()
    desk.press(Qt.Key.Key_Escape)
    assert desk.library.filter.text() == ""
    assert len(desk.library.table.rows.shown_rows()) == 1
    desk.press(Qt.Key.Key_Escape)
    assert desk.library.table.hasFocus()


def test_a_version_is_exported_in_three_ways_and_the_share_file_comes_back(desk: Desk, qtbot: QtBot) -> None:
    desk.library.adopting.click()
    for how, ending, sign in (
        ("share", "csplaybook", b"{"),
        ("png", "png", b"\x89PNG"),
        ("pdf", "pdf", b"%PDF"),
    ):
        with qtbot.waitSignal(desk.library.exported):
            desk.library.export(how)
        assert (desk.folder / f"Cobrança.{ending}").read_bytes().startswith(sign)
    assert read_playbook(desk.folder / "Cobrança.csplaybook").map == SOUND
    desk.library.take_file(desk.folder / "Cobrança.csplaybook")
    assert [one.status for one in desk.workspace.reader.all(Playbook)] == [LIVE, DRAFT]


def test_a_picture_out_is_the_picture_that_was_drawn(qapp: QApplication) -> None:
    drawn = QImage(33, 17, QImage.Format.Format_RGB32)
    for place in range(33 * 17):
        drawn.setPixelColor(place % 33, place // 33, QColor(place % 251, place % 17, place % 97))
    again = QImage.fromData(png_of(drawn), "PNG")
    assert again.convertToFormat(QImage.Format.Format_RGB32) == drawn


def test_a_question_nobody_answers_yet_says_so() -> None:
    asks = Step(id="q", kind=StepKind.QUESTION, text="Did it come?")
    lone, answered = (
        PlaybookMap(steps=(asks,), arrows=arrows)
        for arrows in ((), (Arrow(id="1", source="q", target=None, label="Yes"),))
    )
    assert [Translator("pt_BR").words(step_note(asks, one)) for one in (lone, answered)] == [
        "sem resposta",
        "1 saída",
    ]


def test_esc_takes_a_step_back_that_has_no_words_yet(desk: Desk) -> None:
    desk.new(SOUND)
    desk.editor.presenter.choose(("s2",))
    desk.press(KEY.Key_Tab)
    assert len(desk.map.steps) == 5
    assert [one.keys for one in desk.editor.hints()] == [("Enter",), ("Tab",), ("Escape",)]
    desk.press(KEY.Key_Escape)
    assert desk.map == SOUND
    assert desk.editor.presenter.steps == ("s2",)
    desk.press(KEY.Key_Tab)
    desk.type("Talvez")
    desk.press(KEY.Key_Return, KEY.Key_Escape)
    assert [one.label for one in desk.map.arrows][-1] == "Talvez", "what was typed stays"


def test_the_name_of_a_process_is_offered_and_a_part_of_it_is_enough(desk: Desk) -> None:
    for code, name in (("again", "Reenviar a fatura"), ("report", "Entregar o relatório")):
        body = process_to_json(ProcessBody(steps=(ProcessStep(text="Um"),)))
        desk.workspace.run(Adopt(processes=((code, name, body),)))
    desk.new(SOUND)
    desk.editor.presenter.choose(("s1",))
    desk.editor.add(StepKind.PROCESS)
    line = desk.editor.canvas.line
    assert line.completer().popup().isVisible()
    desk.type("fatura")
    QTest.keyClick(line.completer().popup(), KEY.Key_Return)
    assert not line.isVisible()
    made = desk.editor.presenter.step
    assert made is not None
    assert (made.process, made.text) == ("again", "Reenviar a fatura")
    desk.editor.inspector.settle()
    assert "Reenviar a fatura" in [one.currentText() for one in desk.editor.inspector.findChildren(Pick)]


def test_a_former_version_is_shown_but_not_edited_and_can_be_restored(desk: Desk) -> None:
    own = desk.new(SOUND)
    desk.workspace.run(PublishDraft(kind=Playbook, id=own))
    second = desk.workspace.run(
        SaveDraft(kind=Playbook, name="Nova", body=map_to_json(SOUND), code="cobranca")
    ).value
    desk.workspace.run(PublishDraft(kind=Playbook, id=second))
    desk.editor.presenter.open(own)
    desk.editor.presenter.set_step("s3", text="x")
    assert desk.map == SOUND
    desk.library.visit(None)
    desk.library.side.restored.emit(own)
    assert desk.workspace.reader.find(Playbook, status=DRAFT)[0].version == 3


@pytest.mark.parametrize("count", [1, 500])
def test_hostile_maps_are_drawn_listed_and_told_without_a_fall(desk: Desk, count: int) -> None:
    steps = [{"id": f"s{n}", "kind": "question", "text": "\u202exyz " * 30} for n in range(count)]
    ways = [
        {"source": f"s{n}", "target": f"s{(n * 7) % (count + 3)}", "label": "w" * 300} for n in range(count)
    ]
    data = {"format": "csdesk-playbook", "version": 1, "name": "x", "map": {"steps": steps, "arrows": ways}}
    desk.open(desk.library.presenter.take(playbook_in(data)))
    assert desk.editor.presenter.findings
    desk.editor.toggle_list()
    assert desk.editor.outline.count() >= count
    desk.editor.publish()
    assert desk.refusals


def test_a_map_is_tried_with_the_number_keys_and_nothing_is_written(desk: Desk) -> None:
    desk.new(SOUND)
    before = len(desk.workspace.steps())
    desk.editor.test()
    desk.press(KEY.Key_Return, KEY.Key_2)
    trial = desk.editor.trial
    assert [own for own, _ in trial.way] == ["s1", "s2", "s4"]
    assert desk.editor.presenter.steps == ("s4",)
    desk.press(KEY.Key_Backspace, KEY.Key_1)
    assert trial.way[-1][0] == "s3"
    desk.press(KEY.Key_Escape)
    assert trial.isHidden()
    assert desk.editor.inspector.isVisible()
    assert len(desk.workspace.steps()) == before


def test_a_playbook_in_use_is_asked_for_an_account_and_a_draft_says_why_not(desk: Desk) -> None:
    desk.workspace.run(SaveDraft(kind=Playbook, name="Só rascunho", body=map_to_json(SOUND)))
    desk.library.visit(None)
    desk.library.ask_account()
    assert len(desk.refusals) == 1


def test_another_language_says_the_map_again(desk: Desk) -> None:
    desk.new(SOUND)
    desk.session.words.switch(Translator("en"))
    assert desk.editor.heading.publish.text() == "Publish"
    assert desk.editor.canvas.picture.titles["s1"] == "Start"
    desk.session.words.switch(Translator("pt_BR"))


def test_a_file_that_is_no_playbook_is_refused_with_a_sentence_and_nothing_is_kept(desk: Desk) -> None:
    target = desk.folder / "x.csplaybook"
    target.write_bytes(b"\x00" * 100)
    desk.library.take_file(target)
    assert len(desk.refusals) == 1
    assert desk.workspace.reader.count(Playbook) == 0


def grown(desk: Desk, kind: StepKind, words: str) -> Step:
    """The step of a kind that is added after the start, with these words typed into it."""
    desk.new(editing.new_map("pt_BR"))
    desk.editor.add(kind)
    desk.type(words)
    desk.press(KEY.Key_Return)
    return desk.map.steps[-1]


def test_the_days_that_are_typed_into_a_wait_count(desk: Desk) -> None:
    step = grown(desk, StepKind.WAIT, "Esperar 2 dias úteis")
    assert (step.text, step.days) == ("Esperar 2 dias úteis", 2)


@pytest.mark.parametrize(
    ("words", "ending"),
    [("Resolvido", Ending.GOOD), ("Não resolvido", Ending.BAD), ("Encerrar", Ending.NEUTRAL)],
)
def test_an_end_means_what_its_words_say(desk: Desk, words: str, ending: Ending) -> None:
    assert grown(desk, StepKind.END, words).ending is ending


def test_a_step_called_as_a_process_is_that_process(desk: Desk) -> None:
    body = process_to_json(ProcessBody(steps=(ProcessStep(text="Enviar"),)))
    desk.workspace.run(Adopt(playbooks=(), processes=(("again", "Reenviar a fatura", body),)))
    assert grown(desk, StepKind.PROCESS, "reenviar a fatura").process == "again"


def test_left_and_right_stay_in_the_row(desk: Desk) -> None:
    desk.new(SOUND)
    presenter = desk.editor.presenter
    presenter.choose(("s3",))
    desk.press(KEY.Key_Right)
    assert presenter.steps == ("s4",)
    desk.press(KEY.Key_Right)
    assert presenter.steps == ("s4",)


def test_coming_back_from_a_new_map_the_cursor_is_on_it(desk: Desk) -> None:
    desk.library.adopt()
    desk.library.ask_new()
    desk.editor.presenter.rename("Zelar")
    desk.editor.presenter.keep()
    desk.window.setCurrentWidget(desk.library)
    desk.library.visit(None)
    entry = desk.library.entry
    assert entry is not None
    assert entry.shown.name == "Zelar"


@pytest.mark.parametrize("language", ["pt_BR", "en"])
def test_nothing_is_cut_on_the_maps_that_are_shipped(qapp: QApplication, language: str) -> None:
    theme = dressed(qapp).theme
    for playbook in shipped(language).playbooks:
        picture = Picture(playbook.map, theme, Translator(language))
        written = [" ".join(picture.lines_of(step.id)) for step in playbook.map.steps]
        written += [picture.label_of(arrow) for arrow in picture.labels]
        assert [words for words in written if words.endswith("…")] == []
