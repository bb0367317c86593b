"""Sentences that many things to do say, each with its own arguments."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import repeat
from typing import Any

from csdesk.domain.lean import instances
from csdesk.domain.text import Text, verbatim


def each(usual: Text, args: Collection[Mapping[str, Any]]) -> list[Text]:
    """One sentence that does not count, told with each of many arguments: a third of the time of a call for each."""
    columns = {"msgid": repeat(usual.msgid), "args": args, "context": repeat(usual.context)}
    return instances(Text, columns, len(args))


def titled(titles: Collection[str]) -> dict[str, Text]:
    """The titles that people gave, each as it is shown; as many as there are tasks."""
    return dict(zip(titles, each(verbatim(""), [{"words": title} for title in titles]), strict=True))
