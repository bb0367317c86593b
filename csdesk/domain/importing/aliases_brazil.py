"""Names in Brazilian programs and small businesses: tables of ERPs, service orders, dues, lists of the trades (notation: `aliases_spoken`)."""

from __future__ import annotations

from typing import Final

ANYWHERE: Final[dict[str, str]] = {
    "account.name": """
        empresas | organizações | card name | cardname | customer code name | {nome, razão} {reduzido, reduzida, do pagador, do segurado, do sacado, do tomador, do mutuário, do favorecido} | nreduz |
        nom cli | nomcli | {empresa, organização, cliente} {do ticket, do chamado, do solicitante, solicitante, requerente} | entidade cliente |
        cliente {nome, nome fantasia, fantasia, nome completo, final, atual, normalizado, nome normalizado}
    """,
    "account.legal_name": "{nome, razão} {empresarial, da pessoa jurídica, social do cliente, social cliente, social / nome} | denominação {social,}",
    "account.external_id": """
        {nº, cod, número da,} {uc, unidade consumidora} | card code | cardcode | custmr code | {cod, id} {parceiro, pn, parceiro de negócios, pessoa, associado, cooperado, assinante, aluno, paciente, segurado, condômino, unidade consumidora, instalação} |
        código pn | código do parceiro | código {da empresa no sistema, cliente erp, no erp, reduzido} | nº {do cliente, da conta, sócio, do sócio, associado, do associado, inscrição, da matrícula, do aluno, do paciente}
    """,
    "account.tax_id": """
        lic trad num | tax id0 | {cnpj, cpf, cnpj cpf, cpf cnpj, cgc, doc, documento} {do locatário, do aluno, do paciente, do segurado, do tutor, do sócio, do comprador, do devedor, do titular, do assinante, do associado, da entidade, da unidade, do favorecido} |
        {nº, número do} documento {cpf cnpj, cnpj, cliente} | contribuinte | nº contribuinte | número de contribuinte
    """,
    "account.csm": "{consultor, analista, gerente} {de campo, de relacionamento, de sucesso, da carteira, de carteira} | dono do cliente | carteira {do, cs, responsável} | gestor {de contas, da carteira, de relacionamento}",
    "account.am": "slp name | {vendedor, representante, consultor} {principal, atual, padrão, externo, interno, da conta, do cliente, cliente} | nome {do vendedor, vendedor, representante, do representante} | {repres, representante} | corretor {responsável,}",
    "account.industry": "{ramo, setor, segmento, atividade} {econômico, econômica, empresarial, de negócios, da empresa, do negócio} | {descrição, desc} {cnae, do cnae, atividade, da atividade principal} | cnae {principal descrição, texto}",
    "account.phone": "telefone {fax, geral, da sede, da loja, da unidade, do estabelecimento, da clínica, da escola, da prefeitura, de contato da empresa} | phone1 | {pabx, central telefônica} | fone {comercial, da empresa, fixo, principal}",
    "account.address": """
        {endereço, end, logradouro} {da instalação, instalação, do cliente, cliente, da empresa, da loja, da unidade, do imóvel, de correspondência, correspondência, faturamento, de faturamento, completo cliente, principal, do condomínio, do aluno, do paciente}
    """,
    "account.city": "{cidade, município} {da empresa, da loja, da unidade, de instalação, da instalação, do condomínio, residência, de residência} | mail city | nome {do município, município, da cidade, cidade}",
    "account.state": "state1 | uf {da empresa, da loja, da unidade, residência} | {sigla, cod} uf | estado uf",
    "account.postal_code": "cep {do cliente, cliente, da empresa, da instalação, faturamento}",
    "account.start_date": "{data, dt} {de filiação, filiação, associação, de associação, primeira compra, da primeira compra, 1ª compra, da 1ª compra, de afiliação, de credenciamento, credenciamento} | {filiado, associado, parceiro, assinante, aluno} desde",
    "contact.name": """
        contatos {da empresa, do cliente,} | cntct prsn | contact person name | pessoa {de contato na empresa, para contato, do contato} | aos cuidados de | {síndico, síndica} {nome, responsável,} | nome {do síndico, do prefeito, do gestor do cliente, do contato principal, do requerente, do decisor} |
        {prefeito, secretário responsável, presidente da associação, sócio administrador, sócio responsável, sócio gerente, responsável legal, responsável financeiro, responsável pedagógico, responsável pela empresa, responsável pelo aluno, nome da mãe ou responsável} |
        {usuário, cliente, colaborador} {solicitante, requisitante, requerente} | requerente {requerente,} | quem {abriu, solicitou, pediu} {o chamado,}
    """,
    "contact.email": """
        {e-mail, email} {do síndico, do aluno, do paciente, do tutor, do locatário, do segurado, do assinante, do associado, responsável, da empresa, da escola, da loja, empresa, solicitante, requerente, do requerente, para nota, para nfe, nfe, nota fiscal, para boleto, de faturamento, para contato, pessoal, 2}
    """,
    "contact.mobile": "{celular, whatsapp, zap, whats} {do cliente, cliente, do síndico, do responsável, responsável, do tutor, do aluno, do paciente, do locatário, do solicitante, para contato, 1, com ddd, pessoal} | cellular | {telefone, fone, tel} {cel, whatsapp, zap, móvel celular}",
    "contact.phone": "{telefone, fone, tel} {do síndico, do responsável, responsável, do tutor, do aluno, do paciente, do locatário, locatário, do segurado, do solicitante, do requerente, da pessoa, pessoa}",
    "contact.department": "{setor, departamento, área} {solicitante, do solicitante, do usuário, requisitante}",
    "line.end": "{data, dt} {exclusão, de exclusão, desfiliação, de desfiliação, inativação, de inativação, desativação, de desativação, do desligamento, desligamento do cliente, da saída do cliente, do encerramento do contrato, encerramento do contrato, encerramento contrato}",
    "line.start": "{data, dt,} {início, inic, ini} {vigência, do plano, plano, da apólice, apólice, da locação, locação, do seguro, mensalidade, da cobrança, faturamento, de faturamento, da prestação}",
    "line.term_end": "{data, dt,} {fim, término, final, fin, venc, vencimento} {da apólice, apólice, da locação, locação, do seguro, seguro, da licença, licença, da fidelidade, fidelidade, plano}",
    "line.mrr": "{valor, vlr} {da mensalidade, mensalidade, do plano mensal, do aluguel, aluguel, assinatura mensal, mensal do contrato, mensal serviço, da taxa condominial, hora mensal} | aluguel {mensal, atual,} | {taxa, contribuição} {mensal, associativa, condominial, de administração mensal}",
    "line.product": "{sistema, software, módulo, serviço, pacote} {contratado, contratados, utilizado, adquirido, do cliente} | sistemas contratados",
    "line.external_id": "{nº, número, cod, id} {apólice, da apólice, da assinatura, do plano contratado}",
    "survey.score": "{nota, avaliação, pontuação} {nps, csat, da pesquisa, do nps, da satisfação, de recomendação, dada, geral, do cliente, do atendimento, atendimento}",
    "survey.comment": "{comentário, comentários, justificativa, observação, motivo} {da nota, da avaliação, do nps, nps, da resposta, sobre a nota} | comentário {do cliente, cliente, do respondente, aberto} | {elogios, críticas, sugestões} {e sugestões, ou críticas, e críticas,}",
    "survey.answered_at": "{data, dt, data hora} {da avaliação, avaliação, da pesquisa, pesquisa, da resposta, resposta nps, do nps}",
    "usage.logins": "{qtd, nº, total, quantidade} {logins, acessos, de logins, de acessos, sessões}",
    "usage.month": "{mês, mes} {ref, de referência, referência, de uso, do uso}",
}

