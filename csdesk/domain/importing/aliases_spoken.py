"""Names that people make up in their own sheets of clients, contracts and money (notation: `aliases_account`).

`{a, b}` stands for either word and `{a,}` for the word or none, so that one line says a whole family of names.
"""

from __future__ import annotations

from typing import Final

ANYWHERE: Final[dict[str, str]] = {
    "account.name": """
        {nome,} {cliente, empresa, conta} {fantasia, atendido, atendida} | nome {do parceiro, da unidade, da franquia, do lojista} |
        anunciante | lojista | franqueado | unidade franqueada | associado | empresa contratante | advertiser | seller | brand name |
        bill to | bill to customer | billed to | sold to | client account | client company name | account / company |
        customer / company | empresa / conta | conta / empresa | conta cliente | counterparty | contraparte | contratada por | cliente conta | related to | relacionado a | vinculado a | cliente / conta | nome / empresa |
        cliente (nome fantasia) | client organization | customer organization | hotel | restaurante | academia | farmácia | hospital
    """,
    "account.external_id": "{cust, customer, client, cli, acct} id",
    "account.tax_id": "cnpj {do tomador, do sacado, do pagador, da contratante, contratante, faturamento}",
    "account.csm": """
        {csm, cs} {owner, lead, rep, nome, name, atual, titular, e-mail, email, atribuído, dono, da conta, do cliente, principal} |
        {account, client, customer, success, engagement} lead | client partner | engagement manager | relationship manager |
        client services manager | account director | customer success {rep, lead, partner, specialist, owner} | success {partner, rep} |
        gerente de {relacionamento, cs} | executivo de atendimento | analista {responsável, de sucesso do cliente} |
        responsável {atendimento, interno, cs, csm, conta} | {quem atende, quem cuida} | coordenador de {conta, cs} | atendimento responsável |
        gerente de projeto responsável | sucesso do cliente responsável
    """,
    "account.am": "{ae, am} {owner, name, nome} | {vendedor, comercial} {responsável, da conta} | account exec | key account | responsável pela conta comercial",
    "account.stage": "{fase, etapa, momento, estágio} {jornada, ciclo, cliente, do cliente na jornada, da conta} | customer phase | client stage",
    "account.touch": "nível de atendimento | tipo de acompanhamento | modelo de acompanhamento | touch type | tipo toque",
    "account.segment": "{perfil, tipo, categoria, classe, curva} {cliente, conta} | {client, customer, account} {category, class, group} | icp tier",
    "account.industry": "{ramo, área, setor, segmento} {atividade, negócio, atuação, mercado} | {client, customer} {industry, sector, vertical}",
    "account.start_date": "{cliente, parceria, conosco, com a gente} desde | desde quando | {client, partner, with us} since | entrou em | data entrada cliente | início {da parceria, do relacionamento}",
    "account.overdue_days": "{dias, nº dias} {atraso, em aberto, vencido} | {days, day} {late, overdue, past due, outstanding} | aging days",
    "account.employees": "{nº, qtd, total} {colaboradores, empregados, pessoas} | team size | staff count | employee size",
    "account.pulse": "{pulso, feeling, percepção} {csm, cs} | cs pulse | gut feel",
    "contact.name": """
        {pessoa, contato} {de contato, responsável, focal, principal, chave, no cliente} | {main, primary, key, client, customer} {contact, poc} {name,} |
        contato {na empresa, do cliente} | nome {do contato principal, ponto focal} | invitee | invitee name | convidado | quem respondeu | respondido por | responded by | answered by |
        responsável {pelo lado do cliente, no cliente} | {gerente, dono, dona, diretor, diretora, responsável} {da loja, da unidade, da escola, da clínica, da franquia, da filial} | requerente | {exec, executive, economic} {sponsor, buyer} | sócio | proprietário do negócio | decision maker name | {champion, sponsor, attendee, participant, submitter, sender} {name,} | from name | submitted by | remetente | nome {do participante, do remetente}
    """,
    "contact.title": "cargo {do respondente, do decisor, ponto focal, do participante} | {contact, respondent, requester, primary contact, champion, attendee, participant, submitter, sender, reporter} {role, job title, title, position} | from role | role title",
    "contact.email": "invitee email | e-mail {ponto focal, contato principal, do decisor, financeiro, nf, do sponsor} | {main contact, key contact, poc, champion} email",
    "contact.phone": "{telefone, fone, tel} {ponto focal, contato principal, do decisor} | {main contact, key contact, poc} phone",
    "contact.mobile": "{whats, zap, wpp, whatsapp, celular} {do contato, ponto focal, principal, do decisor} | {zap, whats, wpp} | cell number | mobile number",
    "contact.left_on": "{não está mais desde, deixou a empresa em, desligamento do contato} | left company | left the company on",
    "line.mrr": """
        {valor, fee, investimento, mensalidade, contrato, pacote, serviço, receita, remuneração, ticket, honorários, cobrança, faturamento}
        {mensal, mês, por mês, ao mês, recorrente, mensal do cliente, mensal contratado} |
        {mensalidade, fee, mrr, valor mensal} {atual, vigente, contratada, contratado, reajustado, reajustada, bruto, bruta, cobrada} |
        {monthly, recurring} {fee, retainer, rate, billing, payment, cost, contract value, subscription fee, recurring fee, invoice} |
        {mrr, fee, retainer} {monthly, per month, month, usd, today} | {fee, amount, value, price} per month | monthly mrr | mensalidade {plano, contrato}
    """,
    "line.mrr@year": "{valor, receita, contrato, fee} {anual, por ano, ao ano, anual contratado} | {annual, yearly} {contract, retainer, fee, subscription, recurring value, spend} | {arr, acv} {atual, current, contracted, value, amount, usd}",
    "line.price": "valor {total, global} {contrato, do contrato} | total contrato | contract {total, total value} | valor {parcela mensal total, do ciclo} | total contract value",
    "line.start": """
        {data, dia,} {início, começo, assinatura, ativação, adesão, contratação} {contrato, vigência, do plano, do serviço, da assinatura} |
        {contract, agreement, service, plan, retainer} {start, started, begins, start date, signed, begin} | contrato {desde, início, assinado em}
    """,
    "line.term_end": """
        {data, mês,} {fim, término, final, vencimento, vencto, expiração, encerramento previsto, validade, renovação} {contrato, vigência, do plano, da assinatura, do prazo} |
        {contrato, vigência, plano} {até, termina em, vence em, vencimento, fim, término, expira em, expira} | renova em | {próx, próxima} {renovação, vencimento de contrato} |
        {contract, agreement, term, plan, retainer} {ends, end, expires, expiry, end date, expiry date, valid until, up for renewal} |
        {renewal, renew, next renewal} {date, by, due, month, on, due date} | aniversário do contrato
    """,
    "line.end": "{data, dia, mês,} {churn, distrato, rescisão, desligamento do cliente, saída do cliente} | {churn, lost, cancellation} {date, month, on} | deixou de ser cliente em",
    "line.end_reason": "{por que, porque} {cancelou, saiu} | {motivo, causa, razão} {saída, churn, cancelamento, encerramento, distrato, rescisão, perda}",
    "line.auto_renew": "{renova, renovação, renov} {auto, automática, automaticamente, tácita, sozinho} | auto {renew, renewal, renews, renewing} | evergreen",
    "line.notice_days": "{aviso, prazo de aviso, aviso prévio, pré aviso} {dias, cancelamento, rescisão} | {notice, cancellation notice, termination notice} {days, period, term}",
    "line.interval": "{ciclo, periodicidade, frequência, recorrência} {pagamento, cobrança, faturamento, do plano, contrato} | {payment, billing, invoicing, invoice} {term, terms, cycle, cadence, schedule, frequency, interval, period} | prazo de cobrança",
    "line.product": "{serviço, serviços, produto, produtos, solução, escopo, pacote, módulos} {contratado, contratados, contratada, contrato, prestado, prestados, do contrato} | {contracted, purchased, subscribed} {services, service, products, product, scope, modules} | scope of work | services in scope | o que contratou",
    "line.external_id": "{contrato, contract, agreement, assinatura, subscription} {nº, number, no, id, código, ref, num} | {nº, cód, id} {contrato, assinatura, proposta contratada}",
    "renewal.probability": "{chance, probabilidade, prob, confiança, likelihood, odds, probability} {renovar, de renovação, renovação, of renewal, to renew} | renewal {chance, confidence, forecast %, odds}",
    "renewal.due_mrr": "{mrr, valor, fee, mensalidade} {a renovar, em renovação, para renovar} | {mrr, value, amount} {up for renewal, to renew, at renewal, renewing}",
    "renewal.renewed_mrr": "{mrr, valor, fee, mensalidade} {renovado, renovada, pós renovação, após renovação, fechado na renovação, novo contrato}",
    "churn.lost_to": "{foi, migrou, trocou, mudou, perdemos} {para, por} {quem, qual concorrente,} | {novo, nova} {fornecedor, agência, parceiro, ferramenta} | {went, moved, switched, lost} to {whom,} | {replaced by, new vendor, new provider, new agency} | concorrente {escolhido, que levou}",
    "churn.avoidable": "{era,} {evitável, controlável, salvável} | {dava, daria, podia} {para evitar, pra evitar, evitar, ter evitado} | {preventable, avoidable, controllable} churn | could {we have saved it, have been avoided}",
    "invoice.number": "{nº, num,} {nf, nfe, nfs, nfse, nfs-e, nf-e, da fatura, do boleto, da duplicata} | {invoice, inv} {nº, no, num, ref, number} | duplicata",
    "invoice.due": "{vencimento, vcto, venc, data venc} {nf, nota, título, parcela, fatura, boleto, original} | pay by",
}

