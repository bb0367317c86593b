"""Header texts brought to one form, so that an alias is found however a tool wrote it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from csdesk.domain.importing.spanish import in_known_words

_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad\u200e\u200f®™©"))
_ORDINAL = re.compile(r"\b(?:n\.?\s?[º°ª]|nro|nr|núm|num)\.?(?!\w)", re.IGNORECASE)
_ORDER = re.compile(r"^\s*(?:n\.?|n[º°]|no\.?|nr\.?|num\.?|n[uú]mero)\s+(?:da\s+)?OS\s*$", re.IGNORECASE)
_OF_ORDER = re.compile(
    r"^\s*(id|c[oó]d\w*|data|dt\w*|status|situa[cç][aã]o|sit|st|tipo|tp|valor|vlr?|descri[cç][aã]o|desc|ds|prioridade|protocolo|prazo|"
    r"abertura|fechamento|t[eé]cnico|obs\w*|hora|total|respons[aá]vel)[\s_.]+(?:d[ae][\s_]+)?OS\s*$",
    re.IGNORECASE,
)
"""`N OS` and `Status da OS` end with no article: an order of service is one more request."""
_WORK = re.compile(r"^\s*os\s*$|(?<![^\W_])OS(?![^\W_])|(?<=_)os(?![^\W_])|(?<![^\W_])os(?=_)")
"""`OS Nº` and `os_cliente` speak of service orders, `dos` and `os` do not."""
_LEADING = re.compile(
    r"^\W*n\.?[\s_]+(?=func|colab|licen|usu|empreg|[^\W\d_]{2,}(?<![sS])(?:[\s_.]|$))", re.IGNORECASE
)
"""`N Pedido` and `n_chamado`, but not `n_respostas`, of which there are so many."""
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
"""`C.E.P.` and `C.N.P.J`, but not `Vl. Tot.`."""
_CAMEL = re.compile(r"(?<=[a-zà-ÿ0-9])(?=[A-ZÀ-Þ])|(?<=[A-ZÀ-Þ])(?=[A-ZÀ-Þ][a-zà-ÿ]{2,})")
_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")
_API_SUFFIX = re.compile(r"_{1,2}c$", re.IGNORECASE)
_LABEL = re.compile(r"^\s*([^\W\d_][\w ]{1,20}?):\s+(\S+(?: \S+){0,2})$")
"""`Address 1: City`, but not a whole question after a colon."""
_GROUP = re.compile(r"^\s*([^\W\d_][\w ./]{1,40}?)\s+[-–—:>|]\s+(\S.*)$")
_PATH = re.compile(
    r"^\s*(?=\S*_)(?!(?:\S*[._])?(?:e?mails?|phones?|websites?|validator|verification|geo|location|meta|metadata)[._])"
    r"([a-z][a-z_]*(?:\.[a-z][a-z_]*)*)\.([a-z][a-z_]*)\s*$"
)
"""`company_insights.revenue`: where a program wrote down in which part of a record it found something."""
_NOT_WORD = re.compile(r"[^0-9a-z%$€£+]+")
_DAY = re.compile(
    r"^f(?:\.|/|(?:ec|ch|cha)\.?) ?(?=(?:de )?(?:alta|baja|vto|venc|emi|ini|fin\b|ter|cie|pago|fac|ent|nac|ing|reg|ape|com|ven|con|ren|cre|cob|sol|ult|res|mov|doc)[a-z]*)"
)
"""`F. Alta` and `F.Término` are days."""
_WHOLE_NAME = re.compile(
    r"\b(?:(?:primer )?nombres?(?: y |, ?| / ?|/)apellidos?|apellidos?(?: y |, ?| / ?|/)nombres?)\b"
)
"""`Apellido y Nombre` is one name, and no surname."""
_TAXED = re.compile(
    r"\b(?:con|com|c/|inc\.?|incl\.?|mas|\+) ?(?:i\.?v\.?a\.?|igv|itbis|impuestos?|impostos?)\b|\b(?:iva|igv|impuestos) inclui?dos?\b"
)
_UNTAXED = re.compile(
    r"\b(?:sin|sem|s/|antes de|exc\.?|excl\.?) ?(?:i\.?v\.?a\.?|igv|itbis|impuestos?|impostos?)\b|\bimpuestos? no incluidos?\b"
)
"""What an amount is with its tax, and what it is without."""
_BRANDS = re.compile(r"\b(linked|whats|hub|sub) (in|app|spot|total)\b")
_PARTIES = re.compile(r"\b(bill|billed|sold|invoiced) to\b")
_EMAIL = re.compile(r"\be[-_ .]mail")
_GENITIVE = re.compile(r"['’]s\b")
_PLAIN = re.compile(r"[a-z0-9 ]*")
_TELLING = (
    "nr",
    "num",
    "e mail",
    "linked in",
    "whats app",
    "hub spot",
    "sub total",
    "bill to",
    "billed to",
    "sold to",
    "invoiced to",
    "iva",
    "igv",
    "impuest",
    "impost",
    "apellido",
    "sub-total",
)
"""Words of plain letters come out as they are, unless they hold one of these or begin with an `n`: so do most of the aliases."""
_ORDINALS = ("nr", "num", "nú", "nu\u0301", "º", "°", "ª")
_CURRENCIES = frozenset({"brl", "usd", "eur", "gbp", "mxn", "reais", "dolares", "r$", "us$", "$", "€", "£"})
_PERCENT = frozenset({"%", "pct", "percent", "percentual", "percentage"})
_CENTS = frozenset({"cents", "centavos", "cent"})

SHORT_FORMS = {
    "acc": "account", "ext": "external", "acct": "account", "amt": "amount", "cd": "codigo", "cod": "codigo", "cust": "customer",
    "dat": "data", "desc": "descricao", "dt": "data", "dta": "data", "fat": "faturamento", "func": "funcionarios",
    "mens": "mensal", "nbr": "number", "nm": "nome", "nro": "numero", "num": "numero", "obs": "observacoes", "opp": "opportunity", "poc": "contact", "main": "primary",
    "ref": "referencia", "modulos": "funcionalidades", "cancelled": "canceled", "begin": "start",
    "observacao": "observacoes", "org": "organization", "organisation": "organization", "prob": "probabilidade",
    "prev": "previsao", "prox": "proximo", "proxima": "proximo", "qt": "quantidade", "qtd": "quantidade",
    "qtde": "quantidade", "qty": "quantity", "resp": "responsavel", "sit": "situacao", "sub": "subscription", "subs": "subscription", "tx": "transaction", "txn": "transaction",
    "tel": "telefone", "ult": "ultimo", "ultima": "ultimo", "usr": "user", "val": "valor", "vcto": "vencimento",
    "vct": "vencimento", "venc": "vencimento", "vencto": "vencimento", "vl": "valor", "vlr": "valor", "mail": "email",
    "emails": "email", "e-mail": "email", "ids": "id", "codes": "code", "clientes": "cliente", "customers": "customer",
    "chamados": "chamado", "createdate": "create date", "closedate": "close date", "startdate": "start date",
    "enddate": "end date", "duedate": "due date", "firstname": "first name", "lastname": "last name",
    "customerid": "customer id", "accountid": "account id", "companyid": "company id", "userid": "user id",
    "ticketid": "ticket id", "createdat": "created at", "companyname": "company name", "jobtitle": "job title",
    "pagto": "pagamento", "pgto": "pagamento", "pagtos": "pagamento", "prio": "prioridade", "whats": "whatsapp", "cel": "celular",
    "fone": "telefone", "categ": "categoria", "emp": "empresa", "cli": "cliente", "clte": "cliente", "contr": "contrato",
    "contrat": "contrato", "renov": "renovacao", "fech": "fechamento", "abert": "abertura", "emis": "emissao", "vig": "vigencia",
    "ini": "inicio", "prod": "produto", "serv": "servico", "quant": "quantidade", "perc": "percentual", "depto": "departamento", "docto": "documento", "doctos": "documento",
    "dpto": "departamento", "cotac": "cotacao", "inv": "invoice", "mgr": "manager", "qtr": "quarter", "lic": "licencas",
    "tgt": "target", "exp": "expected", "est": "estimated", "atend": "atendimento", "respons": "responsavel", "seg": "segmento",
    "receb": "recebimento", "aniv": "aniversario", "mun": "municipio", "proj": "projeto", "ccy": "currency", "st": "situacao", "tp": "tipo", "ds": "descricao", "fl": "flag", "flg": "flag", "avg": "average", "rz": "razao", "apell": "sobrenome", "nomb": "nome", "nom": "nome", "estab": "estabelecimento", "telemovel": "celular", "telem": "celular", "morada": "endereco", "direc": "endereco", "telf": "telefone", "fono": "telefone", "tlf": "telefone", "fec": "data", "fch": "data", "fe": "data", "fc": "data", "vto": "vencimento", "cant": "quantidade", "ciud": "cidade", "vencrea": "vencimento", "pmt": "payment", "pymt": "payment", "stat": "status", "strt": "start", "pd": "paid", "fact": "fatura", "nu": "numero", "trx": "transaction", "ts": "timestamp", "mto": "valor", "util": "utilizados", "usu": "usuarios",
    "cst": "customer", "cus": "customer", "cstmr": "customer", "custmr": "customer", "clnt": "client", "accnt": "account", "accnts": "account", "accts": "account",
    "accs": "account", "addr": "address", "adr": "address", "adrs": "address", "addrs": "address", "ph": "phone", "phn": "phone", "mob": "mobile", "mobl": "mobile",
    "mbl": "mobile", "ctry": "country", "cntry": "country", "cnt": "count", "prc": "price", "freq": "frequency", "frq": "frequency",
    "subj": "subject", "tkt": "ticket", "tckt": "ticket", "tkts": "ticket", "asgn": "assigned", "assgn": "assigned", "assgnd": "assigned", "crtd": "created",
    "dte": "data", "dttm": "timestamp", "dtm": "timestamp", "tms": "timestamp", "tstamp": "timestamp", "nme": "name",
    "pmnt": "payment", "pymnt": "payment", "ordr": "order", "mnth": "month", "annl": "annual", "sts": "status", "stts": "status",
    "catg": "category", "ctgry": "category", "rsn": "reason", "descr": "descricao", "dsc": "descricao", "cmnt": "comment", "cmnts": "comments", "cmt": "comment",
    "cmts": "comments", "rmk": "remarks", "rmks": "remarks", "invc": "invoice", "cntrct": "contract", "subscr": "subscription", "rnwl": "renewal", "bal": "balance",
    "stg": "stage", "yrly": "yearly", "qtrly": "quarterly", "mthly": "monthly", "mnthly": "monthly", "wkly": "weekly", "ttle": "title", "fname": "first name", "lname": "last name", "indstry": "industry", "indus": "industry", "prd": "product",
    "prdct": "product", "sls": "sales", "mngr": "manager", "ownr": "owner", "empl": "employees", "emps": "employees", "upd": "updated", "updt": "updated",
    "cntct": "contact", "ctct": "contact", "cntc": "contact", "pstcd": "postcode", "zipcd": "zip", "incdnt": "incident",
    "resolvd": "resolved", "rslvd": "resolved", "respnse": "response", "opnd": "opened", "clsd": "closed", "clsed": "closed", "durn": "duration",
    "vend": "vendedor", "fant": "fantasia", "munic": "municipio", "compl": "complemento", "nasc": "nascimento", "tit": "titulo", "parc": "parcela",
    "pgt": "pagamento", "cad": "cadastro", "cadast": "cadastro", "insc": "inscricao", "orc": "orcamento", "ocorr": "ocorrencia", "cobr": "cobranca",
    "lanc": "lancamento", "movto": "movimento", "matr": "matricula", "telef": "telefone", "telefones": "telefone", "celulares": "celular", "ender": "endereco",
    "enderecos": "endereco", "logr": "logradouro", "qte": "quantidade", "qntd": "quantidade", "qnt": "quantidade", "qtdd": "quantidade", "quantid": "quantidade", "vr": "valor", "situac": "situacao",
    "segm": "segmento", "venct": "vencimento", "vencim": "vencimento", "emiss": "emissao", "liq": "liquido", "repr": "representante", "repres": "representante",
    "bair": "bairro", "solic": "solicitante", "prot": "protocolo", "canc": "cancelamento", "mot": "motivo", "soc": "social", "aval": "avaliacao",
    "encer": "encerramento", "encerr": "encerramento", "concl": "conclusao", "nomes": "nome", "honorario": "honorarios",
    "tfno": "telefone", "tfn": "telefone", "tlfno": "telefone", "prov": "provincia", "doc": "documento", "dir": "endereco", "des": "descricao", "ind": "indicador", "nombr": "nome", "ctto": "contrato", "cto": "contrato", "artic": "artigo", "ejec": "executivo", "resol": "resolucao",
}  # fmt: skip


_GLUED = re.compile(
    r"^(cod|cd|dt|dat|vl|vlr|nm|nom|nome|nr|num|qt|qtd|qtde|ds|desc|tp)"
    r"(cli|cliente|ped|pedido|pro|prod|produto|emp|empresa|vend|vendedor|venc|vencto|vcto|vencimento|emis|emissao|pag|pagto|pgto|"
    r"pagamento|unit|unitario|tot|total|liq|liquido|bruto|cad|cadastro|inicio|ini|fim|contrato|contr|titulo|doc|documento|nf|nota|"
    r"fat|fatura|fact|factura|baixa|abertura|fechamento|mensal|mens|parcela|fantasia|fant)$"
)
"""Short words that programs write as one: `codcli`, `dtvenc`, `vlliquido`."""
_TAILS = {"pro": "produto", "ped": "pedido", "emp": "empresa", "vend": "vendedor", "unit": "unitario", "tot": "total", "liq": "liquido", "cad": "cadastro",
          "pag": "pagamento", "emis": "emissao", "doc": "documento", "fant": "fantasia", "fact": "fatura", "factura": "fatura"}  # fmt: skip


_ALIKE = {"date": "data", "name": "nome", "numero": "number", "codigo": "code", "client": "cliente"}
"""Words of two languages that stand for each other in a name whose words come in any order: `inv_dt` for `invoice date`."""
_LOST = "\ufffd"
"""What stands where a character could not be read."""
_MERGED = re.compile(r"(?<=[a-z]{2})_[xy]$")
"""What programs put behind a name that two tables had before they were joined: `customer_id_x`."""


def word_set(words: str) -> frozenset[str]:
    """A set of words declared as one line, or parted by ` | ` when they hold spaces."""
    parts = words.split("|") if "|" in words else words.split()
    return frozenset(part.strip() for part in parts)


SMALL_WORDS = word_set(
    "a o as os um uma de da do das dos e em na nos nas para pra p por com ao del the of for in on to an and"
)
ASIDE = word_set(
    "seu sua seus suas su sus your qual which what whats is are you deixe informe digite please favor conte diga nos me us work works our nosso "
    "nossa minha meu my we if any se houver optional opcional obrigatorio required "
    "institucional directo direto relacionada relacionado vinculada vinculado related linked corporate corporativo corporativa"
)
"""What the question of a form puts around the name of a field: `Qual é a sua empresa?`."""


@dataclass(frozen=True, slots=True)
class Name:
    """One header in the forms under which an alias may know it."""

    written: str
    full: str
    """Everything it says: `mrr r$`, `deal title`."""
    base: str
    """Without brackets, units and the group before a dash: `mrr`, `title`."""
    group: str
    """What stands before a dash or in the row above: `deal`, or nothing."""
    units: frozenset[str]
    """`currency`, `percent`, `cents` or words in brackets such as `min`, `list`."""
    guessed: bool = False
    """Whether no header says it, only the values of the column."""

    @property
    def forms(self) -> tuple[str, ...]:
        """What to look for, the most telling first."""
        return tuple(form for form in dict.fromkeys((self.full, self.base)) if form)


_UNLIKE: Final = word_set("porta portas porto carga cargas ponte ponta marco carta banca conto")
"""Words that only their last vowel tells from others of quite another meaning: `porta` and `porte`."""


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Lower case without accents, punctuation, invisible marks or doubled spaces.

    >>> folded("  Razão_Social* "), folded("NextRenewalDate"), folded("Nº do chamado")
    ('razao social', 'next renewal date', 'numero do chamado')
    """
    if _PLAIN.fullmatch(text):
        plain = " ".join(text.split())
        if not (plain.startswith("n ") or any(map(plain.__contains__, _TELLING))):
            return plain
    plain = _numbered(unicodedata.normalize("NFC", text).translate(_INVISIBLE))
    if not plain.islower():
        plain = _CAMEL.sub(" ", plain)
    if _LEADING.match(plain):
        plain = _LEADING.sub("numero ", plain)
    plain = unicodedata.normalize("NFKD", plain.casefold())
    if not plain.isascii():
        plain = "".join(character for character in plain if not unicodedata.combining(character))
    plain = _EMAIL.sub("email", _GENITIVE.sub("", plain))
    plain = _spoken(plain)
    plain = " ".join(_NOT_WORD.sub(" ", plain.replace("'", "")).split())
    return _PARTIES.sub(r"\1to", _BRANDS.sub(r"\1\2", plain))


