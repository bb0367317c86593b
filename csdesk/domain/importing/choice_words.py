"""The words under which people write the default choices, in Portuguese and English."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # playbooks
    "waiting": "aguardando|em espera|on hold",
    "snoozed": "adiada|adiado|postponed",
    # touch
    "high": "alto|alta|alto toque|high touch|hi touch|urgente|urgent|critica|critical",
    "mid": "medio|media|medio toque|mid touch|medium touch|medium|mid market|midmarket|media empresa|medium sized|mid sized|mid size|medio porte|porte medio",
    "tech": "digital|tech touch|baixo toque|baixo|low touch|low|self service|automatizado|pooled|massa",
    # life cycle
    "onboarding": "implantacao|implementacao|ativacao|integracao|kickoff|kick off|implementation|setup",
    "adoption": "adocao|em adocao|uso|adopting|ongoing",
    "value": "valor|geracao de valor|valor percebido|perceived value|percepcao de valor|entrega de valor",
    "expansion": "expansao|crescimento|upsell|upgrade|growth|expandir|expandindo",
    "renewal": "renovacao|em renovacao|renewing",
    "recovery": "recuperacao|resgate|em risco|at risk|em recuperacao|salvamento",
    "churned": "churn|cancelado|cancelada|perdido|perdida|ex cliente|inativo|inativa|encerrado|lost|canceled|cancelled|saiu",
    # account status
    "active": "ativo|ativa|vigente|em dia|cliente|cliente ativo|customer|live|current|em vigor|habilitado|enabled|ok",
    "paused": "pausado|pausada|suspenso|suspensa|suspended|on hold|congelado|em pausa|bloqueado|past due",
    "cancelled": "cancelado|cancelada|canceled|churn|churned|inativo|inativa|inactive|encerrado|encerrada|perdido"
    "|perdida|ex cliente|ex customer|former customer|terminated|rescindido|distratado|expired|expirado|lost"
    "|cancelamento|ended|desativado|desligado|trial expired",
    "prospect": "lead|prospecto|potencial|em negociacao|oportunidade|prospeccao|em prospeccao|trialing",
    # size
    "small": "pequeno|pequena|pme|smb|small business|me|epp|micro|mei|pequeno porte|pequena empresa|startup",
    "enterprise": "grande|large|corporativo|corporate|grande porte|grande empresa|corporacao",
    "partner": "parceiro|parceira|partners|parceiros|revenda|reseller",
    # service model
    "proactive": "proativo|proativa|pro ativo|pro ativa|ativo|ativa|outbound",
    "dedicated": "dedicado|dedicada|receptivo com especialista|especialista|reativo com especialista|receptive with specialist",
    "shared": "compartilhado|compartilhada|receptivo|receptivo compartilhado|pool|receptivo sem especialista|sem especialista|reativo sem especialista|receptive without a specialist|receptive without specialist",
    "premium": "premium",
    "on_site": "presencial|in loco|alocado|onsite|on site",
    # people
    "champion": "campeao|campea|defensor|defensora|promotor|promotora|advogado da marca|embaixador|embaixadora|advocate|promoter|aliado|aliada|ally|supporter|apoiador|apoiadora",
    "decision_maker": "decisor|decisora|tomador de decisao|economic buyer|decision|comprador|buyer|diretor",
    "payer": "pagador|pagadora|financeiro|billing|finance|contas a pagar|faturamento",
    "user": "usuario|usuaria|usuario final|end user|usuario chave|key user|operacional",
    "sponsor": "patrocinador|patrocinadora|executive sponsor|sponsor executivo",
    "opponent": "opositor|opositora|detrator|detratora|blocker|bloqueador|detractor|resistente|contra|against",
    # subscription lines
    "base": "principal|assinatura|plano|subscription|recorrente|core|recurring|mensalidade|licenca|contrato",
    "add_on": "adicional|complemento|complementar|addon|modulo|modulo adicional|extra|opcional",
    "discount": "desconto recorrente|desconto|recurring discount|abatimento|desconto mensal",
    "one_off": "avulso|avulsa|unico|unica|setup|implantacao|one time|onetime|nao recorrente|non recurring|pontual"
    "|servico|projeto|taxa de implantacao|pagamento unico",
    "usage": "uso|consumo|excedente|metered|variavel|usage based|sob demanda|por uso|medido",
    "trial": "teste|teste gratis|avaliacao|piloto|free trial|periodo de teste|gratis|degustacao|poc|experimental",
    # renewals and opportunities
    "open": "aberto|aberta|em aberto|pendente|a vencer|pending|upcoming|em negociacao|in progress|em andamento"
    "|nao iniciado|nao iniciada|a fazer|to do|todo|not started|novo|nova|new|ativo|ativa|active|em curso|engaging"
    "|prospecting|negociacao|proposta enviada|proposal sent|proposta|em contato|em conversa|aguardando|aguardando retorno|waiting"
    "|aguardando cliente|aguardando assinatura|a contatar|em analise|negotiating|in negotiation|in talks|iniciada|agendado|agendada",
    "renewed": "sim|yes|renovado|renovada|won|ganho|ganha|auto renewed|renovado automaticamente|renovou|fechado",
    "not_renewed": "nao renovado|nao renovada|churned|churn|cancelado|cancelada|lost|perdido|perdida|nao renovou"
    "|cancelled|canceled|non renewed|encerrado|expirado",
    "won": "ganho|ganha|vendida|vendido|fechado ganho|closed won|fechada ganha|conquistado|sim",
    "lost": "perdido|perdida|fechado perdido|closed lost|fechada perdida|nao vendida",
    "upsell": "up sell|expansao|upgrade|expansion",
    "cross_sell": "crosssell|venda cruzada|novo produto",
    # movements
    "new": "created|started|signup|sign up|subscription created|new subscription|novo|nova|new business|novo cliente|new customer|aquisicao|new mrr",
    "contraction": "downgraded|plan downgrade|contracao|downsell|downgrade|reducao",
    "churn": "cancelled|canceled|cancel|subscription cancelled|subscription canceled|cancelamento|cancellation|cancelado|churned|perda|saida",
    "reactivation": "reactivated|resumed|reativacao|retorno|retomada|reativado|win back|winback",
    # interactions
    "call": "ligacao|telefonema|telefone|phone call|phone",
    "meeting": "reuniao|encontro|visita|visit|videochamada",
    "message": "mensagem|whatsapp|chat|recado",
    "document": "documento|proposta|proposal|relatorio|report",
    "goal": "meta|objetivo|objective",
    "email": "e mail|mail|emails|correio eletronico|gmail|outlook",
    "phone": "telefone|ligacao|telefonema|call|phone call|chamada|ligacao telefonica|fone|tel|telefonica",
    "video": "reuniao|videochamada|videoconferencia|meet|google meet|zoom|teams|reuniao online|meeting|online"
    "|video call|video chamada|conference call|call de video|reuniao remota|remota|reuniao por video",
    "chat": "mensagem|intercom|slack|live chat|chat online|sms|telegram|message|messaging",
    "whatsapp": "wpp|zap|whats|whats app|wa|wapp",
    "in_person": "visita|presencial|reuniao presencial|visita presencial|visit|face to face|pessoalmente|in loco|onsite",
    "portal": "autoatendimento|web|formulario|site|sistema|web form|plataforma|self service",
    "check_in": "checkin|acompanhamento|follow up|followup|alinhamento|touchpoint|status|rotina|relacionamento",
    "training": "treinamento|capacitacao|workshop|curso|webinar|treino",
    "support": "suporte|atendimento|chamado|ticket|sac|suporte tecnico|help desk|helpdesk|duvida",
    "review": "qbr|rts|ebr|revisao trimestral|business review|reuniao de resultados|revisao|mbr|quarterly review",
    "commercial": "comercial|negociacao|proposta|vendas|sales|renovacao|venda",
    "note": "nota|nota interna|anotacao|internal note|observacao|interno|interna|obs",
    "cs": "customer success|sucesso do cliente|csm|success|customer success manager",
    "am": "account manager|executivo de contas|executivo de conta|comercial|gerente de contas|vendas|sales|account executive",
    "cx": "customer experience|experiencia do cliente|experiencia",
    "reactive": "reativo|reativa|receptivo|receptiva|passivo|inbound",
    "in": "entrada|recebido|recebida|inbound|incoming|entrante|received",
    "out": "saida|enviado|enviada|outbound|outgoing|feita|realizada|realizado|sent",
    # goals, tasks, reviews, stories
    "up": "aumentar|maior|maior e melhor|subir|crescer|increase|higher|quanto maior melhor|aumento",
    "down": "reduzir|diminuir|menor|menor e melhor|decrease|lower|quanto menor melhor|reducao",
    "achieved": "atingido|atingida|alcancado|alcancada|concluido|concluida|done|completed|cumprida|batida|met",
    "partial": "parcial|parcialmente atingida|parcialmente|partially achieved|em parte|atingida em parte|atingido em parte|partly achieved",
    "missed": "nao atingido|nao atingida|failed|nao alcancada|nao alcancado|nao cumprida|not met",
    "normal": "media|medio|medium|padrao|regular",
    "low": "baixa|baixo|menor",
    "done": "concluido|concluida|feito|feita|finalizada|finalizado|completed|complete|closed|fechada|realizada|ok|sim",
    "dropped": "cancelado|cancelada|descartada|descartado|abandonada|abandonado|interrompida|interrompido|stopped|canceled|cancelled",
    "nps": "net promoter score|nps relacional|nps transacional|relational nps|enps",
    "csat": "satisfacao|customer satisfaction|satisfacao do cliente|pesquisa de satisfacao|c sat",
    "ces": "esforco|customer effort score|customer effort|esforco do cliente|effort",
    "running": "depois da implantacao|rodando|em andamento",
    "live": "em uso|no ar|vigente",
    "retired": "substituido|substituida|aposentado|aposentada|fora de uso|replaced|archived",
    "healthy": "saudavel|verde|green|bom|boa|good",
    "at_risk": "em risco|amarelo|yellow|amber|atencao|risco",
    "critical": "critico|critica|vermelho|red",
    "draft": "rascunho|em preparo|em elaboracao|agendada|agendado|scheduled|planejada|planejado|planned|a agendar|pendente|to do|in progress|em andamento|a fazer",
    "ready": "pronto|pronta|preparada",
    "presented": "apresentado|apresentada|realizada|realizado|feita|feito|done|held|completed|concluida|enviada|sent",
    "spotted": "identificado|identificada|mapeado",
    "gathering": "coletando|coleta|levantamento|em coleta",
    "interview": "entrevista|em entrevista",
    "format": "formato|formato escolhido|em producao",
    "published": "publicado|publicada",
}
"""Key of a choice -> its words, without accents or capitals, `|` between; read only among a field's own keys."""

