import type { Link } from "../findings/finding.ts";
import type { LedgerRecord } from "./record.ts";
import { originsOf, type Told } from "./told.ts";

type Standing = LedgerRecord["standing"];

/** A link between two accounts, by the keys of their findings. */
export type AccountLink = { from: string; to: string; relation: Link["relation"] };

const against = new Set<Link["relation"]>(["denies", "dismisses-report", "walks-back", "corrects"]);
const along = new Set<Link["relation"]>(["repeats", "confirms"]);

/** What each account of a claim does: it asserts it, repeats what another said, or denies it. */
export function rolesOf(
  told: readonly Told[],
  links: readonly AccountLink[],
): Map<string, "asserts" | "denies" | "repeats"> {
  const roles = new Map<string, "asserts" | "denies" | "repeats">();
  for (const { account } of told) {
    const { key } = account.finding;
    const own = links.filter(({ from }) => from === key);
    const act = account.finding.kind === "attribution" ? account.finding.act : undefined;
    if (act === "deny" || own.some(({ relation }) => against.has(relation))) roles.set(key, "denies");
    else roles.set(key, own.some(({ relation }) => along.has(relation)) ? "repeats" : "asserts");
  }
  return roles;
}

/** Who vouches for an account: the named source, whoever carries it; else the newsroom. */
function voucher({ account }: Told): string {
  const source = account.finding.kind === "attribution" ? account.finding.source : undefined;
  return source?.actor && source.type === "named" ? source.actor : account.origin;
}

/**
 * How a claim stands: walked back by who made it; denied, when none but its first source stands by it; contested, when
 * others do; corroborated by two sources that do not depend on each other; else of a single origin.
 */
export function claimStanding(told: readonly Told[], links: readonly AccountLink[]): Standing {
  const roles = rolesOf(told, links);
  const backed = new Map(told.map((one) => [one.account.finding.key, voucher(one)]));
  const own = links.some(({ from, to, relation }) => relation === "walks-back" && backed.has(from) && backed.has(to));
  if (own) return "walked-back";
  const asserting = told.filter(({ account }) => roles.get(account.finding.key) !== "denies");
  const vouchers = new Set(asserting.map(voucher));
  const independent = Math.min(vouchers.size, originsOf(asserting));
  if (asserting.length < told.length) return independent > 1 ? "contested" : "denied";
  return independent > 1 ? "corroborated" : "single-origin";
}

/** How a record that is no claim stands: its accounts, or an attribution that speaks to it, may speak against it. */
export function recordStanding(told: readonly Told[], incoming: readonly { relation: Link["relation"] }[]): Standing {
  const denied = told.filter(({ account }) => account.finding.negated).length;
  if (incoming.some(({ relation }) => relation === "walks-back")) return "walked-back";
  if (denied === told.length && told.length > 0 && denied > 0)
    return originsOf(told) > 1 ? "corroborated" : "single-origin";
  if (denied > 0 || incoming.some(({ relation }) => relation === "denies" || relation === "dismisses-report"))
    return "contested";
  return originsOf(told) > 1 ? "corroborated" : "single-origin";
}
