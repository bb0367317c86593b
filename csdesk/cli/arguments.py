"""The command line as data: its words, its files and flags, and how what is typed becomes values."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from csdesk.cli.playbook_arguments import ask_playbooks
from csdesk.domain.errors import Refused
from csdesk.domain.text import Text, msg, verbatim
from csdesk.domain.values.month import Month, Quarter
from csdesk.i18n import LANGUAGES, Translator

YEARS = range(1900, 2200)
MOST_MONTHS = 600
"""Fifty years: more is a slip of the keyboard, and takes minutes."""


class BadRequest(Refused):
    """A word of the command line that cannot be understood."""


FILE_COMMANDS: tuple[tuple[str, Text, tuple[str, ...]], ...] = (
    ("new", msg("make a new workspace"), ()),
    ("import", msg("bring spreadsheets in"), ()),
    ("export", msg("write everything as one workbook"), ("out",)),
    ("accounts", msg("list the accounts"), ()),
    ("metrics", msg("compute the metrics of a span of months"), ()),
    ("explain", msg("say how a metric was reached, with the rows behind it"), ()),
    ("today", msg("say what to do today, ranked, with the reason of each"), ()),
    ("tasks", msg("list the open tasks, add one in words, write a calendar file"), ()),
    ("playbooks", msg("list, lint, simulate, run, share and suggest playbooks; tell their results"), ()),
    ("health", msg("score the health of the accounts, and say why"), ()),
    ("backtest", msg("put the health model to who left and who renewed"), ()),
    ("review", msg("write the quarterly review of an account"), ()),
    ("undo", msg("take the newest change back"), ()),
    ("check", msg("say whether the file is sound"), ()),
    ("dump", msg("print the whole content"), ()),
    ("apply", msg("run a script of edits"), ("edits",)),
)
FLAGS: tuple[tuple[str, str, Text], ...] = (
    ("new", "--sample", msg("with example data")),
    ("import", "--dry-run", msg("only say what would happen")),
    ("import", "--json", msg("print one JSON object")),
    ("accounts", "--json", msg("print one JSON object")),
    ("metrics", "--json", msg("print one JSON object")),
    ("explain", "--json", msg("print one JSON object")),
    ("today", "--json", msg("print one JSON object")),
    ("tasks", "--json", msg("print one JSON object")),
    ("tasks", "--all", msg("those that are done or dropped too")),
    ("health", "--json", msg("print one JSON object")),
    ("backtest", "--json", msg("print one JSON object")),
    ("backtest", "--draft", msg("the drafts of the models beside those in use")),
    ("undo", "--list", msg("list the changes instead")),
    ("apply", "--ack", msg("print ACK n once edit n is saved")),
)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence."""

    translator = Translator("en")
    more: Callable[[], str] | None = None
    """What stands below the help; made when somebody asks for it."""

    def format_help(self) -> str:
        """The help, with what stands below it."""
        self.epilog = self.more() if self.more else None
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """Leave with code 2."""
        said = msg(
            "This command is not complete: {what}. {help} explains it",
            what=verbatim(message),
            help=verbatim(f"{self.prog} --help"),
        )
        sys.stderr.write(self.translator.words(said) + "\n")
        sys.exit(2)


