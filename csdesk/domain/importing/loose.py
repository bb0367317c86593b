"""Known names that a header nearly says: with more words, shortened, misspelt, or with its date words otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from csdesk.domain.importing.aliases import Alias, identified, index, nouns, regardless, titles
from csdesk.domain.importing.durations import is_timed
from csdesk.domain.importing.fitting import spec_of
from csdesk.domain.importing.names import stemmed, word_set
from csdesk.domain.importing.spelling import is_other, is_word
from csdesk.domain.model.record import FieldType

TELLING: Final = word_set(
    "mrr arr nps csat ces cnpj cpf csm email linkedin cep whatsapp celular mensalidade recomendaria recommend honorarios escalated escalado escalada escalonado"
)
"""Words that say by themselves what a column holds."""
_LONG: Final = 7
_SHORT: Final = 4
"""Shorter words are not misspelt: `cc` is no `cs`."""
_FIRST: Final = word_set(
    "valor observacoes comentarios notas telefone celular cidade uf cargo plano produto prazo comentario feedback"
)
_LAST: Final = word_set("amount comments notes phone city plan product comment feedback")
"""What a phrase speaks of: its first word in Portuguese, its last in English."""
_AMOUNTS: Final = frozenset({"valor", "amount"})
_SUMS: Final = word_set("total totais acumulado accumulated documento medio geral")
"""What makes of an amount the sum or the mean of several."""
_ONCE: Final = word_set(
    "first last latest next primeiro primeira ultimo ultima unpaid outstanding overdue pending refunded remaining"
)
_COUNTED: Final = frozenset({"interaction", "task", "ticket", "usage"})
_STANDING: Final = frozenset({"mrr", "arr"})
_MOVES: Final = word_set("churn new lost reactivated resurrected")
"""What makes of MRR by how much it moved."""
_REACHED: Final = word_set("phone telefone celular mobile email name nome")
_ELSEWHERE: Final = frozenset({"home", "fax", "assigned", "assignee"})
"""Where somebody is reached who is not reached at work, and who is reached who works here."""
STATISTIC: Final = word_set(
    "avg average mean media medio mediana median previous anterior prior growth crescimento change variacao delta max min "
    "maximo minimo target meta ytd ultimos trend tendencia comment comentario count quantidade contagem rank ranking diff "
    "forecast previsto projecao potential potencial perdido lost moeda currency band faixa date data status level nivel refund "
    "promesa promessa promise reembolso desconto discount tax imposto frete shipping trial multa juros has is bucket ratio gap coupon cupom credito credit icms iss comissao commission setup install installation instalacao adesao financeira bancaria bancario corrente contabil bank expansion contraction expansao contracao reactivation metodo method forma modalidade late penalty refunded guess guessed predicted prediction suggested sugerido sugerida previous old antigo antiga original impostos descontos taxas fretes multas comissoes iva vat igv gst"
)
"""Words that make another figure of the one they stand beside."""
_HARMLESS: Final = word_set(
    "estimate estimated estimado estimada approx aprox aproximado count final atual current actual original oficial official geral "
    "completo completa full cadastrado cadastrada registrado informado no number numero num latest ultimo main principal base real "
    "efetivo efetiva negociado negociada"
)
"""What a name may hold besides without meaning anything else."""
_GUESSED: Final = word_set("estimate estimated estimado estimada approx aprox aproximado actual real")
"""What makes another length of time of one."""
_ASKS: Final = frozenset({"how", "likely", "0", "de", "del", "quanto"})
_OPINIONS: Final = frozenset({"recommend", "recomendaria"})
"""What the question of a survey asks for, however it is put: `How likely is it that you would recommend us?`."""
_DATE_WORDS: Final = word_set(
    "data date time datetime timestamp ts tstamp dttm dtm hora at em dia day quando when"
)
_TEXTS: Final = frozenset({FieldType.TEXT, FieldType.CHOICE})
_TYPE_WORDS: Final[dict[str, frozenset[FieldType]]] = {
    **dict.fromkeys(
        ("flag", "indicator", "indicador", "bool"), frozenset({FieldType.BOOL, FieldType.CHOICE})
    ),
    **dict.fromkeys(
        (
            "text",
            "texto",
            "code",
            "codigo",
            "name",
            "nome",
            "label",
            "descricao",
            "description",
            "key",
            "chave",
            "level",
            "nivel",
        ),
        _TEXTS,
    ),
    **dict.fromkeys(
        ("count", "total", "qtd", "quantidade", "number", "numero", "num"), frozenset({FieldType.INT})
    ),
    "no": _TEXTS,
    **dict.fromkeys(("tipo", "type"), frozenset({FieldType.CHOICE})),
    **dict.fromkeys(("amount", "valor", "value", "usd", "brl"), frozenset({FieldType.MONEY})),
    **dict.fromkeys(("rating", "score", "nota", "value"), frozenset({FieldType.INT, FieldType.DECIMAL})),
}
_REMAINING: Final = frozenset({"time left", "day left", "days left"})
"""How long something still takes, which is no day on which somebody left."""
_DATES: Final = frozenset({FieldType.DATE, FieldType.INSTANT, FieldType.MONTH})
_NUMBERS: Final = frozenset({FieldType.INT, FieldType.DECIMAL, FieldType.MONEY})
"""What words such as `final` are said of; the original plan is another plan."""
_COUNTS: Final = frozenset({FieldType.INT})
"""What is estimated and still what it is: how many work there, but not what a contract brings."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A known name that a header nearly says."""

    known: str
    quality: float
    """0 to 1."""
    part: bool
    """Whether the header holds the name, rather than misspells or shortens it."""
    types: frozenset[FieldType] = frozenset()
    """The types of field that may follow from it; none for any."""


