"""Words of the interface as values, translated only at the edge.

The domain never returns a `str` meant for a person: it returns a `Text`, and a `Translator` turns it
into words, with money, dates and percentages written by language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any

from csdesk.domain.lean import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence by its English msgid, its arguments, and (if it counts) its plural form."""

    msgid: str
    args: Mapping[str, Any] = field(default_factory=dict)
    plural: str | None = None
    count: int | None = None
    context: str | None = None

    def __init__(
        self,
        msgid: str,
        args: Mapping[str, Any] | None = None,
        plural: str | None = None,
        count: int | None = None,
        context: str | None = None,
    ) -> None:
        """By hand, since a start makes five hundred of them."""
        put = object.__setattr__
        put(self, "msgid", msgid)
        put(self, "args", {} if args is None else args)
        put(self, "plural", plural)
        put(self, "count", count)
        put(self, "context", context)

    def __hash__(self) -> int:
        return hash((self.msgid, self.context, self.count))


def msg(msgid: str, /, **args: Any) -> Text:
    """A sentence: `msg("Renewal in {days} days", days=12)`."""
    return Text(msgid, args)


def nmsg(one: str, many: str, n: int, /, **args: Any) -> Text:
    """A sentence that counts: `nmsg("{n} account", "{n} accounts", 3)`."""
    return Text(one, {"n": n, **args}, plural=many, count=n)


def pmsg(context: str, msgid: str, /, **args: Any) -> Text:
    """A sentence whose English is a homograph: `pmsg("verb", "Open")`."""
    return Text(msgid, args, context=context)


def verbatim(words: str) -> Text:
    """The user's own words, shown as they are and never translated."""
    return Text("{words}", {"words": words}, context="verbatim")


def chained(said: Sequence[Text], *, dotted: bool = False) -> Text | None:
    """Short sentences in one line, parted by commas or by dots; nothing where there are none."""
    whole = said[-1] if said else None
    for one in reversed(said[:-1]):
        whole = (
            msg("{first} · {rest}", first=one, rest=whole)
            if dotted
            else msg("{first}, {rest}", first=one, rest=whole)
        )
    return whole
