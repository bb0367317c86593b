"""Headless commands: parse, call, print; nothing else. The same doors as the window's.

Exit code 0, or 2 with one plain sentence on standard error.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from csdesk.domain.errors import CSDeskError, Refused
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.domain.values.month import Month, Quarter
from csdesk.i18n import LANGUAGES, Translator
from csdesk.storage.failures import explained
from csdesk.storage.workspace import Workspace


class BadRequest(Refused):
    """A word of the command line that cannot be understood."""


class _Commands:
    """One method a command; `say` writes a sentence, `tell` one JSON object."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator

    def new(self, given: argparse.Namespace) -> None:
        """Make a workspace, with the example data if asked for."""
        with Workspace.create(given.file) as workspace:
            if given.sample:
                from csdesk.storage.sample import add_sample

                add_sample(workspace, self._translator.language)
        self._say(msg("{file} is ready", file=verbatim(given.file.name)))

    def do_import(self, given: argparse.Namespace) -> None:
        """Understand spreadsheets and bring them in, or only say what would happen."""
        from csdesk.storage.importing import import_report, import_summary, prepare

        mapping = _json_file(given.mapping) if given.mapping else None
        with Workspace.open(given.file) as workspace:
            prepared = prepare(workspace, given.books, mapping=mapping)
            if not given.dry_run:
                prepared.apply(workspace)
        if given.json:
            self._tell(import_report(prepared, self._translator))
        else:
            for line in import_summary(prepared, dry=given.dry_run):
                self._say(line)

    def export(self, given: argparse.Namespace) -> None:
        """Write everything as one workbook."""
        from csdesk.storage.files.workbook_out import write_workbook

        with Workspace.open(given.file, read_only=True) as workspace:
            counts = write_workbook(workspace.reader, given.out, self._translator)
        n = sum(counts.values())
        self._say(
            nmsg("{n} record is in {file}", "{n} records are in {file}", n, file=verbatim(given.out.name))
        )

    def accounts(self, given: argparse.Namespace) -> None:
        """List the accounts as the portfolio shows them."""
        from csdesk.storage.listing import listed

        with Workspace.open(given.file, read_only=True) as workspace:
            rows = listed(workspace)
        if given.json:
            self._tell({"accounts": rows})
        else:
            for row in rows:
                self._say(verbatim(f"{row['name']}\t{row['mrr'] or ''}\t{row['stage'] or ''}"))

    def metrics(self, given: argparse.Namespace) -> None:
        """The metrics of a span of months, as metrics.md names them."""
        from csdesk.domain.rules.report import metrics_report
        from csdesk.storage.queries.metric_facts import metric_facts

        first, last = _month(given.first), _month(given.last)
        with Workspace.open(given.file, read_only=True) as workspace:
            on = _day(given.on) if given.on else min(last.last, workspace.clock.today())
            report = metrics_report(metric_facts(workspace.reader, workspace.settings), first, last, on)
        self._tell(report.as_json())

    def review(self, given: argparse.Namespace) -> None:
        """Write the quarterly review of an account as a deck or a PDF."""
        from csdesk.storage.reviewing import composed, laid_out

        suffix = given.out.suffix.lower()
        if suffix not in {".pptx", ".pdf"}:
            raise BadRequest(msg("Name the review with .pptx or .pdf at the end"))
        with Workspace.open(given.file, read_only=True) as workspace:
            document = composed(workspace, given.account, _quarter(given.quarter))
        deck = laid_out(document, language := Translator(given.lang or self._translator.language))
        if suffix == ".pptx":
            from csdesk.storage.files.pptx_out import write_pptx

            write_pptx(deck, given.out, language)
        else:
            from csdesk.ui.reviews.headless import write_pdf_headless

            write_pdf_headless(deck, given.out)
        self._say(msg("{file} is ready", file=verbatim(given.out.name)))
        for slide in document.left_out:
            self._say(msg("Left out: {slide}. {why}", slide=slide.label, why=slide.reason))

    def undo(self, given: argparse.Namespace) -> None:
        """Take the newest step back, or list the steps."""
        with Workspace.open(given.file, read_only=given.list) as workspace:
            if not given.list:
                self._say(msg("Undone: {what}", what=workspace.undo().label))
                return
            for step in workspace.steps():
                mark = msg("undone") if step.undone else verbatim("")
                self._say(msg("{n}. {what} {mark}", n=verbatim(str(step.id)), what=step.label, mark=mark))

    def check(self, given: argparse.Namespace) -> None:
        """Say whether the file is sound; raises `Refused` when it is not."""
        from csdesk.storage.check import check

        with Workspace.open(given.file, read_only=True) as workspace:
            problems = check(workspace.reader)
        for problem in problems:
            self._say(problem)
        if problems:
            raise BadRequest(
                msg("{file} has problems; open a backup or ask for help", file=verbatim(given.file.name))
            )
        self._say(msg("{file} is sound", file=verbatim(given.file.name)))

    def dump(self, given: argparse.Namespace) -> None:
        """Print the whole content as canonical JSON."""
        from csdesk.storage.dump import canonical

        with Workspace.open(given.file, read_only=True) as workspace:
            sys.stdout.write(canonical(workspace.reader))

    def apply(self, given: argparse.Namespace) -> None:
        """Run a script of edits, acknowledging each once it is saved."""
        from csdesk.storage.script import Script

        with Workspace.open(given.file) as workspace, given.edits.open(encoding="utf-8") as lines:
            for number in Script(workspace).run(lines):
                if given.ack:
                    sys.stdout.write(f"ACK {number}\n")
                    sys.stdout.flush()

    def _say(self, text: Text) -> None:
        sys.stdout.write(self._translator.words(text).rstrip() + "\n")

    def _tell(self, found: dict[str, Any]) -> None:
        json.dump(found, sys.stdout, ensure_ascii=False, indent=1, sort_keys=True)
        sys.stdout.write("\n")


