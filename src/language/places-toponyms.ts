import type { Cast } from "./actors.ts";
import type { Document, Sentence, Word } from "./document.ts";
import { citiesNamed, countryNamed, countryOfCapital, countryOfDemonym } from "./gazetteer.ts";
import type { Stretch } from "./phrases.ts";
import { type KnownPlace, knownPlacesAt } from "./places-codebook.ts";
import { datelineOf, isNamed, longTown, textOf } from "./places-datelines.ts";
import { bare, caseOf, headOf } from "./tree.ts";

/** A place's name in a sentence. */
export interface Toponym extends Stretch {
  sentence: number;
  text: string;
  /** As the codebook knows it. */
  known: KnownPlace[];
  /** The country whose name it is. */
  country?: string;
  /** It is the name of a people or its adjective ("Ukrainian"), which names no place of its own. */
  people: boolean;
  /** What the text says that the place lies in: a country's code, a state's postal code. */
  within?: { country?: string; admin?: string };
  /** "region" where the text says so ("Sumy region"). */
  area: boolean;
  /** The word that says so. */
  areaWord?: string;
  /** It stands where a place stands; a country or a capital that acts does not. */
  locative: boolean;
  /** It is the head of a body's name ("Texas Department of Justice"), which is no place. */
  nested: boolean;
}

const areaWord =
  /^(?:region|province|oblast|governorate|district|county|state|prefecture|territory|canton|department|parish|municipality|republic|valley|peninsula|countryside|area)$/i;
const compass =
  /^(?:north|south|east|west|northern|southern|eastern|western|central|northeastern|northwestern|southeastern|southwestern|northeast|northwest|southeast|southwest|upper|lower|mainland|occupied)$/i;
const houseWord =
  /^(?:House|Palace|Hotel|Castle|Centre|Center|Airport|Hall|Camp|Base|Stadium|Hospital|Square|Bridge|Crossing|Port|Airbase|Monastery|Cathedral|Church|Mosque|Museum|Resort|Villa|Embassy|University|School|Street|Road|Avenue|Park|Prison|Barracks|Building|Tower|Residence)$/;
const institution =
  /^(?:Police|Department|University|State|City|Council|Chamber|School|Schools|County|Hospital|Office|Court|College|Fire|Public|District|Municipal|Airport|International|General|Regional|Area|High|Board|Mayor|Stock|Metropolitan)$/;
const generic =
  /^(?:City|County|State|Street|St\.?|Avenue|Road|Drive|Interstate|Highway|Downtown|Town|Village|God|Gulf|Heaven|Earth|Internet|Coast|Bay|River|Lake|Mount|Park|Centre|Center|Republic|Union|Kingdom|the|of|\.)$/;
const always =
  /^(?:in|into|at|near|across|inside|outside|through|throughout|within|around|towards?|along|off|beyond|above|in (?:the )?.*)$/;
const motion =
  /^(?:travel|fly|go|return|come|arrive|leave|head|flee|withdraw|move|send|deploy|cross|drive|bring|take|deliver|ship|transfer|visit|depart|escape|evacuate|pull|retreat|hold|meet|relocate|deport|enter|invade|hit|strike|attack|shell|bomb|tour|reach|land|host|launch|fire|export|import|smuggle)$/;
const trip =
  /^(?:visit|trip|tour|travel|journey|flight|return|arrival|stop|stopover|border|coast|coastline|territory|soil|airspace|leg|departure|embassy|capital|ambassador)$/;
const sent = /^(?:delegate|delegation|envoy|mission|convoy|shipment|team|emissary)$/;
const occasion =
  /^(?:talk|meeting|summit|conference|negotiation|round|visit|trip|gathering|session|discussion|forum|consultation|attack|bombing|blast|strike|explosion|suburb|airport|area|region|office|hospital|hotel|street|mayor|resident|police|court|border|district|province|oblast|time|metro|subway|neighbourhood|neighborhood|home|headquarters|venue|dateline)$/;
const target =
  /^(?:attack|strike|assault|raid|invasion|blockade|siege|war|offensive|bombardment|shelling|operation|incursion|march|fire|missile)$/;

const textIn = (s: Sentence, from: number, to: number) =>
  s.words
    .slice(from, to)
    .map((word) => word.text)
    .join(" ");
const singular = (word: string) => word.replace(/s$/, "");
const moves = (word: Word) => motion.test(word.lemma) || /^(?:flew|flown|fled|struck)$/.test(word.low);

