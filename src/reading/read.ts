import { Fault } from "../errors.ts";
import type { Article } from "../findings/article.ts";
import type { Finding, Link } from "../findings/finding.ts";
import { findingKey } from "../findings/key.ts";
import type { Reader, Reading } from "../findings/reading.ts";
import { type Cast, findActors } from "../language/actors.ts";
import { attributeAll } from "../language/attribution-network.ts";
import { codebookVersion } from "../language/codebook.ts";
import { analyseAll } from "../language/document.ts";
import { networkChecksums, networkRuntime } from "../language/network.ts";
import { findPlaces } from "../language/places.ts";
import { findTimes } from "../language/times.ts";
import { spanOf } from "../text/span.ts";
import { findAppointments } from "./appointments.ts";
import { findAttributions } from "./attributions.ts";
import { type Context, settleAttributions } from "./context.ts";
import { findDeadlines } from "./deadlines.ts";
import { findEngagements } from "./engagements.ts";
import { deriveEvents } from "./event-derivation.ts";
import { findEvents } from "./events.ts";
import { findFigures } from "./figures.ts";
import { findIncidents } from "./incidents.ts";
import { findLinks } from "./links.ts";
import { markOwn } from "./own-terms.ts";
import { findPositions } from "./positions.ts";
import { findProposals } from "./proposals.ts";
import { scoreFindings, withoutDoubtful } from "./scores.ts";
import { findTruces } from "./truces.ts";
import { findViolations } from "./violations.ts";
import { gatherWords } from "./words-within.ts";

/** The reader's steps in order: each adds its kind of finding to those before it. */
const steps = [
  findAttributions,
  findEngagements,
  findPositions,
  findTruces,
  findViolations,
  findIncidents,
  findFigures,
  findProposals,
  findAppointments,
  findDeadlines,
  findEvents,
];

const version = "0.1.0";

/** The longest text that is read, in characters: about a million words, whose reading is still held in memory. */
const longest = 7_000_000;

/** So many characters are read together: more gains little, and takes memory. */
const portion = 120_000;

/** Names this reader: the same reader gives the same reading of the same article. */
export function reader(): Reader {
  return {
    name: "parley-rules",
    version,
    models: networkChecksums(),
    codebook: codebookVersion(),
    runtime: networkRuntime(),
  };
}

/** Understands one article: who acts, what it says, by whom, and where it says so. Needs no database and no network. */
export function read(article: Article): Reading {
  return readTogether([article])[0]!;
}

/** Gives each article the reading that `read` gives it; short articles are read faster so than one by one. */
export function readAll(articles: readonly Article[]): Reading[] {
  const readings: Reading[] = [];
  for (let from = 0; from < articles.length; ) {
    let to = from;
    for (let size = 0; to < articles.length && (to === from || size < portion); to++) size += articles[to]!.text.length;
    readings.push(...readTogether(articles.slice(from, to)));
    from = to;
  }
  return readings;
}

// Step by step for all of them: the network works on sentences alike in length, and the code of each step stays at hand.
function readTogether(articles: readonly Article[]): Reading[] {
  for (const { text } of articles) refuseLongest(text);
  const documents = analyseAll(articles.map(({ text, titleSpan }) => ({ text, titleEnd: titleSpan.end })));
  attributeAll(documents);
  const casts = documents.map((document) => findActors(document));
  const times = documents.map((document, i) => findTimes(document, articles[i]!.published));
  const contexts = documents.map((document, i): Context => {
    const [article, cast] = [articles[i]!, casts[i]!];
    const map = findPlaces(document, cast);
    return { article, text: article.text, document, cast, map, times: times[i]!, findings: [], kept: new Map() };
  });
  for (const step of steps) {
    for (const context of contexts) {
      step(context);
      if (step === findAttributions) settleAttributions(context);
    }
  }
  const links = contexts.map((context) => findLinks(context));
  return contexts.map((context, i) => readingOf(context, links[i]!));
}

function refuseLongest(text: string): void {
  if (text.length <= longest) return;
  throw new Fault(
    "input-too-large",
    `the text has ${text.length.toLocaleString("en")} characters, more than any article`,
    "Give one article at a time.",
  );
}

function readingOf(context: Context, links: Link[]): Reading {
  const { article, text, document, cast, map, times } = context;
  deriveEvents(context);
  scoreFindings(context);
  markOwn(context);
  const findings = withoutDoubtful(context.findings, links);
  for (const finding of findings) finding.key = keyOf(article, finding);
  return {
    schema: "parley.reading/1",
    offsets: "utf-16",
    reader: reader(),
    article,
    sentences: document.sentences.map((s) => spanOf(text, s.start, s.end)),
    actors: usedActors(cast, findings, links),
    places: map.places,
    times: times.map((one) => one.time),
    findings,
    links,
  };
}

function keyOf(article: Article, finding: Finding): string {
  const anchors: (string | undefined)[] = [];
  if (finding.kind === "position") anchors.push(finding.party, finding.issue, finding.stance);
  if (finding.kind === "engagement") anchors.push(finding.form, finding.place);
  if (finding.kind === "attribution") anchors.push(finding.source.actor ?? finding.source.span?.exact);
  if (finding.kind === "event") anchors.push(finding.plover.event, ...finding.actors);
  if (finding.kind === "figure") anchors.push(finding.measure);
  if (finding.kind === "incident") anchors.push(finding.type, finding.place);
  if (finding.kind === "truce") anchors.push(finding.declaredBy, finding.status);
  if (finding.kind === "violation") anchors.push(finding.accuser, finding.accused);
  if (finding.kind === "proposal") anchors.push(finding.title, finding.stage);
  if (finding.kind === "appointment") anchors.push(finding.actor, finding.act);
  if (finding.kind === "deadline") anchors.push(finding.setBy, finding.setFor);
  return findingKey(article.id, finding.kind, finding.evidence, anchors);
}

// Actors that nothing mentions any more are left out; those of unnamed sources stay when a finding speaks of them.
function usedActors(cast: Cast, findings: Finding[], links: Link[]): Reading["actors"] {
  if (cast.actors.every((actor) => actor.kind !== "unnamed")) return cast.actors;
  const used = new Set<string>();
  gatherWords([findings, links], used);
  return cast.actors.filter((actor) => actor.kind !== "unnamed" || used.has(actor.id));
}