def _numbered(plain: str) -> str:
    """A text without the points of initials, with orders of service and numbers written out; most texts have none of these."""
    if "." in plain:
        plain = _INITIALS.sub(lambda found: found[0].replace(".", ""), plain)
    low = plain.casefold()
    if "os" in low:
        plain = _OF_ORDER.sub(r"\1 chamado", _ORDER.sub(" numero ordem servico ", plain))
        plain = _WORK.sub(" ordem servico ", plain)
    if any(map(low.__contains__, _ORDINALS)):
        plain = _ORDINAL.sub("numero ", plain)
    return plain.replace("#", " number ")


def _spoken(plain: str) -> str:
    """What is written short or in several words as the word that is meant: `C.P.`, `F. Alta`, `Apellido y Nombre`, `Total con IVA`."""
    if plain.startswith("f"):
        plain = _DAY.sub("fecha ", plain)
    if "apellido" in plain:
        plain = _WHOLE_NAME.sub("nombre completo", plain)
    if "iva" in plain or "igv" in plain or "itbis" in plain or "impuesto" in plain or "imposto" in plain:
        plain = _UNTAXED.sub(" liquido", _TAXED.sub(" ", plain)).strip() or plain
    return plain.replace("sub total", "subtotal").replace("sub-total", "subtotal")