/** Whether a name stands where a place stands: behind a preposition of place, before the noun of an occasion, as the goal of a journey. */
function isLocative(s: Sentence, from: number, to: number): boolean {
  let head: Word = s.words[to - 1]!;
  for (let i = from; i < to; i++) {
    const word = s.words[i]!;
    if (word.head < from || word.head >= to) {
      head = word;
      break;
    }
  }
  // "in Moscow, London and Paris": what holds of the first of a list holds of the others.
  for (let steps = 0; bare(head) === "conj" && steps < 20; steps++) {
    const up = headOf(s, head);
    if (!up) break;
    if (caseOf(s, head) !== "") break;
    head = up;
  }
  const marker = caseOf(s, head);
  const up = headOf(s, head);
  const next = s.words[to]!;
  const nation = countryNamed(textIn(s, from, to)) !== undefined;
  // "his UK visit", "the Istanbul talks": by the words alone, for headlines and slips of the tree.
  if (
    next &&
    next.start > s.words[to - 1]!.end &&
    (nation ? trip : occasion).test(singular(next.low)) &&
    !/^(?:ambassador|embassy)$/.test(next.low)
  ) {
    return s.words[from - 1]?.text !== "-" && s.words[from - 1]?.text !== "–";
  }
  if (next?.text === "-" || s.words[from - 1]?.text === "-") return false;
  if (always.test(marker)) return true;
  if (/^(?:to|from|for|via|toward|towards|over|against|on|of)\b/.test(marker)) {
    if (!up) return false;
    const place = marker.split(" ")[0]!;
    if (place === "via") return true;
    if (place === "on" || place === "over" || place === "against") {
      const before = s.words.slice(Math.max(0, from - 5), from).findLast((word) => word.low === place);
      const noun = before && s.words[before.i - 1];
      return target.test(up.lemma) || moves(up) || (noun !== undefined && target.test(singular(noun.low)));
    }
    if (place === "of")
      return (
        /^(?:north|south|east|west|outskirts|centre|center|city|town|village|port|capital|part|coast|border|invasion|suburb|province|region|outside|inside|front|streets|state)$/.test(
          up.lemma,
        ) || areaWord.test(up.low)
      );
    if (place === "for") return /^(?:leave|depart|head|set)$/.test(up.lemma);
    return moves(up) || trip.test(up.lemma) || sent.test(up.lemma);
  }
  if (isDescribed(s, to)) return true;
  // By the words alone, where the tree slips: "due in Damascus", "left Juba".
  const before = s.words[from - 1]?.low === "the" ? s.words[from - 2] : s.words[from - 1];
  if (before && /^(?:in|near|inside|outside|across|throughout|into)$/.test(before.low)) return true;
  if (before?.upos === "VERB" && /^(?:leave|visit|enter|reach|tour|flee)$/.test(before.lemma)) return true;
  // "the capital Tbilisi"
  if (/^(?:capital|city|town|village|port)$/.test(s.words[from - 1]?.low ?? "")) return true;
  if (marker === "") {
    if (!up) return to - from === s.words.length || s.words[to]?.text === "(" || s.words[to]?.text === ":";
    const relation = bare(head);
    if (relation === "compound" || head.relation === "nmod:poss" || relation === "amod" || relation === "nmod") {
      return nation
        ? trip.test(up.lemma) && up.lemma !== "ambassador" && up.lemma !== "embassy"
        : occasion.test(up.lemma) && head.relation !== "nmod:poss";
    }
    if (relation === "obj")
      return /^(?:visit|leave|enter|tour|reach|flee|invade|hit|strike|attack|shell|bomb|cross|near|rock|quit)$/.test(
        up.lemma,
      );
    if (relation === "appos") {
      // "Paris, France": the second lies where the first does.
      return s.words[from - 1]?.text === "," && up.i < from && /^\p{Lu}/u.test(up.text);
    }
    if (relation === "nsubj") return false;
  }
  return false;
}

// "Tripoli, Lebanon's second city,": said to be a town, it is none that acts.
function isDescribed(s: Sentence, to: number): boolean {
  if (s.words[to]?.text !== ",") return false;
  for (let i = to + 1; i < Math.min(s.words.length, to + 7); i++) {
    const word = s.words[i]!;
    if (word.upos === "PUNCT" || word.upos === "VERB" || word.upos === "AUX") return false;
    if (/^(?:capital|city|town|port|village|resort)$/.test(word.low)) {
      const first = s.words[to + 1]!;
      return (
        i > to + 1 &&
        /^(?:PUNCT|ADP|SCONJ|PRON|)$/.test(s.words[i + 1]?.upos ?? "") &&
        (/^(?:the|a|an|its)$/.test(first.low) || /^\p{Lu}/u.test(first.text))
      );
    }
  }
  return false;
}

