import type { Lexicon } from "./network-words.ts";

export type NameKind = "person" | "organisation" | "place" | "people";

/** A name in a sentence: words `from` to `to`, the end exclusive. */
export interface Name {
  kind: NameKind;
  from: number;
  to: number;
}

const kinds: Record<string, NameKind> = { per: "person", org: "organisation", geo: "place", gpe: "people" };
const never = -1e9;

/** The best sequence of name labels for the scores of a sentence's words, and the names that it spells. */
export function namesIn(lexicon: Lexicon, scores: Float32Array, from: number, words: number): Name[] {
  const { names: labels, transitions, starts } = lexicon;
  const count = labels.length;
  const allowed = allowedAfter(labels);
  let best = new Float64Array(count);
  for (let k = 0; k < count; k++) best[k] = labels[k]![0] === "I" ? never : starts[k]! + scores[from + k]!;
  const back: Uint8Array[] = [];
  for (let i = 1; i < words; i++) {
    const next = new Float64Array(count);
    const pointers = new Uint8Array(count);
    for (let k = 0; k < count; k++) {
      let most = Number.NEGATIVE_INFINITY;
      for (const before of allowed[k]!) {
        const score = best[before]! + transitions[before]![k]!;
        if (score > most) {
          most = score;
          pointers[k] = before;
        }
      }
      next[k] = most + scores[from + i * count + k]!;
    }
    back.push(pointers);
    best = next;
  }
  let label = 0;
  for (let k = 1; k < count; k++) if (best[k]! > best[label]!) label = k;
  const path = [label];
  for (let i = back.length - 1; i >= 0; i--) {
    label = back[i]![label]!;
    path.push(label);
  }
  path.reverse();
  const found: Name[] = [];
  path.forEach((one, i) => {
    const text = labels[one]!;
    if (text[0] === "B") found.push({ kind: kinds[text.slice(2)]!, from: i, to: i + 1 });
    else if (text[0] === "I") found[found.length - 1]!.to = i + 1;
  });
  return found;
}

const tables = new WeakMap<string[], number[][]>();

function allowedAfter(labels: string[]): number[][] {
  const known = tables.get(labels);
  if (known) return known;
  const made = labels.map((label) =>
    labels.flatMap((before, i) =>
      label[0] !== "I" || (before[0] !== "O" && before.slice(2) === label.slice(2)) ? [i] : [],
    ),
  );
  tables.set(labels, made);
  return made;
}
