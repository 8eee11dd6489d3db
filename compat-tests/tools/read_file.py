"""Reads a database file while the server has it open: Python's own sqlite3 for the columns, the newest SQLite for JSON."""
import json
import sqlite3
import sys

import apsw


def main(path, collection):
    with sqlite3.connect("file:%s?mode=ro" % path, uri=True) as old:
        (table,) = old.execute("SELECT table_name FROM loquat_collections WHERE name = ?", (collection,)).fetchone()
        count, versions = old.execute('SELECT count(*), sum(_version) FROM "%s"' % table).fetchone()
    new = apsw.Connection(path, flags=apsw.SQLITE_OPEN_READONLY)
    (integrity,) = next(new.execute("PRAGMA integrity_check"))
    (first,) = next(new.execute('SELECT json(data) FROM "%s" ORDER BY rid LIMIT 1' % table))
    (invalid,) = next(new.execute('SELECT count(*) FROM "%s" WHERE NOT json_valid(data, 8)' % table))
    print(json.dumps({"count": count, "versions": versions, "integrity": integrity,
                      "invalid": invalid, "first": json.loads(first)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
