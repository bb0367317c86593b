"""Onboarding, support and the conversations that come in."""

from __future__ import annotations

from sample_scene import Scene
from sample_words import Both

ONBOARDING = (
    Scene(
        "onboarding", "cs", "proactive", ("video",), (50, 75), (1, 2), "",
        Both("Reunião de partida", "Kick-off meeting"),
        Both(
            "Passagem de vendas feita na frente do cliente: o que foi prometido, quem decide, quem aprova. Resultado desejado nas palavras de {who}: mais {events} sem depender de indicação.",
            "Sales hand-over done with the client in the room: what was promised, who decides, who approves. Desired outcome in {who}'s words: more {events} without leaning on referrals.",
        ),
        Both("Enviar a matriz de quem faz o quê", "Send the who-does-what matrix"),
    ),
    Scene(
        "onboarding", "cs", "proactive", ("email", "video"), (20, 40), (0, 1), "",
        Both("Acessos e materiais", "Access and materials"),
        Both(
            "Recebemos acesso ao site e às contas de anúncio. Faltam o manual da marca e as fotos {of_place}.",
            "Got access to the website and the ad accounts. Still missing: the brand guide and photos of the {place}.",
        ),
        Both("Cobrar o manual da marca", "Chase the brand guide"),
    ),
    Scene(
        "onboarding", "cs", "proactive", ("video",), (40, 60), (0, 1), "",
        Both("Semana 3: primeira entrega no ar", "Week 3: first delivery is live"),
        Both(
            "Primeira campanha no ar e formulário testado com {who}. O primeiro contato entrou durante a chamada.",
            "First campaign live and the form tested with {who}. The first lead came in during the call.",
        ),
        Both("Revisar os primeiros dez contatos juntos", "Review the first ten leads together"),
    ),
    Scene(
        "onboarding", "cs", "proactive", ("video",), (40, 60), (0, 1, 2), "",
        Both("Marco de 60 dias", "60-day milestone"),
        Both(
            "Hábitos criados: {place} responde no mesmo dia e {who} aprova em dois. Próximo marco é o primeiro resultado medido.",
            "Habits in place: the {place} replies the same day and {who} approves within two. Next milestone is the first measured result.",
        ),
        None,
    ),
    Scene(
        "onboarding", "cs", "proactive", ("video", "in_person"), (45, 70), (1, 2), "",
        Both("Marco de 90 dias", "90-day milestone"),
        Both(
            "{n} {events} desde o começo. Passamos da implantação para o serviço corrente e marcamos a primeira RTS.",
            "{n} {events} since the start. Moved from onboarding to the running service and booked the first QBR.",
        ),
        Both("Preparar a primeira RTS", "Prepare the first QBR"),
    ),
)  # fmt: skip

SUPPORT = (
    Scene(
        "support", "support", "reactive", ("whatsapp", "email", "portal"), (5, 25), (-1, 0), "THSL",
        Both("Formulário não envia", "Form does not send"),
        Both(
            "{who} avisou que o formulário do site parou. Era a integração vencida; renovamos e testamos três envios.",
            "{who} reported the website form had stopped. The integration key had expired; we renewed it and tested three submissions.",
        ),
        None,
    ),
    Scene(
        "support", "support", "reactive", ("chat", "email"), (5, 20), (0,), "C",
        Both("Senha do painel", "Dashboard password"),
        Both(
            "Pessoa nova {of_place} sem acesso ao painel. Criamos o usuário e mandamos o passo a passo.",
            "New person at the {place} had no dashboard access. We created the user and sent the steps.",
        ),
        None,
    ),
    Scene(
        "support", "support", "reactive", ("email", "whatsapp"), (10, 30), (-1, 0), "T",
        Both("Anúncio reprovado", "Ad rejected"),
        Both(
            "A plataforma reprovou o anúncio sobre {campaign} por causa do texto. Reescrevemos e pedimos nova análise.",
            "The platform rejected the ad about {campaign} over its wording. We rewrote it and asked for another review.",
        ),
        Both("Conferir a análise amanhã cedo", "Check the review tomorrow morning"),
    ),
    Scene(
        "support", "cs", "reactive", ("phone", "whatsapp"), (10, 25), (-1, 0), "",
        Both("Dúvida sobre os números do relatório", "Question about the report's numbers"),
        Both(
            "{who} contou {m} {events} e o relatório trazia {n}. A diferença são os contatos por telefone; combinamos anotar a origem.",
            "{who} counted {m} {events} while the report said {n}. The gap is phone leads; agreed to log where each comes from.",
        ),
        Both("Incluir a origem no relatório", "Add the source to the report"),
    ),
    Scene(
        "support", "support", "reactive", ("email", "portal"), (5, 15), (0,), "R",
        Both("Troca de imagem no post", "Swap an image in a post"),
        Both(
            "Pedido para trocar a foto do post de quinta. Trocada antes da publicação.",
            "Asked us to swap the photo in Thursday's post. Done before it went out.",
        ),
        None,
    ),
    Scene(
        "support", "support", "reactive", ("phone", "whatsapp"), (10, 40), (-2, -1), "HTL",
        Both("Site fora do ar", "Website down"),
        Both(
            "O site ficou fora por duas horas na hospedagem do cliente. Avisamos antes de perguntarem e pausamos os anúncios para não gastar à toa.",
            "The website was down for two hours at the client's host. We told them before they asked and paused the ads so no money was wasted.",
        ),
        Both("Propor monitoramento do site", "Suggest website monitoring"),
    ),
    Scene(
        "support", "cs", "reactive", ("whatsapp", "email"), (5, 15), (0, 1), "",
        Both("Pedido de última hora", "Last-minute request"),
        Both(
            "{who} quer uma arte para {campaign} até amanhã. Entregamos o básico e lembrei o prazo combinado na matriz.",
            "{who} wants artwork for {campaign} by tomorrow. We delivered the basics and I recalled the deadline in our matrix.",
        ),
        None,
    ),
    Scene(
        "check_in", "cs", "reactive", ("whatsapp", "phone"), (5, 20), (1, 2), "",
        Both("Boa notícia que veio do cliente", "Good news from the client"),
        Both(
            "{who} mandou áudio: a melhor semana do ano, com {n} {events}. Pedi autorização para contar a história.",
            "{who} sent a voice note: best week of the year, {n} {events}. I asked for permission to tell the story.",
        ),
        Both("Levar o caso para a lista de histórias", "Add it to the success-story list"),
    ),
    Scene(
        "check_in", "cs", "reactive", ("email", "phone"), (10, 30), (-2, -1), "",
        Both("Reclamação: demora para responder", "Complaint: slow replies"),
        Both(
            "{who} esperou dois dias por um ajuste simples. Pedi desculpas, expliquei a fila e dei um prazo para cada pendência.",
            "{who} waited two days for a simple change. I apologised, explained the queue and gave a date for each open item.",
        ),
        Both("Fechar as pendências até quarta", "Close the open items by Wednesday"),
    ),
    Scene(
        "support", "support", "reactive", ("portal", "email"), (5, 20), (0,), "E",
        Both("E-mail foi para a caixa errada", "Email went to the wrong inbox"),
        Both(
            "As respostas da régua caíam em uma caixa antiga. Trocamos o endereço e recuperamos {k} mensagens sem resposta.",
            "Replies to the flow went to an old inbox. We changed the address and recovered {k} unanswered messages.",
        ),
        None,
    ),
)  # fmt: skip
