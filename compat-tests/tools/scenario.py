"""Runs the scenario with PyMongo; prints one line of canonical Extended JSON for each step."""
import pathlib
import sys

from bson import json_util
from bson.codec_options import CodecOptions
from pymongo import MongoClient, ReturnDocument
from pymongo.errors import BulkWriteError, OperationFailure

OPTIONS = json_util.JSONOptions(json_mode=json_util.JSONMode.CANONICAL)


def matched(result):
    return {"matched": result.matched_count, "modified": result.modified_count}


def find(c, s):
    cursor = c.find(s["filter"], s.get("projection"), skip=int(s.get("skip", 0)), limit=int(s.get("limit", 0)))
    if "sort" in s:
        cursor = cursor.sort([(k, v if isinstance(v, dict) else int(v)) for k, v in s["sort"].items()])
    if "batchSize" in s:
        cursor = cursor.batch_size(int(s["batchSize"]))
    return list(cursor)


def command(c, s):
    reply = c.database.command(s["command"])
    return {name: reply[name] for name in s["fields"] if name in reply}


CALLS = {
    "command": command,
    "countDocuments": lambda c, s: c.count_documents(s["filter"]),
    "distinct": lambda c, s: c.distinct(s["field"], s["filter"]),
    "find": find,
    "aggregate": lambda c, s: list(c.aggregate(s["pipeline"])),
    "insertMany": lambda c, s: {"inserted": len(c.insert_many(s["documents"]).inserted_ids)},
    "updateOne": lambda c, s: matched(c.update_one(s["filter"], s["update"], upsert=s.get("upsert", False))),
    "updateMany": lambda c, s: matched(c.update_many(s["filter"], s["update"])),
    "replaceOne": lambda c, s: matched(c.replace_one(s["filter"], s["update"])),
    "findOneAndUpdate": lambda c, s: c.find_one_and_update(
        s["filter"], s["update"], projection=s.get("projection"), return_document=ReturnDocument.AFTER),
    "deleteOne": lambda c, s: {"deleted": c.delete_one(s["filter"]).deleted_count},
    "deleteMany": lambda c, s: {"deleted": c.delete_many(s["filter"]).deleted_count},
}


def error(code, details):
    info = (details or {}).get("errInfo")
    return {"error": code, "errInfo": info} if info else {"error": code}


def run(collection, step):
    try:
        return CALLS[step["call"]](collection, step)
    except BulkWriteError as problem:
        first = problem.details["writeErrors"][0]
        return error(first["code"], first)
    except OperationFailure as problem:
        return error(problem.code, problem.details)


def main(uri, database):
    text = pathlib.Path(__file__).with_name("scenario.json").read_text(encoding="utf-8")
    with MongoClient(uri) as client:
        for step in json_util.loads(text):
            collection = client.get_database(database, CodecOptions(tz_aware=True)).get_collection(step["collection"])
            result = run(collection, step)
            print(json_util.dumps({"name": step["name"], "result": result}, json_options=OPTIONS))


if __name__ == "__main__":
    main(*sys.argv[1:])
