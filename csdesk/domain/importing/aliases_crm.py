"""What CRMs and ERPs write over the columns of clients, people and deals, in their exports and to programs (notation: `aliases_spoken`)."""

from __future__ import annotations

from typing import Final

ANYWHERE: Final[dict[str, str]] = {
    "account.name": """
        {default, billing, shipping} address company | supplied company | organization 1 name | {bp, business partner} name | card name |
        {nome, nombre} {sn, pn, parceiro de negócio, parceiro de negócios, socio de negocio, socio de negocios} | name1 | nreduz | nome reduzido |
        {invoice,} partner display name | partner display | {related, linked, associated} {account, company, organization, accounts, companies, organizations} |
        {empresa, cliente, conta, organização} {relacionada, relacionado, vinculada, vinculado, associada, associado} | company title | {party, ledger} name |
        {company, customer, client, account} {display name, legal or trading name} | trading name | trade name | trading as | doing business as | dba |
        {empresa, companhia, organização, conta} do {lead, negócio, contato} | {firm, enterprise, corporate, corporation} name | firm | employer | {primary, main, current} {company, organization, employer} | {nombre, nome} comercial | {empresa, company} {empregadora, where you work} | company / firm
    """,
    "account.external_id": """
        {bp, business partner} {code, no, number, id} | {código, id} {sn, pn, parceiro de negócio, socio de negocio, parceiro} | card code | kunnr |
        {client, customer, cust, cliente} {num, no, nbr, uid, uuid, guid, pk, sk} | {debtor, ledger, party} {code, id, number, no} | co cliente |
        {salesforce, sfdc, hubspot, pipedrive, zoho, netsuite, dynamics, crm} {account, company, organization, customer} id | master record id
    """,
    "account.tax_id": """
        tax {reg no, registration no, registration number, reg number, reference, code, id number, payer id} | federal tax id | lic trad num | stcd1 |
        {vat, gst, sales tax, tax} {registration no, registration number, reg no, id number, code} | {fiscal, tax} {id, number, code, identification} | ssm number |
        {número, código, identificação} {fiscal, tributário, de contribuinte} | {cnpj, cpf, cgc} {cpf, cnpj, da conta, do parceiro, emitente} | documento {fiscal, cnpj cpf, cpf cnpj, principal}
    """,
    "account.postal_code": "c p | post code | cep de cobrança | {billing, mailing, primary address, billing address, mailing address, address1} {code, zip, zipcode, postcode, postal code} | pin code | pincode | postal | plz | pstlz | {código, cód} postal {do cliente, de cobrança}",
    "account.city": "ort01 | {billing, primary, address1, head office, office, company, account} city | {cidade, município} {da empresa, do cliente, sede, cliente, principal}",
    "account.state": "{estado, uf, estado / província} de cobrança | {billing, primary, address1, company, account, office} {state, stateorprovince, state province} | billing region | state {ut, code, name, abbreviation} | state or province | {uf, estado} {da empresa, cliente, sede}",
    "account.country": "land1 | {billing, primary, address1, company, account, head office, office} {country, country code} | country {code, iso, iso code, name} | {país} {da empresa, cliente, sede}",
    "account.address": "stras | calle | calle y número | domicilio | rua de cobrança | {endereço, dirección} {fiscal, comercial, de facturación} | {primary, office, company, account, head office} {street, address, address street, full address} | billing address {street, street 1, 1} | address1 line1 | {endereço, logradouro} {comercial, da empresa, do cliente, principal}",
    "account.website": "corporate {website, site, url} | company {homepage, web page, web site} | {website, web, site} {link, address} | {site, página} {web,} {da empresa, institucional}",
    "account.phone": """
        {phone, telephone} office | {corporate, company main, hq, head office, switchboard, reception} {phone, telephone, number, phone number} | telf1 |
        {company, account, customer, client, business} {phone number, telephone, phone no, contact number, tel} | telephone {1, no, number} | telephone main | main {telephone, number}
    """,
    "account.start_date": "{relationship, partnership} {start, start date, began, begin date, since}",
    "account.csm": "rm name | rm owner | {relationship, portfolio} manager name",
    "account.parent": "parent {organization, org, customer, client, account name, company name, name} | parent account name | {empresa, conta} {controladora, matriz, principal}",
    "account.segment": """
        relationship type | {customer, account, client, cust} {group, class, category, classification, grade, level, cluster, persona} | {company, business} {category, classification} |
        {grupo, classe, categoria, classificação, nível, perfil, cluster} {de cliente, de clientes, do cliente, da conta, cliente, clientes}
    """,
    "account.industry": """
        industry {type, vertical, group, category, classification, code, description, sector, segment} | {primary, main, account, company, lead, business} industry | {nature, line} of business |
        {industry, vertical} {label, tag} | {ramo, segmento, atividade} {da empresa, principal, econômica, econômico} | atividade econômica principal | cnae {principal, descrição, fiscal}
    """,
    "account.size": """
        {employee, employees, staff, headcount, workforce, company size, size} {band, bracket, bucket, range, group, class, segment, category, tier} |
        {employee, employees, staff} count {band, bucket, range, bracket, group} | number of employees {range, band, bucket} | {faixa, intervalo, porte} {de, por, nº} {funcionários, colaboradores, empregados} |
        quantidade de funcionários {faixa, intervalo} | rango de empleados | tamaño {empresa, de empresa, de la empresa}
    """,
    "account.employees": "{no, num, nbr, number, total, count} of {staff, employee, workers} | {emp, employee, staff, worker} {count, number, num, strength, total} | employees total",
    "account.annual_revenue": "annual {income, sales, revenues, turnover usd} | {yearly, total} {turnover, company revenue} | {company, account, customer} {annual sales, turnover, annual revenue} | {faturamento, receita} {anual da empresa, da empresa, do cliente, anual estimado, bruto anual}",
    "account.am": """
        sales {employee, consultant, executive, person, officer, agent name, person name, rep name, executive name, manager name, representative, contact} | slp name | salesman | sales man | {field, inside, outside, account, territory, regional} {sales rep, rep, sales manager} |
        {empleado, funcionário, colaborador} {de ventas, de vendas, departamento de ventas, del departamento de ventas} | {ejecutivo, executivo, asesor, assessor, agente, consultor} {comercial, de ventas, de vendas, de cuenta, asignado, asignada} | {business development, bd} {manager, rep, executive} | bdm
    """,
    "contact.name": """
        supplied name | {contact, person} {full name, person name, display name} | {related, linked} {contact, contacts, person} | cntct prsn | spoc | {spoc, contact person, key person} name |
        {pessoa, contato} {relacionada, relacionado, vinculada, vinculado, associada, associado} | {nombre, nome} {contacto, persona de contacto, del contacto, persona contacto} | name of contact person | contact name 1 | attention to | attn
    """,
    "contact.email": """
        supplied email | {email, mail} {id, addr, address 1, id 1, contact, 1} | {contact, person, primary, personal, official, company, business, work, office, customer, client, lead, user} {mail, mail id, email id, email addr} |
        email {from, address1, address work, work, primary, main, official, principal} | {correo, email} {electrónico, principal, de contacto, contacto, empresa, cliente}
    """,
    "contact.phone": """
        supplied phone | {direct, desk, personal} {phone, line, number, phone number, dial} | {contact, person, work, lead} {phone no, phone number, telephone, tel no} | phone {work, direct, contact} | work direct phone |
        {teléfono, telefone, tel} {de contacto, contacto, directo, direto, do lead}
    """,
    "contact.mobile": "{mobile, mob, cell, cellular, whatsapp} {no, number, num, phone no, 1} | {contact, primary, personal, person} {mobile, mobile no, mobile number, cell} | {celular, móvil, móvel, whatsapp} {de contacto, principal, do lead, 1}",
    "contact.title": "{job, position, contact, person} {position, designation, job, function title} | {current, official} {title, position, job title, designation} | {cargo, puesto, função} {contacto, contato, actual, atual, na empresa, en la empresa}",
    "contact.linkedin": "linkedin {profile, profile url, url, link, page, handle, id, address} | {person, personal, contact} linkedin {url, profile,} | {perfil, url, link} {linkedin, do linkedin, de linkedin}",
    "contact.external_id": "{who, primary contact, lead, prospect} {uuid, guid, key, number, no, code} | who id",
    "opportunity.name": "{opportunity, deal, opp} {title, subject, topic, description} | {título, nome, assunto} {do negócio, da oportunidade, da negociação, do lead}",
    "opportunity.value": """
        {deal, opportunity, opp} {value, amount, size, worth, revenue, price, total, total value, amount usd, value usd} | {est, estimated} {revenue, deal value, deal size, deal amount, opportunity value} | bid amount | {estimated, potential, expected, projected, forecast} {value, deal value, opportunity value, sales value} | {lead, prospect, pipeline, potential deal} value | {valor, monto} {potencial, estimado, esperado, previsto} |
        {valor, montante, monto} {da oportunidade, do negócio, da negociação, de la oportunidad, del negocio, do deal}
    """,
    "opportunity.external_id": "{opportunity, deal, opp} {number, no, code, key, uuid, ref, reference} | {código, número, id} {da oportunidade, do negócio, da negociação, de la oportunidad}",
    "opportunity.stage": """
        {pipeline, sales, sale, deal, opportunity, opp} {phase, stage name, current stage, stage label, milestone} | pipeline current stage | sales {cycle stage, funnel stage, process stage} |
        {etapa, fase, estágio} {da venda, de venda, de vendas, do pipeline, da oportunidade, do negócio, comercial, del negocio, de venta}
    """,
    "opportunity.expected_on": "{expected, estimated, est, forecast, forecasted, anticipated, projected, target} {close date, close, closing date, closing, closure, closure date, deal close} | {previsão, data prevista} {de fechamento, do fechamento}",
    "opportunity.probability": "{win, close, closing, deal, opportunity, sale} {probability, prob, likelihood} | probabilidade {de fechamento, de ganho, de venda, do negócio}",
    "opportunity.product": "{product, products, service, services} {of interest, interest, interested, interested in} | interested {in, product, products, service} | {produto, produtos, serviço, serviços} {de interesse, de interés}",
    "opportunity.outcome": "{deal, opportunity, opp} {status, outcome, result} | won / lost | {status, resultado, situação} {do negócio, da oportunidade, da negociação}",
    "opportunity.lost_reason": "{closed lost, lost, loss, rejection, rejected, disqualification, disqualified, dead} {reason, rationale, reasons, detail, details, cause, description} | {deal, opportunity} {lost reason, loss reason} | {motivo, razão, causa} {perda, de perda, da perda, de pérdida, de descarte, desqualificação, rejeição}",
}

