"""What more tools write over their columns, and people over those of their own lists (notation: `aliases_spoken`)."""

from __future__ import annotations

from typing import Final

ANYWHERE: Final[dict[str, str]] = {
    "account.name": "{cliente, empresa, conta} {visitado, visitada, contatado, contatada, atendido, atendida} | works at | trabalha em | {cliente, empresa, organização, conta} {do contato, do solicitante, do respondente} | {contact, requester, respondent} {company, organization, account} | organizations",
    "account.external_id": "{id, código, matrícula} {sacado, do sacado, tomador, pagador, contratante, assinante}",
    "contact.name": "{billing, finance, technical, main, key, admin} contact | {contatos, contatos relacionados, pessoas} {do negócio, da conta, do cliente} | deal contacts",
    "account.csm": "{implementation, onboarding, success, relationship} {mgr, lead, rep}",
    "line.plan": "{identificador, id, código, nome, chave} do plano | plan {handle, slug, identifier}",
    "line.interval": "tipo de intervalo | {plan, recurrence, billing} interval {unit, type} | {unidade, tipo} de {recorrência, periodicidade}",
    "churn.lost_to": "where {they, it, the client} went | foi para quem | foi pra quem",
    "churn.avoidable": "{was, is} {preventable, avoidable}",
    "churn.reason": "por que {saiu, saíram, cancelou} | why {did they leave, they left, cancelled}",
    "health.date": "{assessed, checked, rated, reviewed} {on, at, date} | avaliado em | avaliada em",
    "interaction.at": "{happened, occurred, took place} {on, at} | start date {time, and time}",
    "interaction.minutes": "{chat, call, meeting, conversation} {minutes, length, duration} | duração {do chat, da conversa, da ligação, da reunião}",
}

INSIDE: Final[dict[str, str]] = {
    "contact.left_on": "saída",
    "goal.status": "{plan, goal, objective, kpi} status | status {do plano, da meta, do objetivo}",
    "invoice.paid": "{último, última, data do último} {recebimento, pagamento} | {last, latest} payment {date, on,}",
    "line.term_end": "current {period, term} {ends, end, ends at, ends on} | current period ends | {period, term} ends {at, on,}",
    "onboarding.started": "{journey, project, plan} {started, start, start date, begin}",
    "onboarding.due": "planned {launch, launch date} | {target, expected, planned} {completion, completion date, finish, finish date} | {journey, project, plan} {due, due date, end, target date}",
    "onboarding.contract_start": "{sale, deal} {closed, closed on, won, won on, date}",
    "onboarding.completed": "launched | launched {on, at} | {journey, project, plan} {completed, completed on, finished} | {actual, real} {completion, completion date, end}",
    "opportunity.notes": "próxima ação",
    "survey.answered_at": "marca {temporal, de tiempo}",
    "task.title": "{card, item, todo} {name, title} | {cta, action, play, call to action} {name, title, subject,} | cta",
    "task.notes": "{card, task, item} {description, notes, details}",
    "task.done_on": "{closed, completion, completed, resolved} {date, on, at}",
    "usage.errors": "{api, app, system, reported, sync} errors | erros {reportados, da api, do sistema, registrados}",
    "account.csm": "{responsible, assigned} person | usuário {responsável, dono} | {usuária, pessoa} responsável",
    "account.notes": "comment | comentário | remark | memo",
    "interaction.contacts": "quem {recebeu, atendeu, vai, foi, participa, participou, esteve}",
    "contact.title": "job | profissão | ocupação | role at company",
    "line.mrr": "renta mensual | aluguel mensal | retainer {mo, month, monthly,} | {monthly, mensal} retainer",
    "line.interval": "intervalo | interval | recorrência | recurrence",
    "line.start": "subscription {date, time} | data de criação | {criada, criado, contratada, assinada} em | data de adesão | dt adesão",
    "product.price": "venda",
    "line.product": "tipo {de produto, do produto} | product type",
    "interaction.channel": "{tipo, canal, meio} de comunicação | {communication, contact} {type, channel}",
    "opportunity.value": "venda | sale | orçamento | budget",
    "churn.date": "data {efetiva, efetiva do cancelamento, efetiva de saída} | {last, final} {day, service date}",
    "interaction.kind": "event type {name,} | {event, appointment} type",
    "opportunity.owner": "usuário {responsável, dono} | {responsible, assigned} person",
    "opportunity.raised_on": "data {de início, início, de cadastro, cadastro, de entrada} | {start, added} {date, on}",
    "opportunity.closed_on": "data {de conclusão, conclusão, de encerramento, da venda} | {concluída, concluído, finalizada, ganha, encerrada} em",
    "ticket.handle_minutes": "duração {min, minutos,} | duration | {chat, call, conversation, handling} duration | duração {do chat, do atendimento, da conversa}",
    "invoice.amount": "valor {previsto, a receber, esperado} | valor original {da parcela, do título, da fatura} | valor {líquido, bruto} {da venda, do pedido, da nota, da fatura, do serviço} | {net, gross} {total, amount}",
}
