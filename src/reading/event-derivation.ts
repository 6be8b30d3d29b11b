import type { Event, Finding } from "../findings/finding.ts";
import type { When } from "../findings/span.ts";
import type { Sentence, Word } from "../language/document.ts";
import { caseOf, childrenOf, clauseOf, subjectOf } from "../language/tree.ts";
import { contains, overlaps } from "../text/span.ts";
import { add, type Context, sentencesOver, wordSpan } from "./context.ts";
import { contextIn } from "./event-context.ts";
import { type Derived, rules } from "./event-rules.ts";
import { actorsAt } from "./event-sides.ts";

/** Makes the coded events that the codebook's table draws from findings of the other kinds: one for each act. */
export function deriveEvents(context: Context): void {
  const events = context.findings.filter((one) => one.kind === "event");
  for (const finding of [...context.findings]) {
    if (finding.kind === "event" || finding.negated || finding.phase === "hypothetical") continue;
    const rule = rules().derived[finding.kind]?.find(({ where }) => fits(finding, where));
    if (!rule) continue;
    const made = drawn(context, finding, rule);
    if (made && !events.some((one) => alike(one, made))) events.push(deriveOne(context, finding, rule, made));
  }
}

interface Sides {
  event: string;
  actors: string[];
  recipients: string[];
  evidence: Finding["evidence"];
}

const fits = (finding: Finding, where: Derived["where"]) =>
  Object.entries(where).every(([field, values]) =>
    values.includes(String((finding as Record<string, unknown>)[field])),
  );

// The same class of act, by one of the same, in the same words.
const alike = (one: Event, made: Sides) =>
  one.plover.event === made.event &&
  one.evidence.some((span) => made.evidence.some((other) => overlaps(span, other))) &&
  (one.actors.length === 0 || made.actors.length === 0 || one.actors.some((actor) => made.actors.includes(actor)));

function drawn(context: Context, finding: Finding, rule: Derived): Sides | undefined {
  const gather = (fields: string[]) => {
    for (const field of fields) {
      const ids = idsIn(context, finding, field);
      if (ids.length > 0) return ids;
    }
    return [];
  };
  const actors = gather(rule.actors);
  const mutual = rule.actors.join() === rule.recipients.join();
  const recipients = gather(rule.recipients).filter((one) => (mutual ? actors.length > 1 : !actors.includes(one)));
  if (rule.needs === "both" && (actors.length === 0 || recipients.length === 0)) return undefined;
  if (actors.length + recipients.length === 0) return undefined;
  return { event: rule.event, actors, recipients, evidence: finding.evidence };
}

function deriveOne(context: Context, finding: Finding, rule: Derived, sides: Sides): Event {
  const [s, word] = wordOf(context, finding);
  const { mode } = rule;
  const about = contextIn(context, finding.evidence);
  const when = (finding as { when?: When }).when;
  const made = add(context, "event", s, word, {
    evidence: finding.evidence,
    rule: `event/${rule.id}`,
    trigger: finding.why.trigger ?? wordSpan(word),
    score: finding.why.score,
    certainty: finding.certainty,
    phase: rule.phase ?? finding.phase,
    news: finding.news,
    negated: false,
    plover: { event: rule.event, ...(mode ? { mode } : {}), ...(about ? { context: about } : {}) },
    quad: rules().quads.get(rule.event)!,
    actors: sides.actors,
    recipients: sides.recipients,
    ...(when ? { when } : {}),
    derivedFrom: finding.id,
  });
  if (finding.saidBy) made.saidBy = finding.saidBy;
  else delete made.saidBy;
  return made;
}

function wordOf({ document }: Context, finding: Finding): [Sentence, Word] {
  const span = finding.why.trigger ?? finding.evidence[0]!;
  const s = sentencesOver(document, span)[0]!;
  return [s, s.words.find((word) => overlaps(word, span)) ?? s.words[0]!];
}

/** The sides that a field of a finding names. */
function idsIn(context: Context, finding: Finding, field: string): string[] {
  const { cast } = context;
  const side = (id: string) => {
    const actor = cast.byId(id);
    if (!actor || actor.kind === "media") return [];
    return [/^(?:person|role-holder|unnamed)$/.test(actor.kind) ? (cast.partyOf(actor) ?? id) : id];
  };
  return [...new Set(named(context, finding, field).flatMap(side))];
}

function named(context: Context, finding: Finding, field: string): string[] {
  if (field === "subject") {
    const [s, word] = wordOf(context, finding);
    const subject = word.upos === "VERB" && !clauseOf(s, word).passive ? subjectOf(s, word) : undefined;
    return actorsAt(context, s, subject, false);
  }
  if (finding.kind === "attribution") {
    if (field === "source") return finding.source.actor ? [finding.source.actor] : [];
    return field === "addressee" ? addressees(context, finding) : [];
  }
  if (field === "participants" && finding.kind === "engagement")
    return finding.participants.filter(({ roles }) => roles.length === 0).map(({ actor }) => actor);
  if (field === "responsibility" && finding.kind === "incident")
    return finding.responsibility.filter(({ basis }) => basis !== "denied").map(({ actor }) => actor);
  const value = (finding as unknown as Record<string, unknown>)[field];
  if (field === "place") {
    const country = context.map.places.find(({ id }) => id === value)?.country;
    return country ? [country] : [];
  }
  return typeof value === "string" ? [value] : Array.isArray(value) ? (value as string[]) : [];
}

// "accused Chad of", "urged both sides to", "demanded that Peru pull back": who is spoken to, or of.
function addressees(context: Context, finding: Finding & { kind: "attribution" }): string[] {
  const cue = finding.cue[0];
  const s = cue && sentencesOver(context.document, cue)[0];
  const verb = s?.words.find((word) => word.upos === "VERB" && contains(cue!, word));
  if (!s || !verb) return [];
  const { object, passive } = clauseOf(s, verb);
  const beside = childrenOf(s, verb, "obl", "iobj").filter((word) =>
    /^(?:on|at|to|from|against|of|with)$/.test(caseOf(s, word)),
  );
  const inside = childrenOf(s, verb, "ccomp", "xcomp").map((clause) => subjectOf(s, clause));
  for (const word of [passive ? undefined : object, ...beside, ...inside]) {
    const group =
      word && (!finding.source.span || !contains(finding.source.span, word)) ? context.cast.group(s, word) : [];
    if (group.length > 0) return group.map(({ id }) => id);
  }
  return [];
}