@lru_cache(maxsize=4096)
def likenesses(name: str) -> tuple[Likeness, ...]:
    """The known names that a canonical header nearly says, the closest first."""
    if identified(name) is not None:
        return ()
    found = [*_dated(name), *_qualified(name), *_held(name), *_unqualified(name)]
    if name not in index() and name not in nouns() and name not in titles():
        found += _shortened(name)
        found += [] if found else _misspelt(name) or _in_disorder(name)
    return tuple(sorted(found, key=lambda each: -each.quality))


def _dated(name: str) -> Iterable[Likeness]:
    """`Created time` for `created at`, `abertura` for `data de abertura`."""
    core = " ".join(word for word in name.split() if word not in _DATE_WORDS)
    if name in _REMAINING:
        return
    for known in _by_core().get(core, ()):
        if known != name:
            yield Likeness(known, 0.88, part=True, types=_DATES)


@cache
def _by_core() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, aliases in index().items():
        specs = [spec_of(alias.target) for alias in aliases]
        core = " ".join(word for word in name.split() if word not in _DATE_WORDS)
        if core and any(spec is not None and spec.type in _DATES for spec in specs):
            found.setdefault(core, []).append(name)
    return {core: tuple(names) for core, names in found.items()}


def _qualified(name: str) -> Iterable[Likeness]:
    """`churn flag` for `churn`, `features used count` for `features used`: the added word says the type."""
    words = name.split()
    if len(words) < 2:
        return
    for word, rest in ((words[-1], words[:-1]), (words[0], words[1:])):
        known = " ".join(rest)
        if word in _TYPE_WORDS and known in index():
            yield Likeness(known, 0.9, part=True, types=_TYPE_WORDS[word])


def _unqualified(name: str) -> Iterable[Likeness]:
    """`Employees estimate` for `employees`, `mrr final` for `mrr`: words that say nothing else of what is meant."""
    words = name.split()
    core = " ".join(word for word in words if word not in _HARMLESS)
    if not core or core == name or STATISTIC.intersection(core.split()):
        return
    types = [
        _TYPE_WORDS.get(word, _COUNTS if word in _GUESSED else _NUMBERS)
        for word in words
        if word in _HARMLESS
    ]
    known = core if core in index() else regardless().get(stemmed(core))
    guessed = _GUESSED.intersection(words)
    if known is not None and not (guessed and any(map(_is_timed, index()[known]))):
        yield Likeness(known, 0.7, part=True, types=frozenset.intersection(*types))


