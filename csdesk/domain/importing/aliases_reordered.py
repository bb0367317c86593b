"""Names whose words come in another order or with their unit, and those of trackers in Spanish and Portuguese (notation: `aliases_spoken`)."""

from __future__ import annotations

from typing import Final

ANYWHERE: Final[dict[str, str]] = {
    "account.overdue_days": """
        {dias, nº dias, qtd dias} {atraso pagamento, de atraso no pagamento, em atraso pagamento, de inadimplência, de impago, de mora pago, atraso pago, de atraso de pago} |
        {payment delay, payment overdue, late payment, delinquency, delinquent} days | days {payment delay, payment overdue, delinquent, in arrears} |
        payment delay
    """,
    "account.am": "{lead, contact} {owner, owner name, assigned to}",
    "line.product": "tipo {política, de política}",
    "ticket.number": """
        {clave, chave} {de incidencia, de la incidencia, del ticket, de solicitud, da solicitação, do item, do ticket, da ocorrência, do chamado} | {issue, ticket, request} key |
        {nº, no, número, id} {de incidencia, de la incidencia, del incidente, de caso, del caso, de petición, da ocorrência, do incidente}
    """,
}

INSIDE: Final[dict[str, str]] = {
    "opportunity.owner": "lead {owner, owner name, assigned to}",
    "account.csm": "css | csa | customer success {specialist, associate, agent} | especialista {cs, customer success, de éxito, de sucesso}",
    "account.start_date": "{primeira, primera} {abertura, apertura, compra, contratação, contratación, venda, venta, assinatura} | {data, fecha} {de la primera, da primeira} {apertura, abertura, contratación, contratação, fatura, factura}",
    "survey.score": "{satisfação, satisfacción} {cliente, do cliente, del cliente} | {customer, client} satisfaction {score, rating,}",
    "churn.amount": "{último, última} {faturamento, facturación, fatura, factura, mensalidade, mrr, cobro, valor} | last {mrr, billing, invoice amount, billed amount}",
    "churn.reason": "{motivo, causa, razón} {principal, de la baja, da baixa, de pérdida, de término, de salida, del cliente}",
    "ticket.subject": "resumen | resumo | summary",
    "ticket.status": "estado | situação",
    "ticket.category": "{tipo, tipo de} {incidencia, item, pendência, solicitud, solicitação, petición}",
    "ticket.opened_at": "creada | criada | criado | creado",
    "ticket.resolved_at": "resuelta | resuelto | resolvida | resolvido",
}

IN_ACCOUNTS: Final[dict[str, str]] = {
    "account.segment": "cat | categ",
    "account.start_date": "{data, dt, fecha} {compra, de compra, da compra, de la compra, aquisição, de aquisição, da aquisição, adquisición, de adquisición} | {purchase, purchased, bought, acquisition} {date, on}",
    "line.mrr": "{faturamento, facturación} {atual, actual, recorrente, recurrente}",
    "survey.score": "{satisfação, satisfacción} {cliente, do cliente, del cliente} | {customer, client} satisfaction {score, rating}",
    "health.score": "{score, puntaje, pontuação} {total, geral, general, global}",
}
"""Names that mean in a list of clients what they hardly mean elsewhere."""
