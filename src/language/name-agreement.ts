import type { Name, NameKind } from "./network-names.ts";

/** A sentence's words with the names found among them. */
interface Named {
  words: readonly { text: string }[];
  names: Name[];
}

/**
 * Makes the names of one text agree, in place: a word that ends a longer person's name elsewhere is that person, not a
 * place or an organisation, and the same words are of the kind that they mostly have.
 */
export function agreeNames(sentences: readonly Named[]): void {
  const surnames = new Set<string>();
  for (const { words, names } of sentences)
    for (const { kind, from, to } of names) if (kind === "person" && to - from > 1) surnames.add(words[to - 1]!.text);
  const votes = new Map<string, Map<NameKind, number>>();
  for (const named of sentences)
    for (const name of named.names) {
      const alone = name.to - name.from === 1 && name.kind !== "people";
      if (alone && surnames.has(named.words[name.from]!.text)) name.kind = "person";
      const spelt = spelling(named, name);
      const counts = votes.get(spelt) ?? new Map<NameKind, number>();
      votes.set(spelt, counts.set(name.kind, (counts.get(name.kind) ?? 0) + 1));
    }
  for (const named of sentences)
    for (const name of named.names) name.kind = mostOf(votes.get(spelling(named, name))!, name.kind);
}

function spelling({ words }: Named, { from, to }: Name): string {
  let spelt = words[from]!.text;
  for (let i = from + 1; i < to; i++) spelt += ` ${words[i]!.text}`;
  return spelt;
}

function mostOf(counts: Map<NameKind, number>, own: NameKind): NameKind {
  let best = own;
  for (const [kind, count] of counts) if (count > counts.get(best)!) best = kind;
  return best;
}
