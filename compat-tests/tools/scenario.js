// Runs the scenario with the Node.js driver; prints one line of canonical Extended JSON for each step.
const fs = require("fs");
const { MongoClient, BSON } = require("mongodb");
const { run } = require("./steps.js");
const EJSON = BSON.EJSON;

async function main() {
  const [uri, database] = process.argv.slice(2);
  const client = new MongoClient(uri, { promoteValues: false });
  try {
    const steps = EJSON.parse(fs.readFileSync(__dirname + "/scenario.json", "utf8"), { relaxed: false });
    for (const step of steps) {
      const result = await run(client.db(database).collection(step.collection), step);
      console.log(EJSON.stringify({ name: step.name, result }, { relaxed: false }));
    }
  } finally {
    await client.close();
  }
}

main().catch((problem) => {
  console.error(problem);
  process.exit(1);
});
