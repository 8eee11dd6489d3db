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
      const db = client.db(database);
      const result = await run(db.collection(step.collection), step, (command) => db.command(command));
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