FILE_COMMANDS: tuple[tuple[str, Text, tuple[str, ...]], ...] = (
    ("new", msg("make a new workspace"), ()),
    ("import", msg("bring spreadsheets in"), ()),
    ("export", msg("write everything as one workbook"), ("out",)),
    ("accounts", msg("list the accounts"), ()),
    ("metrics", msg("compute the metrics of a span of months"), ()),
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
    ("undo", "--list", msg("list the changes instead")),
    ("apply", "--ack", msg("print ACK n once edit n is saved")),
)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence."""

    translator = Translator("en")

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
    subs: dict[str, argparse.ArgumentParser] = {}
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
    sorted_dump = words(msg("sorted, without row ids and times"))
    subs["dump"].add_argument("--canonical", action="store_true", required=True, help=sorted_dump)
    _ask_period(subs["metrics"], translator)
    _ask_review(subs["review"], translator)
    return top


def _ask_period(metrics: argparse.ArgumentParser, translator: Translator) -> None:
    metrics.add_argument("--from", dest="first", required=True, metavar="YYYY-MM")
    metrics.add_argument("--to", dest="last", required=True, metavar="YYYY-MM")
    metrics.add_argument("--on", metavar="DATE", help=translator.words(msg("as of this day")))


def _ask_review(review: argparse.ArgumentParser, translator: Translator) -> None:
    review.add_argument("--account", required=True, metavar="NAME")
    review.add_argument("--quarter", required=True, metavar="2026Q3")
    review.add_argument("--out", required=True, type=Path, metavar="OUT.pptx|OUT.pdf")
    review.add_argument("--lang", choices=LANGUAGES, help=translator.words(msg("language of the deck")))


def entry(arguments: Sequence[str] | None = None) -> None:
    """The console script: run a command and exit with its code; without a command, open the window."""
    sys.exit(main(sys.argv[1:] if arguments is None else arguments))


def main(arguments: Sequence[str]) -> int:
    """Run one command; returns its exit code."""
    if not arguments or (len(arguments) == 1 and arguments[0].endswith(".csdesk")):
        from csdesk.ui.app import run

        return run(arguments)
    translator = Translator(_language(arguments))
    top = parser(translator)
    given = top.parse_args(arguments)
    if given.command is None:
        top.print_help()
        return 2
    commands = _Commands(translator)
    action: Callable[[argparse.Namespace], None] = getattr(
        commands, {"import": "do_import"}.get(given.command, given.command)
    )
    try:
        with explained(given.file):
            action(given)
            sys.stdout.flush()
    except CSDeskError as failure:
        return _refused(translator, failure.text)
    except BrokenPipeError:
        _stop_printing()
        return 0
    except OSError as failure:
        return _refused(translator, _unreadable(failure, given.file))
    return 0


def _refused(translator: Translator, text: Text) -> int:
    sys.stderr.write(translator.words(text) + "\n")
    try:
        sys.stdout.flush()
    except OSError:  # what is printed goes to a full disk
        _stop_printing()
    return 2


def _stop_printing() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _unreadable(failure: OSError, file: Path) -> Text:
    name = verbatim(Path(str(failure.filename or file)).name)
    return msg(
        "{file} cannot be read or written; check its name, its folder and the room on the disk", file=name
    )


def _language(arguments: Sequence[str]) -> str:
    for place, word in enumerate(arguments[:-1]):
        if word == "--ui-lang":
            return arguments[place + 1]
    spoken = os.environ.get("CSDESK_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "pt_BR" if spoken.startswith("pt") else "en"


def _month(text: str) -> Month:
    try:
        return Month.parse(text)
    except ValueError as failure:
        raise BadRequest(msg("Write a month as 2026-03")) from failure


def _quarter(text: str) -> Quarter:
    try:
        return Quarter.parse(text)
    except ValueError as failure:
        raise BadRequest(msg("Write the quarter as 2026Q3")) from failure


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as failure:
        raise BadRequest(msg("Write a day as 2026-03-31")) from failure


def _json_file(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError as failure:
        raise BadRequest(msg("{file} is not JSON", file=verbatim(path.name))) from failure
