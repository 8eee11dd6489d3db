// What Mongoose can do with versions and soft delete; prints the name of each part that holds.
//
// Loquat's filter operators are no paths of a schema. By default, and with strictQuery false, Mongoose sends them as they are.
// With strictQuery true it drops them without a word, so that a soft delete would be a delete: then each call must say
// {strictQuery: false}, or the model is used through its collection.
const assert = require("node:assert/strict");
const mongoose = require("mongoose");

const VERSION_MISMATCH = 2000000409;
const fields = { owner: String, cents: Number, _version: Number, _archived: Boolean };
const model = (name, options) => mongoose.model(name, new mongoose.Schema(fields, options));

const Account = model("Account", { versionKey: false });
const Strict = model("Strict", { versionKey: false, strictQuery: true });
const Throwing = model("Throwing", { versionKey: false, strictQuery: "throw" });
const Counted = model("Counted", { optimisticConcurrency: true });

const isMismatch = (problem) => problem.code === VERSION_MISMATCH;

/** Adds to an account, from a fresh copy each time that another was faster. */
async function add(id, cents, attempts = 50) {
  const account = await Account.findById(id);
  try {
    await Account.updateOne({ _id: id, $expectedVersion: account._version }, { cents: account.cents + cents });
    return attempts;
  } catch (problem) {
    if (!isMismatch(problem) || attempts === 1) throw problem;
    return add(id, cents, attempts - 1);
  }
}

const parts = {
  async "no update is lost in an optimistic loop"() {
    const { _id } = await Account.create({ owner: "Ida", cents: 0 });
    await Promise.all(Array.from({ length: 8 }, () => add(_id, 5)));
    const account = await Account.findById(_id);
    assert.equal(account.cents, 40);
    assert.equal(account._version, 9);
  },

  async "a stale version is an error with both versions"() {
    const account = await Account.findOneAndUpdate({ owner: "Ben" }, { cents: 1 }, { upsert: true, returnDocument: "after" });
    await assert.rejects(Account.findOneAndUpdate({ _id: account._id, $expectedVersion: 7 }, { cents: 2 }), (problem) => {
      assert.equal(problem.code, VERSION_MISMATCH);
      assert.deepEqual({ ...problem.errInfo, documentId: String(problem.errInfo.documentId) },
        { expectedVersion: 7, actualVersion: 1, documentId: String(account._id) });
      return true;
    });
  },

  async "save demands the version that was read"() {
    const { _id } = await Account.create({ owner: "Cy", cents: 1 });
    const [first, second] = [await Account.findById(_id), await Account.findById(_id)];
    for (const account of [first, second]) {
      account.cents += 1;
      account.$where = { $expectedVersion: account._version };
    }
    await first.save();
    await assert.rejects(second.save(), isMismatch);
    assert.equal((await Account.findById(_id)).cents, 2);
  },

  async "a soft delete hides a document until it is restored"() {
    const { _id } = await Account.create({ owner: "Dora", cents: 1 });
    assert.equal((await Account.deleteOne({ _id, $softDelete: true })).deletedCount, 1);
    assert.equal(await Account.findById(_id), null);
    assert.equal(await Account.countDocuments({ owner: "Dora" }), 0);
    const archived = await Account.findOne({ _id, $archived: "only" });
    assert.equal(archived._archived, true);
    assert.equal(archived._version, 2);
    await assert.rejects(Account.create({ _id }), (problem) => problem.code === 11000);
    const database = Account.db.db;
    const name = Account.collection.name;
    assert.equal((await database.command({ restoreDocuments: name, filter: { _id }, limit: 1 })).n, 1);
    assert.equal((await Account.findById(_id))._version, 3);
    const account = await Account.findById(_id);
    await account.deleteOne().where({ $softDelete: true });
    assert.equal((await database.command({ purgeDocuments: name, filter: { _id }, limit: 1 })).n, 1);
    assert.equal(await Account.countDocuments({ _id, $archived: "include" }), 0);
  },

  async "system values can be asked for by name"() {
    await Account.deleteMany({});
    const [eve, finn] = await Account.create([{ owner: "Eve", cents: 1 }, { owner: "Finn", cents: 1 }]);
    await Account.updateOne({ _id: eve._id }, { cents: 2 });
    assert.deepEqual((await Account.find({ "$meta.version": { $gt: 1 } })).map((a) => a.owner), ["Eve"]);
    assert.deepEqual((await Account.find().sort({ "$meta.version": 1 })).map((a) => a.owner), ["Finn", "Eve"]);
    assert.deepEqual(await Account.distinct("$meta.version"), [1, 2]);
    const projection = { _id: 0, owner: 1, version: { $meta: "version" } };
    assert.deepEqual(await Account.findById(finn._id, projection).lean(), { owner: "Finn", version: 1 });
  },

  async "strictQuery true needs the option with each call"() {
    const { _id } = await Strict.create({ owner: "Gil", cents: 1 });
    const stale = { _id, $expectedVersion: 9 };
    assert.equal((await Strict.updateOne(stale, { cents: 2 })).modifiedCount, 1, "dropped without a word");
    await assert.rejects(Strict.updateOne(stale, { cents: 3 }, { strictQuery: false }), isMismatch);
    await assert.rejects(Strict.collection.updateOne(stale, { $set: { cents: 3 } }), isMismatch);
    await Strict.deleteOne({ _id, $softDelete: true }, { strictQuery: false });
    assert.equal((await Strict.find({ $archived: "only" }, null, { strictQuery: false })).length, 1);
  },

  async "strictQuery throw refuses to send what it does not know"() {
    await assert.rejects(Throwing.deleteOne({ owner: "Hal", $softDelete: true }), { name: "StrictModeError" });
    await Throwing.deleteOne({ owner: "Hal", $softDelete: true }, { strictQuery: false });
  },

  async "Mongoose's own optimisticConcurrency works as with MongoDB"() {
    const { _id } = await Counted.create({ owner: "Ivy", cents: 1 });
    const [first, second] = [await Counted.findById(_id), await Counted.findById(_id)];
    first.cents = 2;
    second.cents = 3;
    await first.save();
    await assert.rejects(second.save(), { name: "VersionError" });
    const saved = await Counted.findById(_id);
    assert.deepEqual([saved.cents, saved.__v, saved._version], [2, 1, 2]);
  },
};

async function main() {
  const [uri, dbName] = process.argv.slice(2);
  await mongoose.connect(uri, { dbName });
  try {
    for (const [name, part] of Object.entries(parts)) {
      await part();
      console.log(name);
    }
  } finally {
    await mongoose.disconnect();
  }
}

main().catch((problem) => {
  console.error(problem);
  process.exit(1);
});
