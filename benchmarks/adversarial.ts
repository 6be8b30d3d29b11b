import { fileURLToPath } from "node:url";
import { read } from "../src/reading/read.ts";
import { adversarial, articleFrom, sampleArticles } from "./speed-texts.ts";

/** How the time to read a kind of text grows with its length. */
export interface Growth {
  kind: string;
  /** Microseconds of processor time a character, at each length. */
  perCharacter: number[];
  /** Time grows with the length to this power: 1 is in proportion, 2 with its square. */
  exponent: number;
}

/** The lengths in characters at which growth is measured. */
export const lengths = [6_000, 12_000, 24_000, 48_000];
/** A step that takes the square shows more than this; noise shows less. */
export const most = 1.3;

/** Measures how the time of the whole reading grows over texts that a step might take the square of. */
export function measureGrowth(kinds: string[] = Object.keys(adversarial)): Growth[] {
  for (const one of sampleArticles()) read(articleFrom(one.paragraphs, one.published));
  return kinds.map((kind) => {
    let growth = grow(kind);
    // A burst of other work on the machine looks like growth once, and not again.
    for (let again = 0; again < 2 && growth.exponent > most; again++) {
      const next = grow(kind);
      if (next.exponent < growth.exponent) growth = next;
    }
    return growth;
  });
}

function grow(kind: string): Growth {
  const times = lengths.map((length) => {
    const article = articleFrom(["News", ...adversarial[kind]!(length)]);
    const before = process.cpuUsage();
    read(article);
    const spent = process.cpuUsage(before);
    return { characters: article.text.length, micros: spent.user + spent.system };
  });
  return {
    kind,
    perCharacter: times.map(({ characters, micros }) => micros / characters),
    exponent: slope(times.map(({ characters, micros }) => [Math.log(characters), Math.log(micros)])),
  };
}

function slope(points: [number, number][]): number {
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const over = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return over / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = process.argv.slice(2).filter((one) => !one.startsWith("--"));
  const found = measureGrowth(asked.length > 0 ? asked : undefined);
  if (process.argv.includes("--json")) process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  else {
    process.stdout.write(
      `${"µs a character at".padEnd(20)}${lengths.map((one) => String(one).padStart(9)).join("")}   exponent\n`,
    );
    for (const { kind, perCharacter, exponent } of found)
      process.stdout.write(
        `${kind.padEnd(20)}${perCharacter.map((one) => one.toFixed(2).padStart(9)).join("")}   ${exponent.toFixed(2)}${exponent > most ? "  FAILED" : ""}\n`,
      );
  }
  process.exitCode = found.some(({ exponent }) => exponent > most) ? 1 : 0;
}
