"""The presenter of the health models, without a widget, over a real workspace."""

from __future__ import annotations

from fractions import Fraction

import pytest

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.errors import Refused
from csdesk.domain.health import editing
from csdesk.domain.model.health import HealthModel
from csdesk.domain.model.workspace import CustomField
from csdesk.domain.settings import ChangeSetting
from csdesk.i18n import Translator
from csdesk.ui.health.names import short_title_of, standing_of, title_of
from csdesk.ui.health.presenter import HealthModelsPresenter
from csdesk.ui.session import Session

HIGH = ("touch", "high", "running")


@pytest.fixture
def presenter(session: Session) -> HealthModelsPresenter:
    return HealthModelsPresenter(session)


def weigh(presenter: HealthModelsPresenter, weight: int) -> None:
    presenter.edit(lambda rules: editing.changed(rules, "adoption", weight=Fraction(weight)))


def test_the_shipped_groups_are_there_before_anything_is_edited(presenter: HealthModelsPresenter) -> None:
    said = Translator("en").words
    assert [said(title_of(one.scope_field, one.scope_value, one.variant)) for one in presenter.groups] == [
        "High touch",
        "High touch, first 90 days",
        "Medium touch",
        "Medium touch, first 90 days",
        "Digital touch",
        "Digital touch, first 90 days",
    ]
    assert said(standing_of(presenter.group)) == "original model in use"
    assert said(short_title_of("size", "small", "onboarding")) == "Size: Small, 90 days"


def test_the_first_edit_begins_a_draft_and_the_next_ones_change_it(
    session: Session, presenter: HealthModelsPresenter
) -> None:
    weigh(presenter, 60)
    weigh(presenter, 70)
    assert [one.status for one in session.all(HealthModel)] == ["draft"]
    assert presenter.draft is not None
    assert presenter.draft.rules.indicators[1].weight == 70
    assert presenter.group.live.rules.indicators[1].weight == 20
    assert len(presenter.changes()) == 1


def test_an_edit_that_changes_nothing_begins_no_draft(
    session: Session, presenter: HealthModelsPresenter
) -> None:
    weigh(presenter, 20)
    assert session.count(HealthModel) == 0


def test_every_edit_can_be_undone(session: Session, presenter: HealthModelsPresenter) -> None:
    weigh(presenter, 60)
    weigh(presenter, 70)
    session.undo()
    presenter.refresh()
    assert presenter.rules.indicators[1].weight == 60
    session.undo()
    presenter.refresh()
    assert presenter.draft is None


def test_what_makes_no_sense_changes_nothing(session: Session, presenter: HealthModelsPresenter) -> None:
    with pytest.raises(Refused):
        presenter.edit(lambda rules: editing.changed(rules, "adoption", good=Fraction(30)))
    assert session.count(HealthModel) == 0


def test_versions_say_when_who_and_what_changed_and_can_be_restored(
    session: Session, presenter: HealthModelsPresenter
) -> None:
    session.run(ChangeSetting(key="person", value="Marina"))
    weigh(presenter, 60)
    presenter.publish()
    presenter.refresh()
    weigh(presenter, 5)
    presenter.publish()
    presenter.refresh()
    second, first, original = presenter.versions()
    said = Translator("en").words
    assert [said(one) for one in second.changes] == ["Adoption: weight 60 → 5"]
    assert (second.in_use, first.in_use, original.in_use) == (True, False, False)
    assert (first.who, first.when) == ("Marina", session.now())
    presenter.restore(first)
    assert presenter.draft is not None
    assert presenter.draft.rules.indicators[1].weight == 60
    assert presenter.group.live.version == 2


def test_another_group_begins_as_a_draft_once(presenter: HealthModelsPresenter) -> None:
    key = presenter.add_group("segment", "Varejo", "running")
    assert presenter.key == key
    assert presenter.group.draft is not None
    with pytest.raises(Refused):
        presenter.add_group("segment", "Varejo", "running")
    presenter.discard()
    presenter.refresh()
    assert presenter.key == HIGH


def test_a_name_is_kept_only_when_it_is_not_the_usual_one(presenter: HealthModelsPresenter) -> None:
    presenter.rename("adoption", "Use")
    assert editing.indicator_of(presenter.rules, "adoption").name == "Use"
    presenter.rename("adoption", "Adoption")
    assert editing.indicator_of(presenter.rules, "adoption").name is None


def test_what_can_be_added_are_other_sources_and_custom_fields_that_hold_numbers(
    session: Session, presenter: HealthModelsPresenter
) -> None:
    session.run(AddRecord(record=CustomField(entity="account", key="up", label="Uptime", type="decimal")))
    session.run(AddRecord(record=CustomField(entity="account", key="seg", label="Texto", type="text")))
    found = {one.source for one in presenter.sources()}
    assert {"pulse", "milestones", "custom:up"} <= found
    assert found.isdisjoint({"adoption", "custom:seg"})
