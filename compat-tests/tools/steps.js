// The scenario's calls, in terms of a collection of the Node.js driver (mongosh has the same methods).
const one = (result) => ({ matched: Number(result.matchedCount), modified: Number(result.modifiedCount) });

const calls = {
  countDocuments: (c, s) => c.countDocuments(s.filter),
  distinct: (c, s) => c.distinct(s.field, s.filter),
  // mongosh's methods give promises here, where its own rewriting of scripts does not reach.
  find: async (c, s) => {
    let cursor = await c.find(s.filter);
    if (s.projection) cursor = await (cursor.project ?? cursor.projection).call(cursor, s.projection);
    if (s.sort) cursor = await cursor.sort(s.sort);
    if (s.skip) cursor = await cursor.skip(Number(s.skip));
    if (s.limit) cursor = await cursor.limit(Number(s.limit));
    if (s.batchSize) cursor = await cursor.batchSize(Number(s.batchSize));
    return cursor.toArray();
  },
  aggregate: async (c, s) => (await c.aggregate(s.pipeline)).toArray(),
  insertMany: async (c, s) => ({ inserted: Object.keys((await c.insertMany(s.documents)).insertedIds).length }),
  updateOne: async (c, s) => one(await c.updateOne(s.filter, s.update, { upsert: !!s.upsert })),
  updateMany: async (c, s) => one(await c.updateMany(s.filter, s.update)),
  replaceOne: async (c, s) => one(await c.replaceOne(s.filter, s.update)),
  findOneAndUpdate: (c, s) =>
    c.findOneAndUpdate(s.filter, s.update, { returnDocument: "after", projection: s.projection }),
  deleteOne: async (c, s) => ({ deleted: Number((await c.deleteOne(s.filter)).deletedCount) }),
  deleteMany: async (c, s) => ({ deleted: Number((await c.deleteMany(s.filter)).deletedCount) }),
};

// Any command, by the driver's call for that; only some fields of its reply are the same each time.
async function command(runCommand, step) {
  const reply = await runCommand(step.command);
  return Object.fromEntries(step.fields.filter((name) => name in reply).map((name) => [name, reply[name]]));
}

async function run(collection, step, runCommand) {
  try {
    return await (step.call === "command" ? command(runCommand, step) : calls[step.call](collection, step));
  } catch (problem) {
    if (problem.code === undefined) throw problem;
    const info = problem.errInfo ?? problem.writeErrors?.[0]?.err?.errInfo;
    return { error: Number(problem.code), ...(info ? { errInfo: info } : {}) };
  }
}

module.exports = { run };
