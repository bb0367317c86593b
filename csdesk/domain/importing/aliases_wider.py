"""Further words of the trade for what a client, a person, an amount or a moment is (notation: `aliases_spoken`)."""

from __future__ import annotations

from typing import Final

ANYWHERE: Final[dict[str, str]] = {
    "account.name": """
        {corporate, trading, trade, registered business, debtor, partner, dealer, reseller, distributor, member} name |
        {apelido, nome} {da empresa, do negócio, comercial} | organização {do solicitante, do cliente, solicitante} | company or account |
        client entity | employer | employer name | customer entity | {nome, razão} {do tomador, do sacado, do comprador, do destinatário} |
        destinatário | comprador | buyer | buyer name | unidade consumidora | titular | nome do titular | billing customer | company customer
    """,
    "account.legal_name": "{registered, official, full legal} {company, business, entity,} name | official name | razão | razão social {completa, empresa}",
    "account.tax_id": "{número, nº, doc,} {cnpj, cpf cnpj, do cnpj} {empresa, cliente, do contratante,} | doc cliente | identificação fiscal | fiscal id | company registration number | registration number company | federal tax id",
    "account.external_id": """
        {customer, client, account, company, debtor} {ref, reference, no, nbr, uid, uuid, guid, identifier} | código {externo, de integração, integração, legado} |
        código {do cliente, cliente} {omie, bling, erp, sap, sistema, integração} | id {no crm, no erp, no sistema, crm, erp, integração} | debtor {number, id, no}
    """,
    "account.domain": "{primary, main, website, corporate, web} domain | domains | domínio {do site, corporativo, principal, web}",
    "account.website": "{página, endereço} {web, do site, na internet, eletrônico} | web {address, site url, page url} | {homepage, site} url | url {empresa, cliente, company}",
    "account.industry": """
        industry {type, vertical, group, category, segment, sector, name} | {market, business} {vertical, industry} | segmento de mercado | setor {econômico, de mercado} |
        {atividade, ramo} {principal, econômica, da empresa} | atividade econômica principal | cnae {descrição, principal, fiscal, descrição principal} | business activity
    """,
    "account.employees": "{staff, fte, ftes, workforce, headcount} | {staff, workforce, team, employees} {size, count, total} | total {headcount, employees, ftes} | {número, total, quantidade} de empregados",
    "account.annual_revenue": "{annual, yearly} {sales, income, revenue usd, turnover usd} | {faturamento, receita} {ano, por ano, ao ano, anual bruto, anual estimado} | revenue annual",
    "account.size": "{company, account, customer, employee, business, org} {size band, size range, size category, size bucket, range, employee range} | {employees, employee, headcount} {range, band, bucket} | faixa de {funcionários, colaboradores}",
    "account.segment": "{segmento, classificação, segmentação} {cs, abc, da carteira, comercial, interna} | {business, market, company, cs} {segment, segmentation} | persona",
    "account.touch": "{cs, csm, customer success, service, support} {touch, touch model, coverage, coverage model, engagement model}",
    "account.stage": "{journey, lifecycle, customer journey, account} {phase, stage, step, state} | customer lifecycle",
    "account.status": "{situação, status} {cadastral, do cadastro, comercial do cliente} | {customer, client, account} state | {relationship, subscription account, active, customer active, activity} status",
    "account.start_date": "{acquired, won} {date, on} | {first, initial} {purchase, order, contract, subscription, sale} date | data da primeira {compra, venda, assinatura} | {relationship, customer, client} {start, start date, began, since} | start of relationship | data de ingresso | {registered, onboarded, joined} {at, on, date} | date {joined, registered, onboarded}",
    "account.am": "sales {representative, representative name, person, consultant, manager, executive} | representante {comercial, de vendas} | consultor de vendas | {account, territory} {rep, sales rep} | {vendedor, comercial} {nome, da carteira}",
    "account.plan": "{pricing, price, service} {tier, plan name, package} | {subscription, membership, service} {type, tier, level, package}",
    "account.pulse": "{csm, cs} {rating, pulse rating, confidence, pulse score, sentiment rating}",
    "line.mrr": "{monthly, mensal} {subscription, subscription amount, plan price, plan amount, recurring amount, charge, charges, bill, income, spend amount} | {receita, faturamento} mensal recorrente | honorário mensal | mrr {contratado, vigente, cliente, contract, account}",
    "line.term_end": "{subscription, license, licence, membership, policy, maintenance} {expires, expiry, expiry date, expiration, expiration date, valid until, renewal date} | {contract, agreement} {expires on, expiration}",
    "interaction.at": "last {csm, cs, customer, client, sales, qbr, check in} {contact, touch, touchpoint, call, meeting, interaction} {date,} | último {contato, toque, atendimento} {cs, do cs, com cliente, registrado}",
    "health.score": "{health, saúde} {points, rating, value, score value, score total} | {composite, total, average, current, latest} health score",
    "contact.title": "designation | {occupation, profissão} {title,} | {job, work, position} {position, designation, function}",
    "contact.phone": "telephone {number,} | {direct, desk, office} {line, phone, number}",
}

