import type { z } from "zod";
import { articleOf } from "../findings/article.ts";
import type { Finding, FindingKind } from "../findings/finding.ts";
import { codebookNames, loadCodebook, placesOf } from "../language/codebook.ts";
import { ActorBook, RoleBook } from "../language/lexicon.ts";
import { PlaceBook } from "../language/places-codebook.ts";
import { AppointmentBook } from "./appointment-book.ts";
import { AttributionBook } from "./cues.ts";
import { DeadlineBook } from "./deadline-book.ts";
import { IncidentBook } from "./deeds.ts";
import { EngagementBook } from "./engagement-words.ts";
import { EventBook } from "./event-rules.ts";
import { FigureBook } from "./figure-words.ts";
import { IssueBook } from "./issues.ts";
import { LinkBook } from "./link-book.ts";
import { PositionBook } from "./positions-book.ts";
import { ProposalBook } from "./proposal-rules.ts";
import { QuantityBook } from "./quantities.ts";
import { read } from "./read.ts";
import { ScoreBook } from "./scores.ts";
import { TruceBook } from "./truce-status.ts";
import { ViolationBook } from "./violation-words.ts";

/** Each file of the codebook: its form, and of which kind the findings of its examples are. */
const books: Record<string, { form: z.ZodType; kind?: FindingKind }> = {
  actors: { form: ActorBook },
  appointments: { form: AppointmentBook, kind: "appointment" },
  attribution: { form: AttributionBook },
  deadlines: { form: DeadlineBook, kind: "deadline" },
  engagements: { form: EngagementBook, kind: "engagement" },
  events: { form: EventBook, kind: "event" },
  figures: { form: FigureBook, kind: "figure" },
  incidents: { form: IncidentBook, kind: "incident" },
  issues: { form: IssueBook, kind: "position" },
  links: { form: LinkBook },
  places: { form: PlaceBook },
  positions: { form: PositionBook, kind: "position" },
  proposals: { form: ProposalBook, kind: "proposal" },
  quantities: { form: QuantityBook },
  roles: { form: RoleBook },
  scores: { form: ScoreBook },
  truces: { form: TruceBook, kind: "truce" },
  violations: { form: ViolationBook, kind: "violation" },
};

/** An example or counter-example of the codebook. */
export interface CodebookCase {
  /** File and line. */
  at: string;
  text: string;
  kind: FindingKind;
  /** What the one finding of its kind must have; a counter-example has none. */
  fields: Record<string, unknown> | undefined;
}

/** Every example and counter-example of the codebook in force; faults with `bad-codebook` where a file is not of its form. */
export function codebookCases(): CodebookCase[] {
  return codebookNames.flatMap((name) => {
    const book = books[name];
    if (!book) return [];
    const { form, kind } = book;
    const { examples = [], counter = [] } = loadCodebook(name, form) as {
      examples?: ({ text: string } & Record<string, unknown>)[];
      counter?: string[];
    };
    if (!kind) return [];
    const places = { examples: placesOf(name, "examples"), counter: placesOf(name, "counter") };
    return [
      ...examples.map(({ text, ...fields }, i) => ({ at: places.examples[i]!, text, kind, fields: wanted(fields) })),
      ...counter.map((text, i) => ({ at: places.counter[i]!, text, kind, fields: undefined })),
    ];
  });
}

// An example of an event names its class alone.
const wanted = ({ event, ...fields }: Record<string, unknown>) =>
  event === undefined ? fields : { ...fields, plover: { event } };

/** Reads the sentence of an example; what is found amiss, in words, or nothing. */
export function faultOf({ text, kind, fields }: CodebookCase): string | undefined {
  const found = findingsIn(text).filter((one) => one.kind === kind && !("derivedFrom" in one));
  if (!fields) return found.length > 0 ? `no ${kind} expected, found by ${rulesOf(found)}` : undefined;
  if (found.length !== 1) {
    return found.length === 0 ? `no ${kind} found` : `one ${kind} expected, found ${found.length} by ${rulesOf(found)}`;
  }
  const outside = found[0]!.evidence.find(({ exact }) => !text.includes(exact));
  if (outside) return `its evidence is not in the sentence: ${JSON.stringify(outside.exact)}`;
  const [field, value] = Object.entries(fields).find(([name, value]) => !holds(found[0], { [name]: value })) ?? [];
  if (field === undefined) return undefined;
  return `${field} is ${JSON.stringify((found[0] as Record<string, unknown>)[field])}, expected ${JSON.stringify(value)}`;
}

const rulesOf = (found: Finding[]) => found.map(({ why }) => why.rule ?? why.model).join(", ");

function findingsIn(text: string): Finding[] {
  const article = articleOf({
    title: "News",
    published: "2025-05-14T10:00:00Z",
    language: "en",
    genre: "news",
    publication: "usable",
    credits: [],
    paragraphs: [text],
  });
  return read(article).findings;
}

// Whether all that is wanted stands in what was found; of a list every entry counts.
function holds(found: unknown, wanted: unknown): boolean {
  if (wanted === null || typeof wanted !== "object") return Object.is(found, wanted);
  if (found === null || typeof found !== "object") return false;
  if (Array.isArray(wanted) && (!Array.isArray(found) || found.length !== wanted.length)) return false;
  return Object.entries(wanted).every(([key, value]) => holds((found as Record<string, unknown>)[key], value));
}
