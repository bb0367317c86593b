"""The words of `csdesk playbooks`: its actions, their files and flags."""

from __future__ import annotations

import argparse
from pathlib import Path

from csdesk.domain.text import Text, msg
from csdesk.i18n import LANGUAGES, Translator

ACTIONS: tuple[tuple[str, Text], ...] = (
    ("list", msg("list the playbooks: code, version, open runs, triggers")),
    ("lint", msg("say what is wrong with a map: all of them, one by name, or one of a file")),
    ("simulate", msg("walk a map with made-up answers, or put it to the past year of the workspace")),
    ("run", msg("begin a playbook for an account or go on with it, and print the step it stands at")),
    ("export", msg("write a playbook, with the processes it uses, as a file to share")),
    ("import", msg("read shared files as drafts")),
    ("adopt", msg("put the playbooks that CSDesk brings in use")),
    ("suggest", msg("say which playbooks fit which accounts now, and why")),
    ("dismiss", msg("keep a playbook from being suggested to an account")),
    ("results", msg("say what a playbook brought about, as a whole and per answer")),
)


def ask_playbooks(playbooks: argparse.ArgumentParser, translator: Translator) -> None:
    """Give `csdesk playbooks` its actions."""
    words = translator.words
    found = playbooks.add_subparsers(dest="action", metavar="ACTION", required=True)
    subs = {name: found.add_parser(name, help=words(text), description=words(text)) for name, text in ACTIONS}
    for sub in subs.values():
        sub.add_argument("--json", action="store_true", help=words(msg("print one JSON object")))
    name = words(msg("a playbook by its name or code"))
    for action in ("simulate", "run", "export", "results", "dismiss"):
        subs[action].add_argument("name", metavar="NAME", help=name)
    subs["lint"].add_argument(
        "name", nargs="?", metavar="NAME|FILE.csplaybook", help=words(msg("only this one; without it, all"))
    )
    _ask_simulate(subs["simulate"], translator)
    _ask_run(subs["run"], translator)
    subs["export"].add_argument("out", type=Path, metavar="OUT.csplaybook|OUT.json")
    subs["import"].add_argument("files", type=Path, nargs="+", metavar="FILE")
    publish = msg("put them in use at once, in the place of the version before")
    subs["import"].add_argument("--publish", action="store_true", help=words(publish))
    subs["adopt"].add_argument(
        "codes", nargs="*", metavar="CODE", help=words(msg("only these; without it, all"))
    )
    subs["adopt"].add_argument("--lang", choices=LANGUAGES, help=words(msg("language of the playbooks")))
    for action in ("suggest", "results"):
        subs[action].add_argument("--on", metavar="DATE", help=words(msg("as of this day")))
    account = words(msg("an account by its name or code"))
    subs["dismiss"].add_argument("--account", required=True, metavar="NAME", help=account)
    subs["dismiss"].add_argument(
        "--reason", default="", metavar="WORDS", help=words(msg("why it is not wanted"))
    )
    until = msg("the last day it stays away; without it, it does not come back for this reason")
    subs["dismiss"].add_argument("--until", metavar="DATE", help=words(until))


def _ask_simulate(sub: argparse.ArgumentParser, translator: Translator) -> None:
    words = translator.words
    answers = msg(
        "walk with these answers, by number or words, such as 1,2,1; an empty list stops at the first"
    )
    sub.add_argument("--answers", metavar="1,2,...", help=words(answers))
    fact = msg("of the made-up account, such as band=critical; can be given several times")
    sub.add_argument("--fact", action="append", default=[], metavar="KEY=VALUE", help=words(fact))
    sub.add_argument(
        "--from", dest="first", metavar="DATE", help=words(msg("first day; a year ago unless given"))
    )
    sub.add_argument("--to", dest="last", metavar="DATE", help=words(msg("last day; today unless given")))


def _ask_run(sub: argparse.ArgumentParser, translator: Translator) -> None:
    words = translator.words
    account = words(msg("an account by its name or code"))
    sub.add_argument("--account", required=True, metavar="NAME", help=account)
    answers = msg("answer the steps in their order, by number or words; 1 is done for a step without answers")
    sub.add_argument("--answers", metavar="2,1,...", help=words(answers))
    sub.add_argument(
        "--summary", default="", metavar="WORDS", help=words(msg("what happened, at the last of them"))
    )
    sub.add_argument(
        "--channel", metavar="KEY", help=words(msg("how the account was reached, such as phone or email"))
    )
    sub.add_argument("--minutes", type=int, metavar="N", help=words(msg("how long the last of them took")))
    sub.add_argument(
        "--skip", metavar="REASON", help=words(msg("skip the step where it stands, for this reason"))
    )
    sub.add_argument("--back", action="store_true", help=words(msg("go one step back")))
    sub.add_argument("--drop", metavar="REASON", help=words(msg("end it before its end, for this reason")))
