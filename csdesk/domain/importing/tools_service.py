"""Exports of support, billing and customer success tools: Zendesk, Stripe, ChartMogul, Gainsight, ChurnZero, SenseData."""

from __future__ import annotations

from typing import Final

from csdesk.domain.importing.tool import Tool

_STRIPE_SKIP: Final = {"Card ID": "-", "Card Last4": "-", "Card Brand": "-", "Fee": "-", "Mode": "-"}

SERVICE_TOOLS: Final[tuple[Tool, ...]] = (
    Tool(
        "zendesk",
        "ticket",
        "Id | Requester / Requester email | Subject / Status | Created at | Solved at / Assignee / Group / Ticket type / Via",
        {
            "Id": "ticket.external_id", "Requester": "contact.name", "Requester id": "contact.external_id",
            "Requester email": "contact.email", "Requester external id": "custom", "Requester domain": "account.domain",
            "Organization": "account.name", "Subject": "ticket.subject", "Tags": "ticket.tags", "Via": "ticket.channel",
            "Ticket type": "ticket.category", "Created at": "ticket.opened_at", "Solved at": "ticket.resolved_at",
            "Replies": "ticket.contacts", "Reopens": "ticket.reopened", "Satisfaction Score": "custom",
            "Agent wait time in minutes": "custom", "Summation column": "-", "Updated at": "-", "Assigned at": "-",
            "Initially assigned at": "-", "Due date": "custom", "Group": "custom", "Submitter": "custom",
        },
    ),
    Tool(
        "stripe",
        "line",
        "Customer ID | Plan / Price ID / Plan ID | Interval / Current Period End (UTC) / Current Period Start (UTC)",
        {
            "id": "line.external_id", "Customer ID": "account.external_id", "Customer Description": "custom",
            "Customer Name": "account.name", "Customer Email": "contact.email", "Plan": "line.plan",
            "Quantity": "line.quantity", "Currency": "line.currency", "Interval": "line.interval", "Amount": "line.price",
            "Start (UTC)": "custom", "Start Date (UTC)": "line.start", "Created (UTC)": "custom",
            "Current Period End (UTC)": "line.term_end", "Current Period Start (UTC)": "custom",
            "Canceled At (UTC)": "custom", "Ended At (UTC)": "line.end", "Cancellation Reason": "line.end_reason",
            "Status": "custom", "Trial Start (UTC)": "custom", "Trial End (UTC)": "custom",
        },
    ),
    Tool(
        "stripe",
        "invoice",
        "id | Amount | Seller Message / Statement Descriptor / Amount Refunded / Captured",
        {
            "id": "invoice.external_id", "Amount": "invoice.amount", "Created (UTC)": "invoice.issued",
            "Created date (UTC)": "invoice.issued", "Currency": "invoice.currency", "Status": "invoice.status",
            "Customer ID": "account.external_id", "Customer Description": "account.name", "Customer Email": "contact.email",
            "Invoice ID": "invoice.number", "Description": "invoice.notes", "Converted Amount": "custom",
            "Converted Currency": "custom", "Amount Refunded": "custom", "Tax": "custom", **_STRIPE_SKIP,
        },
    ),
    Tool(
        "stripe",
        "account",
        "id | Email | Delinquent / Total Spend / Payment Count / Business Vat ID / Card Last4",
        {
            "id": "account.external_id", "Name": "account.name", "Email": "contact.email", "Description": "custom",
            "Created (UTC)": "account.start_date", "Business Vat ID": "account.tax_id", "Currency": "account.currency",
            "Plan": "account.plan", "Status": "custom", "Delinquent": "custom", **_STRIPE_SKIP,
        },
    ),
    Tool(
        "chartmogul",
        "account",
        "External ID | Company | Lead created at / Free trial started at",
        {
            "Name": "contact.name", "Company": "account.name", "Email": "contact.email",
            "External ID": "account.external_id", "Lead created at": "account.start_date",
            "Free trial started at": "custom",
        },
    ),
    Tool(
        "chartmogul",
        "invoice",
        "AMOUNT_IN_CENTS | SERVICE_PERIOD_START / DISCOUNT_CODE / QUANTITY",
        {
            "AMOUNT_IN_CENTS": "invoice.amount@cents", "EXTERNAL_ID": "invoice.external_id",
            "CREATED_AT": "invoice.issued", "ID": "custom", "CUSTOMER_EXTERNAL_ID": "account.external_id",
            "TAX_AMOUNT_IN_CENTS": "custom", "DISCOUNT_AMOUNT_IN_CENTS": "custom",
            "TRANSACTION_FEES_IN_CENTS": "custom",
        },
    ),
    Tool(
        "gainsight",
        "account",
        "Name / Account | Company Id / Gsid / ASV / OCD | ARR / ASV / MRR | Current Score / CurrScoreId / Scorecard Id / "
        "OverallScore / Managed As / CSMName / Original Contract Date / Lifetime in Months",
        {
            "Company Id": "account.external_id", "Gsid": "account.external_id", "Current Score": "health.score",
            "OverallScore": "health.score", "Previous Score": "custom", "Scorecard Id": "-", "CurrScoreId": "-",
            "Original Contract Date": "account.start_date", "OCD": "account.start_date", "ASV": "line.mrr@year",
            "Onetime Revenue": "custom", "Lifetime in Months": "custom", "Managed As": "account.status",
            "Managed As (Customer/Ex-customer/Partner/Prospect)": "account.status", "Created Date": "-",
            "Created By": "-", "Modified Date": "-", "Stage": "account.stage",
            "SfdcAccountId": "custom", "ParentCompanyId": "account.parent",
            "Tag": "account.tags", "Revenue Band": "custom", "Renewal Date": "line.term_end",
        },
    ),
    Tool(
        "churnzero",
        "account",
        "accountExternalId / ParentAccountExternalId / OwnerUserAccount | Name | NextRenewalDate / TotalContractAmount / "
        "LicenseCount / OwnerUserAccount",
        {
            "accountExternalId": "account.external_id", "NextRenewalDate": "line.term_end",
            "TotalContractAmount": "line.mrr@year", "IsActive": "account.status", "LicenseCount": "usage.seats",
            "OwnerUserAccount": "account.csm", "ParentAccountExternalId": "account.parent", "StartDate": "line.start",
            "EndDate": "line.end", "BillingAddressLine2": "custom",
        },
    ),
    Tool(
        "sensedata",
        "account",
        "ID Original / Cliente | Sense Score",
        {
            "ID Original": "account.external_id", "Sense Score": "health.score", "CS": "account.csm",
            "Status": "account.status", "Situação": "custom",
        },
    ),
)  # fmt: skip
