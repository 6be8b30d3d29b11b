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
  const { names: labels } = lexicon;
  const count = labels.length;
  const { steps, starts } = movesOf(lexicon);
  const back = new Uint8Array(words * count);
  let best = new Float64Array(count);
  let next = new Float64Array(count);
  for (let k = 0; k < count; k++) best[k] = starts[k]! + scores[from + k]!;
  for (let i = 1; i < words; i++) {
    for (let k = 0; k < count; k++) {
      let most = Number.NEGATIVE_INFINITY;
      let pointer = 0;
      for (let before = 0; before < count; before++) {
        const score = best[before]! + steps[k * count + before]!;
        if (score > most) {
          most = score;
          pointer = before;
        }
      }
      back[i * count + k] = pointer;
      next[k] = most + scores[from + i * count + k]!;
    }
    [best, next] = [next, best];
  }
  let label = 0;
  for (let k = 1; k < count; k++) if (best[k]! > best[label]!) label = k;
  const found: Name[] = [];
  let end = words;
  for (let i = words - 1; i >= 0; i--) {
    const text = labels[label]!;
    if (text[0] === "B") found.push({ kind: kinds[text.slice(2)]!, from: i, to: end });
    if (text[0] !== "I") end = i;
    label = back[i * count + label]!;
  }
  return found.reverse();
}

interface Moves {
  /** The score of label `before` coming before label `k`, at `k * count + before`. */
  steps: Float64Array;
  starts: Float64Array;
}

const moves = new WeakMap<Lexicon, Moves>();

// A name goes on only inside a name of its kind.
function movesOf(lexicon: Lexicon): Moves {
  const known = moves.get(lexicon);
  if (known) return known;
  const { names: labels, transitions, starts } = lexicon;
  const inside = (label: string) => label[0] === "I";
  const made = {
    steps: Float64Array.from(
      labels.flatMap((label, k) =>
        labels.map((before, i) =>
          inside(label) && (before === "O" || before.slice(2) !== label.slice(2)) ? never : transitions[i]![k]!,
        ),
      ),
    ),
    starts: Float64Array.from(labels, (label, k) => (inside(label) ? never : starts[k]!)),
  };
  moves.set(lexicon, made);
  return made;
}
