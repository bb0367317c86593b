"""Ill-treat CSDesk and see that nothing is lost: `python tools/torture.py kills --count 200 --seed 1`.

kills       SIGKILL at random moments and before the n-th write
power       what was not synced is lost, torn or reordered (with strace)
drafts      SIGKILL while a person types: at most two seconds lost, nothing saved twice
practice    SIGKILL while tasks, playbooks and runs are worked on
maps        SIGKILL while a person writes in a map
full-disk   no room left, at many sizes
read-only   files and folders that may not be written
twins       two programs on one file
chains      random edits, playbooks, runs: undone, redone, reopened, exported and imported
monkey      a random person over the real window (`--count` seeds; CSDESK_MONKEY_ACTIONS, 1,000 each)
all         every one of them
"""

from __future__ import annotations

import argparse
import sys

from torture_chains import chains
from torture_disk import full_disk
from torture_drafts import drafts
from torture_kills import kills
from torture_monkey import monkey
from torture_power import power
from torture_practice import maps, practice
from torture_twins import read_only, twins

TRIALS = {
    "kills": kills,
    "power": power,
    "drafts": drafts,
    "practice": practice,
    "maps": maps,
    "full-disk": full_disk,
    "read-only": read_only,
    "twins": twins,
    "chains": chains,
    "monkey": monkey,
}


def torture(arguments: list[str]) -> int:
    """Run one trial, or all; the exit code is 1 when a promise was broken."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("trial", choices=[*TRIALS, "all"])
    given.add_argument("--count", type=int, default=50)
    given.add_argument("--seed", type=int, default=1)
    chosen = given.parse_args(arguments)
    names = list(TRIALS) if chosen.trial == "all" else [chosen.trial]
    return max([TRIALS[name](chosen.count, chosen.seed) for name in names])


if __name__ == "__main__":
    sys.exit(torture(sys.argv[1:]))
