"""Names of what belongs to a person of an account (see `aliases_account` for the notation)."""

from __future__ import annotations

from typing import Final

ANYWHERE: Final[dict[str, str]] = {
    "contact.name": """
        contato | nome do contato | nome contato | contato principal | pessoa de contato | contato nome | ponto focal |
        stakeholder | decisor | interlocutor | solicitante | requisitante | respondente | nome do respondente |
        contact | contact name | contact person | primary contact | main contact | key contact | point of contact |
        poc | requester | requester name | respondent | respondent name | champion name | associated contact |
        deal contact person | pessoa | nome da pessoa | representante do cliente | responsável no cliente | usuário chave |
        responsável do cliente | contact full name | participante | participantes | spoke with | falou com | attendees | sponsor name | pessoas | cliente pessoa | reporter | reporter name |
        opened by | aberto por | caller | customer contact | nome do solicitante | aberto pelo cliente | user name | end user |
        person name | patrocinador | keyuser | key user | admin name | nome do decisor
    """,
    "contact.email": """
        e-mail | email | e-mail do contato | e-mail contato | e-mail principal | endereço de e-mail | e-mail do cliente |
        email do respondente | e-mail do solicitante | mail | email address | contact email | contact email address |
        primary email | requester email | respondent email | customer email | work email | email work | business email |
        person email | person email work | user email | primary contact email | e-mail corporativo | e-mail comercial |
        admin email | owner's email address | billing email | e-mail de cobrança | e-mail do responsável | email 1 |
        client email | e-mail do decisor
    """,
    "contact.title": """
        cargo | cargo do contato | função | cargo / função | job title | jobtitle | contact title | job role | position |
        ocupação | profissão | job position | occupation
    """,
    "contact.phone": """
        telefone do contato | telefone contato | fone do contato | contact phone | contact phone number | phone work |
        person phone | person phone work | primary contact phone | requester phone | telefone do responsável
    """,
    "contact.mobile": """
        celular | celular do contato | telefone celular | whatsapp | whats app | whatsapp do contato | mobile | mobile phone |
        mobile phone number | cell phone | cell | phone mobile | person phone mobile | móvel | telefone móvel | zap | fone celular
    """,
    "contact.linkedin": "linkedin | perfil no linkedin | linkedin url | linkedin profile | linkedin do contato",
    "contact.external_id": """
        id do contato | id da pessoa | código do contato | contact id | person id | associated contact id |
        associated contact ids | requester id | deal contact person id | contact person id | user id | respondent id |
        associated contact | id do usuário | usuário id | id do respondente | person key | contact key
    """,
    "contact.role": """
        papel do contato | papel na decisão | papel no processo | buying role | contact role | decision role |
        stakeholder role | tipo de contato do cliente | persona
    """,
    "contact.influence": "influência | nível de influência | poder de influência | influence | influence level | power",
    "contact.attitude": "atitude | postura do contato | attitude | disposition | atitude do contato",
    "contact.left_on": "saiu em | desligado em | left on | left company on | departure date",
    "contact.department": """
        departamento | departamento do contato | área do contato | department | contact department | dept | business unit |
        setor do contato
    """,
    "contact.first_name": "contact first name | primeiro nome do contato",
    "contact.last_name": "contact last name | sobrenome do contato",
}

INSIDE: Final[dict[str, str]] = {
    "contact.name": """
        nome | nome completo | name | full name | display name | título | usuário | user name | user | person |
        nome e sobrenome | respondente | funcionário
    """,
    "contact.first_name": "primeiro nome | first name | given name | prenome | forename | person first name | firstname",
    "contact.last_name": """
        sobrenome | último nome | apellido paterno | primer apellido | last name | family name | surname | person last name | apelido | lastname
    """,
    "contact.title": "título profissional | title | headline",
    "contact.department": "área | setor | departamento | team | equipe | area",
    "contact.phone": """
        telefone | fone | tel | telefone fixo | telefone comercial | telefone 1 | phone | phone number | work phone |
        business phone | número de telefone | direct phone | ramal
    """,
    "contact.mobile": "other phone | phone other | telefone 2",
    "contact.external_id": "código | id | record id | id do registro | external id | gsid | user id | uuid | key | person id",
    "contact.role": """
        papel | role | tipo | tipo de contato | type | contact type | função na conta | perfil | user role | decisor?
    """,
    "contact.attitude": "sentimento | sentiment",
    "contact.tags": "tags | etiquetas | labels | marcadores",
    "contact.notes": "observações | obs | notas | anotações | comentários | notes | note | comments | remarks | details | description | descrição | about | sobre | bio",
}

IN_EVENTS: Final[dict[str, str]] = {
    "contact.name": "nome | name | nome completo | full name | user | usuário | pessoa | person",
    "contact.first_name": "first name | primeiro nome | given name | firstname",
    "contact.last_name": "last name | sobrenome | surname | family name | lastname",
    "contact.title": "role | position | cargo | função",
    "contact.phone": "telefone | phone",
}
"""Names that mean the person in a list of tickets, answers or interactions."""
EVENTS: Final = ("ticket", "survey", "interaction")