INTERVALS: dict[str, tuple[str, int]] = {
    word: interval
    for words, interval in (
        ("day|daily|diario|diaria|dia|dias|days|por dia", ("day", 1)),
        ("week|weekly|semanal|semana|semanas|weeks|por semana", ("week", 1)),
        ("quinzenal|quinzena|quincenal|biweekly|fortnightly|every 2 weeks", ("week", 2)),
        (
            "month|monthly|mensal|mensual|mes|meses|months|mensalmente|month to month|mes a mes|por mes|mensalidade|m",
            ("month", 1),
        ),
        ("bimestral|bimestre|bimonthly|every 2 months|2 meses", ("month", 2)),
        ("quarter|quarterly|trimestral|trimestre|every 3 months|3 meses", ("month", 3)),
        ("quadrimestral|4 meses", ("month", 4)),
        (
            "semester|semestral|semestre|semiannual|semi annual|half yearly|biannual|every 6 months|6 meses",
            ("month", 6),
        ),
        (
            "year|yearly|annual|annually|anual|ano|anos|years|one year|por ano|12 meses|anuidade|a",
            ("year", 1),
        ),
        ("bienal|bianual|biennial|two year|two years|24 meses|2 anos|2 years", ("year", 2)),
        ("trienal|three year|three years|36 meses|3 anos|3 years", ("year", 3)),
    )
    for word in words.split("|")
}
"""Word for a billing period -> its interval and how many of them."""

YES = frozenset(
    ("sim", "si", "s", "yes", "y", "x", "1", "true", "t", "verdadeiro", "v", "on", "ok", "ligado", "✓", "✔")
)
NO = frozenset(("nao", "n", "no", "0", "false", "f", "falso", "off", "desligado", "✗", "✘"))
