"""Names of outcomes and adoption: opportunities, goals, value, use, onboarding, health (notation: `aliases_account`)."""

from __future__ import annotations

from typing import Final

ANYWHERE: Final[dict[str, str]] = {
    "opportunity.name": "oportunidade | dealname | nome da oportunidade | negócio | nome do negócio | opportunity | opportunity name | deal name | deal title | deal",
    "opportunity.external_id": "id da oportunidade | id do negócio | opportunity id | deal id | código da oportunidade | negócio id",
    "opportunity.value": "valor da oportunidade | valor do negócio | deal value | opportunity value | deal amount | opportunity amount | pipeline value",
    "opportunity.stage": "etapa do negócio | etapa da negociação | estágio da oportunidade | deal stage | opportunity stage | pipeline stage | sales stage",
    "health.score": """
        saúde | health | health score | healthscore | score de saúde | índice de saúde | nota de saúde | saúde do cliente |
        customer health | customer health score | sense score | current score | overall score | account health | health index |
        pontuação de saúde | curr score | hs | score atual | termômetro de saúde | health score atual | overall health
    """,
    "health.band": """
        faixa de saúde | farol | semáforo | cor da saúde | cor | health color | health colour | health status | health band | health label |
        rag | rag status | status de saúde | classificação de saúde | health grade | score label
    """,
    "usage.seats": """
        licenças | licenças contratadas | número de licenças | nº de licenças | qtd licenças | assentos | vagas | usuários contratados |
        seats | license count | licence count | total seats | licensed seats | licenses | licences | contracted seats | purchased seats |
        seats purchased | number of licenses | qtd de usuários contratados | limite de usuários | license seats |
        usuários habilitados | usuários licenciados | seats contracted | max users | licensed users
    """,
    "usage.active_users": """
        usuários ativos | usuários ativos no mês | ativos no mês | mau | active users | monthly active users | active seats |
        seats used | active users 30d | licenças usadas | licenças em uso | usuários utilizados | active users last 30d | users active |
        usuários ativos 30 dias | used seats | licenses used | active users last 30 days
    """,
    "usage.logins": """
        acessos | logins | acessos no mês | número de acessos | sessões | logins last 30d | logins last 30 days | login count | sessions |
        acessos 30 dias | logins 30d | qtd acessos | number of logins | logins no mês | login frequency | frequência de acesso | monthly logins
    """,
    "usage.features_available": "funcionalidades contratadas | funcionalidades disponíveis | features available | available features | módulos contratados",
    "usage.features_used": "funcionalidades usadas | funcionalidades utilizadas | features used | used features | módulos usados | funcionalidades em uso",
    "onboarding.first_value_on": """
        primeiro valor em | primeiro valor | data do primeiro valor | first value on | first value | first value date | time to value date |
        primeiro resultado em | aha moment
    """,
    "onboarding.started": "início do onboarding | início da implantação | onboarding start | onboarding started | onboarding start date | kickoff | data de kickoff | kick off",
    "onboarding.completed": """
        onboarding concluído em | fim do onboarding | implantação concluída em | onboarding completed | onboarding end | go live |
        go live date | data de go live | onboarding completion date | fim da implantação | golive | onboarding end date
    """,
    "onboarding.due": "prazo do onboarding | prazo da implantação | onboarding due | onboarding due date | go live previsto | previsão de go live",
    "goal.outcome": "resultado desejado | objetivo do cliente | desired outcome | customer outcome | business outcome | objetivo de negócio",
    "goal.external_id": "id da meta | código da meta | goal id | id do objetivo | objective id",
}

