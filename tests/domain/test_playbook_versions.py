"""The versions of a code: which stands for it, whatever a record says or does not say of itself."""

from __future__ import annotations

from csdesk.domain.model.practice import DRAFT, LIVE, RETIRED, Playbook, Process
from csdesk.domain.playbooks.versions import by_code


def test_versions_come_newest_first_with_the_one_in_use_and_the_draft():
    made = [
        Playbook(id=1, name="A", code="a", version=1, status=RETIRED),
        Playbook(id=3, name="A", code="a", version=3, status=DRAFT),
        Playbook(id=2, name="A", code="a", version=2, status=LIVE),
        Playbook(id=4, name="B", code="b", version=1, status=DRAFT),
    ]
    first, second = by_code(made)
    assert [one.id for one in first.all] == [3, 2, 1]
    assert (first.live, first.draft) == (made[2], made[1])
    assert (second.live, second.draft) == (None, made[3])


def test_records_that_say_nothing_of_themselves_stand_alone_and_are_not_in_use():
    made = [Process(id=1, name="A"), Process(id=2, name="B"), Process(id=3, name="C", code="c")]
    found = by_code(made)
    assert [one.all for one in found] == [(made[0],), (made[1],), (made[2],)]
    assert all(one.live is None and one.draft is None for one in found)
