"""Exports of CRMs: HubSpot, Salesforce, Pipedrive, RD Station."""

from __future__ import annotations

from typing import Final

from csdesk.domain.importing.tool import Tool

CRM_TOOLS: Final[tuple[Tool, ...]] = (
    Tool(
        "hubspot",
        "account",
        "Record ID / ID do registro / Company ID | Company name / Nome da empresa | Company owner / Proprietário da empresa / "
        "Company Domain Name / Nome do domínio da empresa / Lifecycle Stage",
        {
            "Record ID": "account.external_id", "ID do registro": "account.external_id",
            "Company owner": "account.csm", "Proprietário da empresa": "account.csm",
            "Create Date": "account.start_date", "Data de criação": "account.start_date",
            "Company Domain Name": "account.domain", "Nome do domínio da empresa": "account.domain",
            "Last Activity Date": "interaction.at", "Data da última atividade": "interaction.at",
            "Close Date": "custom", "Data de fechamento": "custom",
        },
    ),
    Tool(
        "hubspot",
        "opportunity",
        "Record ID / ID do registro | Deal Name / Nome do negócio",
        {
            "Record ID": "opportunity.external_id", "ID do registro": "opportunity.external_id",
            "Deal owner": "opportunity.owner", "Proprietário do negócio": "opportunity.owner",
            "Close Date": "opportunity.closed_on", "Data de fechamento": "opportunity.closed_on",
            "Create Date": "opportunity.raised_on", "Data de criação": "opportunity.raised_on",
            "Deal Stage": "opportunity.stage", "Etapa do negócio": "opportunity.stage",
            "Associated Company IDs (Primary)": "account.external_id", "Associated Company IDs": "account.external_id",
            "Associated Company (Primary)": "account.name", "Associated Company": "account.name",
            "Associated Contact IDs": "contact.external_id", "Last Activity Date": "custom",
            "Data da última atividade": "custom",
        },
    ),
    Tool(
        "hubspot",
        "contact",
        "Record ID / ID do registro | First Name / Nome / Primeiro nome | Email / E-mail | Contact owner / Lead Status / "
        "Associated Company / Associated Company IDs / Proprietário do contato / Empresa associada",
        {
            "Record ID": "contact.external_id", "ID do registro": "contact.external_id", "Contact owner": "custom",
            "Associated Company": "account.name", "Associated Company IDs": "account.external_id",
            "Empresa associada": "account.name", "State/Region": "custom", "Country/Region": "custom", "City": "custom",
            "Website URL": "custom", "Work email": "custom", "Lifecycle Stage": "custom", "Nome": "contact.first_name",
            "Last Activity Date": "custom", "Create Date": "custom",
        },
    ),
    Tool(
        "salesforce",
        "opportunity",
        "Opportunity Name | Account Name / Account ID | Stage / Close Date",
        {
            "Close Date": "opportunity.closed_on", "Created Date": "opportunity.raised_on", "Stage": "opportunity.stage",
            "Amount": "opportunity.value", "Total Amount": "opportunity.value",
            "Total Amount Currency": "opportunity.currency", "Amount Currency": "opportunity.currency",
            "Next Step": "opportunity.notes", "Opportunity Next Steps": "opportunity.notes", "Age": "custom",
            "ARR to Renew": "custom", "ARR to Renew Currency": "custom", "Fiscal Period": "custom",
            "Opportunity Owner": "opportunity.owner", "Type": "opportunity.kind",
        },
    ),
    Tool(
        "salesforce",
        "opportunity",
        "AccountId | StageName | CloseDate",
        {
            "Id": "opportunity.external_id", "Name": "opportunity.name", "AccountId": "account.external_id",
            "StageName": "opportunity.stage", "CloseDate": "opportunity.closed_on", "Amount": "opportunity.value",
            "IsWon": "custom", "IsClosed": "custom", "OwnerId": "opportunity.owner",
            "CreatedDate": "opportunity.raised_on",
        },
    ),
    Tool(
        "salesforce",
        "contact",
        "First Name / Last Name | Account Name | Salutation / Mailing City / Mailing Street / Mailing Country",
        {
            "Account Owner": "account.csm", "Mailing City": "custom", "Mailing Street": "custom",
            "Mailing State/Province": "custom", "Mailing Country": "custom", "Mailing Zip/Postal Code": "custom",
            "Fax": "custom", "Salutation": "custom", "Title": "contact.title", "Phone": "contact.phone",
        },
    ),
    Tool(
        "salesforce",
        "account",
        "Account Name | Account Owner / Account ID | Billing City / Billing Country / Billing State/Province / Account Source / "
        "Rating / Last Modified Date",
        {
            "Account Owner": "account.csm", "Type": "account.segment", "Account Type": "account.segment",
            "Created Date": "account.start_date", "Last Activity": "interaction.at",
            "Parent Account ID": "account.parent", "Account ID": "account.external_id", "Last Modified Date": "-",
        },
    ),
    Tool(
        "pipedrive",
        "opportunity",
        "Deal - Title | Deal - ID / Deal - Value / Deal - Stage / Deal - Status / Deal - Owner",
        {
            "Deal - ID": "opportunity.external_id", "Deal - Title": "opportunity.name", "Deal - Owner": "opportunity.owner",
            "Deal - Creator": "opportunity.raised_by", "Deal - Value": "opportunity.value",
            "Deal - Currency of Value": "opportunity.currency", "Deal - Weighted value": "custom",
            "Deal - Currency of Weighted value": "-", "Deal - Probability": "opportunity.probability",
            "Deal - Organization": "account.name", "Deal - Organization ID": "account.external_id",
            "Deal - Contact person": "contact.name", "Deal - Contact person ID": "contact.external_id",
            "Deal - Stage": "opportunity.stage", "Deal - Status": "opportunity.outcome",
            "Deal - Label": "opportunity.tags", "Deal - Deal created": "opportunity.raised_on",
            "Deal - Won time": "custom", "Deal - Lost time": "custom", "Deal - Deal closed on": "opportunity.closed_on",
            "Deal - Lost reason": "opportunity.lost_reason", "Deal - Expected close date": "opportunity.expected_on",
            "Deal - Product name": "opportunity.product", "Deal - Update time": "-", "Deal - Visible to": "-",
            "Deal - Last activity date": "custom", "Deal - Next activity date": "custom",
        },
    ),
    Tool(
        "pipedrive",
        "account",
        "Organization - Name | Organization - ID / Organization - Owner / Organization - People / Organization - Labels / "
        "Organization - Organization created / Organization - Address",
        {
            "Organization - ID": "account.external_id", "Organization - Name": "account.name",
            "Organization - Owner": "account.csm", "Organization - Labels": "account.tags",
            "Organization - Parent": "account.parent", "Organization - Organization created": "account.start_date",
            "Organization - Last activity date": "interaction.at", "Organization - People": "custom",
            "Organization - Address": "account.address",
        },
    ),
    Tool(
        "pipedrive",
        "contact",
        "Person - Name | Person - ID / Person - Email - Work / Person - Organization / Person - Phone - Work / Person - Email",
        {
            "Person - ID": "contact.external_id", "Person - Name": "contact.name", "Person - Organization": "account.name",
            "Person - Organization ID": "account.external_id", "Person - Email - Work": "contact.email",
            "Person - Phone - Work": "contact.phone", "Person - Phone - Mobile": "contact.mobile",
            "Person - Email - Home": "custom", "Person - Email - Other": "custom", "Person - Owner": "custom",
            "Person - Phone - Home": "custom", "Person - Phone - Other": "custom", "Person - Label": "contact.tags",
            "Person - Last activity date": "custom", "Person - First name": "contact.first_name",
            "Person - Last name": "contact.last_name", "Organization - Name": "account.name",
        },
    ),
    Tool(
        "pipedrive",
        "interaction",
        "Content | Deal ID / Deal title | Add time / Organization",
        {
            "ID": "interaction.external_id", "Content": "interaction.summary", "Organization": "account.name",
            "Organization ID": "account.external_id", "Contact person": "contact.name",
            "Contact person ID": "contact.external_id", "Add time": "interaction.at", "Update time": "-",
            "User": "custom", "Deal title": "custom", "Deal ID": "custom",
        },
    ),
    Tool(
        "rd_station",
        "opportunity",
        "Etapa | Valor Recorrente | Motivo de Perda",
        {
            "Nome": "opportunity.name", "Empresa": "account.name", "Etapa": "opportunity.stage",
            "Estado": "opportunity.outcome", "Motivo de Perda": "opportunity.lost_reason",
            "Anotação do motivo de perda": "opportunity.notes", "Valor Único": "custom",
            "Valor Recorrente": "opportunity.value", "Previsão de fechamento": "opportunity.expected_on",
            "Data de fechamento": "opportunity.closed_on", "Hora de fechamento": "-", "Data de criação": "opportunity.raised_on",
            "Hora de criação": "-", "Responsável": "opportunity.owner", "Produtos": "opportunity.product",
            "Cargo": "contact.title", "Email": "contact.email", "Telefone": "contact.phone", "Contatos": "contact.name",
            "Data do primeiro contato": "custom", "Hora do primeiro contato": "-", "Data do último contato": "interaction.at",
            "Hora do último contato": "-", "Data da próxima tarefa": "custom", "Hora da próxima tarefa": "-",
        },
    ),
)  # fmt: skip
