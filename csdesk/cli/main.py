"""Headless commands: parse, call, print; nothing else. The same doors as the window's.

Exit code 0, or 2 with one plain sentence on standard error.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TextIO

from csdesk.cli.arguments import (
    BadRequest,
    check_apart,
    check_letters,
    day_of,
    json_of,
    language_of,
    months_of,
    parser,
    quarter_of,
    span_of,
)
from csdesk.domain.errors import Blocked, CSDeskError
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.i18n import Translator
from csdesk.storage import logs
from csdesk.storage.failures import explained
from csdesk.storage.workspace import Workspace


class Unprinted(Blocked):
    """What a command says could not be written; what it did is done."""


@contextmanager
def _printing() -> Iterator[TextIO]:
    """Where a command prints; raises `Unprinted` where that has no room."""
    try:
        yield sys.stdout
    except BrokenPipeError:
        raise
    except OSError as failure:
        said = msg("There is no room for what this command prints; what it did is saved")
        raise Unprinted(said) from failure


class _Commands:
    """One method a command; `say` writes a sentence, `tell` one JSON object."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator

    def new(self, given: argparse.Namespace) -> None:
        """Make a workspace with the playbooks that CSDesk brings, and with the example data if asked for."""
        from csdesk.storage.content import begin
        from csdesk.storage.creating import created
        from csdesk.storage.sample import add_sample

        fill = add_sample if given.sample else begin
        created(given.file, lambda workspace: fill(workspace, self._translator.language)).close()
        self._say(msg("{file} is ready", file=verbatim(given.file.name)))

    def do_import(self, given: argparse.Namespace) -> None:
        """Understand spreadsheets and bring them in, or only say what would happen."""
        from csdesk.storage.importing import import_report, import_summary, prepare

        with suppress(OSError):  # without a place for the log, what a reader says is told to nobody
            logs.start()
        mapping = json_of(given.mapping) if given.mapping else None
        with Workspace.open(given.file, read_only=given.dry_run) as workspace:
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

        if given.out.suffix.lower() != ".xlsx":
            raise BadRequest(msg("Name the workbook with .xlsx at the end"))
        with Workspace.open(given.file, read_only=True) as workspace:
            counts = write_workbook(workspace.reader, given.out, self._translator)
        n = sum(counts.values())
        self._say(
            nmsg("{n} record is in {file}", "{n} records are in {file}", n, file=verbatim(given.out.name))
        )

    def accounts(self, given: argparse.Namespace) -> None:
        """List the accounts as the portfolio shows them."""
        from csdesk.cli.accounts import listed

        with Workspace.open(given.file, read_only=True) as workspace:
            rows = listed(workspace)
        if given.json:
            self._tell({"accounts": rows})
        else:
            for row in rows:
                name = " ".join(row["name"].split())
                self._say(verbatim(f"{name}\t{row['mrr'] or ''}\t{row['stage'] or ''}"))

    def metrics(self, given: argparse.Namespace) -> None:
        """The metrics of a span of months, as metrics.md names them."""
        from csdesk.cli.metrics import numbers_of, parted

        span = months_of(given.first, given.last)
        with Workspace.open(given.file, read_only=True) as workspace:
            numbers = numbers_of(workspace, span, day_of(given.on) if given.on else None)
        self._tell(parted(numbers, given.by) if given.by else numbers.as_json())

    def explain(self, given: argparse.Namespace) -> None:
        """Say how a metric was reached: formula, figures, and the rows that add up to it."""
        from csdesk.cli.metrics import explained_metric, lines_of, numbers_of

        with Workspace.open(given.file, read_only=True) as workspace:
            span = span_of(given, workspace.settings.fiscal_start)
            numbers = numbers_of(workspace, span, day_of(given.on) if given.on else None)
            found = explained_metric(workspace, numbers, given.metric, k=given.k, account=given.account)
        if given.json:
            self._tell(found)
        else:
            for line in lines_of(found, self._translator):
                self._say(verbatim(line))

    def today(self, given: argparse.Namespace) -> None:
        """Say what to do on a day, ranked, by what was known then."""
        from csdesk.domain.today.told import today_json, today_lines
        from csdesk.storage.queries.today import today_on

        with Workspace.open(given.file, read_only=True) as workspace:
            found = today_on(workspace, day_of(given.on) if given.on else None)
        if given.json:
            self._tell(today_json(found, self._translator.words))
        else:
            for line in today_lines(found):
                self._say(line)

    def tasks(self, given: argparse.Namespace) -> None:
        """List the tasks, add one in words, or hand the open ones to a calendar."""
        from csdesk.cli.tasks import add_typed, listed_tasks, task_lines, write_ics

        with Workspace.open(given.file, read_only=given.add is None) as workspace:
            said = []
            if given.add is not None:
                label, number = add_typed(workspace, given.add, self._translator.language)
                said.append(label)
            if given.ics is not None:
                said.append(write_ics(workspace, given.ics))
            rows = listed_tasks(workspace, self._translator, closed=given.all)
        if given.add is not None:
            rows = [row for row in rows if row["id"] == number]
        if given.json:
            self._tell({"tasks": rows})
            return
        for line in [*said, *(task_lines(rows) if given.add is not None or given.ics is None else [])]:
            self._say(line)

    def playbooks(self, given: argparse.Namespace) -> None:
        """Whatever is asked of playbooks."""
        from csdesk.cli.playbooks import READING, PlaybookCommands

        with Workspace.open(given.file, read_only=given.action in READING) as workspace:
            commands = PlaybookCommands(workspace, given, self._translator)
            found, lines = commands.report()
            self._report(found, lambda _: lines, json=given.json)
        if commands.failure is not None:
            raise BadRequest(commands.failure)

    def health(self, given: argparse.Namespace) -> None:
        """Score the accounts on a day; of one account, say why."""
        from csdesk.cli.health import health_lines, health_report

        on = day_of(given.on) if given.on else None
        with Workspace.open(given.file, read_only=True) as workspace:
            self._report(
                health_report(workspace, on, given.account, self._translator), health_lines, json=given.json
            )

    def backtest(self, given: argparse.Namespace) -> None:
        """Put the health models to who left and who renewed."""
        from csdesk.cli.health import backtest_lines, backtest_report

        on = day_of(given.on) if given.on else None
        with Workspace.open(given.file, read_only=True) as workspace:
            found = backtest_report(workspace, on, draft=given.draft)
        self._report(found, backtest_lines, json=given.json)

    def _report(
        self, found: dict[str, Any], lines: Callable[[dict[str, Any]], Iterable[Text]], *, json: bool
    ) -> None:
        if json:
            self._tell(found)
        else:
            for line in lines(found):
                self._say(line)

    def review(self, given: argparse.Namespace) -> None:
        """Write the quarterly review of an account as a deck or a PDF."""
        from csdesk.cli.reviews import composed, laid_out

        suffix = given.out.suffix.lower()
        if suffix not in {".pptx", ".pdf"}:
            raise BadRequest(msg("Name the review with .pptx or .pdf at the end"))
        with Workspace.open(given.file, read_only=True) as workspace:
            document = composed(workspace, given.account, quarter_of(given.quarter))
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
            content = canonical(workspace.reader)
        with _printing() as out:
            out.write(content)

    def apply(self, given: argparse.Namespace) -> None:
        """Run a script of edits, acknowledging each once it is saved."""
        from csdesk.storage.script import Script

        with Workspace.open(given.file) as workspace, given.edits.open(encoding="utf-8") as lines:
            for number in Script(workspace).run(lines):
                if given.ack:
                    with _printing() as out:
                        out.write(f"ACK {number}\n")
                        out.flush()

    def _say(self, text: Text) -> None:
        with _printing() as out:
            out.write(self._translator.words(text).rstrip() + "\n")

    def _tell(self, found: dict[str, Any]) -> None:
        with _printing() as out:
            json.dump(found, out, ensure_ascii=False, indent=1, sort_keys=True)
            out.write("\n")


def main(arguments: Sequence[str]) -> int:
    """Run one command; returns its exit code."""
    translator = Translator(language_of(arguments))
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
            check_letters(given)
            check_apart(given)
            action(given)
            with _printing() as out:
                out.flush()
    except CSDeskError as failure:
        return _refused(translator, failure.text)
    except BrokenPipeError:
        _stop_printing()
        return 0
    except OSError as failure:
        return _refused(translator, _unreadable(failure, given.file))
    except Exception as failure:  # noqa: BLE001 - the last net: a person gets a sentence, the log gets the place
        return _fault(translator, failure)
    return 0


def _fault(translator: Translator, failure: Exception) -> int:
    logs.start()
    logs.log_bug(failure)
    said = msg(
        "This is a fault in CSDesk; what was saved before is safe, and the log says where the fault is"
    )
    return _refused(translator, said)


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
