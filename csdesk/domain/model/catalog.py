"""Every kind of record, declared once: its key, its words, its type."""

from __future__ import annotations

from csdesk.domain.lean import dataclass
from csdesk.domain.model.account import Account
from csdesk.domain.model.adoption import Health, Onboarding, Signal, Usage
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.contract import Churn, Invoice, Line, Movement, Product, Rate, Renewal
from csdesk.domain.model.goal import Goal, Reading, Value
from csdesk.domain.model.growth import Opportunity, Story
from csdesk.domain.model.health import HealthModel, HealthOverride
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.model.practice import Dismissal, Playbook, Process, Review, Run
from csdesk.domain.model.record import FieldSpec, Record, fields_of
from csdesk.domain.model.voice import Survey, Ticket, TicketMonth
from csdesk.domain.model.workspace import CustomField, ImportRun, MappingTemplate, SavedView, Setting
from csdesk.domain.text import Text, msg, pmsg


@dataclass(frozen=True, slots=True)
class Entity:
    """A kind of record: the key of its table, exports and filters, and its words."""

    key: str
    type: type[Record]
    one: Text
    many: Text

    @property
    def fields(self) -> tuple[FieldSpec, ...]:
        """Its declared fields."""
        return fields_of(self.type)

    @property
    def owned(self) -> bool:
        """Whether it belongs to an account."""
        return any(spec.name == "account" for spec in self.fields)


ENTITIES: tuple[Entity, ...] = (
    Entity("account", Account, msg("Account"), msg("Accounts")),
    Entity("contact", Contact, msg("Contact"), msg("People")),
    Entity("product", Product, msg("Product"), msg("Products")),
    Entity("line", Line, msg("Subscription line"), msg("Subscription lines")),
    Entity("renewal", Renewal, msg("Renewal"), msg("Renewals")),
    Entity("movement", Movement, msg("MRR movement"), msg("MRR movements")),
    Entity("rate", Rate, msg("Exchange rate"), msg("Exchange rates")),
    Entity("churn", Churn, msg("Churn record"), msg("Churn records")),
    Entity("interaction", Interaction, msg("Interaction"), msg("Interactions")),
    Entity("task", Task, msg("Task"), msg("Tasks")),
    Entity("ticket", Ticket, msg("Ticket"), msg("Tickets")),
    Entity("survey", Survey, msg("Survey answer"), msg("Survey answers")),
    Entity("ticket_month", TicketMonth, msg("Monthly tickets"), msg("Tickets by month")),
    Entity("usage", Usage, pmsg("entity", "Usage"), pmsg("entity", "Usage records")),
    Entity("onboarding", Onboarding, msg("Onboarding"), msg("Onboardings")),
    Entity("goal", Goal, msg("Goal"), msg("Goals")),
    Entity("reading", Reading, msg("Goal reading"), msg("Goal readings")),
    Entity("value", Value, msg("Value entry"), msg("Value entries")),
    Entity("invoice", Invoice, msg("Invoice"), msg("Invoices")),
    Entity("signal", Signal, msg("Health signal"), msg("Health signals")),
    Entity("health", Health, msg("Health score"), msg("Health scores")),
    Entity("health_model", HealthModel, msg("Health model"), msg("Health models")),
    Entity("health_override", HealthOverride, msg("Health override"), msg("Health overrides")),
    Entity("opportunity", Opportunity, msg("Opportunity"), msg("Opportunities")),
    Entity("story", Story, msg("Success story"), msg("Success stories")),
    Entity("process", Process, msg("Process"), msg("Processes")),
    Entity("playbook", Playbook, msg("Playbook"), msg("Playbooks")),
    Entity("run", Run, msg("Playbook run"), msg("Playbook runs")),
    Entity("dismissal", Dismissal, msg("Dismissed suggestion"), msg("Dismissed suggestions")),
    Entity("review", Review, msg("QBR"), msg("QBRs")),
    Entity("custom_field", CustomField, msg("Custom field"), msg("Custom fields")),
    Entity("saved_view", SavedView, msg("Saved view"), msg("Saved views")),
    Entity("import", ImportRun, msg("Import"), msg("Imports")),
    Entity("mapping", MappingTemplate, msg("Mapping"), msg("Mappings")),
    Entity("setting", Setting, msg("Setting"), msg("Settings")),
)

BY_KEY: dict[str, Entity] = {entity.key: entity for entity in ENTITIES}
BY_TYPE: dict[type[Record], Entity] = {entity.type: entity for entity in ENTITIES}
