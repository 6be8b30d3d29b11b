import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Fault } from "../errors.ts";
import { analyse } from "../language/document.ts";
import { findTimes } from "../language/times.ts";
import { readTimeMl } from "../scoring/timeml.ts";
import { scoreTimes } from "../scoring/times.ts";
import type { Evaluated } from "./evaluate.ts";

/** Scores the times that the reader finds in a folder of TimeML texts. */
export function evaluateTimes(path: string): Evaluated {
  const files = filesOf(path).map((id) => ({ id, ...readTimeMl(readFileSync(join(path, id), "utf8")) }));
  const begun = performance.now();
  const cases = files.map(({ id, text, created, times }) => {
    const found = findTimes(analyse(text), created).map(({ time: { span, value } }) => ({ ...span, value }));
    return { id, gold: times, found };
  });
  const seconds = (performance.now() - begun) / 1000;
  const words = files.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
  const { metrics, intervals, errors } = scoreTimes(cases);
  const textOf = new Map(files.map(({ id, text }) => [id, text]));
  const shown = errors.map(({ id, kind, gold, found }) => {
    const quote = (mark = gold ?? found!) => textOf.get(id)!.slice(mark.start, mark.end);
    const values = gold && found ? `${found.value} for ${gold.value}` : (gold ?? found!).value;
    return `${id} ${kind}: “${quote()}” ${kind === "extent" ? `as “${quote(found)}”` : values}`;
  });
  const { relaxed, strict, value } = metrics;
  return {
    n: files.length,
    seconds,
    wordsPerSecond: words / seconds,
    metrics: { relaxed: { ...relaxed }, strict: { ...strict }, value: { ...value } },
    intervals,
    errors: shown,
  };
}

function filesOf(path: string): string[] {
  let names: string[] = [];
  try {
    names = readdirSync(path)
      .filter((name) => name.endsWith(".tml"))
      .sort();
  } catch (error) {
    throw new Fault("bad-gold", `${path} cannot be read`, "Name a folder of TimeML files.", error);
  }
  if (names.length > 0) return names;
  throw new Fault("bad-gold", `${path} holds no .tml file`, "Name a folder of TimeML files.");
}
