"""What billing, insurance and phone companies, tax offices and shops write over what is paid (notation: `aliases_spoken`)."""

from __future__ import annotations

from typing import Final

ANYWHERE: Final[dict[str, str]] = {
    "contact.first_name": "{billing, bill to, customer, client, buyer} first name",
    "contact.last_name": "{billing, bill to, customer, client, buyer} {last name, surname}",
    "account.name": """
        {nome, razão social, nome razão social, denominação, denominación, nombre, nombres, apellido y nombre, razón social, name, cliente}
        {sacado, do sacado, tomador, do tomador, pagador, do pagador, destinatário, do destinatário, receptor, del receptor, do adquirente, del adquirente, adquirente,
        do devedor, devedor, del deudor, do segurado, segurado, del asegurado, asegurado, do contratante, contratante, del contratante, tercero, del tercero, del tomador, del comprador, do comprador,
        do inquilino, del inquilino, do locatário, do beneficiário, do estipulante, del titular, do titular, do assinante, del suscriptor, del abonado} |
        {tomador, destinatário, adquirente, estipulante, receptor} {do serviço, de serviços, da nota, da nf, del servicio, del comprobante, factura} |
        {insured, policyholder, policy holder, payer, debtor, recipient, buyer, bill to, billed to, sold to, invoiced to, tenant, lessee, subscriber, named insured} {name, full name} |
        billing {name, company, company name, organization, customer, customer name, contact name, full name} | {nome, nombre} {de cobrança, de facturación, para faturamento} | bill to | billed to | sold to | invoiced to | bill to {customer, company, party} | sold to {customer, company, party} | señor es | señores | segurado | asegurado | inquilino | inquilina | locatário | arrendatario | mutuário | policyholder | policy holder | borrower | borrower name | payer | sacado |
        tomador | name 1 | name1 | nome 1 | nombre 1
    """,
    "account.tax_id": """
        {cnpj, cpf, cpf cnpj, cnpj cpf, documento, nº documento, inscrição} {sacado, do sacado, tomador, do tomador, pagador, do pagador, destinatário, do destinatário, adquirente, do adquirente, do devedor,
        devedor, segurado, do segurado, contratante, do contratante, inquilino, do inquilino, estipulante, do estipulante} |
        {nit, ruc, rut, rfc, cuit, nif, cif, doc, nº doc, nro documento, dni cuit, dni, identificación, cédula, cédula ruc} {tercero, del tercero, receptor, del receptor, cliente, del cliente, adquirente, del adquirente, comprador, del comprador,
        tomador, del tomador, asegurado, del asegurado, deudor, del deudor, titular, del titular, contratante} |
        {buyer, customer, client, recipient, payer} {vat, vat number, vat no, tax id, tax number, gstin, ein, abn}
    """,
    "line.mrr": """
        {cargo, cargos, cobrança, cobranças, encargo, encargos, conta, fatura, faturamento, tarifa, taxa, pago, pagamento, preço, cuota, abono, iguala, canon, assinatura, gasto, recorrência, suscripción, plan, prêmio, prima, facturación, consumo cobrado}
        {mensal, mensais, mensual, mensuales, ao mês, por mês, por mes, al mes} |
        monthly {premium, dues, rent, rental, bill, billing, bill amount, payment amount, subscription, subscription fee, plan price, rate, cost to customer, fixed fee, base fee} | mrc | {monthly, mthly, mnthly} {chg, chgs, charge amount, chrg}
    """,
    "line.mrr@year": "{prêmio, prima, cargo, cuota, tarifa, assinatura, taxa, fatura} anual | {annual, yearly} {premium, dues, subscription fee, plan price, licence fee, license fee, maintenance, subscription amount}",
    "line.mrr@quarter": "{prêmio, prima, cuota, tarifa} trimestral | quarterly {premium, dues, subscription fee}",
    "line.external_id": "{nº, no, nro, num, número, cód, código, id} {apólice, póliza, da apólice, de póliza, da póliza, de la póliza} | policy {number, no, id, ref, num, nbr} | {apólice, póliza} {número, nº, no, nro, id} | certificado nº",
    "line.price": "prêmio | prêmio {total, líquido, bruto, comercial, do seguro} | prima {total, neta, bruta, comercial} | {policy, gross, net, written, total} premium | premium amount",
    "line.end_reason": "{categoria, motivo} churn | {termination, exit, leaving, deactivation, unsubscribe} reason | reason for {leaving, cancelling, cancellation, termination, exit} | why {cancelled, canceled, they cancelled} | churn category | motivo {retiro, de retiro, inativação, da inativação} | motivo {cancel, baixa, de baixa, baja, de baja, da baja, bloqueio, suspensão, da suspensão, churn categoria} | {causa, causal, razón, razão} {baja, de baja, cancelamento, de cancelación, retiro, de retiro, churn} | {cancel, cancellation, churn, termination, disconnect, deactivation} {reason code, reason description, reason text, reason category, cause}",
    "line.end": "{deactivated, disconnected, terminated, inactivated} {at, on} | {cancellation, termination} effective {date, on} | {data, dt, fecha} {baja, de baja, cancel, desligamento, de desligamento, inativação, de inativação, desactivación, de desactivación, retiro, de retiro, desconexão} | {deactivation, disconnect, disconnection, unsubscribe, unsubscribed, cancel effective, termination effective} {date, on, at}",
    "line.start": "{inception, policy start, policy effective, policy inception, coverage start, cover start, install, installation, connection} date | {license, licence, service, coverage, policy, plan, agreement, membership} {start, start date, begins, from, activation date, effective date} | {vig, vigência, vigencia} {desde, inicial, inicio, início, de} | {início, inicio, desde} {vigência, de vigência, da vigência, vigencia, de vigencia, cobertura, da cobertura, do seguro, apólice, da apólice, póliza, suscripción, licença} | data {de ativação, ativação, de efetivação, instalação, de instalação} | fecha {contratación, de contratación, activación, de activación, instalación, de instalación, suscripción, de suscripción}",
    "line.term_end": "paid {through, until, through date, until date} | {license, licence, service, coverage, policy, agreement, membership, warranty, maintenance} {end, end date, expiry, expiry date, expiration, expiration date, expires, valid until, renewal, renewal date} | {vig, vigência, vigencia} {hasta, final, fin, fim, até, término} | {fim, final, fin, término, hasta, vencimento, vencimiento} {vigência, de vigência, da vigência, vigencia, de vigencia, de la vigencia, cobertura, da cobertura, do seguro, apólice, da apólice, póliza, de póliza, licença, da licença}",
    "line.product": "{tipo, ramo, clase, linha, produto, modalidade} {de seguro, do seguro, seguro, de póliza, póliza, de apólice, da apólice, apólice, de cobertura} | {insurance, policy, coverage, cover} {type, line, product, class} | {lob, line of business}",
    "line.auto_renew": "{renovación, renovação} {auto, automática} {s n, si no, sim não} | renews automatically | auto renewal {status, flag, enabled, on} | auto renew {flag, enabled, status, on} | is auto renew | will renew",
    "renewal.probability": "{renewal, forecast, renew} {prob, probability, pct, likelihood} | prob renov",
    "renewal.due_mrr": "{monto, importe, valor} {a renovar, de renovación, de la renovación, da renovação}",
}