// The country or state behind a name ("Paris, Texas", "Irpin (Ukraine)"), before it ("the Ukrainian town of Marhanets").
function containerOf(s: Sentence, from: number, to: number): Toponym["within"] {
  const next = s.words[to]?.text;
  // A country lies in no other; "the UK, France and Germany" is a list.
  const own = countryNamed(textIn(s, from, to));
  if (own && own.code !== "GEO") return undefined;
  if (next === "," || next === "(") {
    const known = knownPlacesAt(s, to + 1 < s.words.length ? to + 1 : to);
    const state = known && to + 1 < s.words.length ? known.places.find((one) => one.kind === "state") : undefined;
    for (let length = 3; length > 0; length--) {
      const words = s.words.slice(to + 1, to + 1 + length);
      if (words.length < length || !/^\p{Lu}/u.test(words[0]?.text ?? "")) continue;
      const text = words.map((word) => word.text).join(" ");
      const country = countryNamed(text);
      const after = s.words[to + 1 + length];
      const listed =
        next === "," &&
        (after === undefined
          ? false
          : /^(?:and|or)$/.test(after.text) ||
            (after.text === "," &&
              /^(?:and|\p{Lu}.*)$/u.test(s.words[to + 2 + length]?.text ?? "") &&
              s.words[from - 1]?.text === ","));
      if (country && !(state && length === 1 && country.code === "GEO") && !listed) return { country: country.code };
    }
    if (state) return { country: "USA", admin: state.admin! };
    // "Hyderabad, Sindh"
    const region = known?.places.find((one) => one.kind === "region" && one.country);
    if (region && !/^(?:and|or)$/.test(s.words[known!.to]?.text ?? "")) return { country: region.country! };
    return undefined;
  }
  // "the Ukrainian town of X", "the Russian city X".
  for (let i = from - 1; i >= Math.max(0, from - 5); i--) {
    const word = s.words[i]!;
    if (
      /^(?:city|town|village|port|capital|settlement|suburb|region|province|hamlet|resort|island|district|neighbourhood|neighborhood)$/.test(
        word.low,
      )
    ) {
      for (let j = i - 1; j >= Math.max(0, i - 4); j--) {
        const before = s.words[j]!;
        if (/^[,.;:]$/.test(before.text)) break;
        const known = knownPlacesAt(s, j)?.places.find((one) => one.kind === "state");
        if (known) return { country: "USA", admin: known.admin! };
        const country = countryFrom(before);
        if (country) return { country };
      }
      break;
    }
    if (!/^(?:of|the|in|,)$/.test(word.low) && !/^\p{Ll}/u.test(word.text)) break;
  }
  // "Marhanets in Ukraine", "Kherson in southern Ukraine".
  if (/^in$/.test(next ?? "")) {
    for (let at = to + 1; at < Math.min(s.words.length, to + 4); at++) {
      const word = s.words[at]!;
      if (compass.test(word.text) || word.low === "the") continue;
      const state = knownPlacesAt(s, at)?.places.find((one) => one.kind === "state");
      const country = countryNamed(word.text);
      if (country) return { country: country.code };
      return state ? { country: "USA", admin: state.admin! } : undefined;
    }
  }
  return undefined;
}

const within = (s: Sentence, from: number, to: number): Pick<Toponym, "within"> => {
  const container = containerOf(s, from, to);
  return container ? { within: container } : {};
};

function countryFrom(word: Word): string | undefined {
  return /^\p{Lu}/u.test(word.text) ? (countryOfDemonym(word.text) ?? countryNamed(word.text))?.code : undefined;
}

/** Takes names of places whose spans are given as toponyms, so that they can be resolved by themselves. */
export function toponymsGiven(document: Document, spans: { start: number; end: number }[]): (Toponym | undefined)[] {
  let n = 0;
  return spans.map(({ start, end }) => {
    while (n > 0 && document.sentences[n]!.start > start) n--;
    while (n + 1 < document.sentences.length && document.sentences[n]!.end <= start) n++;
    const s = document.sentences[n];
    const words = s?.words.filter((word) => word.start < end && start < word.end) ?? [];
    if (!s || words.length === 0) return undefined;
    const [from, to] = [words[0]!.i, words[words.length - 1]!.i + 1];
    const match = knownPlacesAt(s, from);
    const last = s.words[to - 1]!.text;
    const area = to - from > 1 && areaWord.test(last);
    const text = textOf(document, s, from, area ? to - 1 : to);
    const people = countryNamed(text) ? undefined : countryOfDemonym(text);
    const within = containerOf(s, from, to);
    return {
      sentence: s.index,
      from,
      to,
      text,
      known: match && (match.to === to || (match.to === to - 1 && s.words[match.to]!.text === ".")) ? match.places : [],
      people: people !== undefined,
      ...(people ? { country: people.code } : {}),
      ...(within ? { within } : {}),
      area: area || areaWord.test(s.words[to]?.text ?? ""),
      areaWord: area ? last : (s.words[to]?.text ?? ""),
      locative: true,
      nested: false,
    };
  });
}

