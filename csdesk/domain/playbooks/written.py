"""Maps and processes as plain values (JSON, TOML), read back strictly: what cannot be meant is refused in a sentence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from csdesk.domain.errors import Refused
from csdesk.domain.playbooks.maps import (
    MOST_ARROWS,
    MOST_STEPS,
    Arrow,
    Asking,
    Condition,
    Ending,
    Message,
    PlaybookMap,
    Step,
    StepKind,
    Trigger,
)
from csdesk.domain.playbooks.processes import MOST_ROWS, ProcessBody, ProcessStep
from csdesk.domain.text import msg, verbatim

E = TypeVar("E", bound=StrEnum)
_LONGEST, _NAME, _FAR = 10_000, 200, 100_000
_MOST_DAYS = 3_650


class Unreadable(Refused):
    """The file or text is no playbook or process that CSDesk can read."""


def map_to_json(found: PlaybookMap) -> str:
    """The map as the text that a record keeps; `map_of` reads it back to an equal one."""
    return json.dumps(map_out(found), ensure_ascii=False, sort_keys=True)


def process_to_json(found: ProcessBody) -> str:
    """The process as the text that a record keeps; `process_of` reads it back to an equal one."""
    return json.dumps(process_out(found), ensure_ascii=False, sort_keys=True)


def map_of(body: str | None) -> PlaybookMap:
    """The map of a record's text, an empty one for none; raises `Unreadable`."""
    return map_in(_loaded(body)) if body else PlaybookMap()


def process_of(body: str | None) -> ProcessBody:
    """The process of a record's text, an empty one for none; raises `Unreadable`."""
    return process_in(_loaded(body)) if body else ProcessBody()


def _loaded(body: str) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise Unreadable(msg("This playbook cannot be read; nothing was changed")) from None


def map_out(found: PlaybookMap) -> dict[str, Any]:
    """The map as plain values; what is empty is left out."""
    return _slim(
        {
            "purpose": found.purpose,
            "group": found.group,
            "language": found.language,
            "triggers": [_slim({**_plain(one), "tests": _tests_out(one.tests)}) for one in found.triggers],
            "steps": [_step_out(one) for one in found.steps],
            "arrows": [_slim({**_plain(one), "tests": _tests_out(one.tests)}) for one in found.arrows],
        }
    )


def _step_out(step: Step) -> dict[str, Any]:
    own = _plain(step)
    own["kind"], own["ending"] = str(step.kind), str(step.ending)
    own["asks"] = "" if step.asks is Asking.OPTIONAL else str(step.asks)
    own["ending"] = "" if step.kind is not StepKind.END else str(step.ending)
    own["message"] = _message_out(step.message)
    own["until"] = _tests_out(step.until)
    own["guide"], own["links"] = list(step.guide), list(step.links)
    own["at"] = None if step.at is None else list(step.at)
    own["calendar"] = not step.working
    del own["working"]
    return _slim(own)


def _plain(one: Any) -> dict[str, Any]:
    return {name: getattr(one, name) for name in type(one).__dataclass_fields__}


