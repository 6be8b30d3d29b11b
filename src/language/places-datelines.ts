import type { Document, Sentence } from "./document.ts";
import { citiesNamed, countryNamed, countryOfCapital } from "./gazetteer.ts";
import type { Stretch } from "./phrases.ts";
import { townCalled } from "./places-codebook.ts";

/** The places in capitals at the head of a report: "PORT SUDAN, Sudan (Wire) -", "NEW DELHI/ISLAMABAD, May 7 -". */
export function datelineOf(s: Sentence): Stretch[] {
  if (s.title || !/^\p{Lu}{3}|^\p{Lu}{2,}$/u.test(s.words[0]?.text ?? "")) return [];
  const runs: Stretch[] = [];
  let i = 0;
  for (; i < Math.min(6, s.words.length); i++) {
    const { text } = s.words[i]!;
    if (/^\p{Lu}[\p{Lu}'’.-]+$/u.test(text)) {
      const last = runs.at(-1);
      if (last?.to === i) last.to = i + 1;
      else runs.push({ from: i, to: i + 1 });
    } else if (text !== "/") break;
  }
  if (!/^[,(–—-]$/.test(s.words[i]?.text ?? "")) return [];
  for (let at = i; at < Math.min(s.words.length, i + 14); at++) {
    const { text, start } = s.words[at]!;
    if (/^[–—-]+$/.test(text) && start > s.words[at - 1]!.end) return runs;
  }
  return [];
}

/** Whether the gazetteer, the codebook or the list of countries has a name. */
export const isNamed = (text: string): boolean =>
  citiesNamed(text).length > 0 ||
  townCalled(text) !== undefined ||
  countryNamed(text) !== undefined ||
  countryOfCapital(text) !== undefined;

const particle = /^(?:de|del|della|di|do|da|dos|la|las|le|les|el|al|el-|al-|au|aux|of|on|the|sur|am|an|ad|-)$/i;

/** The end of a town's name of several words that begins at a word and holds one that is known for a place. */
export function longTown(
  document: Document,
  s: Sentence,
  i: number,
  isPlace: (at: number) => boolean,
): number | undefined {
  if (!/^\p{Lu}/u.test(s.words[i]!.text)) return undefined;
  let end = i + 1;
  while (
    end < Math.min(s.words.length, i + 5) &&
    (/^\p{Lu}/u.test(s.words[end]!.text) || particle.test(s.words[end]!.text))
  )
    end++;
  if (end === i + 1) return undefined;
  let held = false;
  for (let at = i; at < end && !held; at++) held = isPlace(at);
  if (!held) return undefined;
  for (let to = end; to > i + 1; to--) {
    if (!/^\p{Lu}/u.test(s.words[to - 1]!.text)) continue;
    const text = textOf(document, s, i, to);
    if ((citiesNamed(text)[0]?.population ?? 0) >= 20_000 || townCalled(text)) return to;
  }
  return undefined;
}

/** The words of a stretch as the text has them, on one line. */
export function textOf(document: Document, s: Sentence, from: number, to: number): string {
  return document.text.slice(s.words[from]!.start, s.words[to - 1]!.end).replace(/\s+/g, " ");
}
