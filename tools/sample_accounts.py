"""From the cast to accounts: tax ids, sites, segments and sizes."""

from __future__ import annotations

import unicodedata
from datetime import date

from sample_cast import CAST, CSMS, OVERDUE_DAYS, QUIET_SINCE
from sample_facts import Account, dice

PULSE = {"great": 5, "good": 4, "fair": 3, "slip": 2, "bad": 1, "silent": 2, "new": 4}
AREA_CODES = {"SP": 11, "MG": 31, "MT": 65, "PR": 41, "PE": 81, "RJ": 21, "SC": 47, "RS": 51, "RN": 84, "ES": 27,
              "GO": 62, "BA": 71, "AL": 82, "CE": 85, "DF": 61, "MS": 67, "AM": 92, "PA": 91, "PB": 83, "SE": 79,
              "MA": 98}  # fmt: skip


def day(text: str) -> date:
    """Read a day written `yy-mm-dd`."""
    return date.fromisoformat("20" + text.strip())


def slug(name: str) -> str:
    """A name as it would stand in a domain: no accents, no spaces."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return "".join(character for character in plain.lower() if character.isalnum())


def tax_id(number: int) -> str:
    """A CNPJ with right check digits, in a range that no register gives out (99.100.xxx)."""
    digits = [int(digit) for digit in f"99100{number:03d}0001"]
    for weights in ((5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2), (6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)):
        rest = sum(digit * weight for digit, weight in zip(digits, weights, strict=True)) % 11
        digits.append(0 if rest < 2 else 11 - rest)
    text = "".join(map(str, digits))
    return f"{text[:2]}.{text[2:5]}.{text[5:8]}/{text[8:12]}-{text[12:]}"


def _size(employees: int) -> str:
    if employees <= 5:
        return "small"
    return "mid" if employees <= 200 else "enterprise"


def _segment(touch: str) -> str:
    return {"high": "strategic", "mid": "growth", "tech": "starter"}[touch]


def _pays(spec: str) -> tuple[str, tuple[str, ...], str | None]:
    """The currency, the recurring products still running and the plan of the first, from what an account pays."""
    currency = "BRL"
    if spec[:3] in {"USD", "EUR"}:
        currency, spec = spec[:3], spec[4:]
    running = [part.strip() for part in spec.split(";") if part.strip() and part.strip()[0] in "TSRCEHV"]
    return currency, tuple(part[0] for part in running), running[0][1] if running else None


def account(number: int, row: str) -> Account:
    """One account from its row of the cast."""
    name, form, industry, place, employees, touch, model, start, term, stage, mood, csm, spec = row.split("|")
    city, state = place.split("/")
    currency, products, plan = _pays(spec)
    last = spec.split(";")[0].split(">")[-1].split()
    closed = day(last[0]) if mood == "gone" else None
    paused = bool(last) and last[-1] == "p"
    status = {"gone": "cancelled", "prospect": "prospect"}.get(mood, "paused" if paused else "active")
    phone = f"({AREA_CODES[state]}) 5550-{1000 + number * 37 % 9000:04d}"
    quiet = QUIET_SINCE.get(name)
    return Account(
        code=f"EA-{number:03d}", name=name, legal_name=f"{name} {form}", tax_id=tax_id(number), industry=industry,
        city=city, state=state, employees=int(employees), size=_size(int(employees)), segment=_segment(touch),
        touch=touch, model=model, stage=stage, status=status,
        start=day(start) if start != "-" else date.max, term_end=day(term) if term != "-" else None, mood=mood,
        csm=CSMS[csm], currency=currency, slug=slug(name), phone=phone, pulse=_pulse(name, mood),
        overdue_days=OVERDUE_DAYS.get(name, 0), plan=plan, products=products, closed=closed,
        quiet_since=day(quiet) if quiet else None,
    )  # fmt: skip


def _pulse(name: str, mood: str) -> int | None:
    if mood not in PULSE:
        return None
    return max(1, min(5, PULSE[mood] + dice(name, "pulse").choice((0, 0, 0, -1))))


def accounts() -> list[Account]:
    """The whole cast, in the order of its codes."""
    return [account(number, row) for number, row in enumerate(CAST.splitlines(), start=1)]
