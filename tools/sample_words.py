"""The two languages of the sample: every fact is kept once, its words twice."""

from __future__ import annotations

from typing import NamedTuple


class Both(NamedTuple):
    """One thing said natively in Portuguese and in English."""

    pt: str
    en: str

    def filled(self, **slots: Both | str | int) -> Both:
        """The same sentence with its slots filled in each language."""
        return Both(
            self.pt.format_map({key: spoken(value, "pt") for key, value in slots.items()}),
            self.en.format_map({key: spoken(value, "en") for key, value in slots.items()}),
        )


def spoken(value: Both | str | int, language: str) -> str:
    """A slot's value in one language."""
    if isinstance(value, Both):
        return value.pt if language == "pt" else value.en
    return str(value)


MONTHS = tuple(
    Both(*pair)
    for pair in (
        ("janeiro", "January"), ("fevereiro", "February"), ("março", "March"), ("abril", "April"),
        ("maio", "May"), ("junho", "June"), ("julho", "July"), ("agosto", "August"),
        ("setembro", "September"), ("outubro", "October"), ("novembro", "November"), ("dezembro", "December"),
    )
)  # fmt: skip

PRODUCTS = {
    "T": Both("Gestão de tráfego", "Paid media"),
    "S": Both("SEO e conteúdo", "SEO and content"),
    "R": Both("Redes sociais", "Social media"),
    "C": Both("Painel e CRM", "Dashboard and CRM"),
    "E": Both("E-mail e automação", "Email and automation"),
    "H": Both("Site e hospedagem", "Website care"),
    "V": Both("Vídeo", "Video"),
    "L": Both("Landing page", "Landing page"),
    "I": Both("Implantação", "Setup"),
    "F": Both("Ensaio fotográfico", "Photo shoot"),
}
PLANS = {
    "1": Both("Essencial", "Essential"),
    "2": Both("Avançado", "Advanced"),
    "3": Both("Completo", "Complete"),
}