def parser(translator: Translator) -> argparse.ArgumentParser:
    """The command line, its help in the person's language."""
    words = translator.words
    _Parser.translator = translator
    top = _Parser(prog="csdesk", description=words(msg("A Customer Success practice in one file")))
    top.add_argument("--ui-lang", choices=LANGUAGES, help=words(msg("language of what is printed")))
    found = top.add_subparsers(dest="command", metavar="COMMAND")
    subs: dict[str, _Parser] = {}
    for name, text, files in FILE_COMMANDS:
        sub = subs[name] = found.add_parser(name, help=words(text), description=words(text))
        sub.add_argument("file", type=Path, metavar="FILE", help=words(msg("a .csdesk file")))
        for file in files:
            sub.add_argument(file, type=Path, metavar=file.upper())
    for name, flag, text in FLAGS:
        subs[name].add_argument(flag, action="store_true", help=words(text))
    subs["import"].add_argument("books", type=Path, nargs="+", metavar="BOOK")
    mapping = words(msg("a JSON file: sheet -> column -> entity.field"))
    subs["import"].add_argument("--mapping", type=Path, metavar="M.json", help=mapping)
    subs["import"].formatter_class = argparse.RawDescriptionHelpFormatter
    subs["import"].more = partial(_mapping_words, translator)
    subs["today"].formatter_class = argparse.RawDescriptionHelpFormatter
    subs["today"].more = partial(_today_words, translator)
    sorted_dump = words(msg("sorted, without row ids and times"))
    subs["dump"].add_argument("--canonical", action="store_true", required=True, help=sorted_dump)
    _ask_period(subs["metrics"], translator)
    _ask_metric(subs["explain"], translator)
    _ask_health(subs, translator)
    _ask_review(subs["review"], translator)
    ask_playbooks(subs["playbooks"], translator)
    _ask_tasks(subs["tasks"], translator)
    return top


def _mapping_words(translator: Translator) -> str:
    """What a mapping file can say besides where columns go, a line each."""
    from csdesk.domain.importing.instructions import WORDS

    words = translator.words
    told = [f"  {word:<13}{words(said)}" for word, (_, said) in WORDS.items()]
    intro = words(msg("Beside its columns, a mapping file says of a sheet (* for all of them):"))
    return "\n".join([intro, *told])


def _today_words(translator: Translator) -> str:
    """What the JSON object of the day holds, a line each."""
    from csdesk.domain.today.told import KEYS

    told = [f"  {key:<24}{translator.words(said)}" for key, said in KEYS]
    return "\n".join([translator.words(msg("Keys of the JSON object:")), *told])


def _ask_period(metrics: argparse.ArgumentParser, translator: Translator) -> None:
    metrics.add_argument("--from", dest="first", required=True, metavar="YYYY-MM")
    metrics.add_argument("--to", dest="last", required=True, metavar="YYYY-MM")
    metrics.add_argument("--on", metavar="DATE", help=translator.words(msg("as of this day")))
    parted = msg("part them by a field of accounts or lines, such as segment, csm or product")
    metrics.add_argument("--by", metavar="KEY", help=translator.words(parted))


def _ask_metric(explain: argparse.ArgumentParser, translator: Translator) -> None:
    words = translator.words
    explain.add_argument("metric", metavar="METRIC", help=words(msg("a key such as nrr, churn or diagnosis")))
    explain.add_argument("--month", metavar="YYYY-MM")
    explain.add_argument("--quarter", metavar="2026Q3")
    explain.add_argument("--from", dest="first", metavar="YYYY-MM")
    explain.add_argument("--to", dest="last", metavar="YYYY-MM")
    explain.add_argument("--on", metavar="DATE", help=words(msg("as of this day")))
    explain.add_argument("--k", type=int, metavar="N", help=words(msg("of a cohort: so many months later")))
    explain.add_argument("--account", metavar="CODE", help=words(msg("of one account: its code or its name")))


def _ask_health(subs: Mapping[str, argparse.ArgumentParser], translator: Translator) -> None:
    for name in ("health", "backtest", "today"):
        subs[name].add_argument("--on", metavar="DATE", help=translator.words(msg("as of this day")))
    help_words = translator.words(msg("only this account, by name or code, with its explanation"))
    subs["health"].add_argument("--account", metavar="NAME", help=help_words)


def _ask_tasks(tasks: argparse.ArgumentParser, translator: Translator) -> None:
    words = translator.words
    added = msg("add a task as you would say it: “call Ana Fri 10h @account, every Monday”")
    tasks.add_argument("--add", metavar="WORDS", help=words(added))
    tasks.add_argument(
        "--ics", type=Path, metavar="OUT.ics", help=words(msg("the open tasks as a calendar file"))
    )


