ALTER TABLE [task] ADD COLUMN [time] TEXT;
ALTER TABLE [task] ADD COLUMN [kind] TEXT;
ALTER TABLE [task] ADD COLUMN [contact] INTEGER REFERENCES [contact] ([id]) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE [task] ADD COLUMN [run] INTEGER REFERENCES [run] ([id]) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE [task] ADD COLUMN [step] TEXT;
ALTER TABLE [process] ADD COLUMN [code] TEXT;
ALTER TABLE [process] ADD COLUMN [version] INTEGER;
ALTER TABLE [process] ADD COLUMN [status] TEXT;
ALTER TABLE [process] ADD COLUMN [published_at] TEXT;
ALTER TABLE [process] ADD COLUMN [retired_at] TEXT;
ALTER TABLE [playbook] ADD COLUMN [code] TEXT;
ALTER TABLE [playbook] ADD COLUMN [version] INTEGER;
ALTER TABLE [playbook] ADD COLUMN [status] TEXT;
ALTER TABLE [playbook] ADD COLUMN [published_at] TEXT;
ALTER TABLE [playbook] ADD COLUMN [retired_at] TEXT;
ALTER TABLE [run] ADD COLUMN [step] TEXT;
ALTER TABLE [run] ADD COLUMN [due] TEXT;
ALTER TABLE [run] ADD COLUMN [hold] TEXT;
ALTER TABLE [run] ADD COLUMN [until] TEXT;
ALTER TABLE [run] ADD COLUMN [reason] TEXT;
ALTER TABLE [run] ADD COLUMN [outcome] TEXT;
ALTER TABLE [run] ADD COLUMN [trigger] TEXT;
CREATE TABLE [dismissal] (
    [id] INTEGER PRIMARY KEY AUTOINCREMENT,
    [account] INTEGER NOT NULL REFERENCES [account] ([id]) DEFERRABLE INITIALLY DEFERRED,
    [playbook] TEXT,
    [trigger] TEXT,
    [reason] TEXT,
    [dismissed_on] TEXT,
    [until] TEXT,
    [external_ids] TEXT NOT NULL DEFAULT '{}',
    [tags] TEXT NOT NULL DEFAULT '[]',
    [notes] TEXT,
    [custom] TEXT NOT NULL DEFAULT '{}',
    [created] TEXT NOT NULL,
    [changed] TEXT NOT NULL
) STRICT;
CREATE INDEX dismissal_account ON [dismissal] ([account]);
CREATE INDEX task_contact ON [task] ([contact]) WHERE [contact] IS NOT NULL;
CREATE INDEX task_run ON [task] ([run]) WHERE [run] IS NOT NULL;
