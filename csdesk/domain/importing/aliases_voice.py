"""Names of what is said and answered: interactions, tasks, surveys, tickets (notation: `aliases_account`)."""

from __future__ import annotations

from typing import Final

ANYWHERE: Final[dict[str, str]] = {
    "survey.answered_at": "data nps | data do nps | nps date | nps response date | data csat | csat date | data do último nps | last nps date | data da nota nps",
    "interaction.at": """
        último contato | data do último contato | último contato em | última interação | data da última interação |
        última atividade | data da última atividade | última reunião | última ligação | último touchpoint | último toque |
        last activity | last activity date | last contact | last contacted | last contact date | last touch |
        last touchpoint | last interaction | last interaction date | last meeting | last meeting date | last call |
        último check-in | last check in | último relacionamento | last engagement date | organization last activity date |
        último follow up | last timeline activity
    """,
    "interaction.next_step": """
        próximo passo | próximos passos | próxima ação | next step | next steps | next action | opportunity next steps |
        plano de ação | follow up
    """,
    "interaction.sentiment": "sentimento | sentimento do cliente | sentiment | customer sentiment | client sentiment | humor",
    "task.due": "próxima tarefa | data da próxima tarefa | next task date | next activity date | próximo contato | próxima atividade",
    "survey.score@nps": """
        nps | nota nps | nps nota | último nps | nps score | nps atual | latest nps score | latest nps | score nps |
        net promoter score | recomendaria | recommend | likelihood to recommend | probabilidade de recomendar | last nps | nps rating | nps response
    """,
    "survey.score@csat": "nota csat | csat nota | csat | csat score | última csat | satisfação | nota de satisfação | satisfaction | csat rating",
    "survey.score@ces": "ces | nota ces | ces score | customer effort score | esforço do cliente",
    "survey.comment": "comentário nps | comentário do nps | nps comment | nps feedback | survey comment | comentário da pesquisa | feedback nps | comentário csat | csat comment",
    "survey.external_id": "survey id | response id | survey response id | id da pesquisa | id da resposta | código da pesquisa",
    "ticket.external_id": """
        chamado | id do chamado | código do chamado | ticket id | ticket |
        case id | issue key | protocolo | número do protocolo | ticket key
    """,
}

