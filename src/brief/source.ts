import type { Account } from "../ledger/record.ts";
import type { Context } from "./context.ts";
import { joinAnd, withArticle } from "./english.ts";
import { bodyName, midSentence } from "./names.ts";

const pronoun = /^(he|she|they|it|who|his|her|their|we|i|the latter|both)$/i;

/** The outlet of an account, as a source is named. */
export function outletOf(account: Account): string {
  const { outlet, url } = account.provenance;
  if (outlet) return bodyName(outlet);
  return url ? new URL(url).hostname.replace(/^www\./, "") : "an unnamed outlet";
}

/** The actor that an account names as its source, by id or by a name that only one person bears. */
export function speakerOf({ saidBy, speaker }: Account, { names }: Pick<Context, "names">): string | undefined {
  const said = saidBy?.source.span?.exact ?? speaker;
  return saidBy?.source.actor ?? (said ? names.find(said) : undefined);
}

/** The sources' own words for a body ("the Kremlin") are kept; a person is called by name; a pronoun by whom it means. */
export function sourceOf(account: Account, context: Context): string {
  const source = account.saidBy?.source;
  const said = source?.span?.exact ?? account.speaker;
  const actor = speakerOf(account, context);
  if (actor && (context.names.isPerson(actor) || !said || pronoun.test(said))) return context.names.of(actor);
  if (actor && context.names.isState(actor) && said) return stateInWords(said);
  if (said && !pronoun.test(said)) return namedAs(said);
  if (actor) return context.names.of(actor);
  if (source?.type === "media") return "reports";
  if (source?.type === "unnamed") return `an unnamed source of ${outletOf(account)}`;
  const outlet = outletOf(account);
  return account.saidBy?.act === "speculate" ? `speculation reported by ${outlet}` : `${outlet}, which names no source`;
}

function stateInWords(said: string): string {
  const bare = said.replace(/^the\s+/i, "");
  return /^(kremlin|white house|eu\b|uk\b|us\b|united )/i.test(bare) ? `the ${bare}` : midSentence(said);
}

function namedAs(said: string): string {
  const text = midSentence(
    said
      .trim()
      .replace(/[,;:]+$/, "")
      .replace(/^(following|amid|after|despite|according to) /i, ""),
  );
  if (/^(a|an|the|its|some|several|one|two|three|four|no)\s/i.test(text)) return text;
  if (/\b(report|study|poll|survey|statement|interview)$/i.test(text)) return withArticle(text);
  if (/^\p{Lu}/u.test(text)) return bodyName(text);
  return /\b(administration|ministry|office|government|army|police|council|commission|service|command)$/i.test(text)
    ? `the ${text}`
    : text;
}

/** How far the narrator may go in saying what a record holds. */
export interface Voice {
  /** Some usable account says it in its own voice and without doubt. */
  own: boolean;
  /** "according to the Financial Times", when nobody says it in their own voice. */
  according?: string;
  /** Reported with doubt, and nobody is named as its source. */
  reportedly: boolean;
}

/** Says whose word it is: the narrator's only when an account stands outside every attribution and is certain. */
export function voiceOf(accounts: Account[], context: Context): Voice {
  const outright = accounts.some(
    ({ finding, saidBy, speaker, provenance }) =>
      !saidBy && !finding.saidBy && !speaker && finding.certainty === "certain" && provenance.genre !== "opinion",
  );
  if (outright) return { own: true, reportedly: false };
  const attributed = accounts.filter(({ saidBy, speaker, finding }) => saidBy || speaker || finding.saidBy);
  if (attributed.length > 0) {
    const named = attributed.filter(({ saidBy }) => saidBy?.source.type === "named" || saidBy?.source.type === "media");
    return { own: false, according: accordingTo(named.length > 0 ? named : attributed, context), reportedly: false };
  }
  const opinions = accounts.filter(({ provenance }) => provenance.genre === "opinion");
  if (opinions.length === accounts.length) {
    return { own: false, according: `according to an opinion piece in ${outletOf(accounts[0]!)}`, reportedly: false };
  }
  return { own: false, reportedly: true };
}

/** "according to X and Y": at most three sources, each once. */
export function accordingTo(accounts: Account[], context: Context): string {
  return `according to ${sourcesOf(accounts, context)}`;
}

/** The sources of the accounts, joined; at most three, each once. */
export function sourcesOf(accounts: Account[], context: Context): string {
  const seen = new Set<string>();
  const names: string[] = [];
  for (const account of accounts) {
    const key =
      speakerOf(account, context) ?? account.saidBy?.source.span?.exact ?? account.speaker ?? outletOf(account);
    if (seen.has(key) || names.length === 3) continue;
    seen.add(key);
    const name = sourceOf(account, context);
    if (!names.includes(name)) names.push(name);
  }
  return joinAnd(names);
}

/** The same with a verb in front of nothing: ", according to X" to end a clause, or nothing for the narrator's own. */
export function closing(voice: Voice): string {
  return voice.according ? `, ${voice.according}` : "";
}
