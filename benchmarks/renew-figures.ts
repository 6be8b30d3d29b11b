import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Figures, figuresFile, figureTable, kept, published, withTable } from "./figures.ts";
import { measureAll, root } from "./measure.ts";
import { runs } from "./runs.ts";

const before = published();
const measured: Figures = {};
await measureAll((name, outcome) => {
  if ("missing" in outcome) {
    process.stderr.write(`${name} keeps its old figures: ${outcome.missing}\n`);
    process.exitCode = 1;
  } else {
    measured[name] = kept(outcome);
    process.stderr.write(`${name} is measured\n`);
  }
});
const figures: Figures = {};
for (const name of Object.keys(runs)) {
  const figure = measured[name] ?? before[name];
  if (figure) figures[name] = figure;
}
writeFileSync(join(root, figuresFile), `${JSON.stringify(figures, null, 2)}\n`);
const readme = join(root, "README.md");
writeFileSync(readme, withTable(readFileSync(readme, "utf8"), figureTable(figures)));
