CREATE TABLE [health_model] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [name] TEXT NOT NULL,
    [scope_field] TEXT,
    [scope_value] TEXT,
    [variant] TEXT,
    [version] INTEGER,
    [status] TEXT,
    [published_at] TEXT,
    [retired_at] TEXT,
    [body] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE TABLE [health_override] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [account] INTEGER NOT NULL REFERENCES [account] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [score] INTEGER,
    [band] TEXT,
    [reason] TEXT NOT NULL,
    [set_on] TEXT,
    [expires_on] TEXT,
    [ended_on] TEXT,
    [set_by] TEXT,
    [task] INTEGER REFERENCES [task] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE INDEX health_override_account ON [health_override] ([account]);
CREATE INDEX health_override_task ON [health_override] ([task]) WHERE [task] IS NOT NULL;
CREATE TABLE health_day (
    month TEXT NOT NULL,
    account INTEGER NOT NULL,
    days BLOB NOT NULL,
    parts BLOB NOT NULL,
    PRIMARY KEY (month, account)
) STRICT, WITHOUT ROWID;
CREATE TABLE health_observed (
    day TEXT PRIMARY KEY,
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
