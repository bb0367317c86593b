CREATE TABLE [account] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [name] TEXT NOT NULL,
    [legal_name] TEXT,
    [tax_id] TEXT,
    [domain] TEXT,
    [website] TEXT,
    [phone] TEXT,
    [city] TEXT,
    [state] TEXT,
    [country] TEXT,
    [address] TEXT,
    [postal_code] TEXT,
    [industry] TEXT,
    [employees] INTEGER,
    [annual_revenue] INTEGER,
    [size] TEXT,
    [segment] TEXT,
    [touch] TEXT,
    [service_model] TEXT,
    [stage] TEXT,
    [status] TEXT,
    [start_date] TEXT,
    [csm] TEXT,
    [am] TEXT,
    [currency] TEXT,
    [plan] TEXT,
    [parent] INTEGER REFERENCES [account] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [merged_into] INTEGER REFERENCES [account] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [pulse] INTEGER,
    [overdue_days] INTEGER,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [contact] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [account] INTEGER NOT NULL REFERENCES [account] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [name] TEXT,
    [first_name] TEXT,
    [last_name] TEXT,
    [title] TEXT,
    [department] TEXT,
    [email] TEXT,
    [phone] TEXT,
    [mobile] TEXT,
    [linkedin] TEXT,
    [role] TEXT,
    [influence] INTEGER,
    [attitude] INTEGER,
    [left_on] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [product] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [name] TEXT NOT NULL,
    [family] TEXT,
    [price] INTEGER,
    [currency] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [line] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [account] INTEGER NOT NULL REFERENCES [account] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [product] TEXT,
    [plan] TEXT,
    [kind] TEXT,
    [mrr] INTEGER,
    [price] INTEGER,
    [interval] TEXT,
    [interval_count] INTEGER,
    [quantity] INTEGER,
    [currency] TEXT,
    [start] TEXT,
    [end] TEXT,
    [term_end] TEXT,
    [notice_days] INTEGER,
    [auto_renew] INTEGER,
    [start_reason] TEXT,
    [end_reason] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [renewal] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [account] INTEGER NOT NULL REFERENCES [account] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [line] INTEGER REFERENCES [line] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [due_date] TEXT,
    [due_mrr] INTEGER,
    [currency] TEXT,
    [status] TEXT,
    [decided_on] TEXT,
    [renewed_mrr] INTEGER,
    [probability] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [movement] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [account] INTEGER NOT NULL REFERENCES [account] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [date] TEXT,
    [kind] TEXT,
    [amount] INTEGER,
    [before] INTEGER,
    [after] INTEGER,
    [currency] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [rate] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [month] TEXT,
    [currency] TEXT,
    [rate] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [churn] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [account] INTEGER NOT NULL REFERENCES [account] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [date] TEXT,
    [reason] TEXT,
    [reason_detail] TEXT,
    [lost_to] TEXT,
    [avoidable] INTEGER,
    [amount] INTEGER,
    [feedback] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [interaction] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [account] INTEGER NOT NULL REFERENCES [account] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [contacts] TEXT,
    [at] TEXT,
    [minutes] INTEGER,
    [channel] TEXT,
    [kind] TEXT,
    [role] TEXT,
    [mode] TEXT,
    [direction] TEXT,
    [sentiment] INTEGER,
    [subject] TEXT,
    [summary] TEXT,
    [next_step] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [task] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [account] INTEGER REFERENCES [account] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [title] TEXT NOT NULL,
    [due] TEXT,
    [priority] TEXT,
    [role] TEXT,
    [status] TEXT,
    [done_on] TEXT,
    [recurrence] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [ticket] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [account] INTEGER NOT NULL REFERENCES [account] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [contact] INTEGER REFERENCES [contact] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [number] TEXT,
    [subject] TEXT,
    [opened_at] TEXT,
    [first_response_at] TEXT,
    [resolved_at] TEXT,
    [reopened] INTEGER,
    [contacts] INTEGER,
    [handle_minutes] INTEGER,
    [sla_response_minutes] INTEGER,
    [sla_resolution_minutes] INTEGER,
    [channel] TEXT,
    [priority] TEXT,
    [category] TEXT,
    [status] TEXT,
    [escalated] INTEGER,
    [csat] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [survey] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [account] INTEGER NOT NULL REFERENCES [account] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [contact] INTEGER REFERENCES [contact] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [kind] TEXT,
    [score] TEXT,
    [answered_at] TEXT,
    [comment] TEXT,
    [ticket] INTEGER REFERENCES [ticket] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [ticket_month] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [account] INTEGER NOT NULL REFERENCES [account] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [month] TEXT,
    [opened] INTEGER,
    [resolved] INTEGER,
    [first_response_mean] TEXT,
    [resolution_mean] TEXT,
    [csat] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [usage] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [account] INTEGER NOT NULL REFERENCES [account] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [month] TEXT,
    [week] TEXT,
    [seats] INTEGER,
    [active_users] INTEGER,
    [logins] INTEGER,
    [minutes] INTEGER,
    [features_available] INTEGER,
    [features_used] INTEGER,
    [feature] TEXT,
    [feature_count] INTEGER,
    [errors] INTEGER,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [onboarding] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [account] INTEGER NOT NULL REFERENCES [account] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [contract_start] TEXT,
    [started] TEXT,
    [due] TEXT,
    [completed] TEXT,
    [first_value_on] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [goal] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [account] INTEGER NOT NULL REFERENCES [account] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [outcome] TEXT,
    [name] TEXT,
    [metric] TEXT,
    [unit] TEXT,
    [direction] TEXT,
    [baseline] TEXT,
    [target] TEXT,
    [due] TEXT,
    [status] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [reading] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [goal] INTEGER NOT NULL REFERENCES [goal] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [date] TEXT,
    [value] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [value] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [account] INTEGER NOT NULL REFERENCES [account] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [month] TEXT,
    [gain] INTEGER,
    [cost] INTEGER,
    [evidence] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [invoice] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [account] INTEGER NOT NULL REFERENCES [account] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [number] TEXT,
    [issued] TEXT,
    [due] TEXT,
    [paid] TEXT,
    [amount] INTEGER,
    [currency] TEXT,
    [status] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [signal] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [account] INTEGER NOT NULL REFERENCES [account] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [name] TEXT,
    [value] TEXT,
    [measured_on] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [health] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [account] INTEGER NOT NULL REFERENCES [account] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [date] TEXT,
    [score] TEXT,
    [band] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [opportunity] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [account] INTEGER NOT NULL REFERENCES [account] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [name] TEXT,
    [kind] TEXT,
    [product] TEXT,
    [stage] TEXT,
    [value] INTEGER,
    [currency] TEXT,
    [probability] TEXT,
    [expected_on] TEXT,
    [closed_on] TEXT,
    [outcome] TEXT,
    [lost_reason] TEXT,
    [owner] TEXT,
    [raised_by] TEXT,
    [raised_on] TEXT,
    [handed_over_on] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [story] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [account] INTEGER NOT NULL REFERENCES [account] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [title] TEXT,
    [stage] TEXT,
    [result] TEXT,
    [consent_on] TEXT,
    [link] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [process] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [name] TEXT NOT NULL,
    [body] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [playbook] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [name] TEXT NOT NULL,
    [trigger] TEXT,
    [body] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [run] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [account] INTEGER NOT NULL REFERENCES [account] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [playbook] INTEGER NOT NULL REFERENCES [playbook] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [started_at] TEXT,
    [finished_at] TEXT,
    [status] TEXT,
    [path] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [review] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [account] INTEGER NOT NULL REFERENCES [account] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [period] TEXT,
    [date] TEXT,
    [variant] TEXT,
    [status] TEXT,
    [decisions] TEXT,
    [overrides] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [custom_field] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [entity] TEXT NOT NULL,
    [key] TEXT NOT NULL,
    [label] TEXT NOT NULL,
    [type] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [saved_view] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [view] TEXT NOT NULL,
    [name] TEXT NOT NULL,
    [body] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [import] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [file] TEXT,
    [sha256] TEXT,
    [applied_at] TEXT,
    [mapping] TEXT,
    [rows] INTEGER,
    [report] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [mapping] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [name] TEXT NOT NULL,
    [signature] TEXT,
    [body] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [setting] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [key] TEXT NOT NULL,
    [value] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE INDEX interaction_account_at ON [interaction] ([account], [at]);
