import type { Attribution } from "../findings/finding.ts";
import type { Reading } from "../findings/reading.ts";
import { type GoldFinding, sameActor } from "./field.ts";
import { tokenF1 } from "./tokens.ts";

/** What is asked of an attribution that was found: who speaks, what is done by it, and how it stands. */
export const speechMeasures = ["speakers", "acts", "sourceTypes", "certainty", "negation", "nesting"] as const;
export type SpeechMeasure = (typeof speechMeasures)[number];
export type SpeechScore = Record<SpeechMeasure, { right: number; all: number }>;

interface GoldSource {
  text?: string;
  actor?: string | string[];
  type?: string | string[];
  /** On whose side an unnamed source is; "none" when the text does not say. */
  party?: string | string[];
}

const listed = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

/**
 * Judges the attributions of a Reading beside the gold ones that they met. A gold source with an actor asks for that
 * actor; one with words alone asks for these words and for nobody's name. Certainty is judged where the gold states it.
 * Nesting is judged where either side has one attribution inside another; "none" in the gold allows for neither.
 */
export function scoreSpeech(
  reading: Reading,
  pairs: { mine: Attribution; gold: GoldFinding }[],
  matches: Map<string, string>,
): { score: SpeechScore; wrong: string[] } {
  const score = Object.fromEntries(speechMeasures.map((one) => [one, { right: 0, all: 0 }])) as SpeechScore;
  const wrong: string[] = [];
  for (const { mine, gold } of pairs) {
    const judge = (measure: SpeechMeasure, right: boolean, own: unknown, wanted: unknown) => {
      score[measure].all++;
      if (right) score[measure].right++;
      else wrong.push(`${measure} of ${gold.id}: ${JSON.stringify(own)} for ${JSON.stringify(wanted)}`);
    };
    const source = gold.source as GoldSource | undefined;
    if (source) {
      judge("speakers", speaks(reading, mine, source), mine.source, source);
      if (source.type)
        judge("sourceTypes", listed(source.type).includes(mine.source.type), mine.source.type, source.type);
    }
    if (gold.act !== undefined) judge("acts", listed(gold.act).includes(mine.act), mine.act, gold.act);
    if (gold.certainty !== undefined)
      judge("certainty", listed(gold.certainty).includes(mine.certainty), mine.certainty, gold.certainty);
    const negated = gold.negated === undefined ? false : (gold.negated as boolean | boolean[]);
    judge("negation", listed(negated).includes(mine.negated ?? false), mine.negated ?? false, negated);
    const around = gold.saidBy === undefined ? ["none"] : (listed(gold.saidBy) as string[]);
    if (mine.saidBy !== undefined || !around.includes("none"))
      judge("nesting", stands(mine, around, matches), mine.saidBy ?? "none", around);
  }
  return { score, wrong };
}

function stands(mine: Attribution, around: string[], matches: Map<string, string>): boolean {
  if (mine.saidBy === undefined) return around.includes("none");
  return around.some((id) => matches.get(id) === mine.saidBy);
}

function speaks(reading: Reading, mine: Attribution, source: GoldSource): boolean {
  const actor = reading.actors.find((one) => one.id === mine.source.actor);
  if (source.actor) return listed(source.actor).some((one) => sameActor(reading, mine.source.actor, one));
  if (source.text === undefined) return actor === undefined;
  if (mine.source.span === undefined || tokenF1(mine.source.span.exact, source.text) < 0.5) return false;
  if (source.party && actor) {
    const right = listed(source.party).some((one) =>
      one === "none" ? actor.party === undefined : sameActor(reading, actor.party, one),
    );
    if (!right) return false;
  }
  const types = source.type === undefined ? [] : listed(source.type);
  return actor === undefined || actor.kind === "unnamed" || actor.kind === "media" || types.includes("named");
}
