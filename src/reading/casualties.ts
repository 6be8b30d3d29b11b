import type { Range } from "../findings/span.ts";
import type { Sentence, Word } from "../language/document.ts";
import { childrenOf, clauseOf, subjectOf } from "../language/tree.ts";
import { type Context, wordSpan } from "./context.ts";
import { type Quantity, quantitiesIn } from "./quantities.ts";

/** How many a stretch of a sentence says were killed and injured, and the words that say it. */
export interface Casualties {
  killed?: Range;
  injured?: Range;
  /** The count of the killed is told as one that rose. */
  risen?: true;
  words: Word[];
  /** Who was hit, where the text counts or names them. */
  victims?: Word;
}

const killing =
  /^(?:kill|murder|massacre|assassinate|execute|slay|slain|behead|lynch|slaughter|butcher|die|dead|death|deaths|fatality|perish|life|lives|killing|slaying)$/;
const wounding = /^(?:wound|injure|hurt|maim|injury|wounded|injured|wounding)$/;
const nominal = /^(?:death|deaths|fatality|life|lives|injury|killing|wounding|slaying)$/;

/** Whether a word tells of killed or injured people. */
export function casualtyOf(word: Word): "killed" | "injured" | undefined {
  if (killing.test(word.lemma) || /^(?:dead|killed|killing|kills|toll|gunned)$/.test(word.low)) return "killed";
  if (lossOf(word)) return "killed";
  return wounding.test(word.lemma) || /^(?:injured|wounded|wounding|injuring)$/.test(word.low) ? "injured" : undefined;
}

const lossOf = (word: Word) => /^(?:lose|cost)$/.test(word.lemma) && (word.upos === "VERB" || word.low === "cost");

// "lost ten soldiers", "cost the army 40 men"
const lost = (s: Sentence, verb: Word) =>
  s.words
    .slice(verb.i + 1, verb.i + 8)
    .some((one) => one.xpos === "NNS" && isHuman(one) && /^(?:CD|JJ|NN)$/.test(s.words[one.i - 1]!.xpos));

/** Reads the casualties between two words, the end exclusive. */
export function casualtiesIn(context: Context, s: Sentence, from: number, to: number): Casualties {
  const quantities = quantitiesIn(context, s).filter(
    (one) => one.from >= from && one.to <= to && !one.percent && !one.currency,
  );
  const found: Casualties = { words: [] };
  const used = new Set<Quantity>();
  const marks = s.words.slice(from, to).filter((word) => casualtyOf(word) && !attributive(s, word));
  const risen = tollIn(s, quantities);
  if (risen && marks.some((word) => casualtyOf(word) === "killed" || word.low === "toll")) {
    used.add(risen);
    found.killed = risen.range;
    found.risen = true;
    found.words.push(s.words[risen.from]!, s.words[risen.to - 1]!, ...marks);
  }
  for (const word of marks) {
    const what = casualtyOf(word)!;
    if (
      found[what] ||
      (lossOf(word) && !lost(s, word)) ||
      (/^(?:life|lives)$/.test(word.low) === true &&
        !/\b(?:claim|cost|take|lose)/.test(
          s.words
            .slice(Math.max(0, word.i - 6), word.i)
            .map((one) => one.lemma)
            .join(" "),
        ))
    )
      continue;
    const other = (low: number, high: number) =>
      marks.some((mark) => mark !== word && mark.i > low && mark.i < high && casualtyOf(mark) !== what);
    const after = quantities.find(
      (one) =>
        !used.has(one) &&
        one.from > word.i &&
        one.from - word.i <= (nominal.test(word.lemma) ? 5 : 3) &&
        !other(word.i, one.from) &&
        near(s, word.i + 1, one.from),
    );
    const before = [...quantities]
      .reverse()
      .find(
        (one) =>
          !used.has(one) &&
          one.to <= word.i &&
          word.i - one.to <= 14 &&
          !other(one.to - 1, word.i) &&
          reaches(s, one, word),
      );
    const active =
      word.upos === "VERB" &&
      !/^(?:die|perish)$/.test(word.lemma) &&
      word.low !== "slain" &&
      (word.xpos === "VBG" || !clauseOf(s, word).passive);
    const one = active || nominal.test(word.lemma) ? (after ?? before) : (before ?? after);
    if (one) {
      used.add(one);
      found[what] = withJoined(s, one, quantities, used, active ? to : word.i);
      found.words.push(word, s.words[one.from]!, s.words[one.to - 1]!);
      if (one.noun && one.noun.i < to && people.test(one.noun.low) === false) found.victims ??= one.noun;
      continue;
    }
    // "killed and wounded 30" shares one count that belongs to neither alone.
    const single = singleVictim(context, s, word, active);
    if (single && single.i >= from && single.i < to) {
      found[what] = { best: 1, text: wordSpan(single) };
      found.victims ??= single;
      found.words.push(word, single);
    }
  }
  return found;
}