INSIDE: Final[dict[str, str]] = {
    "account.phone": "telephone {number, no,} | telefone {residencial, 01}",
    "account.address": "{endereço, address} {comercial, de cobrança, cobrança, residencial, da empresa, fiscal, sede} | residência | domicílio | street name | {rua, av} e número",
    "account.state": "{hq, headquarters, head office} state | unidade da federação | sigla {do estado, estado}",
    "account.country": "{hq, headquarters, head office} country | país {sede, de origem}",
    "account.city": "{hq, headquarters, head office} city | cidade {sede, matriz}",
    "account.start_date": "registered {at, on} | data {de registro, primeira compra, do cadastro no sistema}",
    "contact.role": "{influence, contact, persona, relationship} {type, category}",
    "line.price": "{valor, preço, montante} {contratado, acordado, negociado, final, do plano, do contrato vigente} | {agreed, contracted, committed, original, total commit, commit, commitment, billing} {value, amount, price} | contract {amount, worth, price, sum, fee}",
    "line.mrr": "recurring {amount, charge, fee, price, value}",
    "line.plan": "{subscription, membership, service, pricing} {type, tier, level, package}",
    "line.interval": "frequência {pagamento, cobrança, faturamento,} | renewal {period, frequency, cycle, term} | {charge, invoice} {frequency, interval, cycle}",
    "line.start": "{commencement, activation, inception, booking, go live, provisioned} {date, on,} | {data, dia} {da ativação, da assinatura, do início, vigência inicial}",
    "line.term_end": "{billing cycle, current period, current term, cycle} {end, end date, ends at, ends on} | valid {until, till, through, to} | {validade, válido} {até, do contrato,} | {expiry, expiration, expires, maturity} {on, date, at,}",
    "line.currency": "{contract, billing, subscription, pricing} currency | cur | iso {currency, code} | moeda {do contrato, de cobrança}",
    "renewal.status": "{renovado, renovada, renewed, renovou, will renew} {sim não, y n, flag,}",
    "churn.reason_detail": "{motivo, razão, causa} {secundário, secundária, detalhado, detalhada} | {sub, secondary, detailed} {reason, cause} | {reason, cancellation} {notes, explanation, text, details}",
    "churn.reason": "{reason, churn, cancel, cancellation, exit} {code, category, type, driver, group}",
    "churn.amount": "{valor, receita, mrr, mensalidade, fee} {mensal perdido, mensal perdida, perdido por mês, cancelado, cancelada, que saiu} | {lost, churned, cancelled} {revenue, amount, value, monthly revenue} | {revenue, amount, value} {lost, churned}",
    "task.status": "state | {andamento, progresso} {da tarefa,}",
    "survey.comment": "texto {livre, da resposta, do comentário,} | {review, feedback, answer, response, comment} {body, content, text, message} | body | opinião | depoimento",
    "ticket.category": "{sub category, subcategoria, subcategory} {do chamado,} | {motivo, razão, natureza} {do contato, do chamado, da solicitação}",
    "ticket.first_response_at": "first {replied, contacted, responded, answered, acknowledged} {at, on, date} | primeiro {retorno, atendimento} {em,}",
    "ticket.opened_at": "{data, dia} {do registro, da ocorrência, da solicitação} | {raised, logged, submitted, reported, received} {at, on, date, time}",
    "usage.seats": "contratadas | seat count | {entitled, provisioned, licensed} {seats, users, licenses}",
    "usage.feature_count": "{total, action, interaction, activity, api call, call, click} {usage, count, counts, events}",
    "usage.active_users": "{dau, wau, mau} {users, count,} | {number of, count of, total} active users",
    "usage.minutes": "{session, total session, active, watch} {minutes, time minutes, duration minutes}",
    "onboarding.due": "{estimated, planned, expected, projected} {go live, go live date, end, end date, finish, launch}",
    "invoice.number": "{bill, document, doc, receipt, statement} {number, no, ref} | {número, nº} {do recibo, do documento fiscal, da nota fiscal}",
    "invoice.issued": "{document, posting, posted, statement, booking, billed} {date, on} | data {movimento, da movimentação} | data {do documento, do lançamento, da emissão}",
    "invoice.paid": "{clearing, cleared, settlement, settled, remittance, collection, collected} {date, on, at} | {compensado, liquidado, creditado} em",
    "invoice.amount": "{order, invoice, bill, gross, final, document} {total, value, grand total} | valor {do documento, do pedido, da cobrança, da parcela, do boleto}",
    "opportunity.name": "{potential, pursuit, prospect, quote} name | nome da {proposta, venda, cotação}",
    "opportunity.value": "contract {value, amount} | {deal, pipeline, quote, proposal, tcv, acv} {value, amount, size, total} | {valor, montante} {da proposta, do contrato, da venda, fechado, negociado}",
    "opportunity.expected_on": "{anticipated, planned, projected, target, forecasted, likely} {close, closing, closing date, close date} | data {estimada, provável, esperada} {de fechamento, do fechamento}",
    "opportunity.owner": "{consultor, consultora, representante, sdr, bdr, hunter, executivo comercial} {responsável, de vendas,} | {rep, seller, sales person} {name,}",
    "opportunity.product": "{solution, solutions, solução, offering} {offered, name,} | linha de {produto, serviço} | {product, service} {line, of interest, interest}",
    "opportunity.lost_reason": "reason {for loss, lost, of loss} | {motivo, razão, causa} {do não fechamento, da recusa, perda detalhada}",
    "value.gain": "{cost, time, hard, total, realized, annual} {savings, saving, benefit, benefits, value} | roi {value, amount, gerado} | economia {de custo, de custos, total, obtida}",
    "health.date": "{recorded, scored, computed, evaluated, captured, as of} {at, on, date} | data {do registro, do cálculo, da apuração}",
    "goal.name": "{meta, objetivo, goal, objective} {nome, descrição, title, description, text}",
    "product.price": "{selling, sale, retail, base, catalog, regular} price | preço {de venda, ao consumidor, base, cheio}",
    "product.name": "{descrição, nome} {do produto, do serviço, do item, do pacote}",
}
