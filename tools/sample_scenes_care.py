"""Check-ins, reviews and trainings, as a CSM of the agency would write them down."""

from __future__ import annotations

from sample_scene import Scene
from sample_words import Both

CARE = (
    Scene(
        "check_in", "cs", "proactive", ("video", "phone"), (20, 45), (0, 1, 2), "",
        Both("Alinhamento do mês", "Monthly catch-up"),
        Both(
            "{who} contou que {place} sentiu o movimento: {n} {events} em {month}, contra {m} no mês anterior. Vamos manter a verba e trocar os criativos mais cansados.",
            "{who} said the {place} noticed the difference: {n} {events} in {month}, up from {m} the month before. Budget stays; we swap the most worn-out creatives.",
        ),
        Both("Enviar três criativos novos até sexta", "Send three new creatives by Friday"),
    ),
    Scene(
        "check_in", "cs", "proactive", ("email",), None, (0, 1), "",
        Both("Relatório de {month} enviado", "{month} report sent"),
        Both(
            "Relatório no corpo do e-mail, com o que fizemos e o que trouxe: {n} {events}, custo {pct}% menor por contato. Perguntei se a meta do trimestre ainda é a mesma.",
            "Report in the body of the email, with what we did and what it brought: {n} {events}, cost per lead down {pct}%. Asked whether the quarter's goal still stands.",
        ),
        None,
    ),
    Scene(
        "check_in", "cs", "proactive", ("phone",), (8, 20), (0, 1), "",
        Both("Ligação rápida: como está o retorno", "Quick call: how are the replies"),
        Both(
            "Liguei para saber se {place} está respondendo os contatos no mesmo dia. {who} admitiu que às segundas acumula. Sugeri um modelo de resposta pronto.",
            "Called to ask whether the {place} answers leads the same day. {who} admitted Mondays pile up. I offered a ready-made reply template.",
        ),
        Both("Mandar o modelo de resposta", "Send the reply template"),
    ),
    Scene(
        "check_in", "cs", "proactive", ("whatsapp",), (5, 15), (0, 1), "",
        Both("Conferindo aprovações paradas", "Chasing pending approvals"),
        Both(
            "Havia {k} peças esperando aprovação há mais de uma semana. {who} aprovou duas na hora e pediu ajuste de cor na outra.",
            "{k} pieces had waited over a week for approval. {who} approved two on the spot and asked for a colour change on the other.",
        ),
        Both("Refazer a peça com a cor da marca", "Redo the piece in the brand colour"),
    ),
    Scene(
        "check_in", "cs", "proactive", ("video",), (30, 50), (1, 2), "",
        Both("Próxima meta depois do bom resultado", "The next goal after a good result"),
        Both(
            "A meta de {events} foi passada em {pct}%. Em vez de comemorar e parar, combinamos o próximo passo: {campaign}. {who} vai levar a ideia para a diretoria.",
            "The goal for {events} was beaten by {pct}%. Rather than cheer and stop, we agreed the next step: {campaign}. {who} takes the idea to the board.",
        ),
        Both("Escrever a proposta de meta do próximo trimestre", "Write up the goal for next quarter"),
    ),
    Scene(
        "check_in", "cs", "proactive", ("video", "phone"), (25, 40), (-1, 0), "",
        Both("Queda nos contatos: o que mudou", "Fewer leads: what changed"),
        Both(
            "Os contatos caíram {pct}% em {month}. Com {who}, vimos que {place} ficou duas semanas sem atualizar a tabela de preços e os anúncios perderam força.",
            "Leads fell {pct}% in {month}. With {who} we found that the {place} had not updated the price list for two weeks and the ads lost their pull.",
        ),
        Both("Receber a tabela nova e reativar os anúncios", "Get the new price list and restart the ads"),
    ),
    Scene(
        "check_in", "cs", "proactive", ("in_person",), (60, 120), (1, 2), "",
        Both("Visita ao cliente", "On-site visit"),
        Both(
            "Passei a manhã em {city}. Vi como {place} recebe os {clients} e anotei quatro perguntas que sempre aparecem: viram pauta de conteúdo.",
            "Spent the morning in {city}. Saw how the {place} receives {clients} and noted four questions that always come up: they become content topics.",
        ),
        Both("Montar a pauta com as perguntas reais", "Build the content plan from the real questions"),
    ),
    Scene(
        "check_in", "cs", "proactive", ("email",), None, (0,), "",
        Both("Pauta da próxima conversa", "Agenda for our next call"),
        Both(
            "Mandei a pauta em três linhas: {campaign}, qualidade dos contatos e agenda do próximo mês. Pedi que {who} traga os números de fechamento.",
            "Sent a three-line agenda: {campaign}, lead quality and next month's calendar. Asked {who} to bring the closing numbers.",
        ),
        None,
    ),
    Scene(
        "check_in", "cs", "proactive", ("video",), (20, 35), (0, 1), "T",
        Both("Qualidade dos contatos da mídia", "Quality of the paid leads"),
        Both(
            "De {n} contatos, {m} viraram conversa de verdade. Os do fim de semana são os melhores; passamos {pct}% da verba para sexta e sábado.",
            "Of {n} leads, {m} became real conversations. Weekend ones are the best; we moved {pct}% of the budget to Friday and Saturday.",
        ),
        Both("Comparar o custo por conversa em duas semanas", "Compare cost per conversation in two weeks"),
    ),
    Scene(
        "check_in", "cs", "proactive", ("video", "email"), (20, 40), (0, 1, 2), "S",
        Both("Páginas que mais trouxeram visitas", "Pages that brought the most visits"),
        Both(
            "O texto sobre {campaign} já responde por {pct}% das visitas orgânicas. {who} topou gravar um depoimento para reforçar a página.",
            "The article on {campaign} already makes up {pct}% of organic visits. {who} agreed to record a testimonial to strengthen the page.",
        ),
        Both("Marcar a gravação do depoimento", "Book the testimonial recording"),
    ),
    Scene(
        "check_in", "cs", "proactive", ("video", "whatsapp"), (15, 30), (0, 1), "R",
        Both("Calendário de posts de {month}", "{month} post calendar"),
        Both(
            "Fechamos {k} posts por semana, um deles com bastidor. {who} quer menos datas comemorativas e mais gente de verdade.",
            "Settled on {k} posts a week, one of them behind the scenes. {who} wants fewer holidays and more real people.",
        ),
        Both("Pedir fotos da equipe até dia 10", "Ask for team photos by the 10th"),
    ),
    Scene(
        "check_in", "cs", "proactive", ("video",), (25, 40), (0, 1), "C",
        Both("Uso do painel pela equipe", "How the team uses the dashboard"),
        Both(
            "Só {k} das pessoas com licença abriram o painel em {month}. {who} pediu uma visão única, sem filtro, para a reunião de segunda.",
            "Only {k} of the licensed people opened the dashboard in {month}. {who} asked for a single view, no filters, for the Monday meeting.",
        ),
        Both("Criar a visão da reunião de segunda", "Create the Monday-meeting view"),
    ),
    Scene(
        "check_in", "cs", "proactive", ("email", "video"), (15, 30), (0, 1), "E",
        Both("Régua de e-mails: o que abrir e o que cortar", "Email flow: what to keep and what to cut"),
        Both(
            "A mensagem de boas-vindas tem {opened}% de abertura; a quarta, quase ninguém lê. Cortamos duas e juntamos o convite com o lembrete.",
            "The welcome message has a {opened}% open rate; hardly anyone reads the fourth. We cut two and merged the invite with the reminder.",
        ),
        None,
    ),
    Scene(
        "check_in", "cs", "proactive", ("phone", "video"), (15, 30), (0, 1), "",
        Both("Preparando {campaign}", "Getting ready for {campaign}"),
        Both(
            "{who} confirmou a data e o estoque. Precisamos das fotos dez dias antes; combinamos que {place} manda por pasta compartilhada.",
            "{who} confirmed the date and the supply. We need photos ten days ahead; agreed the {place} sends them through the shared folder.",
        ),
        Both("Cobrar as fotos", "Chase the photos"),
    ),
    Scene(
        "review", "cs", "proactive", ("video", "in_person"), (50, 80), (1, 2), "",
        Both("RTS: resultados e plano do trimestre", "QBR: results and plan for the quarter"),
        Both(
            "Mostramos o caminho de {m} para {n} {events}. {who} validou as três prioridades do próximo trimestre: {campaign}, resposta em até uma hora e prova social.",
            "Showed the road from {m} to {n} {events}. {who} signed off the three priorities for next quarter: {campaign}, replies within an hour, social proof.",
        ),
        Both("Enviar a ata com donos e datas", "Send the minutes with owners and dates"),
    ),
    Scene(
        "review", "cs", "proactive", ("video",), (45, 70), (0, 1), "",
        Both("RTS: o que aprendemos", "QBR: what we learned"),
        Both(
            "Metade das metas no caminho. O que não andou: páginas sem dono do lado do cliente. {who} assumiu a aprovação com prazo de dois dias.",
            "Half of the goals on track. What stalled: pages without an owner on the client's side. {who} took over approvals with a two-day deadline.",
        ),
        Both("Atualizar o plano de sucesso", "Update the success plan"),
    ),
    Scene(
        "training", "cs", "proactive", ("video",), (40, 60), (1,), "CET",
        Both("Treinamento: resposta aos contatos", "Training: answering leads"),
        Both(
            "Treinei {k} pessoas {of_place}. Exercício com casos reais: quem respondeu em menos de dez minutos marcou o dobro.",
            "Trained {k} people from the {place}. We used real cases: whoever replied within ten minutes booked twice as many.",
        ),
        Both("Mandar a gravação e o resumo de uma página", "Send the recording and the one-page summary"),
    ),
    Scene(
        "training", "cs", "proactive", ("video", "in_person"), (40, 75), (0, 1), "CE",
        Both("Treinamento da pessoa nova", "Training for the new hire"),
        Both(
            "{who} apresentou quem chegou para cuidar dos contatos. Passamos pelo painel, pelas etiquetas e pelo que nunca pode ficar sem resposta.",
            "{who} introduced the person now in charge of leads. We went through the dashboard, the tags and what must never go unanswered.",
        ),
        None,
    ),
    Scene(
        "check_in", "cx", "proactive", ("email", "phone"), (5, 15), (0, 1), "",
        Both("Convite para a pesquisa", "Survey invitation"),
        Both(
            "Avisei que a pesquisa chega amanhã, com duas perguntas, e por que a resposta muda o nosso plano.",
            "Let them know the survey comes tomorrow, two questions only, and why the answer changes our plan.",
        ),
        None,
    ),
)  # fmt: skip
