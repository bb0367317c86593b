"""Every kind of record, declared once: its key, its words, its type.

The module of a type is imported when the type is first asked for: a start needs five of the thirty-five (ADR 0028).
"""

from __future__ import annotations

from importlib import import_module

from csdesk.domain.lean import dataclass
from csdesk.domain.model.record import FieldSpec, Record, fields_of
from csdesk.domain.text import Text, msg, pmsg

_MODULES = __name__.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Entity:
    """A kind of record: the key of its table, exports and filters, its type as `module.Name`, and its words."""

    key: str
    declared: str
    one: Text
    many: Text

    @property
    def type(self) -> type[Record]:
        """The type of its records."""
        module, _, name = self.declared.partition(".")
        kind: type[Record] = getattr(import_module(f"{_MODULES}.{module}"), name)
        return kind

    @property
    def fields(self) -> tuple[FieldSpec, ...]:
        """Its declared fields."""
        return fields_of(self.type)

    @property
    def owned(self) -> bool:
        """Whether it belongs to an account."""
        return any(spec.name == "account" for spec in self.fields)


ENTITIES: tuple[Entity, ...] = (
    Entity("account", "account.Account", msg("Account"), msg("Accounts")),
    Entity("contact", "contact.Contact", msg("Contact"), msg("People")),
    Entity("product", "contract.Product", msg("Product"), msg("Products")),
    Entity("line", "contract.Line", msg("Subscription line"), msg("Subscription lines")),
    Entity("renewal", "contract.Renewal", msg("Renewal"), msg("Renewals")),
    Entity("movement", "contract.Movement", msg("MRR movement"), msg("MRR movements")),
    Entity("rate", "contract.Rate", msg("Exchange rate"), msg("Exchange rates")),
    Entity("churn", "contract.Churn", msg("Churn record"), msg("Churn records")),
    Entity("interaction", "interaction.Interaction", msg("Interaction"), msg("Interactions")),
    Entity("task", "interaction.Task", msg("Task"), msg("Tasks")),
    Entity("ticket", "voice.Ticket", msg("Ticket"), msg("Tickets")),
    Entity("survey", "voice.Survey", msg("Survey answer"), msg("Survey answers")),
    Entity("ticket_month", "voice.TicketMonth", msg("Monthly tickets"), msg("Tickets by month")),
    Entity("usage", "adoption.Usage", pmsg("entity", "Usage"), pmsg("entity", "Usage records")),
    Entity("onboarding", "adoption.Onboarding", msg("Onboarding"), msg("Onboardings")),
    Entity("goal", "goal.Goal", msg("Goal"), msg("Goals")),
    Entity("reading", "goal.Reading", msg("Goal reading"), msg("Goal readings")),
    Entity("value", "goal.Value", msg("Value entry"), msg("Value entries")),
    Entity("invoice", "contract.Invoice", msg("Invoice"), msg("Invoices")),
    Entity("signal", "adoption.Signal", msg("Health signal"), msg("Health signals")),
    Entity("health", "adoption.Health", msg("Health score"), msg("Health scores")),
    Entity("health_model", "health.HealthModel", msg("Health model"), msg("Health models")),
    Entity("health_override", "health.HealthOverride", msg("Health override"), msg("Health overrides")),
    Entity("opportunity", "growth.Opportunity", msg("Opportunity"), msg("Opportunities")),
    Entity("story", "growth.Story", msg("Success story"), msg("Success stories")),
    Entity("process", "practice.Process", msg("Process"), msg("Processes")),
    Entity("playbook", "practice.Playbook", msg("Playbook"), msg("Playbooks")),
    Entity("run", "practice.Run", msg("Playbook run"), msg("Playbook runs")),
    Entity("dismissal", "practice.Dismissal", msg("Dismissed suggestion"), msg("Dismissed suggestions")),
    Entity("review", "practice.Review", msg("QBR"), msg("QBRs")),
    Entity("custom_field", "workspace.CustomField", msg("Custom field"), msg("Custom fields")),
    Entity("saved_view", "workspace.SavedView", msg("Saved view"), msg("Saved views")),
    Entity("import", "workspace.ImportRun", msg("Import"), msg("Imports")),
    Entity("mapping", "workspace.MappingTemplate", msg("Mapping"), msg("Mappings")),
    Entity("setting", "workspace.Setting", msg("Setting"), msg("Settings")),
)


class _ByType(dict[type[Record], Entity]):
    """The entity of a type of record."""

    def __missing__(self, kind: type[Record]) -> Entity:
        declared = f"{kind.__module__.rpartition('.')[2]}.{kind.__qualname__}"
        for entity in ENTITIES:
            if entity.declared == declared and entity.type is kind:
                self[kind] = entity
                return entity
        raise KeyError(kind)


BY_KEY: dict[str, Entity] = {entity.key: entity for entity in ENTITIES}
BY_TYPE = _ByType()
