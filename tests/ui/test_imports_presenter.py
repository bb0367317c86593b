"""What the import wizard does, without a window: a fake import answers at once or when told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject

from csdesk.domain.errors import Blocked
from csdesk.domain.importing.mapping import Certainty
from csdesk.domain.importing.plan import Answers, Outcome, Plan, RowPlan, RowPlans, SheetPlan
from csdesk.domain.importing.table import Book, Problem, RawSheet
from csdesk.domain.importing.understand import understand
from csdesk.domain.text import msg
from csdesk.storage.importing import Prepared
from csdesk.ui.import_session import Understood
from csdesk.ui.imports.presenter import ImportPresenter
from csdesk.ui.imports.state import ImportState, StepOf, groups, samples, told_of
from csdesk.ui.imports.targets import keys_of, label_of_target, targets

SHEET = RawSheet(
    "a.xlsx",
    "Base",
    [
        ["Cliente", "CNPJ", "Início"],
        ["Tijolo", "11.222.333/0001-81", "03/04/2026"],
        ["Onça", None, "05/06/2026"],
    ],
)
SECOND = RawSheet("a.xlsx", "Vazia", [[None]])


def understood(*sheets: RawSheet) -> Understood:
    mappings = tuple(understand(sheets))
    plan = Plan(tuple(SheetPlan(one, RowPlans((), (), {}, {})) for one in mappings))
    books = (Book("a.xlsx", "", sheets),)
    return Understood(books, mappings, Prepared(books, plan))


@dataclass
class Waiting:
    """A job that a test ends."""

    done: Callable[[Any], object]
    failed: Callable[[Exception], object] | None = None
    cancelled: bool = False

    def cancel(self) -> None:
        self.cancelled = True


@dataclass
class Rehearsal:
    """Notes what is asked of the import."""

    jobs: list[Waiting] = field(default_factory=list)
    forms: Any = None
    planned: list[tuple[Any, Answers]] = field(default_factory=list)

    def read(self, _paths: Any, done: Any, failed: Any, *, owner: QObject, forms: Any) -> Waiting:
        self.forms = forms
        return self._job(done, failed, owner)

    def plan(
        self, _: Understood, mappings: Any, answers: Answers, done: Any, failed: Any, *, owner: QObject
    ) -> Waiting:
        self.planned.append((mappings, answers))
        return self._job(done, failed, owner)

    def apply(self, _: Understood, done: Any, failed: Any, owner: QObject) -> Waiting:
        return self._job(done, failed, owner)

    def _job(self, done: Any, failed: Any, owner: QObject) -> Waiting:
        assert isinstance(owner, QObject)
        self.jobs.append(Waiting(done, failed))
        return self.jobs[-1]


@pytest.fixture
def rehearsal() -> Rehearsal:
    return Rehearsal()


@pytest.fixture
def presenter(rehearsal: Rehearsal) -> ImportPresenter:
    shown: list[ImportState] = []
    return ImportPresenter(rehearsal, shown.append, QObject())


def read(presenter: ImportPresenter, rehearsal: Rehearsal, *sheets: RawSheet) -> None:
    presenter.start([Path("a.xlsx")])
    rehearsal.jobs[-1].done(understood(*sheets))


def test_reading_leads_to_the_columns_of_the_first_sheet_that_can_come_in(
    presenter: ImportPresenter, rehearsal: Rehearsal
) -> None:
    presenter.start([Path("a.xlsx")])
    assert presenter.state.is_busy
    rehearsal.jobs[-1].done(understood(SECOND, SHEET))
    assert (presenter.state.step, presenter.state.sheet) == (StepOf.COLUMNS, 1)


def test_a_file_that_cannot_be_read_is_told_on_the_first_step(
    presenter: ImportPresenter, rehearsal: Rehearsal
) -> None:
    presenter.start([Path("a.xlsx")])
    failed = rehearsal.jobs[-1].failed
    assert failed is not None
    failed(Blocked(msg("No")))
    assert (presenter.state.step, presenter.state.error) == (StepOf.FILE, msg("No"))
    assert not presenter.state.is_busy


def test_a_fault_is_not_swallowed(presenter: ImportPresenter, rehearsal: Rehearsal) -> None:
    presenter.start([Path("a.xlsx")])
    failed = rehearsal.jobs[-1].failed
    assert failed is not None
    with pytest.raises(ZeroDivisionError):
        failed(ZeroDivisionError())


def test_a_newer_change_cancels_the_plan_that_is_being_made(
    presenter: ImportPresenter, rehearsal: Rehearsal
) -> None:
    read(presenter, rehearsal, SHEET)
    presenter.send(1, None)
    first = rehearsal.jobs[-1]
    presenter.send(1, "account.external_id")
    assert first.cancelled
    mappings, _ = rehearsal.planned[-1]
    assert mappings[0].columns[1].target == "account.external_id"
    assert mappings[0].columns[1].certainty is Certainty.CHOSEN


def test_the_order_of_day_and_month_is_asked_once(presenter: ImportPresenter, rehearsal: Rehearsal) -> None:
    read(presenter, rehearsal, SHEET)
    presenter.answer(2, "month")
    mappings, _ = rehearsal.planned[-1]
    assert (mappings[0].columns[2].format.day_first, mappings[0].columns[2].format.ask) == (False, False)


def test_a_corrected_cell_and_a_row_left_out_become_answers(
    presenter: ImportPresenter, rehearsal: Rehearsal
) -> None:
    read(presenter, rehearsal, SHEET)
    presenter.correct(3, 1, "45.997.418/0001-53")
    presenter.keep_out([2, 3], out=True)
    presenter.keep_out([2], out=False)
    _, answers = rehearsal.planned[-1]
    assert answers.cells == {("a.xlsx", "Base", 3, 1): "45.997.418/0001-53"}
    assert answers.left_out == {("a.xlsx", "Base", 3)}


def test_a_change_that_cannot_be_planned_is_taken_back_and_told(
    presenter: ImportPresenter, rehearsal: Rehearsal
) -> None:
    read(presenter, rehearsal, SHEET)
    presenter.send(1, None)
    failed = rehearsal.jobs[-1].failed
    assert failed is not None
    failed(Blocked(msg("The disk is full")))
    assert presenter.state.error == msg("The disk is full")
    assert not presenter.state.is_busy
    assert presenter.state.mappings[0].columns[1].target == "account.tax_id"
    presenter.send(1, "account.external_id")
    failed = rehearsal.jobs[-1].failed
    assert failed is not None
    with pytest.raises(ZeroDivisionError):
        failed(ZeroDivisionError())
    assert presenter.state.error is not None
    assert presenter.state.mappings[0].columns[1].target == "account.tax_id"
    presenter.send(1, None)
    assert presenter.state.is_busy


def test_a_sheet_can_be_something_else(presenter: ImportPresenter, rehearsal: Rehearsal) -> None:
    read(presenter, rehearsal, SHEET)
    presenter.leave_out(out=True)
    presenter.turn_into("contact")
    mappings, _ = rehearsal.planned[-1]
    assert (mappings[0].entity, mappings[0].importable, mappings[0].why_not) == ("contact", True, None)


def test_starting_without_files_goes_on_with_the_draft(
    presenter: ImportPresenter, rehearsal: Rehearsal
) -> None:
    read(presenter, rehearsal, SHEET)
    presenter.start(())
    assert presenter.state.step is StepOf.COLUMNS
    presenter.apply()
    rehearsal.jobs[-1].done(None)
    assert presenter.state.step is StepOf.DONE
    presenter.start(())
    assert presenter.state == ImportState()


def test_stopping_leaves_everything_as_it_was(presenter: ImportPresenter, rehearsal: Rehearsal) -> None:
    presenter.start([Path("a.xlsx")])
    presenter.cancel()
    assert rehearsal.jobs[-1].cancelled
    assert (presenter.state.step, presenter.state.is_busy) == (StepOf.FILE, False)


def test_the_check_cannot_be_reached_before_a_file_was_read(presenter: ImportPresenter) -> None:
    presenter.go(StepOf.CHECK)
    assert presenter.state.step is StepOf.FILE


def test_problems_are_grouped_by_kind_and_column_with_those_that_keep_rows_out_first() -> None:
    mapping = understand([SHEET])[0]
    bad, odd = Problem("bad_date", msg("Odd"), 2, "Início"), Problem("missing_value", msg("Missing"), 3)
    plan = SheetPlan(
        mapping,
        RowPlans((2, 3), (Outcome.NEW, Outcome.INVALID), {}, {0: [bad], 1: [odd, bad]}),
        (Problem("title_row", msg("Above"), 1), Problem("left_out_column", msg("Out"))),
    )
    found = groups(told_of(plan))
    assert [(group.code, group.rows, group.is_aside) for group in found] == [
        ("bad_date", (2, 3), False),
        ("missing_value", (3,), False),
        ("title_row", (1,), True),
    ]
    assert told_of(plan)[-1][1] == RowPlan(3, Outcome.INVALID, (), (odd, bad))


def test_samples_are_the_first_different_values() -> None:
    mapping = understand([SHEET])[0]
    assert samples(mapping, mapping.columns[1]) == ["11.222.333/0001-81"]


def test_the_keys_are_told_in_the_order_in_which_they_are_asked() -> None:
    mapping = understand([SHEET])[0]
    assert [place for place, _ in keys_of(mapping)] == [1, 0]


def test_every_field_that_is_offered_has_words_of_its_own() -> None:
    found = targets()
    assert len({key for key, _, _ in found}) == len(found)
    assert all(label_of_target(key) == (kind, name) for key, kind, name in found)


def test_no_column_goes_to_what_is_made_here() -> None:
    kinds = {key.partition(".")[0] for key, _, _ in targets()}
    assert kinds.isdisjoint({"setting", "health_model", "health_override"})
    assert "health" in kinds
