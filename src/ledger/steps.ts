import type { FindingKind } from "../findings/finding.ts";
import { rangeValue } from "./field-rules.ts";
import type { Step } from "./record.ts";
import type { Told } from "./told.ts";

/** What an account says of the state of a thing, in the vocabulary's word, and what more there is to it. */
function stateIn({ account, resolved }: Told, role: string | undefined): { what: string; detail?: string } {
  const { finding } = account;
  switch (finding.kind) {
    case "position":
      return { what: finding.stance, ...(finding.strength ? { detail: finding.strength } : {}) };
    case "proposal":
      return { what: finding.stage };
    case "truce":
    case "deadline":
    case "engagement":
      return { what: finding.status };
    case "incident":
      return finding.killed ? { what: "killed", detail: rangeValue.text(finding.killed) } : { what: "reported" };
    case "figure":
      return { what: finding.measure, detail: rangeValue.text(finding.value) };
    case "appointment":
      return { what: finding.act };
    case "attribution":
      return { what: role ?? "asserts", ...(account.speaker ? { detail: account.speaker } : {}) };
    case "event":
      return { what: finding.phase };
    case "violation":
      return { what: resolved.kind };
  }
}

/** The steps of a record's life: each state at the time of its first report, and again when it comes back after another. */
export function stepsOf<K extends FindingKind>(told: readonly Told<K>[], roles?: ReadonlyMap<string, string>): Step[] {
  const steps: Step[] = [];
  for (const one of told) {
    const { what, detail } = stateIn(one as unknown as Told, roles?.get(one.account.finding.key));
    const key = one.account.finding.key;
    const claim = one.resolved.kind === "attribution";
    const last = claim ? steps.find((step) => step.what === what && step.detail === detail) : steps.at(-1);
    if (last && last.what === what && last.detail === detail) last.accounts.push(key);
    else
      steps.push({
        at: one.account.provenance.reportTime,
        what,
        ...(detail === undefined ? {} : { detail }),
        accounts: [key],
      });
  }
  return steps;
}
