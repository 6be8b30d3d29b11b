import { Range, When } from "../findings/span.ts";
import type { Account, LedgerRecord, Rival } from "../ledger/record.ts";
import type { Sentence } from "./brief.ts";
import { type Context, placeName } from "./context.ts";
import { isOne, rangeInWords } from "./counts.ts";
import { adverb, shortDay } from "./dates.ts";
import { joinAnd } from "./english.ts";
import { about, grounded, usable } from "./evidence.ts";
import { tierLevels } from "./forms.ts";
import { outletOf, sourceOf } from "./source.ts";

const fields: Record<string, string> = {
  when: "the date",
  place: "the place",
  tier: "the level",
  form: "what kind of meeting it is",
  status: "whether it took place",
  killed: "the number killed",
  injured: "the number injured",
  parties: "who takes part",
  value: "the number",
  ordinal: "which round it is",
  stage: "how far it has come",
  stance: "the stance",
  target: "the target",
  type: "what it was",
  responsibility: "who was behind it",
};

function valueInWords(field: string, value: unknown, text: string, context: Context): string {
  const when = When.safeParse(value);
  if (when.success) return adverb(when.data, context.asOf).replace(/^(on|in|at) /, "");
  const range = Range.safeParse(value);
  if (range.success && (range.data.low ?? range.data.best ?? range.data.high) !== undefined) {
    const people = ["killed", "injured"].includes(field) ? (isOne(range.data) ? " person" : " people") : "";
    return `${rangeInWords(range.data)}${people}`;
  }
  if (typeof value === "string") {
    if (value in tierLevels) return tierLevels[value as keyof typeof tierLevels];
    const place = placeName(value, context);
    if (place) return place;
    if (context.byId.size > 0 && context.actors.some((actor) => actor.id === value)) return context.names.of(value);
    return value.replaceAll("-", " ");
  }
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) {
    return joinAnd(value.map((one) => context.names.of(one as string)));
  }
  return text;
}

/** Who gives a value; with the day of it where the same one gives another value too. */
function givers(accounts: Account[], others: Account[], context: Context): string {
  const nameOf = (account: Account) => (account.saidBy ? sourceOf(account, context) : outletOf(account));
  const elsewhere = new Set(others.map(nameOf));
  const names = accounts.map((account) => {
    const name = nameOf(account);
    return elsewhere.has(name) ? `${name} on ${shortDay(account.provenance.reportTime, context.asOf)}` : name;
  });
  const distinct = [...new Set(names)];
  const shown = distinct.slice(0, 3);
  return distinct.length > 3 ? `${shown.join(", ")} and others` : joinAnd(shown);
}

/** The values that other accounts give of one field, each beside who gives it. Never averaged, never dropped. */
export function rivalSentence(record: LedgerRecord, rival: Rival, context: Context): Sentence | undefined {
  const kept = usable(record);
  const values = rival.values
    .map(({ value, text, accounts }) => ({
      words: valueInWords(rival.field, value, text, context),
      accounts: kept.filter((account) => accounts.includes(account.finding.key)),
    }))
    .filter(({ accounts }) => accounts.length > 0);
  if (values.length < 2 || new Set(values.map(({ words }) => words)).size < 2) return undefined;
  const said = values.map(({ words, accounts }) => {
    const others = values.flatMap((other) => (other.accounts === accounts ? [] : other.accounts));
    return `${words} according to ${givers(accounts, others, context)}`;
  });
  const name = fields[rival.field.split(".")[0]!] ?? `the ${rival.field.replaceAll(/[-.]/g, " ")}`;
  return grounded(`Accounts differ on ${name}: ${said.join("; ")}`, {
    records: [record],
    accounts: values.flatMap(({ accounts }) => accounts.slice(0, 2)),
    pick: about(...rival.values.map(({ text }) => text)),
  });
}

/** The rival accounts of the fields named, in one sentence, or nothing where accounts agree. */
export function rivalsOf(record: LedgerRecord, wanted: string[], context: Context): Sentence | undefined {
  for (const field of wanted) {
    const rival = record.rivals.find((one) => one.field === field || one.field.startsWith(`${field}.`));
    const sentence = rival && rivalSentence(record, rival, context);
    if (sentence) return sentence;
  }
  return undefined;
}
