import type { Engagement, EngagementStatus } from "../findings/finding.ts";
import type { Step } from "./record.ts";
import type { Told, Words } from "./told.ts";
import { dayOf, daysOf } from "./window.ts";

type Account = Told<"engagement">;

const over = new Set<EngagementStatus>(["held", "broken-off"]);
const put = new Set<EngagementStatus>(["cancelled", "postponed"]);

/** Whether a report of `next` changes what stood before: what was held is not announced again by a look back. */
function turns(from: EngagementStatus | undefined, next: EngagementStatus, account: Account): boolean {
  if (from === next) return false;
  if (from === undefined) return true;
  if (over.has(from)) return next === "broken-off" || (put.has(next) && account.account.finding.news === "new");
  if (put.has(from) && next === "announced") return account.account.finding.news === "new";
  return true;
}

/** The life of an engagement as its accounts tell it, step by step, and the status in which it stands. */
export function lifeOf(accounts: readonly Account[], words: Words): { status: EngagementStatus; steps: Step[] } {
  const steps = new Map<string, Step>();
  const add = (at: string, what: string, detail: string | undefined, account: string) => {
    const key = `${what} ${detail ?? ""}`;
    const known = steps.get(key);
    if (known) {
      if (!known.accounts.includes(account)) known.accounts.push(account);
    } else steps.set(key, { at, what, ...(detail === undefined ? {} : { detail }), accounts: [account] });
  };
  let status: EngagementStatus | undefined;
  for (const told of accounts) {
    const { finding, provenance } = told.account;
    const [at, key] = [provenance.reportTime, finding.key];
    for (const { what, from, to } of finding.changes) {
      const detail = from && to ? `from ${from} to ${to}` : to ? `to ${to}` : from ? `from ${from}` : undefined;
      add(at, what, detail, key);
    }
    for (const { actor, attendance, for: absent } of finding.participants) {
      if (attendance === "expected" || attendance === "attends") continue;
      const instead = absent?.length ? ` for ${absent.map(words.actor).join(" and ")}` : "";
      add(at, attendance, `${words.actor(actor)}${instead}`, key);
    }
    if (finding.negated || (told.weight < 1 && status !== undefined)) continue;
    if (turns(status, finding.status, told)) {
      status = finding.status;
      steps.delete(`${status} `);
      add(at, status, undefined, key);
    } else if (status === finding.status) add(at, status, undefined, key);
  }
  const ordered = [...steps.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return { status: status ?? accounts.at(-1)!.account.finding.status, steps: ordered };
}

/** Whether a plan's day has passed by the moment without a report that it was held or not. */
export function isOverdue(status: EngagementStatus, when: Engagement["when"], asOf: string): boolean {
  const days = daysOf(when);
  return status === "announced" && days !== undefined && days.to < dayOf(asOf);
}

/** The phase that goes with a status. */
export function phaseOf(status: EngagementStatus): Engagement["phase"] {
  if (status === "under-way") return "ongoing";
  return status === "announced" || status === "postponed" ? "planned" : "done";
}