INSIDE: Final[dict[str, str]] = {
    "account.name": """
        condomínio | síndico cliente | {aluno, paciente, segurado, locatário, inquilino, associado, tutor, assinante, hóspede, consumidor, beneficiário, morador, condômino, cooperado, mutuário, doador, formando, noivos, produtor, sócio, membro, passageiro} {nome, nome completo,} |
        nome {do aluno, do paciente, do segurado, do locatário, do inquilino, do associado, do tutor, do assinante, do hóspede, do consumidor, do beneficiário, do morador, do condômino, do cooperado, do doador, do formando, do sócio, do membro, do proprietário, do responsável financeiro, da escola, da clínica, da loja, do condomínio, da revenda, da prefeitura, da igreja, do estabelecimento, da instituição, da ong, do pet shop, do salão, do posto, do hotel} |
        {revenda, concessionária, franqueado, revendedor, distribuidor, prefeitura, órgão, entidade, instituição, estabelecimento, igreja, posto, farmácia, oficina, salão, obra, fazenda, cooperativa, sindicato}
    """,
    "account.external_id": "prontuário | nº prontuário | ra | r a | nº ra | registro {acadêmico, do aluno, de aluno,} | inscrição | nº inscrição | nº {contrato, instalação} cliente | uc | unidade consumidora | cod {unidade, loja, filial, posto, obra}",
    "account.address": "end | ender | residência | {rua, av, logradouro} {nº, número, e nº} | endereço {rua, nº} | local {de instalação, da instalação}",
    "account.city": "cid | praça | cidade {e estado, uf} | município {uf,}",
    "account.status": "situação {do aluno, do associado, do contrato, do plano, da matrícula, da assinatura, no sistema} | status {do aluno, do contrato, da assinatura, do plano, da matrícula} | bloqueado | cancelou",
    "account.start_date": "{data, dt} {de admissão, admissão associado, ingresso, de ingresso, primeiro contato com a empresa, de abertura do prontuário, de abertura da conta, abertura de conta, inauguração, de inauguração} | {primeira, 1ª} compra | data 1ª compra",
    "account.plan": "{plano, pacote} {do aluno, de internet, internet, do assinante, da assinatura, contratado atual} | velocidade contratada | tipo de assinatura",
    "line.start": "{data, dt} {de ativação do plano, da instalação, instalação, de instalação}",
    "line.product": "sistema | software | sistemas | tipo {de serviço, serviço, do serviço} | {tipo, ramo} {de seguro, seguro, do seguro, de plano} | imóvel | objeto {da locação, do contrato}",
    "line.price": "prêmio {total, líquido, bruto, anual,} | valor {do prêmio, prêmio, da apólice, global, do seguro}",
    "invoice.notes": "discriminação {do serviço, dos serviços,} | descrição {do serviço, dos serviços, da cobrança, da nota, do lançamento} | complemento histórico",
    "invoice.amount": """
        valor {da venda, venda, da compra, compra, do pedido, pedido, da nota fiscal, nota, nf, nfe, nf venda, da conta, dos serviços, serviços, do serviço faturado, do recebimento, recebido, recebimento, do lançamento, da cobrança, da transação, transação, faturamento, a receber, da duplicata, duplicata} |
        {total, vlr total, valor total, total geral} {da venda, venda, vendas, do pedido, pedido, da compra, compra, da nota, nota, nf, da fatura, da nfe, da OS faturada} | doc total | venda total | compra total |
        {total, valor, vl, vr} {tít, título, original, do título, recebido, receb, faturado, líquido nf, serviço, da OS, final, a pagar, dos produtos e serviços} | totvenda | vl tot | total OS
    """,
    "invoice.paid": """
        {data, dt} {da baixa, baixa, de liquidação, liquidação, do recebimento, de recebimento, receb, de quitação, quitação, da quitação, último recebimento, efetivo pagamento, de pagamento efetivo, pagamento cliente} |
        baixa | baixado em | {quitado, quitada, liquidado, liquidada} em | {último, data último} recebimento
    """,
    "invoice.issued": """
        doc date | {data, dt} {da compra, compra, do pedido, pedido, da venda, da nota, nota, nf, da nf, de faturamento, faturamento, da fatura, do faturamento, da emissão nf, emissão nota, do título, da transação, transação} |
        compra | comprado em | data {e hora da venda, hora venda, hora}
    """,
    "ticket.subject": """
        {defeito, problema, falha, queixa, ocorrência, sintoma, erro} {relatado, relatada, reclamado, reclamada, informado, informada, apresentado, apresentada, descrito, do cliente, encontrado} | assunto {do ticket, do chamado, ticket, chamado, da solicitação, da requisição, do atendimento} | {título, resumo} {do ticket, ticket, da requisição} | serviço solicitado | descrição {do defeito, do problema, da ocorrência, resumida, da demanda} |
        defeito | sintoma | queixa | {serviço, servico} {solicitado, a executar, a realizar} | solicitação | o que aconteceu | aparelho com defeito
    """,
    "ticket.opened_at": """
        {data, dt, data hora, data e hora} {abertura OS, da OS, OS, abertura chamado, abertura do chamado, abertura ticket, de abertura do ticket, da ocorrência, ocorrência, da reclamação, reclamação, do incidente, da solicitação, solicitação, da requisição, registro} | {ticket, chamado} {criado, aberto} {data, em} |
        {data, dt} {de entrada, entrada, entr, recebimento, de recebimento, do recebimento} | entrada | {recebido, recebida} em
    """,
    "ticket.resolved_at": """
        {data, dt, data hora, data e hora} {fechamento OS, conclusão OS, encerramento OS, fechamento chamado, fechamento do chamado, encerramento do chamado, da solução, solução, da resolução, resolução, finalização, de finalização, finalizado, conclusão do serviço, baixa da OS, conclusão chamado} | {ticket, chamado} {resolvido, fechado, concluído, encerrado, finalizado} {data, em} |
        {data, dt} {de saída, saída, entrega, de entrega, da entrega, retirada, de retirada} | saída | {entregue, retirado, finalizado} em
    """,
    "ticket.category": """
        tipo {da OS, OS, de OS, do ticket, de ticket, de ocorrência, da ocorrência, de incidente, de requisição, de solicitação, de problema, de defeito, de manutenção} |
        {submotivo, sub motivo, subcategoria} | tipo {de serviço, do serviço, serviço, de reclamação, da reclamação} | natureza
    """,
    "ticket.notes": "{laudo, parecer, relato} {técnico, do cliente, do técnico,} | solução {aplicada, dada, adotada,} | {serviço, serviços} {executado, executados, realizado, realizados} | providência {tomada,} | diagnóstico técnico",
    "ticket.channel": """
        {aberto, aberta, criado, recebido, via} {via, por meio de, pelo canal} | canal {atend, do ticket, de abertura, abertura, do chamado} | origem {da requisição, do chamado, do ticket, da ocorrência, da solicitação, do atendimento} | {meio, forma} {de abertura, de contato, do contato} |
        canal atend
    """,
    "opportunity.name": """
        nome {do negócio, da oportunidade, da negociação, do projeto negociado} |
        {orçamento, proposta, cotação} {descrição, título, referente a,}
    """,
    "opportunity.raised_on": "{data, dt} {da proposta, proposta, do orçamento, orçamento, da cotação, do lead, de entrada do lead, primeiro contato, do primeiro contato, 1º contato}",
    "opportunity.closed_on": "{data, dt} {de término, término, do ganho, da perda, ganho perda, de conclusão, da venda, venda, assinatura, de assinatura}",
    "opportunity.product": "{serviço, procedimento, curso, sistema, linha} {de interesse, interesse, desejado, orçado, cotado,} | {imóvel, veículo} {de interesse, interesse, desejado}",
    "opportunity.external_id": """
        {nº, número, cod, id} {do orçamento, orçamento, da proposta, proposta, da cotação, do negócio, da negociação} |
        orçamento | nº orçamento | proposta | nº proposta | cotação | nº cotação
    """,
    "product.name": "descrição {produto, item, mercadoria}",
    "onboarding.due": "{previsão, prev} {go live, de go live, entrega, de entrega, virada}",
    "interaction.kind": "tipo {da visita, de visita}",
    "interaction.summary": "{serviço, serviços, atividade, atividades} {realizado, realizada, realizados, realizadas, executado, executados, prestado}",
    "interaction.at": "{data, dt} {agendamento, do agendamento, consulta, da consulta, atend, do atendimento}",
    "invoice.number": "doc num | {nº, número, num} {do título, título, da venda, venda, do documento fiscal, da nota fiscal eletrônica, nfs e, nfse, da duplicata, duplicata, do carnê, do cupom, cupom, cupom fiscal, do dav} | nota fiscal {número, nº}",
    "invoice.due": "doc due date | {data, dt} {vencimento original, vencimento real, de vencimento original, prevista de recebimento, prevista recebimento, previsão recebimento, do vencimento, vencimento boleto, vencimento título} | {previsão, prev} {de recebimento, recebimento} | vencimento {real, original, atual}",
    "invoice.status": "{status, situação} {do pedido, pedido, da venda, venda, da compra, compra, do título, título, da nota, nota, nf, da fatura, fatura, do boleto, boleto, da parcela, parcela, financeiro, financeira, do pagamento, pgto, da transação, transação, da cobrança, da mensalidade}",
    "ticket.number": "{nº, número, num, n} {OS, da OS, da ordem, da ordem de serviço, ordem serviço, do protocolo, incidente, do incidente, da requisição, da solicitação, da ocorrência, da demanda} | {protocolo, senha} {de atendimento, do atendimento, atendimento, do chamado, gerado}",
    "ticket.first_response_at": "{data, dt, data hora} {da primeira resposta, primeira resposta, 1ª resposta, do primeiro atendimento, primeiro atendimento, início atend, início do atendimento, início atendimento}",
    "ticket.status": "{status, situação, estado} {da OS, OS, do ticket, ticket, do chamado, da ocorrência, da requisição, da solicitação, do atendimento, atendimento, da demanda}",
    "ticket.priority": "{nível, grau} {de urgência, urgência, de prioridade, prioridade, de criticidade, criticidade, de gravidade} | prioridade {do ticket, ticket, do chamado, da OS} | urgência | criticidade",
    "ticket.csat": "{nota, avaliação} {do atendimento, atendimento, do chamado, do ticket, da OS, do suporte, do técnico, do consumidor, consumidor, do cliente} | {nota, nível, grau} {de satisfação, satisfação} {do chamado, do atendimento, com o atendimento}",
    "opportunity.value": "valor {único, p s, de p s, de mrr, recorrente, da negociação, do negócio, do orçamento, orçamento, orçado, da oportunidade, oportunidade, negociação, proposto, ofertado, cotado} | orçamento {valor, total}",
    "opportunity.owner": "dono {da oportunidade, do negócio, da negociação, do lead} | {responsável, vendedor} {pelo negócio, pela negociação, da negociação, pela oportunidade, do negócio} | hunter | closer",
    "opportunity.stage": "{status, etapa, fase, estágio, momento} {do funil, funil, da negociação, negociação, do negócio, da oportunidade, da venda, do lead, lead, comercial, kanban}",
    "opportunity.expected_on": "{data, dt, previsão, prev} {de previsão, prevista fech, prevista de fechamento, fechamento, de fechamento, fech, do fechamento, estimada, prevista de desembolso}",
}