def _slim(values: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is empty; a zero stays."""
    return {name: value for name, value in values.items() if value or (value == 0 and value is not False)}


def _tests_out(tests: Sequence[Condition]) -> list[dict[str, str]]:
    return [_slim({"fact": one.fact, "op": one.op, "value": one.value}) for one in tests]


def _message_out(message: Message | None) -> dict[str, str] | None:
    return None if message is None else _slim(_plain(message))


def process_out(found: ProcessBody) -> dict[str, Any]:
    """The process as plain values; what is empty is left out."""
    steps = [_slim({**_plain(one), "message": _message_out(one.message)}) for one in found.steps]
    return _slim({"purpose": found.purpose, "group": found.group, "language": found.language, "steps": steps})


def map_in(given: Any) -> PlaybookMap:
    """The map of plain values; raises `Unreadable` for what is no map, too large, or not unique."""
    values = _mapping(given)
    steps = tuple(_step_in(one) for one in _list(values, "steps", MOST_STEPS))
    arrows = tuple(_arrow_in(one, n) for n, one in enumerate(_list(values, "arrows", MOST_ARROWS)))
    _unique(step.id for step in steps)
    _unique(arrow.id for arrow in arrows)
    known = {step.id for step in steps}
    for arrow in arrows:
        if arrow.source not in known:
            raise Unreadable(
                msg("An arrow begins at {step}, a step that is not there", step=verbatim(arrow.source))
            )
    return PlaybookMap(
        steps=steps,
        arrows=arrows,
        triggers=tuple(_trigger_in(one) for one in _list(values, "triggers", 50)),
        purpose=_text(values, "purpose"),
        group=_text(values, "group", _NAME),
        language=_text(values, "language", _NAME),
    )


def _step_in(given: Any) -> Step:
    values = _mapping(given)
    return Step(
        id=_name(values, "id"),
        kind=_choice(values, "kind", StepKind, None),
        text=_text(values, "text"),
        help=_text(values, "help"),
        guide=_texts(values, "guide"),
        minutes=_whole(values, "minutes"),
        due=_whole(values, "due"),
        role=_text(values, "role", _NAME) or None,
        channel=_text(values, "channel", _NAME) or None,
        asks=_choice(values, "asks", Asking, Asking.OPTIONAL),
        message=_message_in(values),
        process=_text(values, "process", _NAME) or None,
        links=_texts(values, "links"),
        days=_whole(values, "days"),
        working=not _flag(values, "calendar"),
        until=_tests_in(values, "until"),
        ending=_choice(values, "ending", Ending, Ending.NEUTRAL),
        at=_place(values),
    )


def _arrow_in(given: Any, number: int) -> Arrow:
    values = _mapping(given)
    return Arrow(
        id=_text(values, "id", _NAME) or f"a{number + 1}",
        source=_name(values, "source"),
        target=_text(values, "target", _NAME) or None,
        label=_text(values, "label"),
        minutes=_whole(values, "minutes"),
        tests=_tests_in(values, "tests"),
        met=_flag(values, "met"),
    )


def _trigger_in(given: Any) -> Trigger:
    values = _mapping(given)
    rest = _whole(values, "rest")
    return Trigger(
        kind=_name(values, "kind"),
        value=_whole(values, "value"),
        key=_text(values, "key", _NAME),
        tests=_tests_in(values, "tests"),
        rest=Trigger(kind="").rest if rest is None else rest,
    )


def process_in(given: Any) -> ProcessBody:
    """The process of plain values; raises `Unreadable`."""
    values = _mapping(given)
    return ProcessBody(
        steps=tuple(_row_in(one) for one in _list(values, "steps", MOST_ROWS)),
        purpose=_text(values, "purpose"),
        group=_text(values, "group", _NAME),
        language=_text(values, "language", _NAME),
    )


def _row_in(given: Any) -> ProcessStep:
    values = _mapping(given)
    return ProcessStep(
        text=_text(values, "text"),
        who=_text(values, "who", _NAME),
        help=_text(values, "help"),
        minutes=_whole(values, "minutes"),
        due=_whole(values, "due"),
        message=_message_in(values),
    )


def _message_in(values: Mapping[str, Any]) -> Message | None:
    if not values.get("message"):
        return None
    own = _mapping(values["message"])
    channel = _text(own, "channel", _NAME) or "email"
    return Message(_text(own, "body"), _text(own, "subject"), channel)


def _tests_in(values: Mapping[str, Any], name: str) -> tuple[Condition, ...]:
    return tuple(
        Condition(_name(own, "fact"), _text(own, "op", _NAME) or "=", _text(own, "value"))
        for own in map(_mapping, _list(values, name, 20))
    )


def _mapping(given: Any) -> Mapping[str, Any]:
    if not isinstance(given, Mapping):
        raise Unreadable(msg("This is no playbook or process of CSDesk"))
    return given


def _list(values: Mapping[str, Any], name: str, most: int) -> Sequence[Any]:
    found = values.get(name) or ()
    if not isinstance(found, list | tuple):
        raise _wrong(name)
    if len(found) > most:
        raise Unreadable(
            msg(
                "{name} has {n} entries; at most {most} are read",
                name=verbatim(name),
                n=len(found),
                most=most,
            )
        )
    return found


def _text(values: Mapping[str, Any], name: str, most: int = _LONGEST) -> str:
    found = values.get(name)
    if found is None:
        return ""
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        raise _wrong(name)
    written = str(found)
    if len(written) > most or "\0" in written or not _is_whole(written):
        raise _wrong(name)
    return written


def _is_whole(written: str) -> bool:
    """Whether no half of a letter is among them, which no file could keep."""
    return written.isascii() or not any("\ud800" <= one <= "\udfff" for one in written)


def _texts(values: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(_text({name: one}, name) for one in _list(values, name, 50))


def _name(values: Mapping[str, Any], name: str) -> str:
    found = _text(values, name, _NAME).strip()
    if not found:
        raise _wrong(name)
    return found


def _whole(values: Mapping[str, Any], name: str) -> int | None:
    found = values.get(name)
    if found is None:
        return None
    if isinstance(found, bool) or not isinstance(found, int) or not 0 <= found <= _MOST_DAYS:
        raise _wrong(name)
    return found


def _flag(values: Mapping[str, Any], name: str) -> bool:
    found = values.get(name, False)
    if not isinstance(found, bool):
        raise _wrong(name)
    return found


def _choice(values: Mapping[str, Any], name: str, kind: type[E], usual: E | None) -> E:
    found = _text(values, name, _NAME)
    if not found and usual is not None:
        return usual
    try:
        return kind(found)
    except ValueError:
        raise _wrong(name) from None


def _place(values: Mapping[str, Any]) -> tuple[int, int] | None:
    found = values.get("at")
    if found is None:
        return None
    is_pair = isinstance(found, list | tuple) and len(found) == len(("x", "y"))
    if not is_pair or not all(type(one) is int and abs(one) <= _FAR for one in found):
        raise _wrong("at")
    return found[0], found[1]


def _unique(ids: Iterable[str]) -> None:
    known: set[str] = set()
    for one in ids:
        if one in known:
            raise Unreadable(msg("{name} is there twice; each step needs its own id", name=verbatim(one)))
        known.add(one)


def _wrong(name: str) -> Unreadable:
    return Unreadable(msg("{name} does not hold what a playbook or process has there", name=verbatim(name)))