// "31 wounded soldiers were handed over" tells of no deed.
export function attributive(s: Sentence, word: Word): boolean {
  const next = s.words[word.i + 1];
  return (
    /^(?:wounded|injured|killed|dead|abducted|kidnapped|destroyed|damaged|bombed|shelled|raided|displaced)$/.test(
      word.low,
    ) &&
    next !== undefined &&
    /^(?:NOUN|PROPN)$/.test(next.upos) &&
    !/^(?:VERB|AUX)$/.test(s.words[word.i - 1]?.upos ?? "VERB") &&
    !hasSubject(s, word)
  );
}

// "gunmen killed officers": a subject stands right before the verb.
const hasSubject = (s: Sentence, word: Word) =>
  word.upos === "VERB" && word.relation !== "amod" && /^(?:NOUN|PROPN|PRON)$/.test(s.words[word.i - 1]?.upos ?? "");

// "the number of dead has risen to 18", "the toll reached 31"
function tollIn(s: Sentence, quantities: Quantity[]): Quantity | undefined {
  const at = s.words.find(
    (word) =>
      ((word.low === "to" && /^(?:rise|climb|increase|jump|go|mount)$/.test(s.words[word.i - 1]?.lemma ?? "")) ||
        /^(?:reach|hit|pass|surpass|exceed)$/.test(word.lemma)) &&
      s.words.slice(0, word.i).some((one) => /^(?:toll|number)$/.test(one.low)),
  );
  return at && quantities.find((one) => one.from === at.i + 1);
}

// "six civilians and two soldiers", "two siblings and their mother": all of them.
function withJoined(s: Sentence, one: Quantity, quantities: Quantity[], used: Set<Quantity>, to: number): Range {
  const { noun } = one;
  const joined = noun ? childrenOf(s, noun, "conj").find((word) => word.upos === "NOUN" && word.i < to) : undefined;
  if (!joined || !isHuman(joined)) return one.range;
  const counted = quantities.find((other) => other.noun === joined && !used.has(other));
  if (counted) used.add(counted);
  const more = counted?.range.best ?? counted?.range.low ?? (joined.xpos === "NN" ? 1 : 0);
  const { text, ...range } = one.range;
  const sum = Object.fromEntries(Object.entries(range).map(([bound, value]) => [bound, (value as number) + more]));
  return { ...sum, ...(text ? { text } : {}) };
}

const people = /^(?:people|persons?|others?|men|women|members?|more|victims?)$/;

const near = (s: Sentence, from: number, to: number) =>
  s.words
    .slice(from, to)
    .every((word) => /^(?:DET|ADV|ADP|ADJ|NOUN|PUNCT|PART)$/.test(word.upos) && word.text !== "," && word.text !== ";");

// Between a count and "were killed" stand its noun, auxiliaries and phrases, but no other finite verb or clause.
function reaches(s: Sentence, one: Quantity, word: Word): boolean {
  const between = s.words.slice(one.to, word.i);
  if (
    between.some((w) => /^(?:;|—|–)$/.test(w.text) || (w.low === "among" && !between.some((one) => one.text === ",")))
  )
    return false;
  // "lost their lives", "were burnt to death"
  const verbs = between.filter(
    (w) =>
      w.upos === "VERB" &&
      !casualtyOf(w) &&
      // "were shot and injured"
      !(
        /^(?:shot|stabbed|beaten|attacked|ambushed|hit)$/.test(w.low) &&
        /^(?:and|dead)$/.test(s.words[w.i + 1]?.low ?? "")
      ) &&
      !(word.low === "lives" && w.lemma === "lose") &&
      !(word.low === "death" && s.words[word.i - 1]?.low === "to"),
  );
  if (verbs.length > 0) return false;
  const commas = between.filter((w) => w.text === ",").length;
  return commas === 0 || (commas === 2 && between.some((w) => /^(?:including|among)$/.test(w.low)));
}

