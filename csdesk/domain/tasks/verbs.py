"""What kind of task a title begins with, and whom it is about."""

from __future__ import annotations

import re

from csdesk.domain.tasks.lexicon import flat

_VERBS = {
    "message": r"whats(?:app)?|zap|zapear|mensagem|msg|sms|slack|teams|message|text|dm",
    "email": r"e-?mails?|mail",
    "review": r"rts|qbr|revisao trimestral|quarterly review|business review",
    "meeting": r"reuniao|reunir|encontrar|encontro|visita|visitar|almoco|almocar|cafe|demo|apresentar|"
    r"apresentacao|meeting|meet|visit|lunch|workshop|treinamento|treinar|training|train|kick-?off|alinhamento",
    "call": r"ligar|ligacao|telefonar|telefonema|fone|retornar|call|phone|ring",
    "goal": r"metas?|objetivos?|goals?|okrs?|medicao|medir|measure",
    "document": r"ata|relatorio|contrato|proposta|documento|planilha|escrever|redigir|revisar|preparar|"
    r"report|contract|proposal|document|draft|write|prepare|minutes|slides|deck",
}
_KINDS = tuple((kind, re.compile(rf"(?<!\w)(?:{words})(?!\w)")) for kind, words in _VERBS.items())
_SEND = re.compile(r"^(?:enviar|mandar|responder|encaminhar|send|reply|forward)\b")
_ABOUT_PERSON = frozenset({"call", "message", "email", "meeting"})
_LINKS = re.compile(
    r"para|pra|pro|p/|aos?|as?|os?|com|d[eoa]|uma?|n[oa]|via|e-?mail|mensagem|msg|whats(?:app)?|zap|reuniao|"
    r"the|to|with|an|for|from|meeting|mail|call|message"
)
_NOT_NAMES = re.compile(r"sobre|ref|clientes?|clients?|time|equipe|todos|all|about|re|e|and|ou|or")
_NAME = re.compile(r"^[^\W\d_][\w'’.-]*$")


def kind_of(title: str) -> str | None:
    """The kind that the words of a title say: what it begins with counts most."""
    text = flat(title)
    places = {kind: found.start() for kind, words in _KINDS if (found := words.search(text))}
    if not places:
        return "email" if _SEND.match(text) else None
    kind = min(places, key=places.__getitem__)
    if kind != "document":
        return kind
    return next((one for one in ("review", "goal") if one in places), "email" if _SEND.match(text) else kind)


def contact_of(title: str, kind: str | None) -> str | None:
    """The person that a title names after its verb: words with a capital, or for a call the next word."""
    if kind not in _ABOUT_PERSON:
        return None
    words = title.split()[1:]
    while words and _LINKS.fullmatch(flat(words[0]).strip(",")):
        words = words[1:]
    found: list[str] = []
    for word in words:
        bare = word.strip(",;:()")
        if not _NAME.match(bare) or _NOT_NAMES.fullmatch(flat(bare)) or not bare[0].isupper():
            break
        found.append(bare)
        if word != bare:
            break
    if found:
        return " ".join(found)
    if kind == "call" and words and _NAME.match(words[0]) and not _NOT_NAMES.fullmatch(flat(words[0])):
        return words[0]
    return None
