"""Share files of playbooks: what is written is read back, and what strangers send is refused with a sentence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from csdesk.domain.commands.playbooks import Adopt, PublishDraft
from csdesk.domain.commands.shared_playbooks import TakeShared
from csdesk.domain.errors import CSDeskError
from csdesk.domain.model.practice import DRAFT, LIVE, Playbook, Process
from csdesk.domain.playbooks.lint import Flaw, lint
from csdesk.domain.playbooks.maps import Arrow, PlaybookMap, Step, StepKind
from csdesk.domain.playbooks.processes import ProcessBody, ProcessStep
from csdesk.domain.playbooks.sharing import SharedProcess, playbook_in, playbook_out
from csdesk.domain.playbooks.written import Unreadable, map_of, map_to_json
from csdesk.i18n import Translator
from csdesk.storage.files.playbook_files import read_playbook, write_playbook
from csdesk.storage.workspace import Workspace

RESEND = SharedProcess("resend", "Reenviar a fatura", ProcessBody(steps=(ProcessStep(text="Anexar"),)))
OTHER = SharedProcess("other", "Outro", ProcessBody(steps=(ProcessStep(text="Nada"),)))
SMALL = PlaybookMap(
    steps=(
        Step(id="s1", kind=StepKind.START),
        Step(id="s2", kind=StepKind.PROCESS, text="Reenviar", process="resend", due=1),
        Step(id="s3", kind=StepKind.END, text="Pronto"),
    ),
    arrows=(Arrow(id="a1", source="s1", target="s2"), Arrow(id="a2", source="s2", target="s3")),
    purpose="Cobrar com cuidado",
    language="pt_BR",
)


def written(path: Path, data: Any) -> Path:
    target = path / "hostile.csplaybook"
    target.write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())
    return target


def shared(**values: Any) -> dict[str, Any]:
    return {**playbook_out("Fatura", "fatura", SMALL, [RESEND]), **values}


def steps(count: int) -> dict[str, Any]:
    own = [
        {"id": f"s{n}", "kind": "start" if n == 1 else "action", "text": f"Passo {n}"}
        for n in range(1, count)
    ]
    ways = [{"source": f"s{n}", "target": f"s{n + 1}"} for n in range(1, count - 1)]
    return {
        "steps": [*own, {"id": "end", "kind": "end", "text": "Fim"}],
        "arrows": [*ways, {"source": f"s{count - 1}", "target": "end"}],
    }


def test_a_shared_playbook_is_read_back_with_only_the_processes_that_it_calls(tmp_path: Path) -> None:
    target = tmp_path / "fatura.csplaybook"
    write_playbook(playbook_out("Fatura", "fatura", SMALL, [RESEND, OTHER]), target)
    found = read_playbook(target)
    assert (found.name, found.code, found.map) == ("Fatura", "fatura", SMALL)
    assert found.processes == (RESEND,)
    assert list(tmp_path.iterdir()) == [target]


HOSTILE = {
    "nothing": b"",
    "no JSON": b"PK\x03\x04 not json",
    "half a JSON": b'{"format": "csdesk-playbook", "version": 1',
    "a list": [],
    "a number": 7,
    "another format": {"format": "other", "version": 1},
    "no version": shared(version=None),
    "version as words": shared(version="1"),
    "version zero": shared(version=0),
    "version yes": shared(version=True),
    "a newer version": shared(version=2),
    "no map": shared(map=None),
    "a map of words": shared(map="steps"),
    "no step": shared(map={}),
    "steps of words": shared(map={"steps": ["start"]}),
    "steps as words": shared(map={"steps": "start"}),
    "a kind that is none": shared(map={"steps": [{"id": "s1", "kind": "bomb"}]}),
    "two of one id": shared(map={"steps": [{"id": "s1", "kind": "start"}, {"id": "s1", "kind": "end"}]}),
    "an arrow from nowhere": shared(
        map={"steps": [{"id": "s1", "kind": "start"}], "arrows": [{"source": "x"}]}
    ),
    "minutes as words": shared(map={"steps": [{"id": "s1", "kind": "action", "minutes": "ten"}]}),
    "minutes without end": shared(map={"steps": [{"id": "s1", "kind": "action", "minutes": 1e400}]}),
    "a huge number": b'{"format": "csdesk-playbook", "version": ' + b"9" * 6000 + b"}",
    "a huge text": shared(map={"steps": [{"id": "s1", "kind": "action", "text": "x" * 20_000}]}),
    "5,000 steps": shared(map=steps(5_000)),
    "no name": shared(name="  "),
    "a name of directions": shared(name="\u202e\u2066\u200b"),
    "a long name": shared(name="n" * 5_000),
    "a name that is a list": shared(name=["a"]),
    "processes of words": shared(processes="all"),
    "a process without code": shared(processes=[{"name": "x", "body": {}}]),
    "a deep nest": b'{"format": "csdesk-playbook", "version": 1, "x": ' + b"[" * 60 + b"]" * 60 + b"}",
    "a bottomless nest": b"[" * 100_000,
    "bytes of another encoding": '{"format": "é"}'.encode("utf-16"),
    "half a letter": b'{"format":"csdesk-playbook","version":1,"name":"\\ud800","map":{}}',
    "a place far away": shared(map={"steps": [{"id": "s1", "kind": "start", "at": [10**9, 0]}]}),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_no_playbook_is_refused_with_a_sentence(kind: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as refused:
        read_playbook(written(tmp_path, HOSTILE[kind]))
    sentence = Translator("en").words(refused.value.text)
    assert " " in sentence
    assert "{" not in sentence
    assert len(sentence) < 400


def test_a_file_of_50_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    target = tmp_path / "large.csplaybook"
    with target.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(Unreadable):
        read_playbook(target)


def test_a_file_that_is_not_there_is_told_and_not_raised_raw(tmp_path: Path) -> None:
    with pytest.raises(CSDeskError):
        read_playbook(tmp_path / "gone.csplaybook")


def test_cycles_orphans_missing_targets_and_500_steps_are_read_and_told_by_the_lint(tmp_path: Path) -> None:
    large = steps(500)
    large["arrows"][3]["target"] = "s2"
    large["arrows"][9]["target"] = "nowhere"
    found = read_playbook(written(tmp_path, shared(map=large)))
    assert len(found.map.steps) == 500
    flaws = {one.flaw for one in lint(found.map)}
    assert {Flaw.LOOP, Flaw.NO_TARGET, Flaw.UNREACHABLE} <= flaws


def test_signs_that_turn_letters_around_are_taken_out_of_names_and_texts() -> None:
    data = shared(name="Fatura \u202eadicnev\u202c")
    data["map"]["steps"][1]["text"] = "Reen\u2066viar\u0007"
    found = playbook_in(data)
    assert found.name == "Fatura adicnev"
    assert found.map.steps[1].text == "Reenviar"


def test_an_import_is_a_draft_and_one_undo_takes_it_back_with_its_processes(workspace: Workspace) -> None:
    found = playbook_in(shared())
    draft = workspace.run(TakeShared(shared=found)).value
    kept = workspace.reader.get(Playbook, draft)
    assert (kept.status, kept.code, map_of(kept.body)) == (DRAFT, "fatura", SMALL)
    assert [one.status for one in workspace.reader.all(Process)] == [LIVE]
    workspace.run(PublishDraft(kind=Playbook, id=draft))
    workspace.undo()
    workspace.undo()
    assert workspace.reader.all(Playbook) == []
    assert workspace.reader.all(Process) == []


def test_an_import_writes_over_neither_a_draft_nor_a_process_in_use(workspace: Workspace) -> None:
    workspace.run(Adopt(playbooks=(("fatura", "Minha", map_to_json(SMALL)),)))
    found = playbook_in(shared())
    workspace.run(TakeShared(shared=found))
    workspace.run(TakeShared(shared=found))
    kept = [(one.name, one.code, one.version, one.status) for one in workspace.reader.all(Playbook)]
    assert kept == [
        ("Minha", "fatura", 1, LIVE),
        ("Fatura", "fatura", 2, DRAFT),
        ("Fatura", "fatura-2", 1, DRAFT),
    ]
    assert workspace.reader.count(Process) == 1
