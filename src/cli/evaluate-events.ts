import { readFileSync } from "node:fs";
import { Fault } from "../errors.ts";
import { eventClassOf } from "../language/event-classes.ts";
import { markedPair } from "../language/event-classes-pair.ts";
import { scoreCodedEvents } from "../scoring/coded-events.ts";
import { type CodedEvent, readCodedEvents } from "../scoring/coded-events-tsv.ts";
import type { Evaluated } from "./evaluate.ts";

/** Scores which of PLOVER's events is told of a given source and target, on a table of coded sentences. */
export function evaluateEvents(path: string): Evaluated {
  const gold = codedEvents(path);
  const begun = performance.now();
  const cases = gold.map((one) => ({ gold: one, found: eventClassOf(markedPair(one.text, one.source, one.target)) }));
  const seconds = (performance.now() - begun) / 1000;
  const words = gold.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
  return { ...scoreCodedEvents(cases), seconds, wordsPerSecond: words / seconds };
}

function codedEvents(path: string): CodedEvent[] {
  const hint = "Name a table with the columns sentence, source, target, and gold_root, gold_penta or gold_binary.";
  try {
    const read = readCodedEvents(readFileSync(path, "utf8"));
    if (read.length > 0) return read;
  } catch (error) {
    throw new Fault("bad-gold", `${path} is not a table of coded events`, hint, error);
  }
  throw new Fault("bad-gold", `${path} holds no coded event`, hint);
}