INSIDE: Final[dict[str, str]] = {
    "ticket.number": "ticket number | ticket no | case number | número | number | nº | nº do chamado | número do chamado",
    "survey.ticket": "chamado | ticket",
    "interaction.contacts": "pessoas | people",
    "interaction.at": """
        data | quando | data e hora | data da reunião | data do contato | data da interação | data da atividade | data da ligação |
        date | when | datetime | timestamp | activity date | meeting date | call date | occurred at | interaction date | created at |
        add time | start time | created | created date | due date | data de registro | realizado em | started at | completed at | sent at | sent on | date sent | sent date | data de envio | enviado em |
        data do atendimento | data do agendamento | agendado para | data da visita | data da mensagem | call at
    """,
    "interaction.minutes": "duração | duração (min) | minutos | tempo | duration | minutes | duration minutes | length | tempo gasto | call duration",
    "interaction.channel": """
        canal | meio | meio de contato | canal de contato | channel | medium | contact method | via | formato | communication channel | location | local
    """,
    "interaction.kind": """
        tipo | tipo de contato | tipo de interação | tipo de atividade | tipo de reunião | atividade | type | kind |
        activity type | interaction type | meeting type | touchpoint type | categoria | engagement type | activity
    """,
    "interaction.role": "papel | time | equipe | área | role | team | department | papel interno",
    "interaction.mode": "postura | modo | proatividade | mode | proactive / reactive | proativo / reativo | proativo ou reativo | posture",
    "interaction.direction": "direção | sentido | direction | inbound / outbound | entrada / saída | call direction",
    "interaction.subject": "assunto | título | tema | pauta | subject | title | topic | activity subject | nome | name | headline | motivo",
    "interaction.summary": """
        resumo | text | texto | mensagem | feedback | descrição | observações | anotações | ata | comentários | conteúdo | notas | nota | detalhes | registro | summary |
        description | notes | note | content | body | note content | comments | details | outcome | call notes | o que foi tratado |
        relato | message | {email, e-mail, message, note, meeting, visit, call, raw, feedback} {body, text, notes} | transcript | corpo do e-mail | texto do histórico
    """,
    "interaction.next_step": "encaminhamento | encaminhamentos | ação | action items",
    "interaction.sentiment": "clima | temperatura | mood | tone",
    "interaction.external_id": "código | id | activity id | engagement id | interaction id | note id | id da atividade",
    "task.title": """
        tarefa | título | atividade | descrição | ação | assunto | o que fazer | task | title | task name | subject | action |
        to do | activity subject | nome | name | action item | nome da tarefa
    """,
    "task.due": "prazo | data limite | vencimento | entrega | data | due | due date | deadline | activity due date | até quando | data de entrega",
    "task.priority": "prioridade | priority | urgência | importance | severidade | severity",
    "task.kind": "tipo | {tipo, natureza} de {tarefa, atividade} | tipo da {tarefa, atividade} | kind | type | {task, activity} type",
    "task.time": "hora | horário | time | due time | hora do compromisso",
    "task.run": "execução de playbook | execução do playbook | playbook run",
    "task.step": "passo | step | passo do playbook",
    "task.role": "papel | área | role | team",
    "task.status": "situação | status | estado | concluída | concluída? | done | completed? | feito",
    "task.done_on": "concluída em | concluído em | data de conclusão | done on | completed on | completed at | completion date | finalizada em",
    "task.recurrence": "repetição | recorrência | frequência | recurrence | repeat | frequency",
    "task.external_id": "código | id | task id | id da tarefa",
    "task.notes": "observações | obs | notas | notes | comments | comentários | detalhes | details | nota | note",
    "survey.kind": "pesquisa | tipo de pesquisa | tipo da pesquisa | tipo | survey | survey type | survey name | type | kind | metric | indicador",
    "survey.score": """
        nota | pontuação | avaliação | resposta | score | rating | grade | answer | response | valor | nota da pesquisa |
        survey score | points | nota final | value | result
    """,
    "survey.answered_at": """
        review date |
        respondida em | respondido em | data da resposta | data de resposta | data | data da pesquisa | answered at | date |
        response date | responded at | survey date | submitted at | completed at | created at | answered on | timestamp |
        data e hora | submission date | carimbo de data hora | date submitted | sent at | enviada em
    """,
    "survey.comment": """
        review text | review | texto da avaliação |
        comentário | comentários | feedback | observação | justificativa | motivo da nota | motivo | comment | comments |
        verbatim | reason | open text | open feedback | por que | sugestão | additional comments | depoimento
    """,
    "survey.external_id": "review id | código | id | response id | survey id | external id | id da pesquisa | nps id",
    "ticket.external_id": "código | id | key | issue | case | external id | id externo | chave",
    "ticket.subject": "assunto | título | resumo | subject | title | summary | case subject | nome do chamado | issue summary | ticket name | source subject | conversation subject",
    "ticket.opened_at": """
        aberto em | aberta em | data de abertura | abertura | criado em | data de criação | data | data do chamado | opened |
        opened at | open date | created | created at | create date | created date | created on | creation date | date opened | submitted at | submitted | reported at |
        date | createdate | date time opened | data / hora de abertura | opened on | received at | data de registro |
        data hora | data e hora | data da solicitação | sys created on | timestamp | datetime | date time | time stamp
    """,
    "ticket.first_response_at": """
        primeira resposta em | 1ª resposta | 1ª resposta em | data da 1ª resposta | primeira resposta | data da primeira resposta | respondido em | first response at |
        first response | first reply at | first response time | first responded at | primeiro atendimento em | first reply |
        first contact reply created at | first contact reply at | first agent reply date | first agent reply
    """,
    "ticket.resolved_at": """
        resolvido em | resolvida em | solução | data da solução |  data de resolução | resolução | solucionado em | fechado em | fechamento |
        data de fechamento | encerrado em | data de encerramento | resolved | resolved at | resolution date | solved at |
        closed at | closed date | close date | date closed | closed | closed on | completed at | date time closed | solved |
        data de conclusão | concluído em | finalizado em
    """,
    "ticket.reopened": "reaberturas | reabertos | reaberto | reabertura | reopens | reopened | reopen count | times reopened | number of reopens",
    "ticket.contacts": "contatos | nº de contatos | interações | respostas | contacts | replies | number of replies | touches | número de interações | mensagens",
    "ticket.handle_minutes": """
        tempo de atendimento | tempo de atendimento (min) | tma | tempo gasto | minutos de atendimento | handle time |
        handling minutes | handle minutes | aht | time spent | agent work time | handling time | agent wait time minutes
    """,
    "ticket.sla_response_minutes": """
        sla resposta | sla resposta (min) | sla de resposta | sla primeira resposta | sla 1ª resposta | response sla |
        sla response min | sla response minutes | first response sla | sla de primeira resposta
    """,
    "ticket.sla_resolution_minutes": """
        sla resolução | sla resolução (min) | sla de resolução | sla solução | resolution sla | sla resolution min |
        sla resolution minutes | sla de solução | sla
    """,
    "ticket.channel": "canal | canal de entrada | origem | canal de atendimento | channel | via | source | origin | case origin | via channel | contact channel",
    "ticket.priority": "prioridade | urgência | priority | urgency | nível de prioridade | severity | severidade | criticidade",
    "ticket.category": """
        categoria | tipo | tipo de chamado | assunto principal | motivo | classificação | category | type | ticket type | issue type |
        case type | reason | motivo do contato | área | group | fila | topic | subcategoria | categorização | categorization
    """,
    "ticket.status": "situação | status | estado | ticket status | case status | state | status do chamado | fase | incident state",
    "ticket.escalated": "escalado | escalado? | escalonado | escalada | escalated | is escalated | escalation | escalado para n2",
    "ticket.csat": """
        csat | nota csat | satisfação | nota | avaliação | csat score | satisfaction | satisfaction score | satisfaction rating |
        customer satisfaction | rating | score | nota do atendimento |
        conversation rating | rating value | conversation rating value |
        satisfação do cliente | customer satisfaction rating | pesquisa de satisfação
    """,
    "ticket.tags": "tags | etiquetas | labels | marcadores | tag",
    "ticket.notes": "issue description | descrição | description | observações | detalhes | details | comentários | body | notas | summary | resumo",
    "ticket_month.month": "mês | mês de referência | competência | month | period | período | mês / ano",
    "ticket_month.opened": """
        abertos | chamados abertos | tickets abertos | chamados | tickets | opened | created | tickets opened | new tickets |
        total de chamados | tickets created | volume | quantidade de chamados | qtd chamados
    """,
    "ticket_month.resolved": "resolvidos | fechados | chamados resolvidos | encerrados | resolved | solved | closed | tickets resolved | tickets solved",
    "ticket_month.first_response_mean": """
        tmr | tempo médio de resposta | tempo médio de primeira resposta | tmpr | first response | mean first response |
        avg first response time | average first response | first reply time | first response time
    """,
    "ticket_month.resolution_mean": """
        tmrs | tempo médio de resolução | tempo médio de solução | tms | mean resolution | avg resolution time | mttr |
        average resolution time | resolution time | resolution
    """,
    "ticket_month.csat": "csat | csat % | % csat | satisfação | satisfaction | csat médio",
}
