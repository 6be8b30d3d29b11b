import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { withArticle } from "./english.ts";

const codebook = fileURLToPath(new URL("../../codebook/", import.meta.url));

/** Names that an id has lost the capitals of, by the id's form of them: "crimea" → "Crimea". */
export type ProperNames = ReadonlyMap<string, string>;

let named: Map<string, string> | undefined;

/** The names that the codebook gives its issues, by id. */
function issueNames(): Map<string, string> {
  if (!named) {
    const book = parse(readFileSync(`${codebook}issues.yaml`, "utf8")) as { issues: { id: string; name: string }[] };
    named = new Map(book.issues.map(({ id, name }) => [id, name]));
  }
  return named;
}

/** A name as an id writes it. */
export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}|[’']s?\b/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
}

/** The words of an id, with the capitals of the names in it. */
function wordsOf(id: string, proper: ProperNames): string {
  const parts = id.split("-");
  const words: string[] = [];
  for (let at = 0; at < parts.length; ) {
    let taken = 1;
    let word = parts[at]!;
    for (let length = Math.min(4, parts.length - at); length > 0; length--) {
      const name = proper.get(parts.slice(at, at + length).join("-"));
      if (name) {
        [taken, word] = [length, name];
        break;
      }
    }
    words.push(word);
    at += taken;
  }
  return words.join(" ");
}

/** Whether the codebook names the issue; others have a name made of an article's words, which no verb can be trusted with. */
export function isKnownIssue(id: string): boolean {
  const at = id.indexOf("-of-");
  return issueNames().has(id) || (at > 0 && issueNames().has(id.slice(0, at)));
}

/** What an issue is called, without article: "ceasefire", "recognition of Crimea". */
export function issueTitle(id: string, proper: ProperNames): string {
  const known = issueNames().get(id);
  if (known) return known;
  const at = id.indexOf("-of-");
  const head = at > 0 ? issueNames().get(id.slice(0, at)) : undefined;
  return head ? `${head} of ${wordsOf(id.slice(at + 4), proper)}` : wordsOf(id, proper);
}

const countable =
  /^(?:\S+ )*(ceasefire|truce|halt|freeze|ban|swap|exchange|deal|agreement|pact|treaty|pause|moratorium|summit|meeting|guarantee|force|mission|zone|corridor|referendum|election|withdrawal|blockade|embargo|cut|embassy|proposal|plan|mechanism|commission|tribunal|settlement|rise|offer)$/;

/** An issue as the object of a verb: "a ceasefire", "recognition of Crimea". */
export function issueName(id: string, proper: ProperNames): string {
  const title = issueTitle(id, proper);
  const head = title.split(/ (?:of|to|on|for|along|from|with|in) /)[0]!;
  return countable.test(head) ? withArticle(title) : title;
}

/** An issue as what somebody offers: "to freeze the conflict" for one whose name begins with "freezing". */
export function issueOffered(id: string, proper: ProperNames): string {
  const name = issueName(id, proper);
  const gerund = /^(\p{L}{3,})ing (?=\S)/u.exec(name);
  return gerund ? `to ${infinitive(gerund[1]!)} ${name.slice(gerund[0].length)}` : name;
}

function infinitive(stem: string): string {
  if (/(ll|ss|zz|ff)$/.test(stem)) return stem;
  if (/(.)\1$/.test(stem)) return stem.slice(0, -1);
  return /[zvcgsu]$/.test(stem) ? `${stem}e` : stem;
}

/** How an incident of a type is told. */
export interface IncidentWords {
  /** "drone strike"; no article before what cannot be counted. */
  noun: string;
  counted: boolean;
  /** "abducted": what befell the target; "hit" when the noun itself does it. */
  befell?: string;
}

const uncounted = new Set(["shelling", "arson", "property-damage"]);
const befell: Record<string, string> = {
  "property-damage": "damaged",
  abduction: "abducted",
  assassination: "assassinated",
  execution: "executed",
  arson: "set on fire",
  seizure: "seized",
};

/** The words for a type of incident. */
export function incidentWords(id: string): IncidentWords {
  return { noun: id.replaceAll("-", " "), counted: !uncounted.has(id), befell: befell[id] };
}

/** How a measure is told: what has been done to those counted, what they are, or how large a thing is. */
export type Measure =
  | { form: "done"; to: string; done: string }
  | { form: "are"; who: string; are: string }
  | { form: "number"; of: string }
  | { form: "size"; of: string };

const measures: Record<string, Measure> = {
  "killed-or-wounded": { form: "done", to: "people", done: "killed or wounded" },
  killed: { form: "done", to: "people", done: "killed" },
  injured: { form: "done", to: "people", done: "injured" },
  displaced: { form: "done", to: "people", done: "displaced" },
  detained: { form: "done", to: "people", done: "detained" },
  affected: { form: "done", to: "people", done: "affected" },
  "homes-destroyed": { form: "done", to: "homes", done: "destroyed or damaged" },
  missing: { form: "are", who: "people", are: "missing" },
  hungry: { form: "are", who: "people", are: "without enough to eat" },
  "in-need": { form: "are", who: "people", are: "in need of aid" },
  strikers: { form: "are", who: "workers", are: "on strike" },
  tariff: { form: "size", of: "the tariff" },
  "pay-rise": { form: "size", of: "the rise in pay" },
  emissions: { form: "size", of: "the cut in emissions" },
  quota: { form: "size", of: "the quota" },
  aid: { form: "size", of: "aid" },
  trade: { form: "size", of: "the value of trade" },
  cost: { form: "size", of: "the cost" },
  "frozen-assets": { form: "size", of: "the sum of frozen assets" },
};

/** How a measure of the codebook is told; one that is not known is a number of what its id says. */
export function measureOf(id: string): Measure {
  return measures[id] ?? { form: "number", of: id.replaceAll("-", " ") };
}
