"""`csdesk playbooks`: each action parses nothing, calls the same doors as the window, and reports."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from csdesk.cli.arguments import BadRequest, day_of
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.i18n import Translator
from csdesk.storage.workspace import Workspace

READING = frozenset({"list", "lint", "simulate", "export", "suggest", "results"})
"""The actions that change nothing."""
Report = tuple[dict[str, Any], Iterable[Text]]


class PlaybookCommands:
    """One method an action; each returns what `--json` prints, and the lines for a person."""

    def __init__(self, workspace: Workspace, given: argparse.Namespace, translator: Translator) -> None:
        self._workspace = workspace
        self._given = given
        self._translator = translator
        self.failure: Text | None = None
        """What the command ends with, once all is told."""

    def report(self) -> Report:
        """Do the action that was asked for."""
        actions: dict[str, Callable[[], Report]] = {
            "list": self._list,
            "lint": self._lint,
            "simulate": self._simulate,
            "run": self._run,
            "export": self._export,
            "import": self._import,
            "adopt": self._adopt,
            "suggest": self._suggest,
            "dismiss": self._dismiss,
            "results": self._results,
        }
        return actions[self._given.action]()

    def _list(self) -> Report:
        from csdesk.cli.playbook_lists import listed, listed_lines

        rows = listed(self._workspace.reader)
        return {"playbooks": rows}, listed_lines(rows)

    def _lint(self) -> Report:
        from csdesk.cli.playbook_lists import linted, linted_file

        name, words = self._given.name, self._translator.words
        if name is not None and Path(name).suffix.lower() in {".csplaybook", ".json"}:
            found = linted_file(self._workspace.reader, Path(name), words)
        else:
            found = linted(self._workspace.reader, name, words)
        if any(one["grave"] for own in found for one in own["findings"]):
            self.failure = msg("A map cannot be followed to an end as it is")
        return {"playbooks": found}, _lint_lines(found)

    def _simulate(self) -> Report:
        from csdesk.storage.queries.simulation import YEAR, newest_of, simulate

        workspace, given = self._workspace, self._given
        playbook = newest_of(workspace.reader, given.name)
        if given.answers is not None or given.fact:
            return self._walk(playbook)
        from csdesk.domain.playbooks.simulated import simulation_json, simulation_lines

        last = day_of(given.last) if given.last else workspace.clock.today()
        first = day_of(given.first) if given.first else last - YEAR
        if first > last:
            raise BadRequest(msg("The first day lies after the last one"))
        found = simulate(workspace.reader, workspace.settings, playbook, (first, last))
        return simulation_json(found, self._translator.words), simulation_lines(found)

    def _walk(self, playbook: Any) -> Report:
        from csdesk.domain.playbooks.simulated import walk_json, walk_lines
        from csdesk.domain.playbooks.walking import MadeUp, walk
        from csdesk.storage.calendar import calendar_of
        from csdesk.storage.queries.simulation import processes_in_use

        reader, settings = self._workspace.reader, self._workspace.settings
        made_up = MadeUp(
            on=self._workspace.clock.today(),
            facts=dict(_fact(one) for one in self._given.fact),
            calendar=calendar_of(settings),
            processes=processes_in_use(reader),
        )
        found = walk(playbook.map, listed_answers(self._given.answers), made_up)
        return walk_json(found, self._translator.words), walk_lines(found)

    def _run(self) -> Report:
        from csdesk.cli.playbook_runs import drive, run_json, run_lines

        asked = dict(vars(self._given))
        asked["answers"] = listed_answers(asked["answers"])
        view = drive(self._workspace, asked, self._translator.words)
        return run_json(view, self._translator.words), run_lines(view)

    def _export(self) -> Report:
        from csdesk.cli.playbook_sharing import export

        export(self._workspace.reader, self._given.name, self._given.out)
        return {"file": str(self._given.out)}, [msg("{file} is ready", file=verbatim(self._given.out.name))]

    def _import(self) -> Report:
        from csdesk.cli.playbook_sharing import bring_in

        found = [
            bring_in(self._workspace, path, publish=self._given.publish, words=self._translator.words)
            for path in self._given.files
        ]
        return {"playbooks": found}, [verbatim(line) for one in found for line in one["told"]]

    def _adopt(self) -> Report:
        from csdesk.storage.content import shipped

        content = shipped(self._given.lang or self._translator.language)
        codes = self._given.codes or None
        unknown = set(codes or ()).difference(one.code for one in content.playbooks)
        if unknown:
            raise BadRequest(msg("There is no playbook called {name}", name=verbatim(min(unknown))))
        count = int(self._workspace.run(content.adopting(codes)).value)
        return {"new": count}, [
            nmsg("{n} playbook or process is new", "{n} playbooks and processes are new", count)
        ]

    def _suggest(self) -> Report:
        from csdesk.cli.playbook_lists import suggested, suggested_json, suggested_lines

        found, names = suggested(self._workspace, self._day())
        return suggested_json(found, names, self._translator.words), suggested_lines(found, names)

    def _dismiss(self) -> Report:
        from csdesk.cli.playbook_lists import dismiss

        until = day_of(self._given.until) if self._given.until else None
        done = dismiss(self._workspace, self._given.name, self._given.account, self._given.reason, until)
        return {"dismissal": done.value}, [done.label]

    def _results(self) -> Report:
        from csdesk.cli.playbook_lists import at_end_of
        from csdesk.domain.playbooks.results_told import results_json, sentences
        from csdesk.storage.queries.results import results_of
        from csdesk.storage.queries.simulation import newest_of

        workspace = self._workspace
        code = newest_of(workspace.reader, self._given.name).code
        found = results_of(workspace.reader, workspace.settings, at_end_of(workspace, self._day()), code)
        return results_json(found, self._translator.words), sentences(found)

    def _day(self) -> date | None:
        return day_of(self._given.on) if self._given.on else None


def listed_answers(written: str | None) -> list[str]:
    """The answers of a list with commas."""
    return [one.strip() for one in (written or "").split(",") if one.strip()]


def _fact(written: str) -> tuple[str, Any]:
    key, sign, value = written.partition("=")
    if not sign or not key.strip():
        raise BadRequest(msg("Write a fact as band=critical"))
    from csdesk.domain.playbooks.facts import FactType, fact_of

    known = fact_of(key.strip())
    if known is None:
        raise BadRequest(msg("There is no fact called {name}", name=verbatim(key.strip())))
    return key.strip(), _value(known.type, value.strip(), FactType)


def _value(kind: Any, written: str, types: Any) -> Any:
    from decimal import Decimal, InvalidOperation

    if kind is types.YES_NO:
        return written.casefold() in {"yes", "sim", "true", "1"}
    if kind is types.WORDS:
        return frozenset(one.strip() for one in written.split(";"))
    if kind is types.WORD:
        return written
    try:
        number = Decimal(written)
    except InvalidOperation as failure:
        raise BadRequest(msg("{value} is no number", value=verbatim(written))) from failure
    return number * 100 if kind is types.MONEY else number


def _lint_lines(found: Iterable[dict[str, Any]]) -> Iterator[Text]:
    for one in found:
        if not one["findings"]:
            yield msg("{name}: nothing is wrong", name=verbatim(one["name"]))
        for finding in one["findings"]:
            yield msg("{name}: {problem}", name=verbatim(one["name"]), problem=verbatim(finding["text"]))
