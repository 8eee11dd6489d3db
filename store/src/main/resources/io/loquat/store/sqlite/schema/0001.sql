CREATE TABLE loquat_store (
  catalog_version INTEGER NOT NULL, -- goes up with every change of loquat_collections
  next_collection INTEGER NOT NULL  -- the next collection's number; none is used twice
) STRICT;

INSERT INTO loquat_store VALUES (1, 1);

CREATE TABLE loquat_collections (
  name          TEXT PRIMARY KEY NOT NULL,
  number        INTEGER NOT NULL UNIQUE,
  table_name    TEXT GENERATED ALWAYS AS ('c_' || number) VIRTUAL,
  uuid          TEXT NOT NULL,
  system_fields TEXT NOT NULL,           -- visible or hidden
  options       BLOB NOT NULL,           -- JSONB
  next_rid      INTEGER NOT NULL         -- no new row gets a rid below this
) STRICT;
