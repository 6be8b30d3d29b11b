import { addUp, bootstrap, type Intervals } from "./bootstrap.ts";
import { type Prf, prf } from "./prf.ts";

/** The kinds of name that are scored; peoples and nationalities count as places where the gold marks them. */
export const nameKinds = ["person", "organisation", "place"] as const;
export type ScoredKind = (typeof nameKinds)[number];

/** A name by offsets into one text. */
export interface MarkedName {
  kind: ScoredKind;
  start: number;
  end: number;
}

/** One sentence or document with its names as people marked them and as the reader found them. */
export interface NamesCase {
  id: string;
  text: string;
  gold: MarkedName[];
  found: MarkedName[];
}

export type NamesMetrics = Prf & Record<ScoredKind, Prf>;

type Counts = Record<`${ScoredKind}${"Right" | "Found" | "Gold"}`, number>;

/** Scores names by their exact extent and kind, whole and by kind. */
export function scoreNames(cases: readonly NamesCase[]): {
  n: number;
  metrics: NamesMetrics;
  intervals: Intervals;
  errors: string[];
} {
  const counts = cases.map(countNames);
  const sum = addUp(counts);
  return {
    n: cases.reduce((total, { gold }) => total + gold.length, 0),
    metrics: metricsOf(sum),
    intervals: bootstrap(counts, (drawn) => {
      const { f1, person, organisation, place } = metricsOf(addUp(drawn));
      return { f1, "person.f1": person.f1, "organisation.f1": organisation.f1, "place.f1": place.f1 };
    }),
    errors: cases.flatMap(errorsOf),
  };
}

const extent = ({ start, end }: MarkedName) => `${start} ${end}`;
const key = (name: MarkedName) => `${extent(name)} ${name.kind}`;

function countNames({ gold, found }: NamesCase): Counts {
  const counts: Counts = {
    personRight: 0,
    personFound: 0,
    personGold: 0,
    organisationRight: 0,
    organisationFound: 0,
    organisationGold: 0,
    placeRight: 0,
    placeFound: 0,
    placeGold: 0,
  };
  const marked = new Set(gold.map(key));
  for (const { kind } of gold) counts[`${kind}Gold`]++;
  for (const name of found) {
    counts[`${name.kind}Found`]++;
    if (marked.has(key(name))) counts[`${name.kind}Right`]++;
  }
  return counts;
}

function metricsOf(sum: Counts): NamesMetrics {
  const of = (kind: ScoredKind) => prf(sum[`${kind}Right`], sum[`${kind}Found`], sum[`${kind}Gold`]);
  const all = (what: "Right" | "Found" | "Gold") => nameKinds.reduce((total, kind) => total + sum[`${kind}${what}`], 0);
  return {
    ...prf(all("Right"), all("Found"), all("Gold")),
    person: of("person"),
    organisation: of("organisation"),
    place: of("place"),
  };
}

function errorsOf({ id, text, gold, found }: NamesCase): string[] {
  const quote = ({ start, end }: MarkedName) => `“${text.slice(start, end)}”`;
  const ours = new Map(found.map((name) => [extent(name), name]));
  const theirs = new Map(gold.map((name) => [extent(name), name]));
  const overlapping = (name: MarkedName, others: MarkedName[]) =>
    others.find((other) => other.start < name.end && name.start < other.end);
  const errors: string[] = [];
  for (const name of gold) {
    const same = ours.get(extent(name));
    if (same && same.kind !== name.kind) errors.push(`${id} kind: ${quote(name)} ${same.kind} for ${name.kind}`);
    if (same) continue;
    const other = overlapping(name, found);
    errors.push(`${id} ${other ? `extent: ${quote(other)} for` : "missed:"} ${quote(name)} ${name.kind}`);
  }
  for (const name of found) {
    if (!theirs.has(extent(name)) && !overlapping(name, gold))
      errors.push(`${id} spurious: ${quote(name)} ${name.kind}`);
  }
  return errors;
}
