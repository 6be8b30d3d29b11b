import type { FindingKind, FindingOf } from "../findings/finding.ts";
import type { LiveArticle } from "./live-articles.ts";
import type { Account } from "./record.ts";
import type { Resolved } from "./resolve.ts";

/** An account with what consolidation needs besides it. */
export interface Told<K extends FindingKind = FindingKind> {
  resolved: Resolved<K>;
  account: Account & { finding: FindingOf<K> };
  article: LiveArticle;
  reportMs: number;
  /** How much its word counts: what is only possible counts half. */
  weight: number;
}

/** Ids put into words. */
export interface Words {
  actor(id: string): string;
  place(id: string): string;
}

/** The number of newsrooms that an account stands on: copies of one text are one, and so are the reports of one outlet. */
export function originsOf(told: readonly Told[]): number {
  const heads = new Map<string, string>();
  const find = (id: string): string => {
    const head = heads.get(id);
    return head === undefined || head === id ? id : find(head);
  };
  for (const { account } of told) {
    const { origin, provenance } = account;
    const names = [
      `origin ${origin}`,
      ...(provenance.outlet && !isRelayed(account) ? [`outlet ${provenance.outlet}`] : []),
    ];
    for (const name of names) if (!heads.has(name)) heads.set(name, name);
    heads.set(find(names[0]!), find(names.at(-1)!));
  }
  return new Set([...heads.keys()].map(find)).size;
}

/** It gives what another medium reports: then that medium is its origin, not the outlet that passes it on. */
function isRelayed({ saidBy }: Account): boolean {
  return saidBy?.source.type === "media" && saidBy.source.actor !== undefined;
}