CREATE INDEX line_account ON [line] ([account]);
CREATE INDEX task_account_status_due ON [task] ([account], [status], [due]);
CREATE INDEX contact_account ON [contact] ([account]);
CREATE INDEX ticket_account_opened_at ON [ticket] ([account], [opened_at]);
CREATE INDEX survey_account_answered_at ON [survey] ([account], [answered_at]);
CREATE INDEX usage_account ON [usage] ([account]);
CREATE INDEX renewal_account_due_date ON [renewal] ([account], [due_date]);
CREATE INDEX goal_account ON [goal] ([account]);
CREATE INDEX reading_goal_date ON [reading] ([goal], [date]);
CREATE INDEX opportunity_account ON [opportunity] ([account]);
CREATE INDEX invoice_account ON [invoice] ([account]);
CREATE INDEX signal_account ON [signal] ([account]);
CREATE INDEX health_account_date ON [health] ([account], [date]);
CREATE INDEX value_account ON [value] ([account]);
CREATE INDEX onboarding_account ON [onboarding] ([account]);
CREATE INDEX churn_account ON [churn] ([account]);
CREATE INDEX review_account ON [review] ([account]);
CREATE INDEX movement_account ON [movement] ([account]);
CREATE INDEX ticket_month_account ON [ticket_month] ([account]);
CREATE INDEX run_account ON [run] ([account]);
CREATE INDEX story_account ON [story] ([account]);
CREATE INDEX account_parent ON [account] ([parent]) WHERE [parent] IS NOT NULL;
CREATE INDEX account_merged_into ON [account] ([merged_into]) WHERE [merged_into] IS NOT NULL;
CREATE INDEX renewal_line ON [renewal] ([line]) WHERE [line] IS NOT NULL;
CREATE INDEX ticket_contact ON [ticket] ([contact]) WHERE [contact] IS NOT NULL;
CREATE INDEX survey_contact ON [survey] ([contact]) WHERE [contact] IS NOT NULL;
CREATE INDEX survey_ticket ON [survey] ([ticket]) WHERE [ticket] IS NOT NULL;
CREATE INDEX run_playbook ON [run] ([playbook]) WHERE [playbook] IS NOT NULL;
CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    label TEXT NOT NULL,
    command TEXT NOT NULL,
    merge_key TEXT,
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    step INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE,
    op TEXT NOT NULL,
    entity TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    before TEXT,
    after TEXT
) STRICT;
CREATE INDEX change_step ON change (step);
CREATE INDEX change_record ON change (entity, first);
CREATE VIRTUAL TABLE search USING fts5 (
    title, body, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
