"""Names as programs shorten them and as tables of one row a client have them (notation: `aliases_spoken`)."""

from __future__ import annotations

from typing import Final

ANYWHERE: Final[dict[str, str]] = {
    "account.tax_id": "inn | kvk | kvk {no,} | cvr | cvr {no,} | nip | ico | uen | acn | siren | siren {no,} | pan {no, card} | gst | {vat, fiscal, tax, gst, ein, abn, tin} {cd, reg no, registration no, registration number, reg number} | ust id | ust idnr | steuernummer | {partita iva, piva} | codice fiscale | {company, business} {registration, reg} {no, number}",
    "account.external_id": "co cliente | {cust, acct, client} {seq, idx, pk, sk}",
    "account.name": "firm | firm {name, nm} | co {name, nm} | lead {company, company name, org, organization, organisation, account, business}",
    "account.city": "{bill to, billto, sold to, invoice} {city, town}",
    "account.state": "{bill to, billto, sold to, invoice} {state, province, state province, region}",
    "account.country": "{bill to, billto, sold to, invoice} {country, country code}",
    "account.postal_code": "{bill to, billto, sold to, invoice} {zip, zip code, postal code, postcode}",
    "account.address": "{bill to, billto, sold to, invoice} {address, street, address line 1, address 1, street address}",
    "account.parent": "{grp, group, holding} {co, company, org}",
}

INSIDE: Final[dict[str, str]] = {
    "account.name": "co | comp {nm, name}",
    "account.employees": "{emp, employee, empl, fte, staff, headcount, manpower, workforce} {cnt, count, strength, qty, total, num} | fte | ftes | no of {staff, emp, people, ftes} | {nbr, total} {employees, staff}",
    "account.size": "{size, employee, employees, employee count, emp, headcount, company size, firm size, staff, org size, account size, customer size} {bucket, band, range, tier, bracket, class, group, segment, cat, code}",
    "account.annual_revenue": "{annual, ann, yearly} {rev, sales, turnover} | rev {annual, ann, yearly}",
    "account.city": "cty | {cty, city} {nm, name}",
    "account.state": "emirate | governorate | prefecture | canton | oblast | voivodeship | departamento residencia | {st, state, prov, province} {cd, code, nm, name}",
    "account.country": "{ctry, country} {nm, name}",
    "account.start_date": "{crt, cre, create, creation, created, insert, inserted, ins, entry, enrolled, enrollment, enrolment, registered, registration, reg, join, joined, joining, opening, open} {dt, date, ts, timestamp, datetime, time} | sys created {on, at} | first seen {at, on,}",
    "account.status": """
        {attrition, attrited, exited, abandono, abandonou, desercion, desertor, evasao, evadido, evadiu, dropout, churner, fugado, target churn, churn target, cust churn, churn cliente, cancelo, desertou}
        {flag, flg, ind, indicator, yn, label, bandera,} | {churn, churned} {flg, ind, indicator, yn, bin, binary, y n} |
        {es, is, eh} {active customer, active client, cliente activo, cliente ativo, usuario ativo, usuario activo, activo, ativo, active user} |
        status reason | active {flag, flg, ind, yn, cust} | {cust, acct, client} {sts, stat, active, status flag}
    """,
    "contact.first_name": "{f, fst, frst} {name, nm}",
    "contact.last_name": "{l, lst} {name, nm}",
    "contact.title": "{job, pos} {ttl, titl} | ttl | job",
    "invoice.paid": "{pd, pmt, pay, paymnt} {dt, date} | dt {pd, pmt, pay}",
    "invoice.currency": "{curr, cur, crncy} {cd, code,}",
    "invoice.amount": "{inv, bill, invc} {amt, val}",
    "line.currency": "{curr, cur, crncy} {cd, code,}",
    "opportunity.currency": "{curr, cur, crncy} {cd, code,}",
    "opportunity.value": "{opp, deal} {amt, val, size} | amount {in home currency, in company currency, home currency}",
    "ticket.priority": "pri | prty | sev",
    "ticket.category": "cat | {cat, categ} {nm, name, cd}",
    "product.family": "cat | {cat, categ} {nm, name}",
}

IN_ACCOUNTS: Final[dict[str, str]] = {
    "account.currency": "{curr, cur, crncy} {cd, code,}",
    "line.end_reason": "{motivo, razón, causa} {de,} {abandono, fuga, evasão, deserción, salida, desligamento, la baja} | {attrition, exit, abandonment, dropout, leaving} {reason, rsn, cause} | {churn, attrition} {category, cause, driver, rsn}",
}

IN_LOSSES: Final[dict[str, str]] = {
    "churn.reason": "{motivo, razón, causa} {de,} {abandono, fuga, evasão, deserción} | {attrition, exit, abandonment, dropout} {reason, rsn, cause} | churn {rsn, category}",
}
"""Names of why somebody left, in a list of those who did."""
