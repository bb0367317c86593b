"""The playbook that fits what a diagnosis says: the first in use of those that act on its cause, by their codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from csdesk.domain.model.practice import LIVE, Playbook

_RESCUE, _DROP, _SALE = "critical-rescue", "health-drop", "sales-hand-over"
PLAYS: Mapping[str, tuple[str, ...]] = {
    "D0": (_DROP,),
    "D1": (_RESCUE, _DROP),
    "D2": (_DROP, "recurring-complaint"),
    "D3": (_DROP, _RESCUE),
    "D4": ("promoter", "cross-sell-hand-over"),
    "D5": (_SALE, _DROP),
    "D6": (_SALE, "onboarding-30-60-90"),
    "D7": (_RESCUE, _DROP),
    "D8": (_DROP, _SALE),
}
"""Of each rule the codes of the playbooks that act on it, the best first.

Who is left and resembles large accounts that went is rescued; where small ones go, and where expansion hides it,
the cause is looked for first; what was sold badly is gone through with whoever sold it; who grew is asked to tell.
"""


def play_for(rule: str, known: Iterable[Playbook]) -> Playbook | None:
    """The playbook in use that fits a rule best; `None` where none of them is in use."""
    live = {one.code: one for one in known if one.status == LIVE}
    return next((live[code] for code in PLAYS.get(rule, ()) if code in live), None)