function at<T extends Stretch>(stretches: T[]): Map<number, T> {
  const map = new Map<number, T>();
  for (const one of stretches) for (let i = one.from; i < one.to; i++) map.set(i, one);
  return map;
}

/** Finds the names of places in a text, also those of countries that act and of peoples. */
export function toponymsIn(document: Document, cast: Cast): Toponym[] {
  const found: Toponym[] = [];
  for (const s of document.sentences) {
    const { names, known } = cast.namesIn(s);
    const taken = new Uint8Array(s.words.length);
    // Which person, body and phrase of the dictionary stands at a word: looked up by word, so that no sentence is too long.
    const persons = at(names.filter((name) => name.kind === "person"));
    const tagged = at(s.names.filter((name) => name.kind === "organisation"));
    const bodies = at(names.filter((name) => name.kind === "organisation"));
    const phrases = at(known);
    const named = at(names);
    const person = (i: number) => persons.has(i);
    const holds = (one: Stretch | undefined, from: number, to: number) =>
      one !== undefined && one.from <= from && to <= one.to && one.to - one.from > to - from;
    const owner = (to: number) => /^(?:'s|’s)$/.test(s.words[to]?.text ?? "");
    const insideBody = (from: number, to: number) =>
      (holds(tagged.get(from), from, to) && !owner(to)) ||
      holds(bodies.get(from), from, to) ||
      (holds(phrases.get(from), from, to) && phrases.get(from)!.entry.kind !== "state");
    // "Texas Department of Justice", "U.S. Senate": the name opens that of a body.
    const body = (from: number, to: number) => {
      const one = tagged.get(from);
      return one !== undefined && one.from === from && one.to > to && !owner(to);
    };
    const add = (from: number, to: number, fields: Partial<Toponym>) => {
      for (let i = from; i < to; i++) if (taken[i]) return;
      const text = textOf(document, s, from, to);
      const area = areaWord.test(s.words[to]?.text ?? "") && s.words[to]?.text !== "area";
      const container = within(s, from, to);
      // "Georgetown, Guyana": where it lies is only said of a place.
      const said = container.within !== undefined && /^[,(]$/.test(s.words[to]?.text ?? "");
      found.push({
        sentence: s.index,
        from,
        to,
        text,
        known: [],
        people: false,
        nested: false,
        area,
        ...(area ? { areaWord: s.words[to]!.text } : {}),
        locative: fields.people ? false : said || isLocative(s, from, to),
        ...container,
        ...fields,
      });
      taken.fill(1, from, to);
    };
    for (const { from, to } of datelineOf(s)) {
      if (isNamed(textOf(document, s, from, to)) || named.get(from)?.kind === "place")
        add(from, to, { locative: true });
    }
    // "Santiago de Cuba", "The Hague": a town whose name is longer than what stands in it.
    for (let i = 0; i < s.words.length; i++) {
      const to = longTown(
        document,
        s,
        i,
        (at) => named.get(at)?.kind === "place" || phrases.get(at)?.entry.kind === "state",
      );
      if (to === undefined || person(i) || insideBody(i, to)) continue;
      add(i, to, {});
      i = to - 1;
    }
    for (let i = 0; i < s.words.length; i++) {
      const match = knownPlacesAt(s, i);
      if (!match || person(i)) continue;
      const phrase = phrases.get(i);
      const country =
        phrase && phrase.from === i && phrase.to >= match.to && phrase.entry.kind === "state" ? phrase : undefined;
      if (country && country.to > match.to) continue;
      const nested = body(i, match.to);
      if (insideBody(i, match.to) && !nested && match.places.every((one) => one.kind !== "venue")) continue;
      // "Kremlin" and "White House" are places only where something happens there.
      const venue = match.places[0]!.kind === "venue";
      if (venue && !isLocative(s, i, match.to)) continue;
      add(i, match.to, { known: match.places, nested, ...(country ? { country: country.entry.country! } : {}) });
    }
    for (const one of known) {
      const { kind, country } = one.entry;
      if ((kind !== "state" && kind !== "people") || !country) continue;
      if (
        person(one.from) ||
        (person(one.from - 1) && kind === "state" && /^(?:Jordan|Chad|Israel|Georgia)$/.test(s.words[one.from]!.text))
      )
        continue;
      if (insideBody(one.from, one.to) && !body(one.from, one.to)) continue;
      const text = textOf(document, s, one.from, one.to);
      const people = kind === "people" && !countryNamed(text);
      add(one.from, one.to, {
        country: people ? (countryOfDemonym(text)?.code ?? country) : country,
        people,
        nested: body(one.from, one.to),
      });
    }
    for (const name of s.names) {
      if (name.kind !== "organisation") continue;
      for (let length = Math.min(3, name.to - name.from - 1); length > 0; length--) {
        const to = name.from + length;
        if (!institution.test(s.words[to]!.text) || !/^\p{Lu}\p{Ll}/u.test(s.words[name.from]!.text)) continue;
        if ((citiesNamed(textOf(document, s, name.from, to))[0]?.population ?? 0) < 5000) continue;
        add(name.from, to, { nested: true });
        break;
      }
    }
    for (const name of names) {
      if (name.kind === "place") {
        let { from, to } = name;
        if (
          s.words
            .slice(from, to)
            .every((word) => generic.test(word.text) || compass.test(word.text) || word.text.length < 2)
        )
          continue;
        while (from < to && compass.test(s.words[from]!.text) && from + 1 < to && /^\p{Ll}/u.test(s.words[from]!.text))
          from++;
        // "Sumy Oblast" counts as Sumy, an area.
        const last = s.words[to - 1]!.text;
        if (to - from > 1 && areaWord.test(last)) {
          to--;
          add(from, to, { area: true, areaWord: last });
        } else add(from, to, houseWord.test(last) ? { locative: isLocative(s, from, to) } : {});
      } else if (name.kind === "organisation" && houseWord.test(s.words[name.to - 1]!.text) && atPlace(s, name)) {
        add(name.from, name.to, { locative: true });
      }
    }
    // A name before a state or country and its comma is a place, whatever the tagger thought: "Kelleyland, La."
    for (let i = 1; i + 2 < s.words.length; i++) {
      if (s.words[i]!.text !== "," || taken[i - 1] || person(i - 1) || !/^\p{Lu}\p{L}+$/u.test(s.words[i - 1]!.text))
        continue;
      const state = knownPlacesAt(s, i + 1)?.places.find((one) => one.kind === "state");
      if (!state || state.name === s.words[i - 1]!.text) continue;
      let from = i - 1;
      while (
        from > 0 &&
        !taken[from - 1] &&
        /^\p{Lu}\p{L}+$/u.test(s.words[from - 1]!.text) &&
        s.words[from - 1]!.upos === "PROPN"
      )
        from--;
      if (s.words[i - 1]!.upos === "PROPN" && !named.has(i - 1))
        add(from, i, { within: { country: "USA", admin: state.admin! } });
    }
  }
  found.sort((a, b) => a.sentence - b.sentence || a.from - b.from);
  // "Georgetown, Guyana": the country behind a town is where the town is, unless it begins a clause.
  found.forEach((one, n) => {
    const before = found[n - 1];
    if (!one.country || one.people || before?.sentence !== one.sentence || before.to !== one.from - 1) return;
    const s = document.sentences[one.sentence]!;
    if (before.within?.country !== one.country || !/^[,(]$/.test(s.words[before.to]!.text)) return;
    const head = s.words[one.to - 1]!;
    if (bare(head) !== "nsubj" && !/^(?:'s|’s|')$/.test(s.words[one.to]?.text ?? "")) one.locative = true;
  });
  return found;
}

// "at the Ritz Hotel", "in Red Square": a body's name behind a preposition of place.
function atPlace(s: Sentence, name: Stretch): boolean {
  const before = s.words[name.from - 1]?.low === "the" ? s.words[name.from - 2] : s.words[name.from - 1];
  return /^(?:at|in|inside|outside|near|to|around)$/.test(before?.low ?? "");
}

/** Whether a name is a country's or a capital's, which news also uses for the government. */
export const mayAct = (toponym: Toponym): boolean =>
  toponym.country !== undefined ||
  countryOfCapital(toponym.text) !== undefined ||
  /^(?:Brussels|Beijing)$/.test(toponym.text);

/** The compass word before a name ("eastern" of "eastern Ukraine"). */
export function compassBefore(s: Sentence, from: number): string | undefined {
  const before = s.words[from - 1];
  return before && compass.test(before.text) && before.start < s.words[from]!.start ? before.text : undefined;
}
