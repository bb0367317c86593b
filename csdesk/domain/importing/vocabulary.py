"""Words that values of a field often are: enough to recognise a column by, not to read it."""

from __future__ import annotations

from typing import Final

from csdesk.domain.importing.names import folded, word_set

VOCABULARY: Final[dict[str, frozenset[str]]] = {
    field: frozenset(folded(word) for word in words.split("|"))
    for field, words in {
        "account.touch": "high|mid|tech|low|alto|médio|medio|baixo|digital|high touch|mid touch|tech touch|low touch|toque alto|toque médio|toque digital|medium",
        "account.service_model": "proactive|dedicated|shared|premium|on site|proativo|dedicado|compartilhado|receptivo|presencial|receptivo com especialista|receptivo compartilhado|on_site",
        "line.kind": "base|adicional|add on|addon|add-on|discount|desconto|avulso|one off|one-off|setup|uso|usage|consumo|trial|teste|teste grátis|recorrente|recurring|implantação",
        "line.interval": "mensual|diario|quincenal|day|week|month|year|daily|weekly|monthly|yearly|annual|annually|quarterly|mensal|anual|trimestral|semestral|semanal|diário|bimestral|mês|ano|monthly billing|semiannual",
        "renewal.status": "no renovado|no renovada|pendiente|open|renewed|not renewed|renovado|renovada|não renovado|não renovada|em aberto|aberta|aberto|pendente|pending|churned|lost|won|perdido|cancelado|cancelled|renewed up",
        "movement.kind": "created|started|canceled|plan changed|plan change|upgraded|downgraded|resumed|subscription created|subscription canceled|subscription cancelled|signup|sign up|cancel|trial conversion|conversion|converted|trial start|cancellation|cancelled|cancellation processed|cancellation request|plan upgrade|plan downgrade|recurring|recorrente|retained|no change|unchanged|flat|sem alteração|renewal|renovação|churned|reactivated|expanded|contracted|new|expansion|contraction|churn|reactivation|novo|nova|expansão|contração|cancelamento|reativação|upgrade|downgrade|new business|retomada|upsell|downsell",
        "survey.kind": "nps|csat|ces|value|valor|valor percebido|perceived value|rnps|tnps",
        "interaction.mode": "proactive|reactive|proativo|reativo|proativa|reativa",
        "interaction.role": "cs|support|am|cx|suporte|customer success|account manager|comercial|sucesso do cliente|gerente de conta|atendimento",
        "interaction.direction": "in|out|inbound|outbound|entrada|saída|incoming|outgoing|recebida|enviada|recebido|enviado|realizada",
        "interaction.kind": "capacitacion|seguimiento|soporte|check in|check-in|checkin|onboarding|training|treinamento|support|suporte|review|qbr|rts|revisão|commercial|comercial|note|nota|acompanhamento|follow up|kickoff|alinhamento|implantação",
        "interaction.channel": "llamada|telefono|correo|correo electronico|videollamada|videoconferencia|reunion|email|e mail|phone|video|chat|whatsapp|in person|portal|telefone|ligação|vídeo|presencial|videoconferência|call|meet|zoom|google meet|teams|reunião|videochamada",
        "goal.direction": "up|down|higher is better|lower is better|quanto maior melhor|quanto menor melhor|para cima|para baixo|crescer|cair|aumentar|reduzir|diminuir|subir|descer|maior|menor|increase|decrease|higher|lower|maior é melhor|menor é melhor",
        "goal.status": "open|achieved|partial|missed|cancelled|aberta|em andamento|atingida|atingido|parcial|não atingida|cancelada|concluída|in progress|on track|at risk|not started|done",
        "health.band": "bajo|baja|rojo|amarillo|saludable|en riesgo|green|yellow|red|amber|orange|verde|amarelo|vermelho|laranja|healthy|unhealthy|at risk|critical|good|fair|poor|excellent|stable|watch|high|medium|low|high risk|medium risk|low risk|saudável|em risco|crítico|crítica|atenção|alerta|estável|bom|boa|regular|ruim|ótimo|excelente|alto|médio|baixo|alta|média|baixa|alto risco|médio risco|baixo risco|risco alto|risco médio|risco baixo|risk|risco|neutral|neutro|champion|promoter|strong|weak|moderate|warning|thriving|concern",
        "opportunity.stage": "ganado|ganada|perdida|calificacion|calificado|propuesta|propuesta enviada|negociacion|cierre|prospeccion|contactado|lead|qualified|qualification|qualificação|discovery|descoberta|proposal|proposta|proposal sent|negotiation|negociação|won|lost|ganho|perdido|closed won|closed lost|prospecting|prospecção|prospeccao|proposta enviada|em proposta|demo agendada|contato feito|verbal|contrato enviado|em negociação|identified|identificada|demo|demonstração|fechamento|closing|commit|apresentação|diagnóstico|contract sent|engaging|needs analysis|fechado|fechado ganho|fechado perdido",
        "opportunity.outcome": "open|won|lost|ganho|ganha|perdido|perdida|aberto|aberta|em andamento|vendida|em aberto|closed won|closed lost|pausada|andamento",
        "task.status": "pendiente|completada|completado|en curso|en progreso|hecho|hecha|open|done|dropped|aberta|feita|concluída|cancelada|pendente|em andamento|to do|in progress|completed|a fazer|sim|não|yes|no|fechada|descartada",
        "story.stage": "spotted|gathering|interview|format|published|identificado|coleta|entrevista|formato|publicado|mapeado",
        "review.status": "draft|ready|presented|rascunho|pronto|apresentado|pronta|apresentada|agendada|agendado|scheduled|planejada|planned|realizada|realizado|feita|feito|done|held|completed|em preparo|a agendar|pendente|to do|in progress|em andamento|concluída|enviada|sent",
    }.items()
}
STAYED: Final = word_set(
    "recurring|recorrente|renewal|renovacao|no change|unchanged|flat|sem alteracao|retained"
)
"""What rows of movements say where nothing moved."""
STANDINGS: Final = word_set(
    "ativo|ativa|inativo|inativa|activo|activa|inactivo|inactiva|baja|cancelado|cancelada|suspendido|suspenso|suspensa|pausado|"
    "active|inactive|cancelled|canceled|churned|prospecto|potencial|moroso|activado|activada|desactivado|desactivada|habilitado|"
    "habilitada|vigente|de baja|al dia|em dia|finalizado|finalizada|bloqueado|bloqueada"
)
"""What clients are, under a header that could name a state of a country too: `estado`."""
COUNTRIES: Final = frozenset(
    folded(word)
    for word in [
        "brasil",
        "brazil",
        "br",
        "united states",
        "united states of america",
        "usa",
        "us",
        "eua",
        "estados unidos",
        "argentina",
        "chile",
        "colombia",
        "mexico",
        "mx",
        "peru",
        "uruguai",
        "uruguay",
        "paraguai",
        "paraguay",
        "portugal",
        "pt",
        *(
            "spain",
            "espana",
            "ecuador",
            "bolivia",
            "venezuela",
            "costa rica",
            "guatemala",
            "honduras",
            "el salvador",
        ),
        *(
            "nicaragua",
            "republica dominicana",
            "dominican republic",
            "alemania",
            "francia",
            "japon",
            "suiza",
            "austria",
        ),
        *(
            "denmark",
            "finland",
            "new zealand",
            "israel",
            "uae",
            "united arab emirates",
            "turkey",
            "indonesia",
            "nigeria",
        ),
        *(
            "egypt",
            "vietnam",
            "thailand",
            "malaysia",
            "saudi arabia",
            "hong kong",
            "taiwan",
            "ukraine",
            "czech republic",
            "greece",
            "hungary",
        ),
        "espanha",
        "germany",
        "alemanha",
        "france",
        "franca",
        "italy",
        "italia",
        "united kingdom",
        "uk",
        "reino unido",
        "ireland",
        "canada",
        "china",
        "india",
        "japan",
        "japao",
        "korea",
        "kenya",
        "panama",
        "jordan",
        "belgium",
        "norway",
        "romania",
        "philippines",
        "poland",
        "netherlands",
        "sweden",
        "switzerland",
        "australia",
        "singapore",
        "south africa",
    ]
)
ANSWERED: Final = word_set(
    "promoter promoters passive passives detractor detractors promotor promotora promotores neutro neutra neutros passivo passivos "
    "detrator detratora detratores"
)
"""What answers of NPS are called by their score."""
RELATIONS: Final = word_set(
    "customer customers client clients cliente clientes partner partners parceiro parceiros prospect prospects lead leads vendor supplier "
    "fornecedor revenda revendedor reseller competitor concorrente investor investidor ambos both former ex prospecto proveedor socio"
)
"""What somebody is to whom sells, which splits no clients into segments."""
FEELINGS: Final = word_set(
    "muito positivo|positivo|neutro|negativo|muito negativo|very positive|positive|neutral|negative|very negative|bom|ruim|"
    "satisfeito|insatisfeito|muito satisfeito|muito insatisfeito|otimo|pessimo|good|bad|apoiador|detrator|promotor|happy|unhappy"
)
POSITIONS: Final = word_set(
    "manager director officer president vp ceo cfo coo cto cio cmo cro head chief analyst engineer coordinator supervisor "
    "administrator specialist consultant accountant controller treasurer gerente diretor diretora executive founder cofounder evp svp avp "
    "programmer developer engineer architect designer technician secretary receptionist teacher professor dean lawyer attorney doctor nurse "
    "buyer planner strategist recruiter researcher scientist principal partner md gm chairman chairwoman trustee superintendent foreman clerk "
    "vendedor vendedora engenheiro engenheira arquiteto arquiteta advogado advogada medico medica contador contadora administrador administradora "
    "fundador fundadora desenvolvedor desenvolvedora tecnico tecnica comprador compradora secretario secretaria superintendente gestor gestora "
    "jefe jefa directora director gerenta subgerente encargado encargada abogado abogada ingeniero ingeniera dueno duena "
    "coordenador coordenadora analista presidente chefe socio socia supervisor supervisora assistente encarregado proprietario"
)
"""What people do, by one word of their title."""
PARTS_PLAYED: Final = word_set(
    "sponsor champion buyer maker influencer blocker user decision economic approver gatekeeper evaluator detractor patrocinador decisor influenciador usuario"
)
"""What a person is to a sale, and not by profession: `Executive sponsor`."""
