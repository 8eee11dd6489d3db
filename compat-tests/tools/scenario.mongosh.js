// Runs the scenario in mongosh, as in: DATABASE=x TOOLS=dir mongosh URI --quiet --file scenario.mongosh.js
const fs = require("fs");
const { run } = require(process.env.TOOLS + "/steps.js");

async function main() {
  const steps = EJSON.parse(fs.readFileSync(process.env.TOOLS + "/scenario.json", "utf8"), { relaxed: false });
  for (const step of steps) {
    const sibling = db.getSiblingDB(process.env.DATABASE);
    const result = await run(sibling.getCollection(step.collection), step, (command) => sibling.runCommand(command));
    print(EJSON.stringify({ name: step.name, result }, { relaxed: false }));
  }
}

main();
