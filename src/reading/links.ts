import type { Finding, Link, Relation } from "../findings/finding.ts";
import type { Context } from "./context.ts";
import { findAnnounced } from "./link-meetings.ts";
import { findParts } from "./link-parts.ts";
import { findReplies } from "./link-replies.ts";
import { findConditions, findReplaced } from "./link-texts.ts";
import { findBreaches } from "./link-violations.ts";

/** Finds what findings are to one another inside the article, by the codebook of links. */
export function findLinks(context: Context): Link[] {
  const links: Link[] = [];
  const joined = new Set<string>();
  const join = (from: Finding, to: Finding | undefined, relation: Relation): boolean => {
    const pair = `${from.id} ${to?.id}${relation === "dismisses-report" ? " report" : ""}`;
    if (!to || to === from || joined.has(pair)) return false;
    joined.add(pair);
    const saidBy = from.kind === "attribution" ? { saidBy: from.id } : {};
    links.push({ from: from.id, to: to.id, relation, evidence: from.evidence, ...saidBy });
    return true;
  };
  findReplies(context, join);
  findBreaches(context, join);
  findAnnounced(context, join);
  findParts(context, (from, to) => join(from, to, "part-of"));
  findReplaced(context, join);
  findConditions(context, join);
  return links;
}
