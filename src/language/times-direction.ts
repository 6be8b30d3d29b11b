import type { Sentence, Word } from "./document.ts";
import type { Direction } from "./times-resolve.ts";
import { bare, type Clause, childrenOf, clauseHead, clauseOf, headOf } from "./tree.ts";

// Verbs whose complement lies ahead of them.
const planning =
  /^(?:plan|agree|expect|schedule|set|due|want|hope|promise|vow|pledge|intend|prepare|invite|urge|call|decide|threaten|order|ask|slate|propose|aim|offer|demand|require|tell|commit|request|wish|seek|warn|anticipate|ready|likely|sure|bound|poised|willing|able)$/;
const ahead = /^(?:scheduled|planned|due|set|slated|expected|upcoming|forthcoming|proposed|looming|arranged)$/;
const starting =
  /^(?:begin|start|open|resume|expire|end|meet|hold|arrive|leave|depart|travel|fly|convene|go|come|take|host|visit|close|continue|return|head|sign)$/;

const LONGEST = 1000;
const past: Direction = { to: "past", sure: true };
const future: Direction = { to: "future", sure: true };
const unknown: Direction = { to: "unknown", sure: false };

/** To which side of the day of writing the clause around some words points, by the tense of its verb. */
export function directionAt(s: Sentence, from: number, to: number): Direction {
  let top = s.words[from]!;
  for (let i = from; i < to; i++) {
    const word = s.words[i]!;
    if (word.head < from || word.head >= to) top = word;
  }
  // A phrase's own words: "talks scheduled for Friday", "the planned Friday talks".
  for (let i = Math.max(0, from - 4); i < Math.min(s.words.length, to + 2); i++) {
    const word = s.words[i]!;
    if (ahead.test(word.low) && (i < from ? clauseNear(s, i, from) : word.head >= from && word.head < to))
      return future;
  }
  // The tree of a sentence without end tells nothing, and climbing it for every date would take its square.
  if (s.words.length > LONGEST) return unknown;
  const start = headOf(s, top);
  const verb = clauseHead(s, start ?? top);
  // "proposed talks on Thursday", "summoned both sides to a meeting on Sunday": what is proposed lies ahead.
  if (
    /^(?:propose|offer|suggest|invite|summon|announce|schedule|plan|request|ask|seek|demand|await|book|fix|postpone|cancel|scale|downgrade|reschedule|scrap|shelve|delay|move)$/.test(
      verb.lemma,
    ) &&
    start &&
    start !== verb &&
    start.upos === "NOUN" &&
    clauseOf(s, verb).tense !== "future"
  ) {
    return { to: "future", sure: false };
  }
  // "had proposed negotiations in Istanbul on Thursday": the day behind the object is the object's.
  const object = childrenOf(s, verb, "obj")[0];
  if (
    /^(?:propose|suggest|invite|summon)$/.test(verb.lemma) &&
    object &&
    verb.i < object.i &&
    object.i < from &&
    clauseOf(s, verb).tense !== "future"
  ) {
    return { to: "future", sure: false };
  }
  const found = directionOf(s, verb, 0);
  // "was put off until Tuesday", "moved to Friday"
  const prior = s.words[from - 1];
  const putOff =
    /^(?:postpone|delay|defer|adjourn|reschedule|extend|prolong|renew)$/.test(verb.lemma) ||
    (/^(?:put|push|move|bring|hold)$/.test(verb.lemma) &&
      /^(?:off|back|over|forward)$/.test(s.words[verb.i + 1]?.low ?? ""));
  if (putOff && prior && /^(?:until|till|to|for|through)$/.test(prior.low)) return { to: "future", sure: false };
  // "has until Friday to reply": a term lies ahead, where no tense speaks against it.
  const before = s.words[from - 1]?.low === "the" ? s.words[from - 2] : s.words[from - 1];
  if (found.to === "unknown" && before && /^(?:until|till|by|through)$/.test(before.low))
    return { to: "future", sure: false };
  return found;
}

const clauseNear = (s: Sentence, i: number, from: number): boolean =>
  !s.words.slice(i + 1, from).some((word) => /^[,;:]$/.test(word.text) || /^VB[DZP]$/.test(word.xpos));

function directionOf(s: Sentence, verb: Word, depth: number): Direction {
  if (depth > 5) return unknown;
  const clause = clauseOf(s, verb);
  const up = headOf(s, verb);
  const above = (): Direction => {
    if (!up) return unknown;
    const ruling = clauseHead(s, up);
    return ruling === verb ? unknown : directionOf(s, ruling, depth + 1);
  };
  switch (clause.tense) {
    case "future":
      return future;
    case "past":
      // "was to meet", "was due": still ahead of then, which may be ahead of now.
      return ahead.test(verb.low) ? { to: "future", sure: false } : past;
    case "perfect":
      return clause.modal ? past : past;
    case "present":
      return present(s, verb, clause);
    case "infinitive": {
      if (!up) return s.title || childrenOf(s, verb, "mark").some((mark) => mark.low === "to") ? future : unknown;
      const ruling = clauseHead(s, up);
      if (/^(?:advcl|acl|xcomp|ccomp|csubj|conj|parataxis)$/.test(bare(verb)) && ruling !== verb) {
        const tense = clauseOf(s, ruling).tense;
        const plans =
          planning.test(ruling.lemma) ||
          planning.test(ruling.low) ||
          ahead.test(ruling.low) ||
          planning.test(up.lemma) ||
          bare(verb) === "acl" ||
          /^(?:be|have|go|need)$/.test(ruling.lemma);
        if (plans) return tense === "past" ? { to: "future", sure: false } : future;
      }
      return above();
    }
    case "participle": {
      const nominal = verb.upos === "NOUN" || verb.upos === "PROPN" || verb.upos === "NUM" || verb.upos === "ADJ";
      if (nominal && up && clauseHead(s, up) !== verb) return above();
      if (nominal) return unknown;
      if (verb.xpos === "VBN" && !up) return past;
      if (verb.xpos === "VBN" && /^(?:acl|root)/.test(verb.relation)) return past;
      return above();
    }
  }
}

function present(s: Sentence, verb: Word, clause: Clause): Direction {
  if (clause.modal) {
    const have = childrenOf(s, verb, "aux").some((word) => word.low === "have");
    return have ? past : { to: "future", sure: false };
  }
  if (ahead.test(verb.low) || planning.test(verb.lemma)) return { to: "future", sure: false };
  if (verb.xpos === "VBG") return { to: "future", sure: false };
  if (starting.test(verb.lemma) && !s.title) return { to: "future", sure: false };
  return unknown;
}
