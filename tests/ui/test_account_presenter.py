"""What the account page shows and does, without its widgets."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.errors import Refused
from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.goal import Goal, Reading
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.text import msg
from csdesk.domain.views.account import GoalView
from csdesk.i18n import Translator
from csdesk.storage.workspace import Workspace
from csdesk.ui.account.facts import notice_of
from csdesk.ui.account.presenter import AccountPresenter, AccountState
from csdesk.ui.account.progress import goal_row
from csdesk.ui.account.sentences import contact_row, since
from csdesk.ui.account.specs import readable, shown_values, stored_values
from csdesk.ui.tables.column import Tone
from tests.ui.account_bench import fill, session_of

TODAY = date(2026, 10, 13)
WORDS = Translator("en")


@pytest.fixture
def presenter(workspace: Workspace) -> AccountPresenter:
    made = AccountPresenter(session_of(workspace))
    made.show(fill(workspace), [3, 1, 2])
    return made


def state(presenter: AccountPresenter) -> AccountState:
    assert presenter.state is not None
    return presenter.state


def test_the_state_says_place_tags_figures_and_counts(presenter: AccountPresenter):
    shown = state(presenter)
    assert (shown.place, shown.of) == (2, 3)
    assert [WORDS.words(tag) for tag in shown.tags] == ["Construtora", "High touch", "Stage: Value", "VIP"]
    assert [WORDS.words(fact.value) for fact in shown.facts] == ["R$8,400", "Dec 15, 2026", "6", "—"]
    assert shown.counts == {"timeline": 3, "contracts": 1, "people": 2, "tasks": 1}


def test_the_timeline_mixes_contacts_tickets_and_surveys_newest_first(presenter: AccountPresenter):
    events = state(presenter).events
    assert [event.kind for event in events] == ["ticket", "survey", "interaction"]
    assert WORDS.words(events[2].title) == "Reunião mensal, 42 min"
    assert events[1].mark_tone is Tone.WARNING


def test_people_come_by_weight_with_those_who_left_struck_out_last(presenter: AccountPresenter):
    caio, helena = state(presenter).people
    assert WORDS.words(caio.note) == "26 d ago"
    assert (helena.is_over, caio.is_over) == (True, False)


def test_the_day_to_give_notice_is_told_and_warns_when_it_is_near(presenter: AccountPresenter):
    shown = state(presenter)
    assert shown.notice is not None
    assert WORDS.words(shown.notice) == "notice until Nov 15, 2026"
    assert shown.notice_tone is Tone.QUIET


def test_a_late_task_is_told_as_late(presenter: AccountPresenter):
    (task,) = state(presenter).tasks
    assert (WORDS.words(task.value), task.tone) == ("4 d ago", Tone.BAD)


def test_neighbours_follow_the_order_of_the_list(presenter: AccountPresenter):
    assert (presenter.neighbour(-1), presenter.neighbour(1), presenter.neighbour(2)) == (3, 2, None)


def test_a_short_line_is_a_subject_and_a_long_one_a_summary(
    presenter: AccountPresenter, workspace: Workspace
):
    presenter.log("Curto", "phone", {})
    presenter.log("longo " * 30, "phone", {})
    short, long_ = workspace.reader.find(Interaction, account=1)[-2:]
    assert (short.subject, short.summary) == ("Curto", None)
    assert (long_.subject, (long_.summary or "").startswith("longo")) == (None, True)


def test_ticking_completes_and_opens_again(presenter: AccountPresenter, workspace: Workspace):
    (task,) = workspace.reader.find(Task, account=1)
    presenter.tick(task.id)
    assert workspace.reader.get(Task, task.id).status == "done"
    presenter.tick(task.id)
    assert workspace.reader.get(Task, task.id).status == "open"


def test_an_account_that_is_gone_is_refused_and_leaves_no_state(presenter: AccountPresenter):
    presenter.delete("account", 1)
    assert presenter.refresh() is None
    with pytest.raises(Refused):
        presenter.show(1)


@pytest.mark.parametrize(
    ("baseline", "current", "target", "status"),
    [
        ("120", "184", "200", "On track"),
        ("18", "22", "30", "Late"),
        ("96", "71", "75", "Achieved"),
        ("96", "94", "75", "Late"),
    ],
)
def test_a_goal_is_judged_by_its_pace_in_its_own_direction(
    baseline: str, current: str, target: str, status: str
):
    goal = Goal(
        account=1, name="G", baseline=Decimal(baseline), target=Decimal(target), due=date(2026, 12, 31)
    )
    readings = (
        Reading(goal=1, date=date(2026, 1, 1), value=Decimal(baseline)),
        Reading(goal=1, date=date(2026, 10, 5), value=Decimal(current)),
    )
    assert WORDS.words(goal_row(GoalView(goal, readings), TODAY).status) == status


def test_a_goal_without_readings_has_no_progress(presenter: AccountPresenter):
    row = goal_row(GoalView(Goal(account=1, name="G", target=Decimal(5)), ()), TODAY)
    assert (row.progress, row.current, WORDS.words(row.status)) == (None, None, "No reading yet")


def test_forms_give_scales_tags_and_custom_fields_as_the_record_keeps_them():
    account = Account(name="A", custom={"squad": "Azul", "since": "2026-01-02"})
    day = FieldSpec("custom:since", FieldType.DATE, msg("Date"))
    assert shown_values(account, [day]) == {"custom:since": date(2026, 1, 2)}
    assert stored_values(account, {"custom:since": date(2026, 3, 4), "tags": "a, b, a"}) == {
        "custom": {"squad": "Azul", "since": "2026-03-04"},
        "tags": ("a", "b"),
    }
    assert stored_values(None, {"sentiment": "-2"}) == {"sentiment": -2}
    stray = Account(name="A", custom={"since": "ontem"})
    assert readable(day, stray).type is FieldType.TEXT


def test_the_exact_moment_of_an_event_is_kept_for_its_tooltip(presenter: AccountPresenter):
    event = state(presenter).events[0]
    assert event.on == datetime(2026, 10, 2, tzinfo=UTC).date()
    assert event.tip is not None
    assert WORDS.words(event.tip) == "Oct 2, 2026 09:00"


def talks(workspace: Workspace, **modes: int) -> None:
    for mode, count in modes.items():
        for _ in range(count):
            at = datetime(2026, 9, 20, 12, tzinfo=UTC)
            workspace.run(AddRecord(record=Interaction(account=1, at=at, role="cs", mode=mode)))


def test_the_posture_of_cs_is_told_with_its_count_and_warned_of_on_ten_conversations(workspace: Workspace):
    workspace.run(AddRecord(record=Account(name="Vaca Sideral")))
    presenter = AccountPresenter(session_of(workspace))
    none = presenter.show(1).posture
    assert WORDS.words(none.said) == "Proactive — in 90 days"
    assert "No conversation of CS" in WORDS.words(none.why)
    talks(workspace, proactive=4, reactive=2)
    most = presenter.show(1).posture
    assert (WORDS.words(most.said), most.is_warning) == ("Proactive 67% in 90 days", False)
    assert WORDS.words(most.why) == "4 of 6 conversations of CS were proactive"
    talks(workspace, reactive=3)
    assert not presenter.show(1).posture.is_warning, "nine tell too little"
    talks(workspace, reactive=1)
    few = presenter.show(1).posture
    assert (WORDS.words(few.said), few.is_warning) == ("Proactive 40% in 90 days: premium support", True)


def test_what_cs_did_long_ago_or_others_did_is_not_its_posture(workspace: Workspace):
    workspace.run(AddRecord(record=Account(name="Vaca Sideral")))
    old, new = datetime(2026, 7, 1, 12, tzinfo=UTC), datetime(2026, 10, 1, 12, tzinfo=UTC)
    for at, role in ((old, "cs"), (new, "support")):
        workspace.run(AddRecord(record=Interaction(account=1, at=at, role=role, mode="proactive")))
    assert (
        WORDS.words(AccountPresenter(session_of(workspace)).show(1).posture.said) == "Proactive — in 90 days"
    )


def test_who_left_is_called_by_the_role_they_had() -> None:
    gone = Contact(id=1, account=1, name="Helena", role="sponsor", left_on=date(2026, 9, 18))
    here = Contact(id=2, account=1, name="Caio", role="decision_maker")
    pills = [contact_row(person, None, date(2026, 10, 13)).pill for person in (gone, here)]
    assert [WORDS.words(pill) for pill in pills if pill is not None] == ["Former sponsor", "Decision maker"]


def test_how_long_ago_is_days_when_near_and_the_month_when_far() -> None:
    today = date(2026, 10, 13)
    assert WORDS.words(since(date(2026, 9, 1), today)) == "42 d ago"
    assert WORDS.words(since(date(2026, 4, 1), today)) == "Apr 2026"


def test_a_notice_that_was_missed_lately_says_how_long_ago() -> None:
    today = date(2026, 10, 13)
    told = [notice_of([day], today) for day in (date(2026, 10, 3), date(2026, 1, 3))]
    assert [WORDS.words(text) for text, _ in told if text is not None] == [
        "notice was due 10 d ago",
        "notice was due by Jan 3, 2026",
    ]
