"""Further words of help desks, forms, call lists and counts of use (notation: `aliases_spoken`)."""

from __future__ import annotations

from typing import Final

ANYWHERE: Final[dict[str, str]] = {}

IN_REQUESTS: Final[dict[str, str]] = {
    "contact.name": "{reviewer, avaliador, encuestado} {name,} | complainant | {met, spoke, spoken, talked} {with, to} | person met | {reclamante, demandante, entrevistado, entrevistada, encuestado} {nome,} | {affected, impacted, end} user {name,} | {opened, requested, raised, logged} for",
}

INSIDE: Final[dict[str, str]] = {
    "ticket.external_id": """
        {complaint, sr, helpdesk, help desk, support, query, inquiry, enquiry, grievance, work order, wo, claim, escalation, service request} {id, no, number, ref, code} |
        {id, número, código, protocolo} {reclamação, sac, manifestação, ouvidoria, visita técnica, radicado, queixa} |
        os | ordem serviço | orden servicio | {id, número, código} {orden, orden servicio} | radicado | protocolo {sac, ouvidoria, de atendimento}
    """,
    "ticket.subject": "headline | o que aconteceu | sintoma | sintomas | symptom | symptoms | defeito {apresentado, constatado, informado,} | {customer, client, user, reported} {issue, problem, query, complaint, concern, request} | nature of {issue, complaint, problem, request}",
    "ticket.notes": """
        reclamação | queixa | problema | solicitação | dúvida | issue | complaint | problem | request | question | text | {detalle, detalhe} {do chamado, do problema, da solicitação, del caso,} | comment | transcript | texto | histórico | detalhamento | conversation | conversa | {message, email, ticket, request, raw, full} {body, text, content, message} |
        {customer, client, user, agent, internal} {comments, comment, notes, message} | {texto, mensagem, conteúdo} {do chamado, da mensagem, do cliente, completo} | {informações, detalhes} {adicionais, complementares} | {resolution, closing, closure} {comment, comments} | {complaint, consumer complaint, issue,} narrative
    """,
    "ticket.opened_at": "{filed, lodged, registered, initiated, registration} {date, at, on, time} | date {filed, lodged, registered} | event {time, timestamp, date} | {data, dia} {da visita, do problema}",
    "ticket.resolved_at": """
        {end, ended, finish, finished, fixed, completion, finalized} {time, date, at, on, datetime, timestamp} | {data, hora, dia} {fim, término, saída, retirada, do fim, final} | {fim, término} {do atendimento, da os, do serviço, do chamado,} |
        {data, hora} {fim, final, término, do término} {do atendimento, atendimento, do serviço}
    """,
    "ticket.first_response_at": "{data,} início {do atendimento, atendimento} | data {da, } primeira interação | {acknowledged, acknowledgement, acknowledgment} {at, on, date, time} | first {public, agent, human, staff, support} {reply, response} {at, date, time,} | {primeira, primeiro} {interação, mensagem do atendente} {em,}",
    "ticket.priority": "criticality {level,} | importance {level,} | pri | {grau, nível, classificação} {de gravidade, de impacto, da prioridade} | gravedad | impacto",
    "ticket.status": "estado actual | stage | estágio | open closed | aberto fechado | {ticket, case, request} {stage, progress}",
    "ticket.category": """
        {service, ticket, issue, request, case, complaint, problem} {type, subtype, sub type, kind, subject category, reason} | subtype | classification | intent | disposition | {sub, main, primary, sub issue} category | category {1, level 1, name, 1 name} |
        {contact, call, inquiry, query, enquiry, chat, complaint} {reason, type, category, topic} | reason {for contact, for call, for inquiry, of contact} | type of {service, problem, complaint, query, inquiry, enquiry, contact, call} |
        {help, support} topic | tema de {ajuda, ayuda} | natureza | tópico | tipificação | tabulação | sub categoria | {tipo, motivo} {de contato, de serviço, da ordem, de defeito, de manutenção, de consulta, da ligação, da reclamação} | grupo {de atendimento, solucionador, do chamado} | classificação {do chamado, do problema}
    """,
    "ticket.channel": "medium | mode | {contact, communication} {mode, medium, method, type} | mode of {contact, communication} | {submitted, created, reported, raised, logged, received, opened} via | {forma, modo, meio, tipo} {de contato, de atendimento, da abertura, de abertura, de comunicação, do canal} | {via, canal, medio} {de ingreso, de entrada, de atención, de contacto} | modalidade {de atendimento,}",
    "ticket.csat": """
        {star, customer, user, client, service, resolution, survey, feedback, support} rating | {customer, client, user} feedback {score, rating} | {customer, user, client, service} satisfaction {score, level, rating, index,} | satisfaction {survey, index, out of 5, level, 1 5} |
        {nota, avaliação, satisfação} {do serviço, do suporte, da pesquisa, pós atendimento, do cliente, do consumidor, final} | {nota, satisfação} pós {atendimento, chamado, resolução}
    """,
    "ticket.escalated": "{was, is, has, needs, foi, houve, precisa, indicador} {escalated, escalation, escalado, escalonado, escalonamento} {flag,} | escalonamento | transferido {n2, para n2, nível 2}",
    "ticket.reopened": "reopenings | {n, vezes, número de vezes} {reopened, reaberto, reaberta} | reopen {total, times}",
    "ticket.tags": "{tag, tags, label} list | keywords | palavras chave",
    "interaction.external_id": "{log, contact log, event, record, booking, comm, communication, outreach, conversation, entry, touch} {id, no, number} | {id, código, número} {do atendimento, do evento, da conversa, do registro, do agendamento, da chamada} | sys id",
    "interaction.at": "{event, booked, held, logged, performed, communication, outreach} {time, timestamp, datetime, date, at, on}",
    "interaction.channel": "mode | method | {communication, contact, interaction, meeting, conversation} {method, mode, medium, channel, platform, channel type} | canal de {atendimento, comunicação, interação} | {tipo, forma} {de canal, de comunicação, de atendimento}",
    "interaction.kind": "{communication, log, record, comm, session, booking, note} {type, kind, category} | natureza {do contato, da interação,} | event subtype",
    "interaction.subject": "{event, activity} {name, title, subject} | {conversation, discussion, topics} {topic, topics, subject, title, discussed} | assunto {da conversa, do atendimento, da ligação} | descrição curta | short description",
    "interaction.summary": "{detalle, detalhe} {do contato, da visita,} | {conversation, call, chat, interaction, session, contact} {summary, transcript, notes, details, description, text} | {resumo, descrição, relatório, resultado, detalhes} {do atendimento, do contato, da interação, da visita, da ligação} | histórico | resultado | comentário | retorno {do cliente,} | texto {da conversa, da nota} | devolutiva | parecer | note text",
    "interaction.sentiment": "sentiment {label, class, category, detected, analysis} | emotion {detected,} | {detected, predicted} {sentiment, emotion} | tom {da conversa,} | {sentimento, humor} {do contato, detectado, percebido}",
    "interaction.next_step": "action plan | next activity | {ação, ações} {necessária, necessárias, a tomar} | próxima atividade | {acordos, acuerdos, compromisos} {firmados,} | {follow up, followup} {notes, action, actions, task, plan, comment}",
    "interaction.contacts": "people {met, contacted, present, spoken to} | asistentes | {client, customer} {participants, contact names}",
    "interaction.minutes": "talk time | {call, talk, conversation} {length, time} | tempo de {duração, conversa, ligação, chamada} | duração {da chamada, do atendimento, da conversa} | time {on site, onsite}",
    "survey.score": """
        recommendation {score, rating, likelihood,} | ltr {score,} | likelihood {score, rating,} | {customer,} effort {level, rating,} | {num, number of} stars | overall {experience, impression, rating} | {raw, final, star, feedback, review} {score, rating} |
        {probabilidade, grau, nível, chance} {de recomendação, de indicação, de recomendar} | recomendação | {qualidade, satisfação, nota, avaliação, experiência} {do atendimento, do serviço, geral, do produto, com atendimento, da experiência} | esforço | nota número
    """,
    "survey.answered_at": "{posted, reviewed, collected, recorded, surveyed, published} {at, on, date, time} | data {da nota, da aplicação, de aplicação, da entrevista, do feedback, do registro}",
    "survey.comment": "text | message | content | description | mensagem | relato | texto | {customer, client, user, respondent, guest} {comment, comments, feedback, review, remarks} | observações do cliente | {comentário, texto} {da resposta, nps, do respondente}",
    "churn.feedback": "{feedback, exit, customer, cancellation} {text, comment, comments, notes}",
    "survey.external_id": "{submission, rating, record, form, entry, evaluation, questionnaire} {id, no, number} | {id, código, número} {do formulário, da avaliação, do questionário, da entrevista}",
    "usage.month": "session {date, start, start time, start date, start at} | {start, started} {time, at} | {recorded, measured, logged, measurement, access, metric} {at, on, date, time, month} | ds | date {time, key} | data do acesso",
    "usage.active_users": "{user, seats, licenses} {count, in use} | {engaged, logged in, enabled active} users | users logged in | active {members, licenses, licences, people, employees, accounts} | {usuários, colaboradores, pessoas} {logados, engajados, ativos na plataforma} | colaboradores ativos | seat usage",
    "usage.seats": "{seat, user, license} limit | {allocated, assigned} {seats, licenses} | {usuários, licenças, vidas} {cadastrados, cadastradas, contratadas, adquiridas}",
    "usage.logins": "app opens | login {events, days, frequency, sessions} | {access, visit, visits, session} {count, counts, frequency} | {acessos, logins, ingresos} {à plataforma, ao sistema, na plataforma} | frequência de {login, acesso} | {inícios, inicios} de {sessão, sesión}",
    "usage.feature": "activity | {activity, action, usage, feature, event} {type, name, category, id, key, code, action} | function | tool {used, name,} | page {name,} | component | {feature, module, page, screen} {accessed, visited, viewed} | product feature | {tipo, nome} de {evento, uso, ação, atividade} | rotina | aplicativo | función | module used | feature group",
    "usage.feature_count": """
        quantity | units {used, consumed} | actions | events | interactions | {usage, event, unit, consumption} {frequency, quantity, units, value, amount, volume} | {key, total, user} {actions, interactions} | {frequência, volume, quantidade} {de uso, de utilização, consumida} | consumo |
        {total, qtd, número} {de ações, de interações, de eventos} | feature {count, clicks, uses} | usage {total, metric value}
    """,
    "usage.features_used": "{unique, distinct, different, adopted} {features, modules} {used,} | {modules, features} {active, used count, adopted count} | feature adoption count | {qtd, número, total} {de funcionalidades, de módulos, de recursos} {usados, ativos,} | {feature, features} count used",
    "usage.features_available": "{total, enabled, contracted, included} {features, modules} | {features, modules} {enabled, contracted, included, total, in plan}",
    "usage.errors": "{failed, error} {requests, logins, calls} | exceptions | failures | incidentes de erro",
    "onboarding.contract_start": "{won, purchase, deal won, agreement, subscription} {date, on, start}",
    "onboarding.due": "eta | {estimated, planned} {completion, delivery}",
    "onboarding.completed": "{launch, launched, activation, activated, graduation, graduated} {date, on, at} | data {da ativação, de encerramento, do encerramento}",
    "onboarding.first_value_on": "first {use, login, success, usage, activity} {date, on, at}",
    "health.date": "last {calculated, computed, scored, updated} {at, on, date,}",
    "task.status": "estágio | fase | coluna | kanban {coluna, status,} | board column | list name | progress status",
    "task.title": "etapa | {nome, título} {da etapa, da ação}",
    "task.priority": "grau {de prioridade, de urgência}",
    "task.external_id": "{activity, todo, action} id | id {da atividade, da ação, da pendência}",
    "task.due": "data {de conclusão prevista, prevista de conclusão, conclusão prevista}",
    "ticket_month.opened": "{support, customer} {tickets, cases} {count,} | {ticket, case} {count, total} | monthly tickets | tickets {per, in} month",
    "ticket_month.resolved": "concluídos | resolved count",
    "ticket_month.first_response_mean": "{avg, average, mean} {response, first response, reply} {hours, minutes, time hours, time minutes}",
    "ticket_month.resolution_mean": "mttr {hours, h, min,} | {avg, average, mean} {time to close, handling time, days to resolve, hours to resolve}",
    "ticket_month.csat": "{avg, average, mean, median} {satisfaction, rating, csat score, satisfaction score, satisfaction rating, customer satisfaction} | nota média | satisfação média",
}
