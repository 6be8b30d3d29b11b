import { actorFields } from "../brief/actor-fields.ts";
import { rangeInWords } from "../brief/counts.ts";
import { adverb, looseDate } from "../brief/dates.ts";
import { inQuotes } from "../brief/english.ts";
import type { Finding } from "../findings/finding.ts";
import { Range, Span, When } from "../findings/span.ts";

/** Names for the ids that findings hold. */
export interface Naming {
  actor(id: string): string;
  place(id: string): string;
}

const base = new Set(["id", "key", "kind", "evidence", "certainty", "phase", "negated", "news", "saidBy", "why"]);
const labels: Record<string, string> = {
  closedDoor: "closed doors",
  declaredBy: "declared by",
  issueBy: "who would act",
  setBy: "set by",
  setFor: "set for",
  derivedFrom: "derived from",
  asOf: "as of",
  cue: "cue words",
  tier: "level",
  participants: "roster",
};
const dated = new Set(["since", "asOf"]);

function words(text: string): string {
  return text.replaceAll("-", " ");
}

function valueInWords(field: string, value: unknown, naming: Naming): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") {
    if (actorFields.has(field)) return naming.actor(value);
    if (field === "place") return naming.place(value);
    if (dated.has(field)) return looseDate(value);
    return ["title", "target", "scope", "population", "topic", "means"].includes(field) ? value : words(value);
  }
  if (Array.isArray(value)) {
    const shown = value.map((one) => valueInWords(field, one, naming)).filter(Boolean);
    return shown.join(
      field === "content" || field === "cue" ? " … " : value.some((one) => typeof one === "object") ? "; " : ", ",
    );
  }
  const when = When.safeParse(value);
  if (when.success) {
    const implied = when.data.implied?.length ? ` (${when.data.implied.join(", ")} not in the text)` : "";
    return (
      adverb(when.data, when.data.start)
        .replace(/^(on|in|at) /, "")
        .replace(/^this week$/, `the week of ${looseDate(when.data.start.slice(0, 10))}`) + implied
    );
  }
  const span = Span.safeParse(value);
  if (span.success) return inQuotes(span.data.exact.replace(/^[“"]([^“”"]*)[”"]$/, "$1"));
  const range = Range.safeParse(value);
  if (range.success && Object.keys(value as object).some((key) => ["low", "best", "high"].includes(key))) {
    return rangeInWords(range.data) ?? "";
  }
  return objectInWords(value as Record<string, unknown>, naming);
}

/** What belongs together in one entry: a participant, a change, a reason, a condition. */
function objectInWords(value: Record<string, unknown>, naming: Naming): string {
  if ("attendance" in value) return participantInWords(value, naming);
  if ("what" in value) {
    const [from, to] = [value.from, value.to].map((one) => (typeof one === "string" ? words(one) : undefined));
    return `${words(String(value.what))}${from ? ` from ${from}` : ""}${to ? ` to ${to}` : ""}`;
  }
  return Object.entries(value)
    .filter(([key]) => key !== "evidence" && key !== "tier")
    .map(([key, one]) => {
      const text = valueInWords(key, one, naming);
      if (!text) return "";
      return ["kind", "basis", "text", "actor", "type", "event", "span", "obligation"].includes(key)
        ? text
        : `${labels[key] ?? words(key)} ${text}`;
    })
    .filter(Boolean)
    .join(", ");
}

function participantInWords(value: Record<string, unknown>, naming: Naming): string {
  const party = typeof value.party === "string" && value.party !== value.actor ? ` (${naming.actor(value.party)})` : "";
  const roles = Array.isArray(value.roles) && value.roles.length > 0 ? `, ${value.roles.join(", ")}` : "";
  const instead =
    Array.isArray(value.for) && value.for.length > 0
      ? ` for ${value.for.map((id) => naming.actor(String(id))).join(" and ")}`
      : "";
  return `${naming.actor(String(value.actor))}${party}: ${words(String(value.attendance))}${instead}${roles}`;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** The fields of a finding in words, each with its name; what the text does not say is left out. */
export function fieldsInWords(finding: Finding, naming: Naming): { label: string; text: string }[] {
  return Object.entries(finding)
    .filter(([field, value]) => !base.has(field) && !isEmpty(value))
    .map(([field, value]) => ({ label: labels[field] ?? field, text: valueInWords(field, value, naming) }))
    .filter(({ text }) => text !== "");
}

/** What a finding commits to, in a few words: "planned, possible, background". */
export function commitment(finding: Finding): string {
  return [
    finding.phase,
    finding.certainty,
    finding.negated ? "negated" : "",
    finding.news === "background" ? "background" : "",
  ]
    .filter(Boolean)
    .join(", ");
}
