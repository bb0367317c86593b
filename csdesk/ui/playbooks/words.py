"""The words of maps: what a step, an arrow, a trigger and a test are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csdesk.domain.health.words import BANDS
from csdesk.domain.model.account import Account
from csdesk.domain.model.practice import DRAFT, LIVE, RETIRED, Playbook
from csdesk.domain.model.record import field_of
from csdesk.domain.playbooks.facts import OPS, FactType, fact_of
from csdesk.domain.playbooks.maps import STEP_KINDS, Arrow, Condition, PlaybookMap, Step, StepKind
from csdesk.domain.playbooks.trigger_words import trigger_words
from csdesk.domain.text import Text, msg, nmsg, pmsg, verbatim
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.painting import PillTone

KIND_ICONS: Mapping[StepKind, Icon] = {
    StepKind.START: Icon.START,
    StepKind.ACTION: Icon.TASKS,
    StepKind.QUESTION: Icon.QUESTION,
    StepKind.PROCESS: Icon.PROCESSES,
    StepKind.MESSAGE: Icon.EMAIL,
    StepKind.WAIT: Icon.WAIT,
    StepKind.CONDITION: Icon.FILTER,
    StepKind.END: Icon.END,
}
_CHANNEL_ICONS = {
    "email": Icon.EMAIL,
    "phone": Icon.CALL,
    "video": Icon.VIDEO_MEETING,
    "chat": Icon.CHAT,
    "whatsapp": Icon.CHAT,
    "in_person": Icon.VISIT,
}
_TONES = {DRAFT: PillTone.WARNING, LIVE: PillTone.SUCCESS, RETIRED: PillTone.NEUTRAL}
_LONGEST = 60


def icon_of(step: Step) -> Icon:
    """The icon of a step: of its kind, or of the channel of an action."""
    if step.kind is StepKind.ACTION and step.channel in _CHANNEL_ICONS:
        return _CHANNEL_ICONS[step.channel]
    return KIND_ICONS[step.kind]


def step_title(step: Step, found: PlaybookMap) -> Text:
    """What a step is called: its text, the trigger of a start, else its kind."""
    words = " ".join(step.text.split())
    if words:
        return verbatim(words)
    if step.kind is StepKind.START and found.triggers:
        return trigger_words(found.triggers[0])
    if step.kind is StepKind.CONDITION:
        tests = [test for arrow in found.leaving[step.id] for test in arrow.tests]
        if tests:
            return msg("{fact}?", fact=fact_words(tests[0].fact))
    return STEP_KINDS[step.kind]


def step_note(step: Step, found: PlaybookMap) -> Text | None:
    """The few words at the right of a step: its minutes, its ways out, its days."""
    if step.kind in {StepKind.QUESTION, StepKind.CONDITION}:
        ways = len(found.leaving[step.id])
        if not ways and step.kind is StepKind.QUESTION:
            return msg("no answer")
        return nmsg("{n} way out", "{n} ways out", ways) if ways else msg("no way out")
    if step.kind is StepKind.WAIT and step.days is not None:
        if step.working:
            return nmsg("{n} working day", "{n} working days", step.days)
        return nmsg("{n} day", "{n} days", step.days)
    return None if step.minutes is None else msg("{n} min", n=step.minutes)


def arrow_words(arrow: Arrow, found: PlaybookMap) -> Text | None:
    """What stands on an arrow."""
    source = found.by_id.get(arrow.source)
    if arrow.label.strip():
        return verbatim(_short(arrow.label))
    if source is None:
        return None
    if source.kind is StepKind.CONDITION:
        return tests_words(arrow.tests[:1]) if arrow.tests else msg("otherwise")
    if source.kind is StepKind.WAIT and source.days is not None and _is_asked(arrow, found):
        if arrow.met:
            return msg("when it happens")
        return nmsg("after {n} day", "after {n} days", source.days)
    return msg("(answer)") if source.kind is StepKind.QUESTION else None


def _is_asked(arrow: Arrow, found: PlaybookMap) -> bool:
    """Whether a wait has more than one way on, or leads back, so that its arrow needs words."""
    return len(found.leaving[arrow.source]) > 1


def target_words(arrow: Arrow, found: PlaybookMap) -> Text:
    """Where an arrow leads."""
    target = found.by_id.get(arrow.target or "")
    if target is None:
        return msg("leads nowhere yet")
    return msg("leads to {step}", step=step_title(target, found))


def fact_words(fact: str) -> Text:
    """What a fact is called."""
    known = fact_of(fact)
    if known is None:
        return verbatim(fact)
    return verbatim(fact.partition(":")[2]) if ":" in fact else known.label


def test_words(test: Condition) -> Text:
    """A test as a sentence."""
    op = OPS.get(test.op, verbatim(test.op))
    if test.op in {"known", "unknown"}:
        return msg("{fact} {op}", fact=fact_words(test.fact), op=op)
    return msg("{fact} {op} {value}", fact=fact_words(test.fact), op=op, value=value_words(test))


def value_words(test: Condition) -> Text:
    """The value of a test, in words where it has some."""
    return dict(value_choices(test.fact)).get(test.value) or verbatim(test.value)


def value_choices(fact: str) -> Sequence[tuple[str, Text]]:
    """The usual values of a fact."""
    known = fact_of(fact)
    if known is None:
        return ()
    if known.type is FactType.YES_NO:
        return (("yes", msg("Yes")), ("no", msg("No")))
    if fact == "band":
        return tuple(BANDS.items())
    if fact in {"stage", "touch", "status", "segment", "size"}:
        return tuple((one.key, one.label) for one in field_of(Account, fact).choices)
    return tuple((one, verbatim(one)) for one in known.words)


def tests_words(tests: Sequence[Condition]) -> Text:
    """Tests as one sentence."""
    found: Text = test_words(tests[0]) if tests else msg("always")
    for test in tests[1:]:
        found = msg("{one} and {other}", one=found, other=test_words(test))
    return found


def status_words(record: Playbook) -> Text:
    """Where a version stands."""
    n = record.version or 1
    if record.status == DRAFT:
        return msg("Draft of version {n}", n=n)
    return msg("Version {n}, in use", n=n) if record.status == LIVE else msg("Version {n}, replaced", n=n)


def status_tone(record: Playbook) -> PillTone:
    """The tone of the pill that says it."""
    return _TONES.get(record.status or DRAFT, PillTone.NEUTRAL)


def group_words(group: str) -> Text:
    """The title of a group of the library."""
    return verbatim(group) if group.strip() else pmsg("playbook", "Others")


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
