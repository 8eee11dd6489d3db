-- 1 if the index's table has the column types; tables of earlier formats have it once they are rebuilt
ALTER TABLE loquat_indexes ADD COLUMN has_types INTEGER NOT NULL DEFAULT 0;