WORDS: dict[str, dict[str, Both]] = {
    "industry": {
        "clinic": Both("Clínica", "Clinic"),
        "builder": Both("Construtora", "Home builder"),
        "school": Both("Escola", "School"),
        "shop": Both("Varejo", "Retail"),
        "saas": Both("SaaS", "SaaS"),
    },
    "segment": {
        "strategic": Both("Estratégico", "Strategic"),
        "growth": Both("Crescimento", "Growth"),
        "starter": Both("Essencial", "Essential"),
    },
    "size": {
        "small": Both("Pequena", "Small"),
        "mid": Both("Média", "Medium-sized"),
        "enterprise": Both("Grande", "Enterprise"),
    },
    "touch": {
        "high": Both("Alto", "High"),
        "mid": Both("Médio", "Medium"),
        "tech": Both("Digital", "Digital"),
    },
    "service_model": {
        "proactive": Both("Proativo", "Proactive"),
        "dedicated": Both("Receptivo, com especialista", "Receptive, with a specialist"),
        "shared": Both("Receptivo, compartilhado", "Receptive, shared"),
        "premium": Both("Premium", "Premium"),
        "on_site": Both("Físico", "On site"),
    },
    "stage": {
        "onboarding": Both("Implantação", "Onboarding"),
        "adoption": Both("Adoção", "Adoption"),
        "value": Both("Valor", "Value"),
        "expansion": Both("Expansão", "Expansion"),
        "renewal": Both("Renovação", "Renewal"),
        "recovery": Both("Recuperação", "Recovery"),
        "churned": Both("Cancelada", "Churned"),
    },
    "status": {
        "active": Both("Ativo", "Active"),
        "paused": Both("Pausado", "Paused"),
        "cancelled": Both("Cancelado", "Cancelled"),
        "prospect": Both("Prospect", "Prospect"),
    },
    "line_kind": {
        "base": Both("Base", "Base"),
        "add_on": Both("Adicional", "Add-on"),
        "discount": Both("Desconto recorrente", "Recurring discount"),
        "one_off": Both("Avulso", "One-off"),
    },
    "interval": {"year": Both("Anual", "Yearly")},
    "start_reason": {
        "upsell": Both("Upsell", "Upsell"),
        "downsell": Both("Downsell", "Downsell"),
        "cross_sell": Both("Cross-sell", "Cross-sell"),
        "reajuste": Both("Reajuste", "Price adjustment"),
        "retomada": Both("Retomada", "Resumed"),
    },
    "end_reason": {
        "price": Both("Preço", "Price"),
        "no_result": Both("Sem resultado", "No results"),
        "competitor": Both("Foi para concorrente", "Went to a competitor"),
        "insourced": Both("Montou equipe interna", "Built an in-house team"),
        "closed": Both("Encerrou as atividades", "Closed down"),
        "sponsor_left": Both("Patrocinador saiu", "Sponsor left"),
        "unpaid": Both("Inadimplência", "Non-payment"),
        "acquired": Both("Empresa foi comprada", "Company was acquired"),
        "no_fit": Both("Expectativa errada na venda", "Wrong expectation at the sale"),
        "downsell": Both("Downsell", "Downsell"),
        "pausa": Both("Pausa", "Pause"),
    },
    "person_role": {
        "champion": Both("Champion", "Champion"),
        "decision_maker": Both("Decisor", "Decision maker"),
        "payer": Both("Pagador", "Payer"),
        "user": Both("Usuário", "User"),
        "sponsor": Both("Patrocinador", "Sponsor"),
        "opponent": Both("Opositor", "Opponent"),
    },
    "channel": {
        "email": Both("E-mail", "Email"),
        "phone": Both("Telefone", "Phone"),
        "video": Both("Vídeo", "Video"),
        "chat": Both("Chat", "Chat"),
        "whatsapp": Both("WhatsApp", "WhatsApp"),
        "in_person": Both("Presencial", "In person"),
        "portal": Both("Portal", "Portal"),
    },
    "kind": {
        "check_in": Both("Check-in", "Check-in"),
        "onboarding": Both("Implantação", "Onboarding"),
        "training": Both("Treinamento", "Training"),
        "support": Both("Suporte", "Support"),
        "review": Both("RTS", "QBR"),
        "commercial": Both("Comercial", "Commercial"),
        "note": Both("Nota interna", "Internal note"),
    },
    "role": {
        "cs": Both("CS", "CS"),
        "support": Both("Suporte", "Support"),
        "am": Both("AM", "AM"),
        "cx": Both("CX", "CX"),
    },
    "mode": {"proactive": Both("Proativo", "Proactive"), "reactive": Both("Reativo", "Reactive")},
    "direction_way": {"in": Both("Recebido", "Incoming"), "out": Both("Enviado", "Outgoing")},
    "priority": {
        "high": Both("Alta", "High"),
        "normal": Both("Normal", "Normal"),
        "low": Both("Baixa", "Low"),
        "urgent": Both("Urgente", "Urgent"),
    },
    "task_status": {
        "open": Both("Aberta", "Open"),
        "done": Both("Concluída", "Done"),
        "dropped": Both("Descartada", "Dropped"),
    },
    "goal_direction": {
        "up": Both("Maior é melhor", "Increase"),
        "down": Both("Menor é melhor", "Decrease"),
    },
    "goal_status": {
        "open": Both("Em andamento", "Open"),
        "achieved": Both("Atingida", "Achieved"),
        "partial": Both("Parcial", "Partially achieved"),
        "missed": Both("Não atingida", "Missed"),
    },
    "survey": {"nps": Both("NPS", "NPS"), "csat": Both("CSAT", "CSAT")},
    "category": {
        "site": Both("Site e formulários", "Website and forms"),
        "ads": Both("Campanhas", "Campaigns"),
        "report": Both("Relatório e painel", "Reports and dashboard"),
        "access": Both("Acesso", "Access"),
        "content": Both("Conteúdo e posts", "Content and posts"),
        "billing": Both("Financeiro", "Billing"),
    },
    "ticket_status": {
        "open": Both("Aberto", "Open"),
        "resolved": Both("Resolvido", "Resolved"),
        "pending": Both("Aguardando cliente", "Waiting for client"),
    },
    "renewal_status": {
        "open": Both("Em aberto", "Open"),
        "renewed": Both("Renovado", "Renewed"),
        "not_renewed": Both("Não renovado", "Not renewed"),
    },
    "opportunity_kind": {"upsell": Both("Upsell", "Upsell"), "cross_sell": Both("Cross-sell", "Cross-sell")},
    "opportunity_stage": {
        "idea": Both("Ideia", "Idea"),
        "talk": Both("Conversa", "Conversation"),
        "proposal": Both("Proposta", "Proposal"),
        "negotiation": Both("Negociação", "Negotiation"),
        "closed": Both("Fechada", "Closed"),
    },
    "outcome": {
        "open": Both("Aberta", "Open"),
        "won": Both("Ganha", "Won"),
        "lost": Both("Perdida", "Lost"),
    },
    "lost_reason": {
        "budget": Both("Sem verba neste ano", "No budget this year"),
        "timing": Both("Momento errado", "Wrong timing"),
        "other": Both("Escolheu outro fornecedor", "Chose another supplier"),
    },
    "recurrence": {"month": Both("Mensal", "Monthly")},
}