@lru_cache(maxsize=65536)
def canonical(text: str) -> str:
    """The folded words with abbreviations written out and small words left out: the form aliases are kept in.

    >>> canonical("Cód. do Cliente"), canonical("Dt. Vencto."), canonical("E-mail"), canonical("dtemissao")
    ('codigo cliente', 'data vencimento', 'email', 'data emissao')
    """
    words = in_known_words(folded(text).split())
    kept = [part for word in words for part in _telling(word)]
    return " ".join(kept or [part for word in words for part in _unglued(word)])


@lru_cache(maxsize=8192)
def _telling(word: str) -> tuple[str, ...]:
    """A word written out, or nothing of a small one."""
    return tuple(SHORT_FORMS.get(part, part) for part in _unglued(word) if part not in SMALL_WORDS)


@lru_cache(maxsize=8192)
def _unglued(word: str) -> tuple[str, ...]:
    parts = _GLUED.match(word) if len(word) >= 5 else None
    return (parts[1], _TAILS.get(parts[2], parts[2])) if parts else (word,)


@lru_cache(maxsize=32768)
def stemmed(name: str) -> str:
    """A canonical name in any order, number and gender of its words.

    >>> stemmed("data conclusao") == stemmed("conclusao data"), stemmed("fechadas em") == stemmed("fechado em")
    (True, True)
    """
    return " ".join(sorted({_stem(_ALIKE.get(word, word)) for word in name.split()}))


