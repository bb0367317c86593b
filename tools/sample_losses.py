"""Why the clients that left did so: date, what happened, who won them, avoidable or not, what they said."""

from __future__ import annotations

from sample_words import Both

LOSSES: dict[str, tuple[str, Both, str | None, bool, Both | None]] = {
    "Abajur Tagarela": (
        "25-02-14",
        Both(
            "Cortou a verba de marketing pela metade depois do Natal fraco e não aceitou o plano menor.",
            "Halved the marketing budget after a weak Christmas and turned down the smaller plan.",
        ),
        None,
        False,
        Both("Gosto de vocês, mas não fecha a conta.", "I like you all, but the sums don't add up."),
    ),
    "Urso de Férias": (
        "25-05-09",
        Both(
            "Esperava vendas no primeiro mês. A proposta prometia um prazo que a operação não cumpre.",
            "Expected sales in the first month. The proposal promised a pace that delivery cannot keep.",
        ),
        None,
        True,
        Both("Na venda me falaram em 30 dias.", "The salesperson told me 30 days."),
    ),
    "Janela Invisível": (
        "25-08-31",
        Both(
            "A família fechou a empresa e vendeu o galpão.",
            "The family closed the business and sold the plant.",
        ),
        None,
        False,
        None,
    ),
    "Torre de Biscoito": (
        "25-10-31",
        Both(
            "Adiou o lançamento da segunda torre e pediu para parar. Combinamos conversar de novo no ano seguinte.",
            "Put off the launch of its second tower and asked to stop. We agreed to talk again the next year.",
        ),
        None,
        False,
        Both("Quando a obra andar, eu ligo.", "When the site gets moving again, I'll call."),
    ),
    "Panela Poliglota": (
        "25-11-12",
        Both(
            "Não renovou: outra agência ofereceu loja virtual e redes no mesmo pacote.",
            "Did not renew: another agency bundled the online store with social media.",
        ),
        "Agência Pirlimpimpim",
        True,
        Both("Faltou alguém propor o próximo passo.", "Nobody ever proposed the next step."),
    ),
    "Chuva de Arroz": (
        "26-03-31",
        Both(
            "Contratou uma analista e levou as redes sociais para dentro.",
            "Hired an analyst and took social media in-house.",
        ),
        None,
        False,
        Both(
            "Aprendi muito com vocês, agora é com a gente.", "We learned a lot from you; now it's our turn."
        ),
    ),
    "Brócolis Royale": (
        "26-06-12",
        Both(
            "Três trimestres sem bater a meta de consultas e nenhuma revisão feita com a dona.",
            "Three quarters below the bookings goal, and not one review held with the owner.",
        ),
        None,
        True,
        Both(
            "O relatório chegava, mas ninguém me explicava.",
            "The report came in, but nobody explained it to me.",
        ),
    ),
    "Pato de Gravata": (
        "26-08-31",
        Both(
            "Comprada por um grupo que já tem agência própria. Avisaram em junho.",
            "Bought by a group with an agency of its own. They told us in June.",
        ),
        "Grupo Lagoa Rasa",
        False,
        Both("Se dependesse de mim, ficava.", "If it were up to me, we would stay."),
    ),
    "Sino sem Dono": (
        "26-09-15",
        Both(
            "Duas faturas em aberto e nenhum acordo. Serviço suspenso e encerrado.",
            "Two unpaid invoices and no agreement. Service suspended, then ended.",
        ),
        None,
        False,
        None,
    ),
    "Cabide Elegante": (
        "26-10-13",
        Both(
            "A diretora que contratou saiu em julho. O sucessor não conhecia o plano e não renovou.",
            "The director who signed left in July. Her successor did not know the plan and did not renew.",
        ),
        None,
        True,
        Both("Não sabia o que vocês faziam aqui.", "I had no idea what you were doing here."),
    ),
}
