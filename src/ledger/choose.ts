import type { Rival } from "./record.ts";
import { originsOf, type Told } from "./told.ts";

/** A value that accounts give of a field. */
export interface Given<V> {
  value: V;
  from: Told;
}

export interface FieldRule<V> {
  /** Two equal keys are one value. */
  key(value: V): string;
  text(value: V): string;
  /** Two values that do not exclude each other; the finer of them is the one to show. */
  agrees?(a: V, b: V): boolean;
  fineness?(value: V): number;
}

interface Choice<V> {
  value: V;
  rival?: Rival;
}

/**
 * The value to show of a field: the newest that is well supported (at least half as well as the best supported), or the
 * finest that agrees with it. Every value that does not agree with it stands beside it as a rival.
 */
export function choose<V>(field: string, given: Given<V>[], rule: FieldRule<V>): Choice<V> | undefined {
  if (given.length === 0) return undefined;
  const groups = new Map<string, Given<V>[]>();
  for (const one of given) {
    const key = rule.key(one.value);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const values = [...groups].map(([key, from]) => ({
    key,
    value: from[0]!.value,
    accounts: from.map((one) => one.from.account.finding.key).sort(),
    support: originsOf(from.map((one) => one.from)) * Math.max(...from.map((one) => one.from.weight)),
    newest: Math.max(...from.map((one) => one.from.reportMs)),
  }));
  const agreeing = (value: V) => values.filter((other) => rule.agrees?.(value, other.value));
  const supportOf = (one: (typeof values)[number]) =>
    Math.max(one.support, ...(rule.agrees ? agreeing(one.value).map(({ support }) => support) : []));
  const best = Math.max(...values.map(supportOf));
  const lead = values
    .filter((one) => supportOf(one) * 2 >= best)
    .sort((a, b) => b.newest - a.newest || b.support - a.support || (a.key < b.key ? -1 : 1))[0]!;
  const finest = [lead, ...agreeing(lead.value)].sort(
    (a, b) =>
      (rule.fineness?.(b.value) ?? 0) - (rule.fineness?.(a.value) ?? 0) ||
      b.newest - a.newest ||
      (a.key < b.key ? -1 : 1),
  )[0]!;
  const shown = rule.fineness ? finest : lead;
  const others = values
    .filter((one) => one !== shown && !rule.agrees?.(shown.value, one.value))
    .sort((a, b) => b.newest - a.newest || b.support - a.support || (a.key < b.key ? -1 : 1));
  if (others.length === 0) return { value: shown.value };
  const agreed = [shown, ...values.filter((one) => one !== shown && !others.includes(one))];
  const told = (one: (typeof values)[number], accounts = one.accounts) => ({
    value: one.value,
    text: rule.text(one.value),
    accounts,
  });
  return {
    value: shown.value,
    rival: {
      field,
      values: [told(shown, agreed.flatMap(({ accounts }) => accounts).sort()), ...others.map((one) => told(one))],
    },
  };
}