def _stem(word: str) -> str:
    if word in _UNLIKE:
        return word
    bare = word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] != "s" else word
    return bare[:-1] if len(bare) > 4 and bare[-1] in "aoe" else bare


@lru_cache(maxsize=16384)
def name_of(header: str) -> Name:
    """The forms of one header.

    >>> name_of("MRR (R$)").base, name_of("Deal - Title").group, sorted(name_of("ARR_USD").units)
    ('mrr', 'deal', ['currency'])
    """
    text = _API_SUFFIX.sub("", unicodedata.normalize("NFC", header).translate(_INVISIBLE).strip())
    text = _MERGED.sub("", text)
    if _LOST in text:
        from csdesk.domain.importing.spelling import restored

        text = restored(text)
    units: set[str] = set()
    for inside in _BRACKETS.findall(text):
        units |= _units(folded(inside).split() or [inside.strip()])
    bare = _BRACKETS.sub(" ", text)
    parted = _GROUP.match(bare) or _LABEL.match(bare) or _PATH.match(bare)
    group, rest = (canonical(parted[1]), parted[2]) if parted else ("", bare)
    words = folded(rest).split()
    while len(words) > 1 and words[-1] in _CURRENCIES | _PERCENT | _CENTS:
        units |= _units([words.pop()])
    while len(words) > 1 and words[-1] in {"in", "em"}:
        words.pop()
    while len(words) > 1 and words[0] in _CURRENCIES:
        units |= _units([words.pop(0)])
    return Name(header, canonical(text), canonical(" ".join(words)), group, frozenset(units))


def _units(words: Iterable[str]) -> set[str]:
    found = set()
    for word in words:
        if word in _CURRENCIES:
            found.add("currency")
        elif word in _PERCENT:
            found.add("percent")
        elif word in _CENTS:
            found.add("cents")
        else:
            found.add(word)
    return found
