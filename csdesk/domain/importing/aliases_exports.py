"""What more tools write over their columns, and people over those of their own lists (notation: `aliases_spoken`)."""

from __future__ import annotations

from typing import Final

ANYWHERE: Final[dict[str, str]] = {
    "account.name": "works at | trabalha em | {cliente, empresa, organização, conta} {do contato, do solicitante, do respondente} | {contact, requester, respondent} {company, organization, account} | organizations",
    "account.external_id": "{id, código, matrícula} {sacado, do sacado, tomador, pagador, contratante, assinante}",
    "account.csm": "{implementation, onboarding, success, relationship} {mgr, lead, rep}",
    "line.plan": "{identificador, id, código, nome, chave} do plano | plan {handle, slug, identifier}",
    "line.interval": "tipo de intervalo | {plan, recurrence, billing} interval {unit, type} | {unidade, tipo} de {recorrência, periodicidade}",
    "churn.lost_to": "where {they, it, the client} went | foi para quem | foi pra quem",
    "churn.reason": "por que {saiu, saíram, cancelou} | why {did they leave, they left, cancelled}",
    "interaction.at": "{happened, occurred, took place} {on, at}",
    "interaction.minutes": "{chat, call, meeting, conversation} {minutes, length, duration} | duração {do chat, da conversa, da ligação, da reunião}",
}

INSIDE: Final[dict[str, str]] = {
    "account.csm": "{responsible, assigned} person | usuário {responsável, dono} | {usuária, pessoa} responsável",
    "account.notes": "comment | comentário | remark | memo",
    "interaction.contacts": "quem {vai, foi, participa, participou, esteve}",
    "contact.title": "job | profissão | ocupação | role at company",
    "line.interval": "intervalo | interval | recorrência | recurrence",
    "line.start": "{criada, criado, contratada, assinada} em | data de adesão | dt adesão",
    "opportunity.owner": "usuário {responsável, dono} | {responsible, assigned} person",
    "opportunity.raised_on": "data {de início, início, de cadastro, cadastro, de entrada} | {start, added} {date, on}",
    "opportunity.closed_on": "data {de conclusão, conclusão, de encerramento, da venda} | {concluída, concluído, finalizada, ganha, encerrada} em",
    "ticket.handle_minutes": "duração | duration | {chat, call, conversation, handling} duration | duração {do chat, do atendimento, da conversa}",
    "invoice.amount": "valor {líquido, bruto} {da venda, do pedido, da nota, da fatura, do serviço} | {net, gross} {total, amount}",
}
