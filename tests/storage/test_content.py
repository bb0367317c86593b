"""What is shipped: sound in each language, and the same in both."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from csdesk.domain.commands.playbooks import Adopt
from csdesk.domain.model.practice import LIVE, Playbook, Process
from csdesk.domain.playbooks.lint import lint
from csdesk.domain.playbooks.maps import PlaybookMap, StepKind
from csdesk.domain.playbooks.written import map_of, map_to_json, process_of
from csdesk.storage.content import LANGUAGES, called, shipped
from csdesk.storage.workspace import Workspace

_WAITS_FOR_A_PERSON = {StepKind.QUESTION, StepKind.ACTION, StepKind.PROCESS, StepKind.MESSAGE}
_FIELD = re.compile(r"{{\s*([\w.]+)\s*}}")
WANTED = {
    *(
        "onboarding-30-60-90",
        "implementation-six-weeks",
        "health-drop",
        "sponsor-change",
        "silence",
        "detractor",
    ),
    *(
        "promoter",
        "renewal",
        "upsell-hand-over",
        "cross-sell-hand-over",
        "recurring-complaint",
        "critical-rescue",
    ),
    *(
        "overdue-invoice",
        "churn-exit-interview",
        "win-back",
        "quarterly-review",
        "sales-hand-over",
        "legacy-clients",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_situation_of_the_practice_has_its_playbook(language: str) -> None:
    assert {one.code for one in shipped(language).playbooks} == WANTED
    assert "report-delivery" in {one.code for one in shipped(language).processes}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wrong_with_a_shipped_map(language: str) -> None:
    content = shipped(language)
    known = {one.code for one in content.processes}
    for one in content.playbooks:
        assert [str(found.text) for found in lint(one.map, known)] == [], one.code
        assert set(called(one.map)) <= known, one.code
        assert one.map.purpose
        assert one.map.group


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_that_asks_a_person_says_how_long_it_takes(language: str) -> None:
    for one in shipped(language).playbooks:
        for step in one.map.steps:
            assert step.due is None or step.minutes, (one.code, step.id)
    for process in shipped(language).processes:
        assert all(step.minutes and step.who and step.due for step in process.body.steps), process.code


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_that_waits_for_a_person_says_how_to_conduct_it(language: str) -> None:
    for one in shipped(language).playbooks:
        for step in one.map.steps:
            assert step.kind not in _WAITS_FOR_A_PERSON or len(step.guide) >= 2, (one.code, step.id)


def test_both_languages_draw_the_same_maps() -> None:
    portuguese, english = shipped("pt_BR"), shipped("en")
    theirs = {one.code: _shape(one.map) for one in english.playbooks}
    assert {one.code: _shape(one.map) for one in portuguese.playbooks} == theirs
    rows = {one.code: [step.minutes for step in one.body.steps] for one in english.processes}
    assert {one.code: [step.minutes for step in one.body.steps] for one in portuguese.processes} == rows


def _shape(found: PlaybookMap) -> object:
    """A map without its words."""
    steps = [
        (
            *(
                one.id,
                one.kind,
                one.due,
                one.minutes,
                one.days,
                one.working,
                one.until,
                one.role,
                one.channel,
            ),
            *(one.asks, one.process, one.links, one.ending, len(one.guide)),
            _FIELD.findall(one.message.body) if one.message else None,
        )
        for one in found.steps
    ]
    arrows = [(one.id, one.source, one.target, one.minutes, one.tests, one.met) for one in found.arrows]
    return steps, arrows, found.triggers


def test_the_words_differ_between_the_languages() -> None:
    portuguese, english = shipped("pt_BR"), shipped("en")
    for mine, theirs in zip(
        sorted(portuguese.playbooks, key=lambda one: one.code),
        sorted(english.playbooks, key=lambda one: one.code),
        strict=True,
    ):
        words = {step.text for step in mine.map.steps}
        assert words.isdisjoint({step.text for step in theirs.map.steps}), mine.code


def test_what_is_adopted_is_in_use_and_can_be_taken_back(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "w.csdesk") as workspace:
        content = shipped("pt_BR")
        done = workspace.run(content.adopting())
        assert done.value == len(content.playbooks) + len(content.processes)
        live = workspace.reader.find(Playbook, status=LIVE)
        assert {one.code for one in live} == WANTED
        maps = {one.code: one.map for one in content.playbooks}
        assert all(map_of(one.body) == maps[one.code or ""] for one in live)
        assert all(process_of(one.body).steps for one in workspace.reader.find(Process, status=LIVE))
        assert workspace.run(content.adopting()).value == 0
        workspace.undo()
        assert workspace.reader.all(Playbook) == []


def test_one_playbook_brings_the_processes_that_it_uses(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "w.csdesk") as workspace:
        workspace.run(shipped("en").adopting(["renewal"]))
        assert [one.code for one in workspace.reader.all(Playbook)] == ["renewal"]
        assert [one.code for one in workspace.reader.all(Process)] == ["hand-over-am"]


def test_an_adopted_playbook_of_another_language_is_a_new_version(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "w.csdesk") as workspace:
        workspace.run(shipped("en").adopting(["silence"]))
        workspace.run(shipped("pt_BR").adopting(["silence"]))
        found = workspace.reader.find(Playbook, code="silence")
        assert [(one.version, one.status) for one in found] == [(1, "retired"), (2, "live")]
        assert isinstance(shipped("en").adopting(), Adopt)
        assert map_to_json(map_of(found[1].body)) == found[1].body
