ALTER TABLE loquat_store ADD COLUMN next_index INTEGER NOT NULL DEFAULT 1;

CREATE TABLE loquat_indexes (
  number      INTEGER PRIMARY KEY,         -- none is used twice
  collection  INTEGER NOT NULL,            -- the collection's number
  table_name  TEXT GENERATED ALWAYS AS ('c_' || collection || '_i' || number) VIRTUAL,
  name        TEXT NOT NULL,
  description BLOB NOT NULL,               -- JSONB, as listIndexes shows it
  multikey    BLOB NOT NULL,               -- JSONB: for each field the names of its path that are arrays
  building    INTEGER NOT NULL,            -- 1 while it does not hold all documents
  UNIQUE (collection, name)
) STRICT;

ALTER TABLE loquat_collections ADD COLUMN capped_documents INTEGER NOT NULL DEFAULT 0;

ALTER TABLE loquat_collections ADD COLUMN capped_bytes INTEGER NOT NULL DEFAULT 0;