INSIDE: Final[dict[str, str]] = {
    "line.price": """
        prima | prima {total, neta, bruta, comercial, anual total} | prêmio | prêmio {total, líquido, bruto, comercial, do seguro} | premium | {gross, net, total, written, policy, base} premium | premium {amount, value, total, usd} |
        {membership, subscription, licence, license, maintenance, service, support} {fee, fees, amount, cost, price} | dues | {cargo, cuota, tarifa, cargos} | {valor, vlr, importe, monto} {assinatura, da assinatura, suscripción, da apólice, póliza, anuidade, del plan, do serviço, de la cuota, contratado, licença, da licença}
    """,
    "line.start": "{disbursement, disbursed, funding} {date, on} | {data, fecha} {desembolso, de desembolso, do desembolso, liberação, da liberação} | liberado em | data {da adesão, adesão} | fecha {alta, de alta, efecto, de efecto}",
    "line.end_reason": "loss reason | justificativa | downgrade reason | reason code",
    "line.end": "fecha {baja, de baja} | data {baixa, de baixa}",
    "line.product": "software | application | app | aplicativo | sistema | system | ramo | cobertura | seguro",
    "line.interval": "{forma, frecuencia, periodicidad} {pago, de pago, de cobro, de facturación} | fraccionamiento | fracionamento | premium {frequency, mode} | {pay, paying, charge, invoice} {frequency, freq, period, cycle} | payment freq | freq | frequency | {plan, contract, subscription, billing} {cadence, recurrence, frequency} | {billed, charged} {every, monthly annually}",
    "line.quantity": "{seats, licenses, licences, users, units} {purchased, bought, sold, contracted, ordered, billed, subscribed} | {licenças, licencias, usuários, usuarios, assentos, puestos, linhas, líneas} {adquiridas, adquiridos, vendidas, contratadas, contratados, compradas, ativas} | {qty, quantity, no of} {seats, licenses, licences}",
    "line.plan": "assinatura | suscripción | subscription | membership | {plan, plano} {adquirido, adquirida, suscrito, tarifa, tarifário, tarifario} | tarifa plan | {membership, subscription} {type, level, tier, name, plan} | tipo {de plano, plano, de plan, plan, de assinatura, assinatura, suscripción, de suscripción, membresía, de membresía}",
    "churn.date": "{data, dt, fecha} {desactivación, de desactivación, desativação, da desativação, de desativação, inativação, de inativação, baja, de baja, cancel, retiro, de retiro, distrato, do distrato, encerramento, do encerramento} | {cancellation, churn, cancel, deactivation} {ts, timestamp, dt, time}",
    "churn.reason": "category | driver | {categoria, tipo, motivo} churn | {causa, causal} {baja, de baja, cancelación, do cancelamento,} | {cancellation, churn, cancel} {reason code, category, cause, driver} | motivo {baja, de baja, distrato, do distrato, de retiro}",
    "churn.amount": "{monthly value, monthly revenue, revenue, value, mrr} lost | {valor, mrr, receita, ingreso, monto} {perdido, perdida, em risco perdido} | {ingresos, importe} {perdidos, perdido}",
    "churn.lost_to": "competitor {moved to, switched to, gained, lost to} | {moved, switched, migrated, left} {to, for} | competidor | competencia",
    "churn.avoidable": "controllable | could {be, have been} saved | {salvable, recuperable, evitable}",
    "churn.feedback": "{customer, client} {comments, comment, feedback} | feedback text | verbatim | {cancel, cancellation, exit, churn} {comment, comments, feedback, notes, note}",
    "invoice.amount": """
        {valor, vlr, total, importe, monto, montante} {da dívida, dívida, do débito, débito, deuda, de la deuda, adeudado, adeudada, da pendência, do título, título, dos serviços, do serviço, serviços, dos produtos e serviços, da nf, nf, nfe, nfse, da nota, nota, da nota fiscal,
        da compra, compra, de la compra, comprado, da venda, venda, vendido, de venta, de la venta, do pedido, pedido, del pedido, nominal, contábil, do boleto, boleto, da fatura, fatura, factura, de la factura, facturado, del comprobante, comprobante, del cfdi, do recibo, recibo,
        del recibo, transacionado, da transação, transação, da parcela, parcela, da mensalidade, do aluguel, aluguel, alquiler, del alquiler, arriendo, da cobrança, a cobrar, por cobrar, a receber, faturado, cobrado, do frete e produtos, a pagar} |
        sales | vendas | ventas | charge | charges | receivable | invoiced | billed | invoiced amount | saldo | saldo {pendiente, pendente, actual, atual, por cobrar, deudor, vencido, insoluto, restante} | honorário | honorários | aluguel | arriendo | alquiler | canon | prima total | prêmio total | {rent, dues, premium} {due, amount, billed} |
        {dívida, débito, deuda} {total, original, em aberto,} | {debt, owed, owing} {amount, total,} | amount {owed, owing, billed, invoiced, charged, due, payable, collected} | {bill, billed, inv, invoice, charge, charged, order, purchase, sale, sales, txn, trans, transaction, payment, pmt, receivable, statement} {amt, amount, value, total, sum, cents, amount usd} |
        {net, final, total} {sale, sales, order, purchase, payable, receivable, charge, charges, billed, bill, due, invoice} | total {spent, spend, purchase, order, sale, sales value, price, a pagar, geral, general, neto, líquido, con iva, com iva, venta, ventas, compra, pedido} | gross {amt, total, sales} | net {amt, sales} | imp total | faturamento | faturamento {bruto, líquido, total} | facturación | facturación total | receita {da venda, bruta, total} | ingreso {total, por venta} | {sale, selling, line, item} {value, revenue}
    """,
    "invoice.issued": """
        {data, dt, fecha, dia} {compra, da compra, de compra, de la compra, venda, da venda, venta, de venta, de la venta, pedido, do pedido, del pedido, da transação, transação, transacción, de la transacción, nf, da nf, nota, da nota, documento, do documento, doc, del documento, comprobante, del comprobante, expedición, de expedición,
        fato gerador, do fato gerador, faturamento, do faturamento, facturación, de facturación, factura, de factura, de la factura, timbrado, de timbrado, contable, movimento, lançamento, do lançamento, cobro emitido, consumo, do serviço} | fato gerador |
        {purchase, order, ordered, sale, sold, transaction, txn, trans, document, doc, posting, billing, bill, billed, charge, charged, invoice, inv, statement, receipt} {dt, date, on, time, timestamp, datetime, day, at} |
        {mês, mes, month, competência} {referência, ref, de referência, faturamento, facturado, da fatura, billing, de cobro} | {billing, bill, invoice, statement, charge} month
    """,
    "invoice.due": "expected payment {date, on} | {data, dt, fecha} {limite, límite, prevista, prev, previsão} {pagamento, pagto, de pago, pago, de cobro, recebimento, de recebimento,} | {previsão, prev} {pagamento, de pagamento, recebimento, de recebimento} | fecha de pago prevista | vence el | prazo {pagamento, pgto, de pagamento} | {vencimento, vencto, vcto, venc, vto, vencimiento} {título, do título, fatura, da fatura, factura, de factura, pago, del pago, para el pago, do pagamento, cae pago, original, real, do documento, da cobrança, parcela, da parcela} | {due, pay by, payment due} {dt, date, on} | data {limite, limite pagamento} | fecha {límite, límite de pago, de vencimiento del pago, vto pago}",
    "invoice.paid": "{cobrado, pagado, abonado, recaudado} {el, en} | {data, fecha, f} {recaudo, de recaudo, cobrado} | {data, dt, fecha, dia, f} {pago, de pago, del pago, cobro, de cobro, del cobro, da liquidação, liquidação, da quitação, da baixa, baixa, do recebimento, receb, recibo pago, abono, de abono, cobrada, real de pago} | {paid, payment, remitted, receipt, collected, cleared} {dt, on date, timestamp}",
    "invoice.notes": "concepto | conceito | glosa | narration | particulars | memo | memo description | {concepto, descripción, descrição} {factura, da fatura, del pago, do pagamento, da cobrança, de cobro, do lançamento} | {charge, payment, invoice} {description, memo, note, notes}",
    "invoice.number": "reference {no, number} | tax invoice {no, number} | cupom | cupom fiscal | consecutivo | n fatura | número interno | comprobante | recibo | boleta | folio | nro | no | doc nro | nº recibo | recibo nº | bill | voucher | factura | {numero, nº, no} {comprobante, de comprobante, del comprobante, factura, de factura, de la factura, recibo, do recibo, nfs e, da nfs e, da nfse, boleta, desde, cfdi, do título, duplicata} | {bill, inv, invoice, statement, receipt, voucher} {no, num, number, nbr, ref} | nosso número | folio {fiscal interno, factura, interno} | comprobante nro | nf e {número, no}",
    "invoice.status": "financial status | estado financiero | current status | posição | condición | pagada | cobrada | estado {documento, del documento, de pagos} | paga | {paid, ar, current payment, receivable} status | {status, situação} {financeiro, financeira, do pagamento, da nota} | {pmt, payment, pay, bill, billing, invoice, collection} {status, stat, state} | {estado, estatus, situação, status} {cobro, de cobro, de cobranza, do boleto, da fatura, de la factura, do título, da cobrança, de la póliza pago, cfdi}",
    "invoice.external_id": "{id, código} {pago, de pago, cobro, de cobro, venta, de venta, de la venta, compra, da compra, transacción, de la transacción, movimiento, del pedido} | {trans, txn, transaction, charge, purchase, receipt, sale, order} {id, key, uuid, ref}",
    "movement.before": "{opening, beginning, start, old, previous, prev, from} {mrr, arr, balance} | mrr {inicial, de partida, inicio, opening, old, from, prev, previous}",
    "movement.after": "{closing, ending, end, resulting, to} {mrr, arr, balance} | mrr {final, cierre, closing, ending, resultante, to}",
    "movement.kind": "tipo {mov, movto, de cambio, cambio, de evento} | {movement, change} type | {upgrade downgrade, mov type}",
    "movement.amount": "{valor, vlr, monto, importe} {mov, movto, do movimento, del movimiento, cambio, del cambio} | mrr {variation, variación, cambio} | {delta, diff} {mrr, arr, amount}",
    "movement.date": "{data, fecha, mes} {mov, movto, cambio, del cambio} | change {dt, ts, timestamp}",
}
"""What is so in a list of its own kind only."""
