"""Names of what is contracted and paid: lines, renewals, churn, invoices, rates (notation: `aliases_account`)."""

from __future__ import annotations

from typing import Final

ANYWHERE: Final[dict[str, str]] = {
    "line.mrr": """
        mrr | mensalidade | valor mensal | valor mensal do contrato | valor da mensalidade | receita mensal |
        receita recorrente mensal | receita recorrente | valor recorrente | recorrência mensal | ticket mensal | fee mensal |
        fee | valor do fee | mrr moeda original | mrr total | mrr atual | mrr líquido | mrr bruto | mrr contratado |
        monthly recurring revenue | monthly amount | monthly fee | monthly charge | monthly charges | monthly price |
        monthly revenue | monthly value | current mrr | total mrr | mrr amount | mrr value | retainer | monthly retainer |
        valor mês | valor por mês | valor / mês | mensal | assinatura mensal | valor da assinatura | subscription mrr |
        preço mensal | custo mensal | plano mensal valor | recorrente mensal | mrr contrato | net mrr |
        monthly spend | valor mensalidade
    """,
    "line.mrr@year": """
        arr | valor anual | valor anual do contrato | receita anual recorrente | receita recorrente anual | anuidade |
        annual recurring revenue | annual contract value | acv | annual value | annual amount | annual fee | current arr |
        total arr | arr total | arr amount | arr value | asv | annual subscription value | yearly amount | contract arr |
        total contract amount | valor anualizado | receita anualizada | valor / ano | yearly price | annual price |
        annualized revenue | arr atual
    """,
    "line.mrr@quarter": """
        valor trimestral | receita trimestral | mensalidade trimestral | qrr | quarterly recurring revenue |
        quarterly amount | quarterly fee | quarterly value | valor por trimestre | quarterly revenue | receita por trimestre
    """,
    "line.term_end": """
        fim da vigência | término da vigência | final da vigência | vigência até | vigência final | data fim vigência |
        vigência fim | vencimento do contrato | data de vencimento do contrato | validade do contrato |
        fim do contrato | término do contrato | data de renovação | data da renovação | próxima renovação | renovação |
        data de renovação do contrato | renovação em | renewal date | next renewal date | next renewal | contract renewal date |
        contract end | contract end date | contract expiration | expiration date | expiry date | expires on | term end |
        term end date | current period end | renewal | subscription renewal date | contract expiry | validade |
        fim de contrato | vencimento contrato | data vencimento contrato | contract term end | renovar em | data fim contrato
        | data final do contrato | data término contrato | current term end | renews on | license expiration |
        plan expiry | plan expires | plan expires at | plan end | subscription expiry | subscription expires | license expiry | expires at | vencimento do plano | validade do plano
    """,
    "line.start": """
        início do contrato | data de início do contrato | início da vigência | vigência início | data início vigência |
        início da assinatura | contract start | contract start date | subscription start | subscription start date |
        current contract start | start of contract | service start date | data início contrato | começo do contrato |
        billing start date | data do contrato | vigência inicial | data assinatura contrato | subscription created
    """,
    "line.end": """
        data do cancelamento | data de cancelamento | cancelado em | cancelada em | data cancelamento | churn date |
        data do churn | data de churn | cancel date | cancelled at | canceled at | cancelled on | canceled on | data de saída do cliente | cancellation date | canceled date |
        cancelled date | ended at | data de encerramento | encerrado em | data de desligamento | churned on | churned at |
        saída em | data de rescisão | rescisão | data de distrato | subscription end | subscription end date | termination date
    """,
    "line.end_reason": """
        motivo do cancelamento | motivo de cancelamento | motivo do churn | motivo da saída | motivo do encerramento |
        motivo da perda do cliente | cancellation reason | churn reason | cancel reason | reason for churn | end reason |
        motivo cancelamento | razão do cancelamento |
        cancelation reason | expiration reason
    """,
    "line.auto_renew": """
        renovação automática | renova automaticamente | renovação automática? | auto renew | auto renewal | autorenew |
        automatic renewal | auto renews | renewal type auto | auto renova
    """,
    "line.notice_days": """
        aviso prévio | aviso prévio (dias) | dias de aviso prévio | prazo de aviso | notice | notice days | notice period |
        notice period days | cancellation notice days
    """,
    "line.interval": """
        periodicidade | periodicidade de cobrança | ciclo | ciclo de cobrança | ciclo de faturamento | recorrência |
        frequência de cobrança | frequência de pagamento | billing period | billing cycle | billing interval | interval |
        billing frequency | payment frequency | plan interval | periodicidade do plano | tipo de recorrência | periodicity |
        subscription interval | billing term | subscription type |
        order interval unit | interval unit | billing period unit | term unit | plan interval unit
    """,
    "line.interval_count": """
        nº de períodos | número de períodos | quantidade de períodos | meses por cobrança | interval count | billing period |
        number of periods | plan interval count | billing interval count | períodos |
        order interval frequency | interval frequency | billing period count
    """,
    "line.price": """
        valor cobrado | valor do plano | preço do plano | valor da cobrança | plan amount | plan price | recurring amount |
        subscription amount | subscription price | recurring price | preço da assinatura | valor por período |
        valor do contrato | contract value | contract amount | total contract value | tcv | plan {value, fee, cost}
    """,
    "line.quantity": "quantidade contratada | licenças compradas | subscription quantity | units contracted | qtd contratada",
    "line.product": "produto contratado | produtos contratados | serviço contratado | product name | products | produtos",
    "line.external_id": """
        código da linha | id da linha | código do contrato | id do contrato | contrato id | número do contrato |
        contract id | contract number | subscription id | id da assinatura | código da assinatura | line id | line item id |
        subscription external id | assinatura id | contrato número
    """,
    "renewal.probability": "probabilidade de renovação | chance de renovação | renewal probability | renewal likelihood",
    "renewal.due_mrr": "mrr a renovar | mrr due | renewal mrr | mrr up for renewal | valor a renovar | renewal amount",
    "renewal.renewed_mrr": "mrr renovado | valor renovado | renewed mrr | renewed amount | renewed value",
    "renewal.due_mrr@year": "arr a renovar | arr to renew | arr up for renewal | renewal arr",
    "invoice.amount": """
        valor da fatura | valor faturado | valor da nota | valor da nf | invoice amount | invoice total | amount due |
        valor do boleto | invoiced amount | valor da parcela | last invoice amount
    """,
    "invoice.due": "vencimento da fatura | vencimento do boleto | invoice due date | payment due date",
    "invoice.number": "número da fatura | nº da fatura | número da nota | número da nf | nota fiscal | nf | invoice number | invoice no",
    "churn.reason": "motivo do cancelamento | motivo do churn | churn reason | cancellation reason | motivo da não renovação",
    "churn.lost_to": "perdido para | concorrente | lost to | competitor | lost to competitor | migrou para",
    "churn.avoidable": "evitável | evitável? | churn evitável | avoidable | preventable | avoidable churn",
}