const notOne =
  /^(?:number|family|group|crowd|convoy|bus|commander-in-chief|majority|lot|series|string|wave|couple|handful|dozen|deal|truce|war|proposal|plan|bill|hope|chance|idea|project|program|programme)$/;

// "killed a nurse", "an officer was shot dead", "killed Hassan Nour".
function singleVictim(context: Context, s: Sentence, word: Word, active: boolean): Word | undefined {
  const object = active ? objectAfter(s, word) : (subjectBefore(s, word) ?? passiveSubject(context, s, word));
  // "two siblings and their mother were killed": one of several.
  if (!active && object && (object.bare === "conj" || s.words[object.i - 2]?.low === "and")) return undefined;
  if (!object || /^(?:NNS|NNPS)$/.test(object.xpos) || notOne.test(object.low)) return undefined;
  const actor = context.cast.at(s, object);
  if (actor?.kind === "person" || actor?.kind === "role-holder") return object;
  const determined = s.words
    .slice(Math.max(0, object.i - 4), object.i)
    .some((one) => /^(?:a|an|the|his|her|its|their)$/.test(one.low));
  return determined && object.upos === "NOUN" && isHuman(object) ? object : undefined;
}

const human =
  /(?:man|woman|spokesman|spokeswoman|boy|girl|child|baby|infant|officer|soldier|commander|leader|fighter|civilian|worker|driver|guard|journalist|reporter|doctor|nurse|medic|farmer|teacher|student|priest|imam|elder|chief|pilot|peacekeeper|diplomat|official|envoy|protester|miner|fisher|sailor|general|colonel|captain|engineer|resident|policeman|policewoman|passenger|guide|mother|father|son|daughter|brother|sister|minister|governor|mayor|judge|lawyer|activist|member|docker|trader|shepherd|militant|gunman|person|settler|conscript|recruit|volunteer|aide|translator|rider|crewman|pensioner|teenager|lecturer|negotiator|politician|villager|herder|nomad|passenger|inmate|detainee|demonstrator|migrant|refugee|monk|nun|cleric|pastor|bishop|merchant|vendor|senator|prosecutor|candidate|ambassador|adviser|bystander|patient|tourist|sergeant|lieutenant|major|sniper|marine|trooper|warden|ranger|hunter|smuggler|captive|hostage|trucker|docker|reservist|deputy|lawmaker|parliamentarian|critic|dissident|blogger|suspect|fugitive|sheikh|staffer|colleague|companion|relative|people|crew|tribesman|labourer|laborer|attacker|assailant|rebel|insurgent|guerrilla|militiaman|herdsman|shopkeeper|schoolgirl|schoolboy|pilgrim|worshipper|settler|kidnapper|raider|robber|pirate|bandit|protestor|supporter|picket|tribesman|fisherman|lumberjack|logger|athlete|clerk|secretary|contractor|expert|observer|monitor|paramedic|firefighter|rescuer)$/;

/** Whether a noun names human beings. */
export const isHuman = (word: Word) => human.test(word.lemma.replace(/men$/, "man"));

function objectAfter(s: Sentence, verb: Word): Word | undefined {
  let i = verb.i + 1;
  while (s.words[i] && i - verb.i < 6 && /^(?:DET|ADJ|ADV)$/.test(s.words[i]!.upos)) i++;
  let last: Word | undefined;
  while (s.words[i] && /^(?:NOUN|PROPN)$/.test(s.words[i]!.upos)) last = s.words[i++];
  return last;
}

// "General Ito, the deputy chief of staff, was killed": the name stands before its apposition.
function passiveSubject(context: Context, s: Sentence, verb: Word): Word | undefined {
  const subject = clauseOf(s, verb).passive ? subjectOf(s, verb) : undefined;
  return subject && context.cast.at(s, subject)?.kind === "person" ? subject : undefined;
}

function subjectBefore(s: Sentence, verb: Word): Word | undefined {
  let i = verb.i - 1;
  while (
    i >= 0 &&
    verb.i - i < 5 &&
    (/^(?:AUX|ADV)$/.test(s.words[i]!.upos) || /^(?:shot|stabbed|beaten|blown|dead|found)$/.test(s.words[i]!.low))
  )
    i--;
  if (i === verb.i - 1 && !/^(?:dead)$/.test(verb.low)) return undefined;
  return s.words[i] && /^(?:NOUN|PROPN)$/.test(s.words[i]!.upos) ? s.words[i] : undefined;
}