INSIDE: Final[dict[str, str]] = {
    "account.csm": "atendimento | {gp, gerente de projeto, gerente do projeto, project manager, pm} | lead | consultora | analista | executiva | executivo | especialista | {implantador, coach, mentor}",
    "account.city": "praça | cidade / praça | cidade praça | localização praça",
    "account.name": "nome {da conta, da marca, fantasia empresa} | {aluno, paciente, membro, parceiro} | quem é",
    "account.notes": "{atualização, atualizações, update, updates, última atualização status} | {obs, observação, comentário, nota} {cs, do cs, geral, gerais, interna, importante, importantes} | anotação | {contexto, resumo} {cliente, conta,} | {general, internal, cs, csm} {notes, comments, remarks} | context",
    "account.stage": "fase {atual,} | {momento, jornada} {atual,} | current {stage, phase}",
    "account.status": "{situação, status} {atual, geral, contrato} | current status | ativo / inativo | active / inactive",
    "account.start_date": "inauguração | {data,} {fechamento, contratação, adesão, início, entrada} {conta, cliente, atendimento,} | entrou | {onboarded, live} since | signed {on, date,}",
    "account.segment": "abc | curva | {faixa, grupo, perfil} {de cliente,} | nível",
    "account.plan": "{product, service, package, subscription} tier | {plano, pacote, plan, package} {vigente, escolhido, name, level} | {tier de, nível do} plano | plan tier",
    "contact.name": "{quem, nome da pessoa, contato nome, responsável}",
    "contact.first_name": "{first, given} {name,} | 1º nome | nome próprio",
    "contact.last_name": "last | surname | 2º nome",
    "contact.title": "{cargo, função, posição} {atual, na empresa, que ocupa} | {role, job} {title, at company} | posição",
    "contact.role": "{papel, perfil, função} {na decisão, de decisão, de compra, no projeto, no contrato,} | {decision, buying, stakeholder} {power, type, level, role} | tipo de stakeholder | quem é na decisão",
    "contact.influence": "{peso, grau, força, poder} {influência, decisão,} | influence {score, rating, 1-5}",
    "contact.attitude": "{postura, relação, relacionamento, sentimento} {conosco, com a gente, com a marca,} | {attitude, stance, relationship, sentiment} {towards us, to us,}",
    "contact.left_on": "{saiu da empresa, deixou a empresa, desligamento, desligado} {em, dia,} | {left, departed} {date, on,}",
    "contact.department": "{área, setor, depto, dpto, time} {na empresa, do contato,}",
    "line.product": "{projeto, project} {contratado,} | escopo | objeto | serviço prestado | {objeto, escopo} contrato | scope | deliverables | entregas | entregáveis | {module, modules, modulo, add-on} | oferta | solution | offering | modalidade",
    "line.plan": "{plano, plan, pacote} {vigente, atual, level, tier}",
    "line.interval": "{pagamento, cobrança, faturamento, billing, payment, paga} {mensal anual, como,}",
    "line.kind": "{tipo, natureza, modalidade, classe} {contrato, cobrança, receita, item, linha,} | {charge, fee, contract, billing} type | recorrente / avulso | recurring / one-off",
    "line.start": "{data,} {início, começo, entrada, começou em, iniciou em, assinado} | {starts, started, begins, started on, signed, go live}",
    "line.auto_renew": "{renova, renovável, renews, renewable} {sim não, y n,}",
    "line.end": "{encerrado, terminou, finalizado, desligado} {em,} | {ended, stopped, terminated} {on,}",
    "line.term_end": "{vence, expira, vigência, prazo} {em, até,} | {expires, valid until, expiry, term ends, ends on} | término {previsto,} | {próximo,} reajuste renovação",
    "line.mrr": "{fee, honorários, mensalidade, retainer, mensal, recorrente} | {valor, preço} {mensal, do mês}",
    "line.price": "valor {cobrado, contrato, fechado, por ciclo, do serviço, bruto} | {fee, charge, billed} amount | preço {final, fechado} | {rate, cost}",
    "line.quantity": "{horas, hours} {contratadas, contratada, purchased} | {nº, qtd, total} {usuários, licenças, assentos, unidades, lojas} | seat count | {licenses, licences}",
    "line.external_id": "{ref, referência, reference} {nº, no, number, code,}",
    "line.notes": "{observação, condições, cláusulas, anotação, detalhes} {contrato, especiais,} | special terms | remarks",
    "renewal.due_date": """
        {data, mês, dia,} {renovação, vencimento, aniversário, fim do contrato, fim da vigência, término, término do contrato} {contrato, vigência, prevista,} | {renova, vence, expira, termina} {em, quando,} |
        quando {renova, vence} | {contract, term, renewal, agreement} {end, ends, date, expiry, due, anniversary, month} | {expires, renews, up} {on, for renewal,} | expiry date
    """,
    "renewal.due_mrr": "{valor, mrr, fee, mensalidade, ticket, contrato} {atual, mensal, hoje, vigente, a renovar,} | {current, existing, old} {fee, value, amount, price, mrr} | monthly {value, fee}",
    "renewal.due_mrr@year": "{arr, acv} {atual, a renovar, up for renewal, at risk,} | {current, existing} {arr, acv} | annual amount | contract value",
    "renewal.status": "stage | etapa | fase | {aprovado, aceito, aceitou, accepted, approved} {pelo cliente, by client,} | {status, situação, andamento, posição, etapa, fase, decisão, resultado} {renovação, negociação, final, do contrato,} | {vai renovar, fechou, renovou, renova} | {renewal, current} {stage, outcome, decision, result} | decision",
    "renewal.probability": "termômetro | {%, pct} {chance, probabilidade, renovar, renovação} | {chance, probabilidade, confiança, forecast, confidence, odds, likelihood} {%, renovar,}",
    "renewal.renewed_mrr": "{valor, ticket, mrr, fee, mensalidade} {negociado, negociada, acordado, acordada} | {novo, nova} {valor, fee, mensalidade, mrr, contrato mensal, preço} | {valor, mrr, fee, mensalidade} {novo, nova, final, fechado, reajustado, reajustada, após reajuste, proposto} | {new, final, renewed} {value, amount, fee, price, mrr}",
    "renewal.renewed_mrr@year": "{new, final, renewed} {arr, acv}",
    "renewal.decided_on": "{fechado, fechada, renovado, renovada, decidido, decisão, assinado, assinada} {em, dia,} | data {fechamento, assinatura, resposta, conclusão} | {signed, decided, closed, renewed} {on, date}",
    "renewal.notes": "{obs, observação, comentário, próximos passos, plano, estratégia, pontos} {renovação,} | {next steps, strategy, remarks, risk notes} {notes,}",
    "churn.date": "{offboarded, offboarding} {on, date,} | {data, dia, mês,} {saída, churn, perda, desligamento, encerramento, rescisão, distrato, aviso, cancelamento, último dia} | {saiu, cancelou, encerrou, perdido, perdida, desligou} {em, quando,} | quando {saiu, cancelou} | {lost, left, churn, cancelled, end, exit, cancel} {on, date, month} | last day | {mês, month}",
    "churn.amount": "{mrr, valor, fee, mensalidade, receita, ticket} {perdido, perdida, cancelado, cancelada, mensal, churn, que tinha,} | {lost, churned} {revenue, value, amount, fee, mrr} | {monthly,} {fee, impact, revenue} | impacto",
    "churn.amount@year": "{lost, churned} {arr, acv} | {arr, acv} {lost, churned, perdido}",
    "churn.reason": "{lost, loss, cancellation, cancel, leaving} {reason, driver} | {motivo, causa, razão, por que} {saída, saiu, cancelou, cancelamento, churn, alegado, declarado, principal, raiz, perda, macro,} | {churn, exit, leave, main, root, primary, stated} {reason, cause, category, driver} | why {they left, left, churned,}",
    "churn.reason_detail": "{root cause, reason, motivo, causa, causa raiz} {detail, details, detalhe, detalhado, detalhada} | {detalhe, detalhes, detalhamento, explicação, sub motivo, contexto, motivo detalhado, mais detalhes} {motivo, saída, churn,} | {details, explanation, context, what happened, more detail}",
    "churn.lost_to": "{foi, indo} para | para onde foi | {competitor, vendor} {chosen, won, name} | destino",
    "churn.feedback": "{in their, customer} words | o que {disse, falou, o cliente disse, alegou} | {fala, depoimento, comentário, retorno, feedback} {cliente, final, de saída,} | {exit interview, entrevista de saída, what they said, quote, customer words} {notes,} | obs",
    "invoice.external_id": "nº pedido | id {cobrança, da cobrança, do título} | lançamento",
    "invoice.number": "{título, doc, documento, duplicata, parcela doc, boleto, nº doc, invoice, inv, ref} {nº, no,} | nº {documento, título, nota} | document {no, number}",
    "invoice.issued": "{data, dia,} {emissão, faturamento, nota, lançamento, da cobrança, competência da nota} | {emitido, faturado, faturada, lançado} {em, dia} | {billed, invoiced, invoice, bill} {on, date,} | {mês, month}",
    "invoice.due": "{data, dia,} {vencimento, venc, vencto, limite de pagamento, prevista de pagamento} | {vence, vencida} {em,} | {due, payment due, pay, payable} {date, by, on,} | maturity",
    "invoice.paid": "{data, dia,} {pagamento, pgto, pagto, baixa, recebimento, liquidação, quitação, compensação, crédito} | {pago, paga, quitado, quitada, recebido, recebida, baixado, liquidado} {em, dia} | {paid, settled, received, cleared, payment received} {date, on, at,} | date received",
    "invoice.amount": "{open, outstanding, unpaid} balance | balance due | saldo {devedor, em aberto, a pagar} | {valor, vlr, total} {em aberto, aberto, devido, original, nf, nota, fatura, título, cobrança, do documento, bruto, a receber, do boleto, mensal,} | {invoice, billed, due, gross, total, open, outstanding} {amount, value, total, due, billed} | fee",
    "invoice.status": "estado {pago, de pago, del pago, factura, de la factura} | {situação, status, andamento} {nf, nota, título, fatura, cobrança, pagamento,} | pago? | paid? | {invoice, payment} state",
    "invoice.notes": "{obs, observação, comentário, histórico, detalhes, descrição} {cobrança, financeiro,} | remarks",
    "product.name": "{serviço, produto, item, plano, pacote, módulo, oferta, solução} {nome,} | {service, product, plan, package, offer, module} {name,} | descrição do {item, produto, serviço}",
    "product.family": "{linha, categoria, família, grupo, área, tipo} {produto, serviço, de negócio,} | {service, business} {line, category, area, group}",
    "product.price": "{preço, valor, mensalidade, tabela, ticket} {mensal, tabela, de lista, cheio, sugerido, base, unitário, cobrado, r$,} | {list, base, monthly, unit, standard, retail} {price, fee, rate} | {fee, rate, cost}",
    "product.notes": "{what, what is,} included | {o que inclui, inclui, escopo, detalhes, descritivo, obs, entregáveis} {,do serviço} | {includes, what is included, details, scope}",
    "movement.before": "{mrr, valor, fee, mensalidade} {anterior, antigo, antiga, antes, inicial} | {old, previous, prior, opening, starting} {value, amount, fee, mrr} | de",
    "movement.after": "{mrr, valor, fee, mensalidade} {atual, novo, nova, depois, final} | {new, current, closing, ending} {value, amount, fee, mrr} | para",
    "movement.amount": "{variação, diferença, delta, impacto, movimento, ajuste} {mrr, valor, mensal, r$, no mrr,} | {mrr, net, revenue} {impact, delta, movement, change, difference} | difference | impact",
    "movement.kind": "{tipo, classe, natureza, motivo} {movimento, movimentação, evento, alteração} | {movement, change, mrr} {category, kind, class, type} | classificação",
    "movement.date": "{data, mês, quando} {movimento, movimentação, evento, alteração, ref, referência,} | {movement, change, event, effective} {month, date}",
    "rate.month": "ano mês | mês ano | anomes | as of | {mês, ano mês, mes ano, data} {base, cotação, ref, referência,} | {rate, fx} {month, date}",
    "rate.rate": "{cotação, taxa, câmbio, valor, ptax, paridade} {média, fechamento, venda, do mês, do dia, em reais, r$, brl,} | {average, closing, fx, monthly, conversion} rate | {brl, value in brl, to brl}",
    "rate.currency": "{moeda, divisa, par} {estrangeira, origem,} | {foreign, source, from} currency | ccy",
}