INSIDE: Final[dict[str, str]] = {
    "renewal.line": "linha de contrato | linha do contrato | subscription line | contract line",
    "line.mrr": "mrr mensal | valor recorrente mensal | recurring revenue",
    "line.product": "produto | product | serviço | service | item | módulo | solução | ramo | linha de produto | product family | sku | product title | item name | line item name",
    "line.plan": """
        plano | plan | nome do plano | plan name | pacote | package | edição | edition | tier | price id | plano contratado |
        plan id | plan type | subscription plan | original plan
    """,
    "line.kind": "tipo | tipo de linha | tipo de receita | kind | type | line type | revenue type | natureza | tipo da linha",
    "line.price": """
        valor | preço | price | amount | unit price | valor unitário | preço unitário | valor total | total | value |
        unit amount | valor líquido | preço cobrado
    """,
    "line.quantity": "{user, seat, license, licence, member} count | number of {users, licenses, licences, members} | plan quantity | qtd licenças | número de licenças | licenças contratadas | number of seats | usuários | users | quantidade | qtd | qtde | quantity | units | unidades | seats | licenças | licences",
    "line.currency": "moeda | currency | currency code | código da moeda",
    "line.start": """
        início | data de início | data inicial | data início | start | start date | start at | begin date | from | de |
        data de contratação | data da contratação | contratado em | ativação | data de ativação | activation date |
        effective date | conversion date | period start | service period start | started at | current period start | data |
        data da venda | created at | created | signed on | assinado em | data de assinatura | valid from |
        activated at | activated on | subscribed on | service activation date | data adesão
    """,
    "line.end": """
        fim | data fim | data de fim | data final | término | data de término | end | end date | end at | to | until |
        period end | service period end | encerramento | valid until | até | valid to | ended
    """,
    "line.term_end": "vigência | vencimento | vence em | prazo do contrato | due date | data de vencimento | term",
    "line.start_reason": """
        motivo da mudança | motivo da alteração | motivo de início | motivo da entrada | start reason | change reason |
        reason for change | motivo do ajuste | movement reason
    """,
    "line.end_reason": "motivo | motivo do fim | motivo do término | reason",
    "line.external_id": "código | id | número | number | external id | uuid | key | linha | contrato | contract | assinatura | subscription",
    "line.notes": "observações | obs | notas | notes | comentários | comments | descrição | description",
    "renewal.due_date": """
        fim da vigência | data de renovação | vencimento | data de vencimento | vence em | renewal date | due date | due |
        contract end | contract end date | renovação | próxima renovação | term end | expiration date | data da renovação |
        vencimento do contrato | fim do contrato | expires on | data
    """,
    "renewal.due_mrr": "mrr | valor | mrr atual | mensalidade | current mrr | valor mensal | amount | value | monthly amount",
    "renewal.due_mrr@year": "arr | current arr | acv | valor anual | annual value | annual contract value",
    "renewal.renewed_mrr": "novo mrr | mrr novo | new mrr | valor novo | mrr após renovação",
    "renewal.renewed_mrr@year": "novo arr | renewed arr | new arr | arr renovado",
    "renewal.status": "situação | status | resultado | outcome | estado | renewal status | renovou? | renovou | renewed | result",
    "renewal.decided_on": "decidido em | data da decisão | data de decisão | decided on | decision date | closed on | renewed on",
    "renewal.currency": "moeda | currency | currency code",
    "renewal.probability": "probabilidade | chance | probability | likelihood | forecast %",
    "renewal.external_id": "código | id | número | renovação id | external id",
    "renewal.notes": "observações | notas | notes | comentários | comments | motivo",
    "movement.date": "data | date | data do movimento | movement date | mês | month | data da movimentação | effective date | at | event date | data do evento | when | occurred at | {event, movement} month | change date",
    "movement.kind": "transaction type | tipo de transação | tipo | tipo de movimento | movimento | movement | type | kind | movement type | categoria | activity type | event | evento | event type | change type | tipo do evento",
    "movement.amount": "valor | amount | variação | delta | mrr change | net mrr movement | movement mrr | variação de mrr | change | mrr | {mrr, revenue} {impact, delta, effect} | revenue change | {impacto, variação} {na receita, no mrr} | {amount, value} change | movement {amount, value}",
    "movement.amount@year": "arr | arr {change, delta, impact, amount} | variação de arr | {impacto, variação} no arr",
    "movement.before": "antes | mrr anterior | before | {previous, prev, prior, starting} {mrr, value, amount} | mrr before | from mrr | old mrr",
    "movement.after": "depois | mrr novo | after | new mrr | mrr after | to mrr | mrr atual",
    "movement.currency": "moeda | currency",
    "movement.external_id": "código | id",
    "rate.month": "mês | mês de referência | competência | data | month | date | period | período | mês / ano | reference month",
    "rate.currency": "moeda | currency | currency code | código da moeda | de | from currency | moeda {origem, base, de origem} | {base, source} currency",
    "rate.rate": "cotação | câmbio | taxa | taxa de câmbio | rate | exchange rate | valor | cotação do mês | fx rate | ptax | fx",
    "churn.date": """
        data | data do cancelamento | data de cancelamento | data do churn | data da saída | date | churn date |
        cancellation date | cancel date | cancelado em | churned on | end date | canceled at
    """,
    "churn.reason": """
        motivo | motivo principal | reason |
        motivo de cancelamento | categoria | primary reason | categoria do motivo
    """,
    "churn.reason_detail": "detalhe | detalhes | detalhe do motivo | submotivo | reason detail | detail | sub reason | secondary reason | descrição",
    "churn.amount": "mrr perdido | valor perdido | valor | mrr | lost mrr | churned mrr | amount | mensalidade | lost amount | churn mrr",
    "churn.amount@year": "arr perdido | arr | lost arr | churned arr",
    "churn.feedback": "comentário | comentários | feedback | observações | comment | comments | depoimento | notes",
    "churn.external_id": "código | id",
    "invoice.number": "número | number | order number | número do pedido | nº | nota | fatura | n boleto | nosso número | número do boleto | invoice code | nf número | número nfe | número da fatura",
    "invoice.external_id": "pedido | nº pedido | order | id | código | external id | invoice | fatura | payment id | id do pagamento",
    "invoice.issued": """
        emissão | data de emissão | emitida em | emitido em | data | issued | issue date | invoice date | date | created |
        created at | data da fatura | data da venda | date issued | competência | payment date created | billing date | {revenue, transaction, charge, sale} date
    """,
    "invoice.due": "vencimento | data de vencimento | vence em | due | due date | data vencimento | prazo | due on | due at | payment due",
    "invoice.paid": """
        data realizado | data realizada | realizado em | pagamento | data de pagamento | pago em | data do pagamento | liquidação | data de baixa | paid | paid on | paid at |
        payment date | date paid | paid date | data recebimento | recebido em | settled on
    """,
    "invoice.amount": """
        valor | total | valor total | valor pago | valor bruto | valor líquido | amount | total amount | value | grand total |
        amount paid | paid amount | gross amount | montante | converted amount | transaction amount | revenue | preço |
        valor do título | valor cobrado | valor original | subtotal | fee | {usage, service} fee
    """,
    "invoice.currency": "moeda | currency | currency code | converted currency",
    "invoice.status": "situação | status | estado | payment status | invoice status | situação do pagamento | status do pagamento | state | situação da cobrança | billing status",
    "invoice.notes": "descrição | description | observações | histórico | memo | notes",
    "product.name": "produto | nome | nome do produto | product | product name | name | item | serviço | title | plan name",
    "product.family": "família | categoria | linha | grupo | family | category | series | product line | product family | type | tipo",
    "product.price": "preço | valor | preço de venda | price | sales price | list price | unit price | preço unitário | amount | preço de tabela",
    "product.currency": "moeda | currency",
    "product.external_id": "código | id | sku | plan id | id do plano | código do plano | plan code | product id | product code | código do produto | id do produto",
    "product.notes": "descrição | description | observações",
}
