// Draws docs/reliability.svg: of findings of like score, what share is right in the stories of a folder whose gold is complete:
// npx tsx training/reliability.ts test/held-back
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readStories } from "../src/cli/evaluate-story.ts";
import { calibrationError, type ReliabilityBin, reliabilityBins } from "../src/scoring/calibration.ts";
import { scoreStory } from "../src/scoring/story.ts";

const size = 320;
const margin = 44;

const judged = (await readStories(process.argv[2]!)).flatMap(({ reading, gold }) => scoreStory(reading, gold).judged);
const bins = reliabilityBins(judged);
const error = calibrationError(judged);
writeFileSync(fileURLToPath(new URL("../docs/reliability.svg", import.meta.url)), drawing(bins, error));
for (const { n, score, right } of bins)
  console.log(`${score.toFixed(2)} said, ${right.toFixed(2)} right, of ${n} findings`);
console.log(`calibration error ${error.toFixed(3)}`);

function drawing(bins: ReliabilityBin[], error: number): string {
  const x = (share: number) => (margin + share * size).toFixed(1);
  const y = (share: number) => (margin / 2 + (1 - share) * size).toFixed(1);
  const most = Math.max(...bins.map(({ n }) => n));
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1].map(
    (tick) => `<text x="${x(tick)}" y="${+y(0) + 16}" text-anchor="middle">${tick}</text>
<text x="${margin - 8}" y="${+y(tick) + 4}" text-anchor="end">${tick}</text>
<path d="M${x(tick)} ${y(0)}V${y(1)}M${x(0)} ${y(tick)}H${x(1)}" stroke="#ddd"/>`,
  );
  const dots = bins.map(
    ({ n, score, right }) =>
      `<circle cx="${x(score)}" cy="${y(right)}" r="${(3 + 9 * Math.sqrt(n / most)).toFixed(1)}" fill="#1f5fa8" fill-opacity=".75"><title>${n} findings with a score of ${score.toFixed(2)} on average, ${right.toFixed(2)} of them right</title></circle>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size + margin + 20} ${size + margin + 26}" width="${size + margin + 20}" font-family="sans-serif" font-size="12" role="img" aria-label="Share of findings that are right, by their score; calibration error ${error.toFixed(3)}">
<rect width="100%" height="100%" fill="#fff"/>
${ticks.join("\n")}
<path d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}" stroke="#888" stroke-dasharray="4 4"/>
${dots.join("\n")}
<text x="${x(0.5)}" y="${+y(0) + 36}" text-anchor="middle">score, calibration error ${error.toFixed(3)}</text>
<text transform="translate(12 ${y(0.5)}) rotate(-90)" text-anchor="middle">share right</text>
</svg>
`;
}