IN_ACCOUNTS: Final[dict[str, str]] = {
    "line.start": "{início, data início, data de início} {contrato, serviço, vigência}",
    "contact.mobile": "zap | whats | wpp",
    "line.mrr": "{valor, receita, fee, ticket} {r$, do cliente, da conta, contrato,} | honorários | investimento",
    "line.term_end": "{vence, expira, vigência, término, venc} {em, até, contrato,} | {próx, próxima} renovação",
    "contact.name": "{falar, fala, falo, contato direto} com | {com quem, quem} {falo, falar, decide} | responsável lá",
    "line.product": "escopo | scope | {serviços, produtos} {ativos, que tem} | o que {faz, faço, fazemos, entrego, entregamos, vendi} {para ele, para o cliente,} | contratou | what we do",
    "task.due": "{falar, ligar, chamar, retornar, próximo contato, próxima ligação} {de novo, novamente, retorno,} {em, dia} | {next, follow-up} {call, contact, date, touch} {on, date,}",
    "account.notes": "{lembrete, lembretes, cuidados, particularidades, pontos de atenção, curiosidades, jeitinho} {cliente,} | {reminders, watch outs, heads up}",
    "health.band": "risco | risk | {risco, nível, grau} {de risco, churn, de churn} | {risk, churn risk} {level, band, rating, category} | {semáforo, farol, cor, bolinha} {cliente, conta, saúde,} | {rag, red amber green, traffic light} {status,}",
}

IN_FATES: Final[dict[str, str]] = {
    "account.csm": "gestor | gestora | responsável | owner | gerente | manager | analista | dono | consultor | quem cuida",
}
"""Names that mean the CSM where the record itself has nobody in charge: renewals, losses, health."""
IN_BILLS: Final[dict[str, str]] = {"account.overdue_days": "atraso | dias | late | aging | dias vencida"}
"""Names that mean the days overdue in a list of invoices."""
IN_REQUESTS: Final[dict[str, str]] = {
    "contact.name": "{requested, raised, reported, submitted, logged, asked, sent} by | {solicitado, pedido, reportado, enviado, aberto, registrado} por | quem {abriu, pediu, solicitou, reclamou, reportou, respondeu}",
    "account.name": "entidade | entity | unidade | filial",
}
"""Names that mean who asks, and for whom, in a list of tickets, answers or interactions."""