INSIDE: Final[dict[str, str]] = {
    "reading.goal": "meta | goal | objetivo | nome da meta | goal name | objective",
    "opportunity.name": "nome | título | name | title | descrição | subject | nome da negociação | negociação | project | topic | tópico",
    "opportunity.external_id": "código | id | record id | id do registro | external id | número",
    "opportunity.kind": "tipo | tipo de oportunidade | type | kind | opportunity type | deal type | upsell / cross-sell",
    "opportunity.product": "produto | produtos | serviço | product | product name | products | item",
    "opportunity.stage": "etapa | estágio | fase | stage | phase | stage name",
    "opportunity.value": """
        valor | valor total | valor estimado | valor previsto | value | amount | total amount | estimated value | close value |
        valor recorrente | mrr | receita esperada | expected revenue | potential | potencial
    """,
    "opportunity.value@year": "arr | acv | valor anual",
    "opportunity.currency": "moeda | currency | currency of value | amount currency | total amount currency | deal currency | currency code",
    "opportunity.probability": "probabilidade | win | win % | win rate | chance | probability | win probability | likelihood | deal probability | confidence",
    "opportunity.expected_on": """
        previsão de fechamento | fechamento previsto | data prevista | data prevista de fechamento | expected close | expected close date |
        forecast close date | estimated close date | previsão | expected closing date
    """,
    "opportunity.closed_on": """
        data de fechamento | fechado em | fechamento | data do ganho | data da perda | close date | closed on | closed date | closed at |
        won time | deal closed on | won date | closing date | date closed | {actual, close} {close date, month} | data real de fechamento
    """,
    "opportunity.outcome": "resultado | situação | status | estado | outcome | result | deal status | won lost | ganho / perdido | is won | ganha?",
    "opportunity.lost_reason": "motivo de perda | motivo da perda | razão da perda | lost reason | loss reason | closed lost reason | reason lost",
    "opportunity.owner": """
        responsável | proprietário | proprietário do negócio | vendedor | executivo | dono | owner | deal owner | opportunity owner |
        sales rep | sales agent | salesperson | account executive | assigned to | vendedora | owner name |
        assigned rep | rep | vendedor responsável | closer | ae | am | account exec | sales owner | responsável comercial
    """,
    "opportunity.raised_by": "levantada por | levantado por | indicada por | identificada por | raised by | sourced by | created by | creator | criado por | origem csm",
    "opportunity.raised_on": """
        levantada em | data de criação | criado em | criada em | data de abertura | raised on | create date | created | created at |
        created date | date created | deal created | engage date | open date | data | date | opened on | data do primeiro contato
    """,
    "opportunity.handed_over_on": "passada em | passado em | entregue ao comercial em | handed over on | handover date | hand off date | passagem",
    "opportunity.tags": "tags | etiquetas | label | labels",
    "opportunity.notes": "observações | obs | notas | notes | comentários | comments | next step | description | anotações | próximo passo",
    "story.title": "título do case | nome do case | case | título | história | caso | história de sucesso | title | story | success story | case name | nome do case | name",
    "story.stage": "etapa | fase | situação | status | stage | phase",
    "story.result": "resultado | resultados | impacto | result | results | impact | outcome | resumo",
    "story.consent_on": "consentimento | autorização | autorizado em | consent | consent on | consent date | approval date | data de autorização",
    "story.link": "link | url | endereço | page",
    "story.external_id": "código | id",
    "goal.outcome": "resultado | outcome | objetivo | objective",
    "goal.name": "objective | objetivo | meta | nome | nome da meta | kpi | key result | goal | name | goal name | título | title | success plan",
    "goal.metric": "métrica | indicador | metric | measure | kpi name | como medir",
    "goal.unit": "unidade | unidade de medida | unit | unit of measure",
    "goal.direction": "direção | sentido | polaridade | direction | better when",
    "goal.baseline": "início | valor inicial | linha de base | baseline | start value | de | ponto de partida | initial value",
    "goal.target": "alvo | meta | valor alvo | meta numérica | objetivo numérico | target | target value | para | goal value | valor meta",
    "goal.due": "prazo | data limite | até | due | due date | deadline | target date | data alvo",
    "goal.status": "situação | status | estado | state",
    "goal.external_id": "código | id",
    "goal.notes": "observações | notas | notes | comments",
    "reading.date": "data | medido em | data da medição | date | measured on | reading date | mês | month | measured at",
    "reading.value": "valor | medição | resultado | value | reading | actual | realizado | atual | valor medido | current value",
    "value.month": "mês | competência | mês de referência | month | period | período | data | date | mês / ano",
    "value.gain": "economia gerada | ganho gerado | retorno gerado | resultado gerado | ganho financeiro | ganho | valor gerado | economia | retorno | benefício | gain | value | value generated | savings | benefit | return | receita gerada | valor",
    "value.cost": "custo | investimento | valor pago | cost | investment | spend | custo total",
    "value.evidence": "evidência | comprovação | fonte | evidence | proof | source | observações | descrição | como foi medido",
    "value.external_id": "código | id",
    "usage.month": """
        mês | mês de referência | competência | data | período | mês / ano | month | date | period | event time | event timestamp |
        event date | usage date | reference month | timestamp | usage month | occurred at | created at | snapshot date
    """,
    "usage.week": "semana | semana de | week | week of | week start | início da semana",
    "usage.seats": "contratados | limite | contracted | purchased",
    "usage.active_users": "usuários | ativos | users | unique users | distinct users | usuários únicos | dau",
    "usage.minutes": "minutos | minutos de uso | tempo de uso | minutes | usage minutes | time in app | duration minutes | tempo (min) | minutos no sistema",
    "usage.feature": "funcionalidade | recurso | módulo | feature | feature name | event | event name | event type | módulo usado | evento | module",
    "usage.feature_count": "usos | quantidade | eventos | contagem | uses | count | events | event count | usage count | qtd de usos | feature uses | total events",
    "usage.errors": "erros | falhas | errors | error count | failures",
    "usage.external_id": "id | código | event id | usage id",
    "onboarding.contract_start": "início do contrato | data do contrato | contract start | contract start date | contract signed | assinatura do contrato | contrato",
    "onboarding.started": "início | iniciado em | iniciada em | data de início | started | start date | started on | start | started at | data início",
    "onboarding.due": "prazo | data prevista | previsão | previsão de conclusão | due | due date | target date | planned end | expected completion | data limite",
    "onboarding.completed": "concluído em | concluída em | conclusão | data de conclusão | término | fim | completed | completed on | completed at | end date | finished on | finalizado em",
    "onboarding.external_id": "código | id | onboarding id",
    "onboarding.notes": "observações | notas | notes | comments",
    "signal.name": "sinal | indicador | métrica | fator | dimensão | signal | name | metric | factor | measure | dimension | indicator | nome | component",
    "signal.value": "valor | nota | pontuação | resultado | value | score | reading | points | measure value",
    "signal.measured_on": "medido em | data | data da medição | mês | measured on | measured at | date | month | as of | data de referência",
    "signal.external_id": "código | id",
    "health.date": "data | mês | medido em | data de referência | date | month | as of | measured on | score date | snapshot date | calculated at | updated at",
    "health.score": "nota | pontuação | score | valor | value | points | total score",
    "health.band": "faixa | classificação | status | band | label | grade | risco | risk | risk level | situação | nível de risco",
    "health.external_id": "código | id",
    "review.period": "período | trimestre | quarter | period | ciclo",
    "review.date": "data | data da apresentação | date | presented on | review date | qbr date | meeting date | data do qbr",
    "review.variant": "variante | tipo | modelo | variant | type | template",
    "review.status": "situação | status | estado | state",
    "review.overrides": "textos editados | edited texts",
    "review.decisions": "decisões | encaminhamentos | decisions | action items | outcomes | ata",
    "review.external_id": "código | id",
}