def _is_timed(alias: Alias) -> bool:
    """Whether a field is a length of time, of which an estimate is another one."""
    spec = spec_of(alias.target)
    return spec is not None and is_timed(spec)


def _shortened(name: str) -> Iterable[Likeness]:
    """`renov automatica` for `renovacao automatica`: each word starts as the known one does."""
    words = name.split()
    if len(words) < 2 or min(map(len, words)) < 2:
        return
    for known in _by_initials().get("".join(word[0] for word in words), ()):
        pairs = list(zip(words, known.split(), strict=True))
        cut = [one for one, other in pairs if one != other]
        if all(other.startswith(one) and len(one) >= 3 for one, other in pairs if one != other) and cut:
            yield Likeness(known, 0.86, part=False)


@cache
def _by_initials() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in index():
        found.setdefault("".join(word[0] for word in name.split()), []).append(name)
    return {initials: tuple(names) for initials, names in found.items()}


def _held(name: str) -> Iterable[Likeness]:
    """A longer header that holds a known name: `data início contrato vigente`."""
    words = name.split()
    for size in range(len(words) - 1, 0, -1):
        for start in range(len(words) - size + 1):
            form = " ".join(words[start : start + size])
            rest = words[:start] + words[start + size :]
            if form not in index() or _is_of_others(form, rest):
                continue
            if STATISTIC.intersection(rest) and not (_ASKS.issuperset(words[:1]) and form in _OPINIONS):
                continue
            if (form in _AMOUNTS and _is_other_amount(rest)) or (
                form in _STANDING and _MOVES.intersection(rest)
            ):
                continue
            if size >= 2 or form in TELLING or _is_head(form, words):
                yield Likeness(form, 0.7 * (0.6 + 0.4 * size / len(words)), part=True)


def _is_other_amount(rest: list[str]) -> bool:
    """Whether an amount is a sum, that of one time only, or how many there were: `calls_amount`."""
    counted = any(word.endswith("s") and nouns().get(word[:-1]) in _COUNTED for word in rest)
    return counted or bool(_SUMS.intersection(rest) or _ONCE.intersection(rest))


def _is_of_others(form: str, rest: list[str]) -> bool:
    """Whether a way to reach somebody is that of somebody we do not know: `Banker Phone Number`."""
    reached = bool(_REACHED.intersection(form.split()))
    return reached and (not all(map(is_word, rest)) or not _ELSEWHERE.isdisjoint(rest))


def _is_head(word: str, words: list[str]) -> bool:
    """Whether one word says what the rest only qualifies: first in Portuguese, last in English."""
    words = [one for one in words if not one.isdigit()]
    return (word in _FIRST and word == words[0]) or (word in _LAST and word == words[-1])


def _misspelt(name: str) -> list[Likeness]:
    if len(name) < 5:
        return []
    from rapidfuzz import fuzz, process

    near = process.extract(name, index().keys(), scorer=fuzz.token_sort_ratio, score_cutoff=86, limit=8)
    return [
        Likeness(known, 0.8 * score / 100, part=False) for known, score, _ in near if _are_slips(name, known)
    ]


def _in_disorder(name: str) -> list[Likeness]:
    """The known word whose letters a long word holds in disorder: `tefelone`."""
    known = _by_letters().get("".join(sorted(name)), "") if len(name) >= _LONG else ""
    alike = known and known[0] == name[0] and known[-2:] == name[-2:]
    return [Likeness(known, 0.75, part=False)] if alike else []


@cache
def _by_letters() -> dict[str, str]:
    return {"".join(sorted(name)): name for name in index() if len(name) >= _LONG and " " not in name}


def _are_slips(written: str, known: str) -> bool:
    """Whether two names differ by slips of the pen only, never in how words begin: `nascimento` is no slip for `vencimento`."""
    from rapidfuzz.distance import OSA

    mine, theirs = sorted(written.split()), sorted(known.split())
    return len(mine) == len(theirs) and all(
        one[0] == other[0]
        and (one == other or (len(other) >= _SHORT and not is_other(one)))
        and OSA.distance(one, other) <= max(1, len(other) // 8)
        for one, other in zip(mine, theirs, strict=True)
    )
