import type { Time } from "../findings/reading.ts";
import { spanOf } from "../text/span.ts";
import { readDay } from "./calendar.ts";
import type { Document, Sentence } from "./document.ts";
import { directionAt } from "./times-direction.ts";
import { mayBegin, type Phrase, phraseAt } from "./times-phrases.ts";
import { type Anchor, type Resolved, resolve } from "./times-resolve.ts";

/** A time in a sentence: its words, the end exclusive, and what it says. */
export interface FoundTime {
  sentence: number;
  from: number;
  to: number;
  time: Time;
}

const orthodox =
  /\b(?:Orthodox|Russia|Russian|Ukraine|Ukrainian|Kremlin|Moscow|Kyiv|Greece|Greek|Serbia|Serbian|Georgia|Tbilisi|Belarus|Minsk|Moldova|Romania|Bulgaria|Cyprus|Ethiopia|Coptic)\b/g;

/**
 * Finds dates, times, durations and repeated times in a text. With the day of publication, what the text leaves out is
 * filled in by the tense of the clause; without it only what the text itself states has a `when`.
 */
export function findTimes(document: Document, published?: string): FoundTime[] {
  const day = published === undefined ? undefined : readDay(published);
  const found: FoundTime[] = [];
  const rite = (document.text.match(orthodox)?.length ?? 0) >= 3 ? "orthodox" : "western";
  let mentioned: Anchor | undefined;
  let quarter: Anchor | undefined;
  for (const s of document.sentences) {
    let sentenceDay: Anchor | undefined;
    for (let i = 0; i < s.words.length; i++) {
      if (!mayBegin(s, i)) continue;
      const phrase = phraseAt(s, i);
      if (!phrase || !isTime(s, phrase)) continue;
      const direction = recalls(s, phrase) ? past : directionAt(s, phrase.from, phrase.to);
      const resolved = resolve(phrase, { published: day, direction, mentioned, quarter, sentenceDay, rite });
      if (resolved.anchor && anchors(phrase)) mentioned = resolved.anchor;
      if (resolved.anchor?.grain === "day" && resolved.anchor.start === resolved.anchor.end)
        sentenceDay = resolved.anchor;
      if (resolved.anchor && phrase.core.is === "quarter") quarter = resolved.anchor;
      found.push(timeIn(document, s, phrase, resolved));
      i = phrase.to - 1;
    }
  }
  return found;
}

const past = { to: "past", sure: false } as const;

// "the text of January", "the ceasefire of March": named by its month, it is there.
function recalls(s: Sentence, { core, part, from }: Phrase): boolean {
  if (core.is !== "month" || core.year || core.shift || core.yearShift !== undefined || part) return false;
  const noun = s.words[from - 2];
  return s.words[from - 1]?.low === "of" && noun?.upos === "NOUN" && !timeNoun.test(noun.low);
}

const timeNoun =
  /^(?:days?|weeks?|weekends?|months?|half|part|rest|course|middle|mid|beginning|start|end|close|morning|evening|night|\d+|first|last|month)$/;

const anchors = (phrase: Phrase): boolean => phrase.core.is !== "decade" && phrase.core.is !== "century";

// "Second World War", "the 20th Century Fund": not every word of time in a name tells a time.
function isTime(s: Sentence, phrase: Phrase): boolean {
  const after = s.words[phrase.to];
  if (phrase.core.is === "vague") return true;
  return !(after && /^(?:Fox|Fund|Magazine)$/.test(after.text));
}

function timeIn(document: Document, s: Sentence, phrase: Phrase, resolved: Resolved): FoundTime {
  const { from, to } = phrase;
  const text = spanOf(document.text, s.words[from]!.start, s.words[to - 1]!.end);
  const time: Time = {
    span: text,
    kind: resolved.kind,
    value: resolved.value,
    ...(resolved.when ? { when: { ...resolved.when, text } } : {}),
  };
  return { sentence: s.index, from, to, time };
}
