// Learns codebook/scores.yaml: how likely a finding is to be right, by its kind, its rule and a few signs, from the stories
// whose gold is complete: npx tsx training/scores.ts test/golden test/stories
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readStories, type StoryRead } from "../src/cli/evaluate-story.ts";
import { findingKinds } from "../src/findings/finding.ts";
import { scoreFeatures } from "../src/reading/scores.ts";
import { calibrationError } from "../src/scoring/calibration.ts";
import { scoreStory } from "../src/scoring/story.ts";

interface Case {
  story: number;
  features: [name: string, value: number][];
  right: boolean;
}

interface Table {
  bias: number;
  weights: Map<string, number>;
}

const path = fileURLToPath(new URL("../codebook/scores.yaml", import.meta.url));
const strengths = [1, 2, 4];
const folds = 6;
/** What was seen less often has no weight of its own. */
const fewest = 5;

// This table leaves the steps' own scores as they are, and leaves nothing out: the reading below is by it.
write({ bias: 0, weights: new Map(findingKinds.map((kind) => [`sure ${kind}`, 2])) }, "", 0);
const cases = await casesOf(process.argv.slice(2));
const tried = strengths.map((strength) => ({ strength, ...crossValidated(strength) }));
const best = tried.reduce((a, b) => (b.loss < a.loss ? b : a));
const { strength, loss, error } = best;
const right = cases.filter((one) => one.right).length;
const raw = calibrationError(cases.map((one, i) => ({ id: `${i}`, score: rawOf(one), right: one.right })));
const card = `# Learnt from ${cases.length} findings of ${new Set(cases.map(({ story }) => story)).size} stories, ${right} of them right. Cross-validated by story: log loss ${loss.toFixed(3)},
# calibration error ${error.toFixed(3)}, that of the steps' own scores ${raw.toFixed(3)}; strength of the shrinking ${strength}.
`;
write(learn(cases, strength), card);
process.stdout.write(card);

async function casesOf(folders: string[]): Promise<Case[]> {
  const stories: StoryRead[] = [];
  for (const folder of folders) stories.push(...(await readStories(folder)));
  return stories.flatMap(({ reading, gold }, story) => {
    const byId = new Map(reading.findings.map((finding) => [finding.id, finding]));
    return scoreStory(reading, gold).judged.map(({ id, right }) => {
      return { story, features: scoreFeatures(byId.get(id)!, reading.article.titleSpan.end), right };
    });
  });
}

/** Logistic regression, its weights but the bias drawn to nothing by the square of their size. */
function learn(learning: Case[], pull: number): Table {
  const counts = new Map<string, number>();
  for (const { features } of learning) for (const [name] of features) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts.keys()].filter((name) => counts.get(name)! >= fewest).sort();
  const at = new Map(names.map((name, i) => [name, i]));
  const rows = learning.map(({ features }) =>
    features.flatMap(([name, value]): [number, number][] => (at.has(name) ? [[at.get(name)!, value]] : [])),
  );
  const weights = new Float64Array(names.length);
  let bias = 0;
  const speed = 4 / learning.length;
  const shrink = speed * pull;
  for (let round = 0; round < 1500; round++) {
    const slope = new Float64Array(names.length);
    let lean = 0;
    rows.forEach((row, i) => {
      const off = Number(learning[i]!.right) - chance(row.reduce((sum, [k, value]) => sum + weights[k]! * value, bias));
      for (const [k, value] of row) slope[k]! += off * value;
      lean += off;
    });
    bias += (speed * lean) / 4;
    for (let k = 0; k < weights.length; k++) weights[k]! += (speed * slope[k]! - shrink * weights[k]!) / 4;
  }
  return { bias, weights: new Map(names.map((name, k) => [name, weights[k]!])) };
}

function chance(sum: number): number {
  return 1 / (1 + Math.exp(-sum));
}

function scoreOf({ bias, weights }: Table, { features }: Case): number {
  return chance(features.reduce((sum, [name, value]) => sum + (weights.get(name) ?? 0) * value, bias));
}

function rawOf({ features }: Case): number {
  return chance(2 * features.find(([name]) => name.startsWith("sure "))![1]);
}

/** What the scores are worth on stories that they were not learnt from. */
function crossValidated(pull: number): { loss: number; error: number } {
  const judged = Array.from({ length: folds }, (_, fold) => {
    const table = learn(
      cases.filter(({ story }) => story % folds !== fold),
      pull,
    );
    return cases
      .filter(({ story }) => story % folds === fold)
      .map((one, i) => ({ id: `${fold}.${i}`, score: scoreOf(table, one), right: one.right }));
  }).flat();
  const loss = judged.reduce((sum, one) => sum - Math.log(one.right ? one.score : 1 - one.score), 0) / judged.length;
  return { loss, error: calibrationError(judged) };
}

function write({ bias, weights }: Table, learnt: string, least = 0.35): void {
  const lines = [...weights].filter(([, weight]) => Math.abs(weight) >= 0.005);
  const text = `# How likely a finding is to be right, as \`why.score\` says it: the logistic function of the sum of these weights. Nobody
# writes this file by hand: training/scores.ts learns it. A finding has the weight of its \`kind\`, its \`rule\`, the length of
# its evidence (\`words\`: more than 4, 8, 16, 32 make 1, 2, 3, 4), its \`phase\`, and of these where they hold, by kind: it stands in the
# \`title\`, rests on several spans (\`again\`), is \`unsure\`, \`background\`, \`said\` by somebody, \`dated\`; \`sure\` weighs half the
# log odds of the score that the step itself gave it. What is less likely than \`least\` is left out, unless other findings speak of it.
${learnt}version: 1
least: ${least}
bias: ${bias.toFixed(2)}
weights:
${lines.map(([name, weight]) => `  ${name}: ${weight.toFixed(2)}`).join("\n")}
`;
  writeFileSync(path, text);
}