def _ask_review(review: argparse.ArgumentParser, translator: Translator) -> None:
    review.add_argument("--account", required=True, metavar="NAME")
    review.add_argument("--quarter", required=True, metavar="2026Q3")
    review.add_argument("--out", required=True, type=Path, metavar="OUT.pptx|OUT.pdf")
    review.add_argument("--lang", choices=LANGUAGES, help=translator.words(msg("language of the deck")))


def language_of(arguments: Sequence[str]) -> str:
    """The language of what is printed: the one asked for, else the system's."""
    for place, word in enumerate(arguments[:-1]):
        if word == "--ui-lang":
            return arguments[place + 1]
    spoken = os.environ.get("CSDESK_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "pt_BR" if spoken.startswith("pt") else "en"


def month_of(text: str) -> Month:
    """A month as written; raises `BadRequest`."""
    try:
        month = Month.parse(text)
        _check_year(month.year)
    except ValueError as failure:
        raise BadRequest(msg("Write a month as 2026-03")) from failure
    return month


def quarter_of(text: str, fiscal_start: int = 1) -> Quarter:
    """A quarter as written; raises `BadRequest`."""
    try:
        quarter = Quarter.parse(text, fiscal_start)
        _check_year(quarter.year)
    except ValueError as failure:
        raise BadRequest(msg("Write the quarter as 2026Q3")) from failure
    return quarter


def months_of(first: str, last: str) -> tuple[Month, Month]:
    """A first and a last month as written; raises `BadRequest` when they are no span that can be told."""
    span = month_of(first), month_of(last)
    if span[1] < span[0]:
        raise BadRequest(msg("The first month comes after the last one; ask from the earlier to the later"))
    if span[0].plus(MOST_MONTHS) <= span[1]:
        raise BadRequest(msg("Ask for at most {n} months at a time", n=MOST_MONTHS))
    return span


def _check_year(year: int) -> None:
    if year not in YEARS:
        message = f"out of the calendar: {year}"
        raise ValueError(message)


def span_of(given: argparse.Namespace, fiscal_start: int) -> tuple[Month, Month]:
    """The months that were asked for, by month, quarter, or from and to; raises `BadRequest`."""
    if given.month:
        month = month_of(given.month)
        return month, month.plus(min(MOST_MONTHS, max(0, given.k or 0)))
    if given.quarter:
        months = quarter_of(given.quarter, fiscal_start).months
        return months[0], months[2]
    if given.first and given.last:
        return months_of(given.first, given.last)
    raise BadRequest(msg("Say which month, which quarter, or from which month to which"))


def day_of(text: str) -> date:
    """A day as written; raises `BadRequest`."""
    try:
        day = date.fromisoformat(text)
        _check_year(day.year)
    except ValueError as failure:
        raise BadRequest(msg("Write a day as 2026-03-31")) from failure
    return day


def json_of(path: Path) -> dict[str, Any]:
    """The object of a JSON file; raises `BadRequest`."""
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as failure:
        raise BadRequest(msg("{file} is not JSON", file=verbatim(path.name))) from failure
    if not isinstance(found, dict):
        raise BadRequest(msg("{file} holds no JSON object", file=verbatim(path.name)))
    return found


def check_apart(given: argparse.Namespace) -> None:
    """Raises `BadRequest` when what is to be written would take the place of the workspace."""
    for name in ("out", "ics"):
        target = getattr(given, name, None)
        if (
            isinstance(target, Path)
            and target.exists()
            and given.file.exists()
            and target.samefile(given.file)
        ):
            said = msg(
                "{file} is the workspace itself; choose another name for what is written",
                file=verbatim(given.file.name),
            )
            raise BadRequest(said)


def check_letters(given: argparse.Namespace) -> None:
    """Raises `BadRequest` for words whose bytes are no text; the names of files may be any."""
    for words in vars(given).values():
        if isinstance(words, str) and any("\ud800" <= letter <= "\udfff" for letter in words):
            raise BadRequest(msg("Some letters cannot be read; write them in UTF-8"))
