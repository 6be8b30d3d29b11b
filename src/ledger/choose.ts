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

interface Value<V> {
  key: string;
  value: V;
  accounts: string[];
  support: number;
  newest: number;
}

/** Each different value once, the newest first. */
function valuesOf<V>(given: Given<V>[], rule: FieldRule<V>): Value<V>[] {
  const groups = new Map<string, Given<V>[]>();
  for (const one of given) {
    const key = rule.key(one.value);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups]
    .map(([key, from]) => ({
      key,
      value: from[0]!.value,
      accounts: from.map((one) => one.from.account.finding.key).sort(),
      support: originsOf(from.map((one) => one.from)) * Math.max(...from.map((one) => one.from.weight)),
      newest: Math.max(...from.map((one) => one.from.reportMs)),
    }))
    .sort((a, b) => b.newest - a.newest || b.support - a.support || (a.key < b.key ? -1 : 1));
}

/**
 * The value to show of a field: the newest that is well supported (at least half as well as the best supported), or the
 * finest that agrees with it. Every value that does not agree with it stands beside it as a rival.
 */
export function choose<V>(field: string, given: Given<V>[], rule: FieldRule<V>): Choice<V> | undefined {
  const values = valuesOf(given, rule);
  if (values.length === 0) return undefined;
  const agreeing = ({ value }: Value<V>) => values.filter((other) => rule.agrees?.(value, other.value));
  const supportOf = (one: Value<V>) => Math.max(one.support, ...agreeing(one).map(({ support }) => support));
  const best = Math.max(...values.map(supportOf));
  const lead = values.find((one) => supportOf(one) * 2 >= best)!;
  const { fineness } = rule;
  const shown = fineness
    ? [lead, ...agreeing(lead)].reduce((finest, one) => (fineness(one.value) > fineness(finest.value) ? one : finest))
    : lead;
  return { value: shown.value, rival: rivalTo(shown.value, field, given, rule) };
}

/** What stands beside a value of a field: every value that does not agree with it, with the accounts that give each. */
export function rivalTo<V>(shown: V, field: string, given: Given<V>[], rule: FieldRule<V>): Rival | undefined {
  const key = rule.key(shown);
  const values = valuesOf(given, rule);
  const agrees = (one: Value<V>) => one.key === key || (rule.agrees?.(shown, one.value) ?? false);
  const others = values.filter((one) => !agrees(one));
  if (others.length === 0) return undefined;
  const own = values.filter(agrees).flatMap(({ accounts }) => accounts);
  const told = (value: V, accounts: string[]) => ({ value, text: rule.text(value), accounts: accounts.sort() });
  return { field, values: [told(shown, own), ...others.map(({ value, accounts }) => told(value, accounts))] };
}
