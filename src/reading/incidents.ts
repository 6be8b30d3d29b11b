import type { Incident } from "../findings/finding.ts";
import type { Sentence } from "../language/document.ts";
import { spanOfWords } from "../language/tree.ts";
import { add, type Context, lately, wordSpan } from "./context.ts";
import { answerFor } from "./incident-answers.ts";
import { deedsIn } from "./incident-deeds.ts";
import { generic } from "./incident-details.ts";
import { type Deed, sameDeed } from "./incident-sameness.ts";
import { stands } from "./incident-standing.ts";
import { quantitiesIn } from "./quantities.ts";

/** Finds single deeds of violence that the text tells as done, one finding for each deed in the world. */
export function findIncidents(context: Context): void {
  const made: { deed: Deed; finding: Incident }[] = [];
  const byBody = [
    ...context.document.sentences.filter((s) => !s.title),
    ...context.document.sentences.filter((s) => s.title),
  ];
  for (const s of byBody) {
    for (const deed of deedsIn(context, s)) {
      const here = deed.places[0]?.key === "same" ? made.at(-1)?.deed.places.find((one) => one.id) : undefined;
      if (here) deed.places = [here];
      const same = lately(made).findLast((one) => sameDeed(one.deed, deed));
      if (same) merge(same.deed, same.finding, deed);
      else if (stands(deed)) made.push({ deed, finding: record(context, deed) });
    }
    const last = made.at(-1);
    if (last) countFor(context, s, last);
    answerFor(context, s, made);
  }
}

// "Medics put the dead at between four and seven": of the deed told just before.
function countFor(context: Context, s: Sentence, { deed, finding }: { deed: Deed; finding: Incident }): void {
  if (finding.killed || s.index - deed.s.index !== 1 || s.words.some((word) => word.low === "since")) return;
  const count = quantitiesIn(context, s).find(
    ({ from }) =>
      s.words[from - 1]?.low === "at" &&
      s.words
        .slice(Math.max(0, from - 4), from - 1)
        .some((word) => /^(?:dead|toll)$/.test(word.low) && s.words[word.i - 1]?.low === "the"),
  );
  if (!count) return;
  finding.killed = count.range;
  finding.evidence.push(spanOfWords(context.text, s, 0, count.to - 1));
}

function record(context: Context, deed: Deed): Incident {
  const place = deed.places.find((one) => one.id)?.id;
  const { killed, injured } = deed.casualties;
  return add(context, "incident", deed.s, deed.triggers[0]!.word, {
    evidence: [deed.span],
    rule: `incident/${deed.type}`,
    trigger: wordSpan(deed.triggers[0]!.word),
    score: killed || injured ? 0.85 : 0.7,
    phase: "done",
    negated: false,
    type: deed.type,
    ...(place ? { place } : {}),
    ...(deed.when ? { when: deed.when } : {}),
    ...(deed.target ? { target: deed.target } : {}),
    ...(deed.means ? { means: deed.means } : {}),
    responsibility: deed.responsibility,
    ...(killed ? { killed } : {}),
    ...(injured ? { injured } : {}),
  });
}

function merge(deed: Deed, finding: Incident, other: Deed): void {
  if (!finding.evidence.some((span) => span.start === other.span.start)) finding.evidence.push(other.span);
  if (generic.has(finding.type) && !generic.has(other.type)) finding.type = other.type;
  const place = other.places.find((one) => one.id)?.id;
  if (!finding.place && place) finding.place = place;
  if (!finding.when && other.when) finding.when = other.when;
  if (!finding.target && other.target) finding.target = other.target;
  if (!finding.means && other.means) finding.means = other.means;
  // "the toll has risen to 18"
  if (other.casualties.risen && other.casualties.killed) finding.killed = other.casualties.killed;
  if (!finding.killed && other.casualties.killed) finding.killed = other.casualties.killed;
  if (!finding.injured && other.casualties.injured) finding.injured = other.casualties.injured;
  for (const one of other.responsibility)
    if (
      !finding.responsibility.some(
        (own) => own.actor === one.actor && (own.basis === one.basis || one.basis === "observed"),
      )
    )
      finding.responsibility.push(one);
  deed.places.push(...other.places);
  deed.when ??= other.when;
  deed.casualties = { ...other.casualties, ...deed.casualties };
}
