import type { Attribution, Finding } from "../findings/finding.ts";
import type { Context } from "./context.ts";
import { linkRules } from "./link-book.ts";
import { attending, heldBy } from "./link-happenings.ts";
import { nearestOf, startOf } from "./link-nearest.ts";
import type { Join } from "./link-replies.ts";
import { sentenceAt, wordsIn } from "./speech-words.ts";

/** Finds whose word stands behind the meeting or the appointment that the report opens with, and who says that he will come. */
export function findAnnounced(context: Context, join: Join): void {
  const { announces } = linkRules().of.confirms;
  const planned = context.findings.filter(
    (one) => one.kind === "engagement" && (one.status === "announced" || one.phase === "planned"),
  );
  const nearest = planned.length > 0 ? nearestOf(planned) : undefined;
  const body = context.document.sentences.find((s) => !s.title)?.index ?? 0;
  for (const one of context.findings) {
    if (one.kind !== "attribution" || !/^(?:assert|confirm|promise)$/.test(one.act) || one.negated || one.saidBy)
      continue;
    const s = one.cue[0] && sentenceAt(context.document.sentences, one.cue[0].start);
    if (!s || s.title) continue;
    if (s.index <= body + 2 && official(context, one) && wordsIn(s, one.cue).some((word) => announces.has(word.lemma)))
      join(one, told(context, one), "confirms");
    // "He said he would attend": what a side says of its own coming confirms the talks that were announced.
    const first = one.content[0]?.exact ?? "";
    if (
      nearest &&
      one.source.actor &&
      /^(?:that )?(?:he|she|it|they|we|i)\b/i.test(first) &&
      attending.test(first.slice(0, 60)) &&
      !/\bnot\b|n[’']t\b|\b(?:if|unless)\b/.test(first)
    )
      join(one, nearest(startOf(one)), "confirms");
  }
}

// What the content opens with, if that is a meeting or an appointment.
function told(context: Context, one: Attribution): Finding | undefined {
  const first = one.content[0]!;
  return heldBy(context, one).find(
    (held) =>
      /^(?:engagement|appointment)$/.test(held.kind) &&
      !held.negated &&
      // What only the announcement tells is announced by it and not confirmed.
      held.evidence.some((span) => !one.evidence.some((own) => own.start <= span.start && span.end <= own.end)) &&
      !/\b(?:no|not|never|without)\b|n[’']t\b/i.test(first.exact.slice(0, 160)) &&
      concerns(context, one, held) &&
      held.evidence.some((span) => span.start < first.start + 15 && span.end > first.start),
  );
}

// One who speaks for a state or for those who mediate: no medium, and nobody whose side is not told.
function official({ cast }: Context, one: Attribution): boolean {
  const actor = one.source.actor ? cast.byId(one.source.actor) : undefined;
  if (!actor || actor.kind === "media") return false;
  const side = cast.partyOf(actor);
  if (side && /^[A-Z]{3}$|united-nations|union$/.test(side)) return true;
  return /\b(?:mediators?|both sides|government)\b/i.test(actor.name) || actor.kind === "role-holder";
}

// Whose meeting it is, or where it is held; an appointment is told by those who make it.
function concerns({ cast, map }: Context, one: Attribution, held: Finding): boolean {
  if (held.kind !== "engagement") return true;
  const actor = cast.byId(one.source.actor!)!;
  const side = cast.partyOf(actor);
  if (!side || actor.kind === "unnamed") return true;
  const place = map.places.find(({ id }) => id === held.place);
  const parties = [...held.parties, ...held.participants.flatMap(({ actor: id, party }) => [id, party])];
  return parties.includes(side) || place?.country === side || !/^[A-Z]{3}$/.test(side);
}
