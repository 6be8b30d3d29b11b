import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { figuresFile, figureTable, isSpeed, published, withTable } from "./figures.ts";
import { measure, root, runs } from "./measure.ts";

const figures = published();
for (const task of Object.keys(runs)) {
  const result = measure(task);
  if ("missing" in result) {
    process.stderr.write(`${task} keeps its old figures: ${result.missing}\n`);
    continue;
  }
  const metrics = Object.entries(result.metrics).filter(([metric]) => !isSpeed(metric));
  figures[task] = {
    n: result.n,
    metrics: Object.fromEntries(metrics.map(([metric, value]) => [metric, Number(value.toFixed(4))])),
  };
}
writeFileSync(join(root, figuresFile), `${JSON.stringify(figures, null, 2)}\n`);
const readme = join(root, "README.md");
writeFileSync(readme, withTable(readFileSync(readme, "utf8"), figureTable(figures)));
