import type { Attribution, Finding } from "../findings/finding.ts";
import { normaliseQuote } from "../findings/key.ts";
import type { Span } from "../findings/span.ts";
import type { Account, LedgerRecord } from "../ledger/record.ts";
import type { Sentence } from "./brief.ts";
import type { Context } from "./context.ts";
import { british, inQuotes } from "./english.ts";
import { grounded, usable } from "./evidence.ts";
import { midSentence } from "./names.ts";
import { outletOf, sourceOf } from "./source.ts";

const actVerbs: Record<Attribution["act"], string> = {
  assert: "said",
  confirm: "confirmed",
  deny: "denied",
  reject: "rejected",
  demand: "demanded",
  propose: "proposed",
  promise: "promised",
  threaten: "threatened",
  accuse: "accused",
  praise: "praised",
  criticise: "criticised",
  urge: "urged",
  warn: "warned",
  admit: "admitted",
  speculate: "suggested",
  express: "expressed",
  question: "questioned",
  "decline-comment": "declined to comment on",
};
const takesThat = new Set<Attribution["act"]>([
  "assert",
  "confirm",
  "deny",
  "promise",
  "warn",
  "admit",
  "speculate",
  "demand",
  "threaten",
  "propose",
  "urge",
]);
const finite =
  /\b(is|are|was|were|has|have|had|will|would|may|might|could|should|can|cannot|must|did|does|do|shall|isn[’']t|won[’']t|\w+[’']s|remains?|remained|continues?|wants?|needs?|\w{3,}ed)\b/i;

/** A participle that hung on another verb, made the verb of its own sentence: "describing" to "described". */
function finiteCue(cue: string): string {
  const match = /^(\w+)ing\b/.exec(cue);
  if (!match) return cue;
  const stem = match[1]!;
  const rest = cue.slice(match[0].length);
  const irregular: Record<string, string> = {
    say: "said",
    tell: "told",
    mak: "made",
    giv: "gave",
    speak: "spoke",
    hold: "held",
    writ: "wrote",
    put: "put",
    sett: "set",
    lett: "let",
    mean: "meant",
  };
  const past = irregular[stem.toLowerCase()] ?? (/[^aeiou]y$/.test(stem) ? `${stem.slice(0, -1)}ied` : `${stem}ed`);
  return past + rest;
}

/** Closes a quotation that an article went on after: “fake,” becomes “fake”. */
export function trimmedQuote(text: string): string {
  return text
    .trim()
    .replace(/[,;]([”"’])$/, "$1")
    .replace(/[,;:]+$/, "")
    .replace(/\.([”"])$/, "$1")
    .replace(/\.$/, "");
}

function balanced(text: string): string {
  const opened = (text.match(/“/g) ?? []).length;
  const closed = (text.match(/”/g) ?? []).length;
  if (opened > closed) return `${text}”`;
  if (closed > opened) return `“${text}`;
  return text;
}

/** Text set in quotation marks; those inside it become single. */
export function quoted(text: string): string {
  const trimmed = trimmedQuote(text);
  const whole = /^[“"][^“”"]*[”"]?$/.test(trimmed) || /^[^“”"]*[”"]$/.test(trimmed);
  return inQuotes(whole ? trimmed.replace(/^[“"]|[”"]$/g, "") : trimmed);
}

/** Pieces of a text with the white space or the ellipsis that lies between them. */
function joinSpans(spans: readonly Span[]): string {
  return spans
    .map((span, at) => (at === 0 ? "" : span.start - spans[at - 1]!.end > 1 ? " … " : " ") + span.exact)
    .join("");
}

const auxiliary = /^((has|have|had|also|firmly|again|later|repeatedly|flatly|strongly|earlier)\s?)*$/;

/** What follows the source where the article's words run cue, content: made to stand as a predicate. */
function predicateOf(value: Attribution): string | undefined {
  const cue = value.cue[0];
  const lastCue = value.cue.at(-1);
  const first = value.content[0];
  const last = value.content.at(-1);
  if (!cue || !lastCue || !first || !last || first.start < lastCue.end) return undefined;
  const span = value.evidence.find((one) => one.start <= cue.start && last.end <= one.end);
  if (!span) {
    if (first.start - lastCue.end > 1) return undefined;
    return `${finiteCue(joinSpans(value.cue))} ${balanced(trimmedQuote(joinSpans(value.content)))}`;
  }
  const words = (from: number, to: number) => span.exact.slice(from - span.start, to - span.start);
  const whole = words(cue.start, last.end).replace(/\b(Mr|Mrs|Ms|Dr|Gen|Lt|Col|St|U\.S|U\.K|U\.N)\.\s/g, "$1 ");
  if (whole.length > 360 || /[.!?]["”]?\s/.test(whole)) return undefined;
  const source = value.source.span;
  const between =
    source && source.start >= span.start && source.end <= cue.start ? words(source.end, cue.start).trim() : "";
  const before = auxiliary.test(between) ? between : "";
  const tail = balanced(trimmedQuote(words(cue.end, last.end)));
  return `${before} ${before ? cue.exact : finiteCue(cue.exact)}${/^[, ]/.test(tail) ? "" : " "}${tail}`.trim();
}

const noSubject =
  /^(as|of|for|in|on|with|by|from|not|may|might|will|would|could|should|can|must|is|are|was|were|has|have|had|over|about|against)\b/i;

/** Whether words could stand as a clause after "said that". */
function isClause(text: string): boolean {
  return finite.test(text) && !noSubject.test(text) && !/^to\s/i.test(text);
}

/** What one account says that somebody said, in a clause of its own with the source as its subject. */
export function clauseOf(account: Account, context: Context): string | undefined {
  const value = account.finding;
  if (value.kind !== "attribution" || value.content.length === 0) return undefined;
  const subject = sourceOf({ ...account, saidBy: value }, context);
  const content = joinSpans(value.content);
  const text = midSentence(british(balanced(trimmedQuote(content))).replace(/^that\s/i, ""));
  const verb = actVerbs[value.act];
  if (value.source.type === "unattributed") {
    return isClause(text)
      ? `${text}, according to ${subject}`
      : `${outletOf(account)} reported: ${quoted(joinSpans(value.evidence))}`;
  }
  if (value.mode === "direct") return `${subject} ${takesThat.has(value.act) ? verb : "said"}: ${quoted(content)}`;
  const predicate = predicateOf(value);
  if (predicate) return `${subject} ${british(predicate)}`;
  if (takesThat.has(value.act) && /^to\s/i.test(text) && value.act !== "assert") return `${subject} ${verb} ${text}`;
  if (takesThat.has(value.act) && isClause(text)) return `${subject} ${verb} that ${text}`;
  return `${outletOf(account)} reported of ${subject}: ${quoted(content)}`;
}

const counters = new Set(["denies", "dismisses-report", "corrects", "walks-back"]);

/** Who denies a claim, dismisses its report, corrects it or takes it back; each account once. */
export function denialsOf(record: LedgerRecord, context: Context): { account: Account; record: LedgerRecord }[] {
  const found = usable(record)
    .filter(({ role }) => role === "denies")
    .map((account) => ({ account, record }));
  for (const { relation, direction, finding } of record.links) {
    if (direction !== "in" || !counters.has(relation)) continue;
    const other = context.byFinding.get(finding);
    const account = other && usable(other).find((one) => one.finding.key === finding);
    if (account && !found.some((one) => one.account.finding.key === finding)) found.push({ account, record: other });
  }
  return found;
}

function contentOf(finding: Finding): string {
  return finding.kind === "attribution" ? normaliseQuote(finding.content.map(({ exact }) => exact).join(" ")) : "";
}

/** The denials as the sentence that stands beside a claim; of those about certain accounts only, when these are given. */
export function denialSentence(record: LedgerRecord, context: Context, about?: Account[]): Sentence | undefined {
  const denials = denialsOf(record, context).filter(({ account }) => !about?.includes(account));
  const said: string[] = [];
  const told: typeof denials = [];
  const claimed = contentOf(record.value);
  for (const denial of denials) {
    const clause =
      claimed !== "" && contentOf(denial.account.finding).includes(claimed)
        ? `${sourceOf({ ...denial.account, saidBy: denial.account.finding as Attribution }, context)} denied it`
        : clauseOf(denial.account, context);
    if (!clause || said.includes(clause) || said.length === 2) continue;
    said.push(clause);
    told.push(denial);
  }
  if (said.length === 0) return undefined;
  return grounded(said.join("; "), {
    records: [...new Set(told.map((denial) => denial.record))],
    accounts: told.map((denial) => denial.account),
  });
}

/** A claim with who makes it, and beside it who denies it. */
export function claimSentence(record: LedgerRecord, context: Context): Sentence | undefined {
  const asserting = usable(record).filter(({ role, finding }) => role !== "denies" && finding.kind === "attribution");
  const denials = denialsOf(record, context).map(({ account }) => account);
  const shown = deniedBy(denials, asserting) ?? [...asserting].sort((a, b) => rankOf(a) - rankOf(b))[0];
  const clause = shown && clauseOf(shown, context);
  if (!clause) return undefined;
  return grounded(clause, {
    records: [record],
    accounts: [shown, ...asserting.filter((one) => one !== shown && isAlike(one.finding, shown.finding))],
    rival: denialSentence(record, context),
  });
}

/** The account that a denial speaks of: in the same report, the last before it. */
function deniedBy(denials: Account[], asserting: Account[]): Account | undefined {
  for (const denial of denials) {
    const before = asserting
      .filter(
        ({ provenance, finding }) =>
          provenance.revision === denial.provenance.revision && startOf(finding) < startOf(denial.finding),
      )
      .sort((a, b) => startOf(b.finding) - startOf(a.finding));
    if (before[0]) return before[0];
  }
  return undefined;
}

function startOf(finding: Finding): number {
  return finding.kind === "attribution"
    ? (finding.content[0]?.start ?? finding.evidence[0]!.start)
    : finding.evidence[0]!.start;
}

const likeness = 0.4;

/** Whether two accounts of one claim say it in like words, so that one's words are evidence for the other's sentence. */
function isAlike(a: Finding, b: Finding): boolean {
  const words = (finding: Finding) => new Set(contentOf(finding).match(/\p{L}{4,}/gu) ?? []);
  const [one, two] = [words(a), words(b)];
  const common = [...one].filter((word) => two.has(word)).length;
  return common > 0 && common / Math.max(one.size, two.size) >= likeness;
}

function rankOf({ finding }: Account): number {
  if (finding.kind !== "attribution") return 9;
  return { named: 0, media: 1, unnamed: 2, unattributed: 3 }[finding.source.type];
}
