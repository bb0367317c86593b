"""Domains of e-mails: which ones say nothing of a company, and under which others a company may be known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from csdesk.domain.importing.names import word_set

_EVERYWHERE: Final = word_set(
    "gmail googlemail hotmail outlook live msn yahoo ymail rocketmail icloud aol protonmail proton gmx yandex"
)
"""Mail providers that have a domain in many countries: `yahoo.com.br`."""
_PROVIDERS: Final = word_set(
    "email.com email.com.br exemplo.com exemplo.com.br teste.com me.com mac.com pm.me mail.com mail.ru zohomail.com uol.com.br bol.com.br terra.com.br ig.com.br globo.com globomail.com r7.com "
    "zipmail.com.br oi.com.br superig.com.br pop.com.br fastmail.com hey.com tutanota.com tuta.io qq.com 163.com 126.com sina.com "
    "web.de t-online.de freenet.de orange.fr free.fr laposte.net wanadoo.fr sfr.fr libero.it virgilio.it comcast.net verizon.net "
    "att.net sbcglobal.net bellsouth.net cox.net charter.net btinternet.com rediffmail.com naver.com daum.net hanmail.net"
)
_RESERVED: Final = frozenset({"example", "test", "localhost"})
"""Names that nobody can own: made-up data has them."""
_SECOND: Final = word_set("com co org net gov gob edu ac ind adv eng med art blog srv ltd plc")
"""What stands between a name and its country: `acme.com.br`."""


def is_public(domain: str) -> bool:
    """Whether a domain is that of a mail provider, or none at all: it says nothing of an account.

    >>> is_public("gmail.com"), is_public("yahoo.com.br"), is_public("acme"), is_public("acme.com.br")
    (True, True, True, False)
    """
    name, _, ending = domain.partition(".")
    labels = ending.split(".") if ending else []
    if not labels or (name in _RESERVED and len(labels) == 1):
        return True
    plain = len(labels) == 1 or (len(labels) == 2 and labels[0] in _SECOND)
    return domain in _PROVIDERS or (name in _EVERYWHERE and plain)


def domains_of(email: str) -> Iterator[str]:
    """The domains under which the company of an e-mail may be known, the closest first; none of a mail provider.

    >>> list(domains_of("ana@br.acme.com")), list(domains_of("ana@acme.com.br")), list(domains_of("ana@gmail.com"))
    (['br.acme.com', 'acme.com'], ['acme.com.br'], [])
    """
    domain = email.rpartition("@")[2].strip().casefold()
    while not is_public(domain):
        yield domain
        _, _, domain = domain.partition(".")
        labels = domain.split(".")
        if len(labels) < 2 or (len(labels) == 2 and labels[0] in _SECOND):
            return
