ALTER TABLE search RENAME TO search_before;
CREATE VIRTUAL TABLE search USING fts5 (
    title, body, content = '',
    tokenize = "unicode61 remove_diacritics 2", prefix = '2 3', detail = none, columnsize = 0
);
INSERT INTO search (search, rank) VALUES ('automerge', 0);
INSERT INTO search (search, rank) VALUES ('hashsize', 4194304);
INSERT INTO search (rowid, title, body) SELECT rowid, title, body FROM search_before ORDER BY rowid;
INSERT INTO search (search, rank) VALUES ('hashsize', 1048576);
DROP TABLE search_before;
