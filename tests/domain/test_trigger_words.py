"""What suggests a playbook is a whole sentence, with its number and its unit."""

from __future__ import annotations

import pytest

from csdesk.domain.playbooks.maps import Trigger
from csdesk.domain.playbooks.trigger_words import trigger_words
from csdesk.i18n import Translator


@pytest.mark.parametrize(
    ("trigger", "said"),
    [
        (Trigger(kind="overdue_invoice", value=5), "Invoice overdue for 5 days or more"),
        (Trigger(kind="overdue_invoice", value=1), "Invoice overdue for 1 day or more"),
        (Trigger(kind="silence"), "No conversation for the limit of the touch model"),
        (Trigger(kind="silence", value=30), "No conversation for 30 days"),
        (Trigger(kind="band", key="critical"), "Health band changes to Critical"),
        (Trigger(kind="detractor"), "NPS answer of a detractor"),
        (Trigger(kind="what it may be"), "what it may be"),
    ],
)
def test_a_trigger_is_said_whole(trigger: Trigger, said: str) -> None:
    assert Translator("en").words(trigger_words(trigger)) == said
