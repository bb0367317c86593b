CREATE TABLE summary (
    account INTEGER PRIMARY KEY,
    made TEXT NOT NULL,
    until TEXT NOT NULL,
    mrr INTEGER,
    renewal TEXT,
    contact TEXT,
    channel TEXT,
    next_step TEXT,
    task INTEGER,
    due TEXT,
    decision_maker TEXT,
    nps TEXT
) STRICT;
CREATE TRIGGER summary_line_insert AFTER INSERT ON [line] BEGIN DELETE FROM summary WHERE account = NEW.[account]; END;
CREATE TRIGGER summary_line_update AFTER UPDATE ON [line] BEGIN DELETE FROM summary WHERE account = OLD.[account]; DELETE FROM summary WHERE account = NEW.[account]; END;
CREATE TRIGGER summary_line_delete AFTER DELETE ON [line] BEGIN DELETE FROM summary WHERE account = OLD.[account]; END;
CREATE TRIGGER summary_renewal_insert AFTER INSERT ON [renewal] BEGIN DELETE FROM summary WHERE account = NEW.[account]; END;
CREATE TRIGGER summary_renewal_update AFTER UPDATE ON [renewal] BEGIN DELETE FROM summary WHERE account = OLD.[account]; DELETE FROM summary WHERE account = NEW.[account]; END;
CREATE TRIGGER summary_renewal_delete AFTER DELETE ON [renewal] BEGIN DELETE FROM summary WHERE account = OLD.[account]; END;
CREATE TRIGGER summary_interaction_insert AFTER INSERT ON [interaction] BEGIN DELETE FROM summary WHERE account = NEW.[account]; END;
CREATE TRIGGER summary_interaction_update AFTER UPDATE ON [interaction] BEGIN DELETE FROM summary WHERE account = OLD.[account]; DELETE FROM summary WHERE account = NEW.[account]; END;
CREATE TRIGGER summary_interaction_delete AFTER DELETE ON [interaction] BEGIN DELETE FROM summary WHERE account = OLD.[account]; END;
CREATE TRIGGER summary_task_insert AFTER INSERT ON [task] BEGIN DELETE FROM summary WHERE account = NEW.[account]; END;
CREATE TRIGGER summary_task_update AFTER UPDATE ON [task] BEGIN DELETE FROM summary WHERE account = OLD.[account]; DELETE FROM summary WHERE account = NEW.[account]; END;
CREATE TRIGGER summary_task_delete AFTER DELETE ON [task] BEGIN DELETE FROM summary WHERE account = OLD.[account]; END;
CREATE TRIGGER summary_contact_insert AFTER INSERT ON [contact] BEGIN DELETE FROM summary WHERE account = NEW.[account]; END;
CREATE TRIGGER summary_contact_update AFTER UPDATE ON [contact] BEGIN DELETE FROM summary WHERE account = OLD.[account]; DELETE FROM summary WHERE account = NEW.[account]; END;
CREATE TRIGGER summary_contact_delete AFTER DELETE ON [contact] BEGIN DELETE FROM summary WHERE account = OLD.[account]; END;
CREATE TRIGGER summary_survey_insert AFTER INSERT ON [survey] BEGIN DELETE FROM summary WHERE account = NEW.[account]; END;
CREATE TRIGGER summary_survey_update AFTER UPDATE ON [survey] BEGIN DELETE FROM summary WHERE account = OLD.[account]; DELETE FROM summary WHERE account = NEW.[account]; END;
CREATE TRIGGER summary_survey_delete AFTER DELETE ON [survey] BEGIN DELETE FROM summary WHERE account = OLD.[account]; END;
CREATE TRIGGER summary_account_delete AFTER DELETE ON [account] BEGIN DELETE FROM summary WHERE account = OLD.[id]; END;
CREATE TRIGGER summary_rate_insert AFTER INSERT ON [rate] BEGIN DELETE FROM summary; END;
CREATE TRIGGER summary_rate_update AFTER UPDATE ON [rate] BEGIN DELETE FROM summary; END;
CREATE TRIGGER summary_rate_delete AFTER DELETE ON [rate] BEGIN DELETE FROM summary; END;
CREATE TRIGGER summary_setting_insert AFTER INSERT ON [setting] WHEN NEW.[key] IN ('currency', 'zone') BEGIN DELETE FROM summary; END;
CREATE TRIGGER summary_setting_update AFTER UPDATE ON [setting] WHEN OLD.[key] IN ('currency', 'zone') BEGIN DELETE FROM summary; END;
CREATE TRIGGER summary_setting_delete AFTER DELETE ON [setting] WHEN OLD.[key] IN ('currency', 'zone') BEGIN DELETE FROM summary; END;