INSIDE: Final[dict[str, str]] = {
    "account.am": "comercial | {comercial, agente, vendedor, vendedora, consultor, representante} {padrão, asignado, asignada, atribuído, principal, titular}",
    "account.address": "end | ender | logr",
    "contact.external_id": "{internal, system, record} {id, no, number}",
    "account.external_id": "recno | {internal, system} {id, no, number} | {company, account, org, organization} {record id, record number, uid}",
    "account.name": "{card, display, complete, known as} name",
    "account.start_date": """
        date {entered, joined, added, enrolled, registered, onboarded, of joining, of registration, of signup} | add {time, date} | entry date | {enrollment, enrolment, joining, onboarding, onboarded, opening, account opening, account open, contract signed} date |
        {enrolled, registered, subscribed, onboarded, active, customer} {on, at, since} | created {on date, date time, time, timestamp} | account {created at, created date, created on, creation date, open date, opened, start date, opening date} | first {purchase, order, invoice} date
    """,
    "account.csm": "hubspot owner {id, name,} | {assigned, responsible, record} {user, user name, person, user id, employee, owner, owner id} | {user, usuário, pessoa, person} {responsible, responsável} | owned by | {owner, record owner} {full name, user, id, email, name} | assigned {by, by name, to name, to id, to user, user full name} | responsável {da conta, pela carteira, pelo relacionamento} | usuário proprietário",
    "account.status": "{estado, status, situação} churn | attrition {flag, status, indicator,} | attrited | exited | {has, is} {exited, attrited, lapsed, cancelled, unsubscribed} | lapsed | {account, customer, client, lead, subscription, membership, contract} {state, status, current status, active} | {activity, active, current, live} status | still {active, customer, a customer}",
    "account.segment": "{type, category} {name, label} | persona",
    "contact.phone": "{phone, telephone} {office, 1, no} | {primary, main} phone number",
    "opportunity.name": "lead {title, name} | {task, card, item} name | opp title | {project, deal} {title, subject}",
    "opportunity.external_id": "lead {number, no} | {record, crm} number",
    "opportunity.outcome": "{state code, status reason, current status, final status, final outcome, final result} | {deal, opportunity, opp, sale, bid, quote} {result, outcome, status, final status, state} | {win, won} {loss, or loss, or lost, status} | is closed won | closed won lost | {situação, estado, resultado, status} {do negócio, da negociação, da oportunidade, final, do lead}",
    "opportunity.stage": "step name | milestone | lead {status, stage} | stage {id, label, title, code} | sales status | pipeline {status, position, column} | {status, situação} do funil | funnel {stage, step, position} | {etapa, fase, estágio} {do funil, no funil} | etapa atual | current stage",
    "opportunity.value": "{ingreso, ingresos, receita, faturamento} {esperado, esperados, esperada, previsto, prevista} | sale | budget amount | sale {amount, price, value} | {quote, quoted, proposal, bid, offer, contract} {price, value, amount, price monthly} | {total, forecast, projected, expected, potential, estimate, estimated} {value, revenue, deal value, contract value, sales value} | venda | {valor, monto} {da venda, da proposta, cotizado, cotado, proposto, estimado, esperado, potencial}",
    "opportunity.expected_on": "date deadline | {expected, forecast, forecasted, estimated, est, target, anticipated, planned, projected} {close, closing, closure, close date, closing date, closure date, signing date, decision date, win date, sign date} | decision date | {data, previsão} {prevista, esperada, estimada} {de fechamento, do fechamento, fechamento} | {fecha} {estimada, prevista, esperada} {de cierre,}",
    "opportunity.closed_on": "date {closed, won, lost, of closing} | {actual, real, final} {close, closing, closure, close date} | {closed, won, lost} {time, date, at, on} | {lost, won, sale, closing} date | signed {on, date} | data {do fechamento, de término, de conclusão, de encerramento, da venda, do ganho}",
    "opportunity.raised_on": "date {entered, raised, opened, added, identified, created} | add {time, date} | begin date | {deal, opportunity, opp, lead} {date, start, start date, open date, opened, opened on, creation date, created date, created at, created on, create date, entry date} | entry date | created {time, on date, timestamp} | data de {início, entrada, abertura do negócio, cadastro}",
    "opportunity.owner": """
        hubspot owner {id, name,} | {assigned, responsible, record, opportunity, deal, opp} {user, user name, person, user id, employee, rep, owner, owner id, agent} | {user, usuário, pessoa, person} {responsible, responsável} | owned by |
        {owner, record owner} {full name, user, id, email, name} | assigned {by, by name, to name, to id, to user} | deal {lead, captain, manager, handler} | {sales, account} {manager, agent name, consultant, person, person name, rep id, team member, representative, lead} | salesman | closer name | handled by | ae {owner, name} | usuário proprietário | agent {name, id} | seller
    """,
    "opportunity.raised_by": "{created, added, sourced, referred, entered} by {user, name, email} | {lead generator, sdr owner, bdr owner, originator, deal creator, referrer}",
    "opportunity.lost_reason": "{passed, pass, decline, declined, no} {reason, rationale, reasons} | passed rationale | reason {passed, rejected, declined, closed, for loss, for losing}",
    "opportunity.notes": "próxima etapa | {additional, deal, opportunity, sales, rep, internal, other} {description, notes, note, comments, comment, information, info, details, remarks}",
    "opportunity.tags": "{lead, deal, opportunity} {tags, tag, labels, label} | tags do {lead, negócio}",
    "opportunity.kind": "{deal, opportunity, opp} {category, class} | {sale, opportunity, deal, bid, business, revenue} type | {tipo} {de negócio, de venda, da oportunidade, de oportunidade, de negociação}",
    "opportunity.product": "{product, service} {interested, interested in, interest, of interest, name, sold, required, category} | {products, services} {interested, interested in, interest, required} | interested {in, product, products, service} | {produto, serviço} {de interesse, principal, interesse} | product line",
    "opportunity.currency": "{deal, bid, opportunity, currency iso} {currency, code, currency code} | currency {id, iso code}",
    "opportunity.probability": "{win, close, closing, success, deal, opportunity, stage, conversion} {prob, probability, chance, likelihood, rate, confidence, percent} | deal stage probability | close probability | {chance, probabilidade} {de fechamento, de ganho, de sucesso, de cierre}",
    "ticket.status": "status reason",
    "ticket.notes": "content | {ticket, case, issue} {content, details}",
    "ticket.channel": "source type | {contact, ticket, case, request} {source, origin, channel, medium}",
}
IN_DEALS: Final[dict[str, str]] = {
    "contact.name": "contacts | contatos | people | persons | contact 1 | decision maker | lead name | nome do lead",
}
"""Names that mean the person in a list of deals."""
IN_ACCOUNTS: Final[dict[str, str]] = {
    "contact.last_name": "apellido paterno | apellidos | primer apellido",
    "contact.name": "contacts | pic | person in charge | contact 1 | decision maker",
    "contact.title": "{contact, person} {role, title}",
}
"""Names that mean a field of a person in a list of accounts."""
