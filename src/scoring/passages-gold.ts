import { z } from "zod";
import { Act, Attribution } from "../findings/finding.ts";

const oneOrMore = <T extends z.ZodType>(kind: T) => z.union([kind, z.array(kind).min(1)]);
const Quote = z.string().min(1);
const optional = z.literal(true).optional().describe("neither right nor wrong when found, and not missed when not");

const GoldAttribution = z.strictObject({
  source: Quote.optional(),
  cue: Quote,
  content: oneOrMore(Quote).optional(),
  act: oneOrMore(Act).optional(),
  type: oneOrMore(Attribution.shape.source.shape.type).optional(),
  speaker: oneOrMore(z.string()).optional().describe("canonical name of an actor, or the code of a state"),
  certainty: Attribution.shape.certainty.optional(),
  within: z.int().nonnegative().optional().describe("index of the attribution that it stands inside"),
  optional,
});
const GoldTime = z.strictObject({ text: Quote, value: oneOrMore(z.string()), optional });
const GoldPlace = z.strictObject({
  text: Quote,
  country: oneOrMore(z.string().regex(/^[A-Z]{3}$/))
    .optional()
    .describe("ISO 3166-1 alpha-3"),
  optional,
});
const nameKinds = ["person", "organisation", "place"] as const;
const GoldName = z.strictObject({ text: Quote, kind: z.enum(nameKinds), optional });
const absentKinds = ["attribution", "time", "place", "engagement", "name"] as const;
const Absent = z.strictObject({ kind: z.enum(absentKinds), text: Quote });

/** A short text with what a careful reader finds in it; a list is complete for its kind, and a kind left out is not asked. */
export const Passage = z.strictObject({
  id: z.string(),
  published: z.iso.date(),
  style: z.enum(["wire", "broadsheet", "broadcast", "statement", "headline", "transcript"]),
  region: z.string(),
  title: z.string().optional(),
  text: z.string(),
  expect: z.strictObject({
    attributions: z.array(GoldAttribution).optional(),
    times: z.array(GoldTime).optional(),
    places: z.array(GoldPlace).optional(),
    names: z.array(GoldName).optional(),
    sentences: oneOrMore(z.int().positive()).optional(),
    absent: z.array(Absent).optional(),
  }),
});
export type Passage = z.infer<typeof Passage>;
export type NameKind = (typeof nameKinds)[number];
export type AbsentKind = (typeof absentKinds)[number];

export interface Place {
  start: number;
  end: number;
}
export type Located<T> = T & Place;
export interface LocatedAttribution {
  gold: z.infer<typeof GoldAttribution>;
  source: Place[];
  cue: Place[];
  content: Place[];
}

/** What a passage expects, put where it stands in the passage's article text. */
export interface Expected {
  attributions?: LocatedAttribution[];
  times?: Located<z.infer<typeof GoldTime>>[];
  places?: Located<z.infer<typeof GoldPlace>>[];
  names?: Located<z.infer<typeof GoldName>>[];
  absent?: Located<z.infer<typeof Absent>>[];
  sentences?: number | number[];
}

/** The article text of a passage: its title, a blank line, its paragraphs. */
export function passageText({ title, text }: Pick<Passage, "title" | "text">): string {
  return title ? `${title}\n\n${text.trim()}` : text.trim();
}

/**
 * Finds the words of a passage's expectations in its text, or throws naming those that are not there. The n-th entry
 * with the same words stands at their n-th place; of an attribution's parts those nearest to each other are meant.
 */
export function locate(passage: Passage): Expected {
  const text = passageText(passage);
  const { attributions, times, places, names, absent, sentences } = passage.expect;
  const inOrder = <T extends { text: string }>(list: T[] | undefined): Located<T>[] | undefined => {
    const taken: Place[] = [];
    return list?.map((entry) => {
      const all = occurrences(text, entry.text, passage.id);
      const place = all.find((one) => !taken.some((other) => overlap(one, other))) ?? all[0]!;
      taken.push(place);
      return { ...entry, ...place };
    });
  };
  const cues: Place[] = [];
  return {
    ...(attributions && { attributions: attributions.map((gold) => locateAttribution(text, gold, cues, passage.id)) }),
    ...(times && { times: inOrder(times)! }),
    ...(places && { places: inOrder(places)! }),
    ...(names && { names: inOrder(names)! }),
    ...(absent && { absent: inOrder(absent)! }),
    ...(sentences && { sentences }),
  };
}

function locateAttribution(
  text: string,
  gold: z.infer<typeof GoldAttribution>,
  cues: Place[],
  id: string,
): LocatedAttribution {
  const quotes = gold.content === undefined ? [] : [gold.content].flat();
  const sources = gold.source ? occurrences(text, gold.source, id) : [undefined];
  const contents = quotes[0] === undefined ? [undefined] : occurrences(text, quotes[0], id);
  let best: { cost: number; source?: Place | undefined; cue: Place; content?: Place | undefined } | undefined;
  const allCues = occurrences(text, gold.cue, id);
  const free = allCues.filter((cue) => !cues.some((other) => other.start === cue.start));
  for (const cue of free.length > 0 ? free : allCues) {
    for (const source of sources) {
      for (const content of contents) {
        const cost = gap(source, cue) + gap(cue, content) + (overlap(source, content) ? 1000 : 0);
        if (!best || cost < best.cost) best = { cost, source, cue, content };
      }
    }
  }
  const { source, cue, content: first } = best!;
  cues.push(cue);
  const content = first ? [first] : [];
  for (const quote of quotes.slice(1)) {
    const next = occurrences(text, quote, id).find((one) => one.start >= content.at(-1)!.end);
    if (!next) throw new Error(`${id}: “${quote}” does not follow the content before it`);
    content.push(next);
  }
  return { gold, source: source ? [source] : [], cue: [cue], content };
}

/** How many characters part two stretches; a thousand more when they overlap. */
function gap(a: Place | undefined, b: Place | undefined): number {
  if (!a || !b) return 0;
  if (overlap(a, b)) return 1000;
  return a.end <= b.start ? b.start - a.end : a.start - b.end;
}

/** Whether two stretches share a character. */
export function overlap(a: Place | undefined, b: Place | undefined): boolean {
  return a !== undefined && b !== undefined && a.start < b.end && b.start < a.end;
}

function occurrences(text: string, quote: string, id: string): Place[] {
  const found: Place[] = [];
  const letter = /[\p{L}\p{N}]/u;
  for (let start = text.indexOf(quote); start >= 0; start = text.indexOf(quote, start + 1)) {
    const end = start + quote.length;
    const cutsBefore = letter.test(quote[0]!) && letter.test(text[start - 1] ?? "");
    const cutsAfter = letter.test(quote.at(-1)!) && letter.test(text[end] ?? "");
    if (!cutsBefore && !cutsAfter) found.push({ start, end });
  }
  if (found.length === 0) throw new Error(`${id}: “${quote}” does not stand in the text`);
  return found;
}
