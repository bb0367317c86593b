"""Commercial talks and internal notes."""

from __future__ import annotations

from sample_scene import Scene
from sample_words import Both

TRADE_TALKS = (
    Scene(
        "commercial", "am", "proactive", ("video", "email"), (20, 40), (0, 1), "",
        Both("Conversa de renovação", "Renewal talk"),
        Both(
            "Raul apresentou as condições do próximo ano: reajuste pelo índice e revisão trimestral incluída. {who} pediu a proposta por escrito.",
            "Raul presented next year's terms: adjustment by the index, quarterly review included. {who} asked for it in writing.",
        ),
        Both("Enviar a proposta de renovação", "Send the renewal proposal"),
    ),
    Scene(
        "commercial", "am", "proactive", ("email",), None, (0,), "",
        Both("Aviso de reajuste", "Price adjustment notice"),
        Both(
            "Carta de reajuste enviada com 30 dias de antecedência e a conta aberta: índice, valor de antes e de depois.",
            "Adjustment letter sent 30 days ahead with the sums shown: index, price before and after.",
        ),
        None,
    ),
    Scene(
        "commercial", "am", "reactive", ("phone", "email"), (10, 25), (-1, 0), "",
        Both("Pedido de desconto", "Asked for a discount"),
        Both(
            "{who} pediu desconto por causa do caixa. Passei para o Raul com o histórico; CS não negocia preço.",
            "{who} asked for a discount because of cash flow. Handed to Raul with the history; CS does not negotiate price.",
        ),
        Both("Raul responde até sexta", "Raul replies by Friday"),
    ),
    Scene(
        "commercial", "cs", "proactive", ("video",), (15, 30), (1,), "",
        Both("Oportunidade percebida", "Opportunity spotted"),
        Both(
            "{who} comentou que quer cuidar melhor de quem já é cliente. Anotei o contexto e passei para o Raul com a data do próximo contato.",
            "{who} mentioned wanting to look after existing customers better. Noted the context and handed it to Raul with the next contact date.",
        ),
        Both("Raul marca conversa em 10 dias", "Raul books a call within 10 days"),
    ),
    Scene(
        "commercial", "am", "reactive", ("email",), None, (-1, 0), "",
        Both("Segunda via da fatura", "Invoice sent again"),
        Both(
            "O financeiro não achou o boleto de {month}. Reenviado com o vencimento original e a confirmação de leitura.",
            "Finance could not find the {month} invoice. Sent again with the original due date and a read receipt.",
        ),
        None,
    ),
)  # fmt: skip

NOTES = (
    Scene(
        "note", "cs", "proactive", ("portal",), None, (0,), "",
        Both("Nota: quem decide aqui", "Note: who decides here"),
        Both(
            "Quem aprova verba é a diretoria, na primeira terça do mês. Mandar números até a segunda anterior.",
            "The board approves budget on the first Tuesday of the month. Send numbers by the Monday before.",
        ),
        None,
    ),
    Scene(
        "note", "cs", "proactive", ("portal",), None, (-1,), "",
        Both("Nota: sinais para acompanhar", "Note: signs to watch"),
        Both(
            "Duas reuniões remarcadas e aprovações lentas em {month}. Antes da próxima conversa, rever as metas e chamar quem decide.",
            "Two meetings moved and slow approvals in {month}. Before the next talk, go over the goals and bring in the decision maker.",
        ),
        Both("Rever metas antes da próxima conversa", "Go over the goals before the next talk"),
    ),
    Scene(
        "note", "cs", "proactive", ("portal",), None, (1,), "",
        Both("Nota: candidata a história de sucesso", "Note: success-story candidate"),
        Both(
            "Resultado consistente há dois trimestres. Bom caso para contar, se {who} autorizar por escrito.",
            "Two quarters of steady results. A good story to tell if {who} agrees in writing.",
        ),
        None,
    ),
    Scene(
        "check_in", "cs", "proactive", ("email", "whatsapp"), None, (-1, 0), "",
        Both("Sem resposta: segunda tentativa", "No answer: second try"),
        Both(
            "Escrevi de novo, com uma pergunta só e dois horários. Ainda sem resposta.",
            "Wrote again with a single question and two time slots. Still no answer.",
        ),
        Both("Ligar em horário diferente", "Call at a different time of day"),
    ),
)  # fmt: skip
