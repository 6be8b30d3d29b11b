import { hash } from "../src/language/word-shape.ts";
import { randomFrom } from "../src/scoring/random.ts";

/** A text in other dress, and where an offset into the first one lies in it. */
export interface Altered {
  text: string;
  at(offset: number): number;
}

// Who and what a campaign of 2016 speaks of all the time; a reader of the world's news should not lean on them.
const people: [string, string][] = [
  ["Hillary", "Clinton"],
  ["Bill", "Clinton"],
  ["Donald", "Trump"],
  ["Barack", "Obama"],
  ["Mike", "Pence"],
  ["Tim", "Kaine"],
  ["Bernie", "Sanders"],
  ["Ted", "Cruz"],
  ["Marco", "Rubio"],
  ["Jeb", "Bush"],
  ["Paul", "Ryan"],
  ["John", "Kasich"],
  ["Gary", "Johnson"],
];
const firstNames =
  "Andrii Olena Mariam Kwame Ingrid Tariq Yuki Chinedu Leila Mateo Sergei Amina Nguyen Farid Svetlana Rajesh Carmen Idris Noor Pavel Aisha Tomas Bashir Lucía Emeka Zoran Hanan Dmytro Rosa Min-jun".split(
    " ",
  );
const lastNames =
  "Sybiha Kovalenko Haddad Mensah Lindqvist Al-Masri Tanaka Okafor Rahimi Quintero Volkov Hussein Tran Zarif Morozova Iyer Restrepo Diallo Khalil Novak Mwangi Svoboda Nasser Ferreira Adeyemi Petrović Barzani Shevchenko Vargas Park".split(
    " ",
  );
const things: [string, string[]][] = [
  ["Republicans", ["rebels", "nationalists", "conservatives", "Houthis"]],
  ["Republican", ["rebel", "nationalist", "conservative", "Houthi"]],
  ["Democrats", ["loyalists", "socialists", "liberals", "reformists"]],
  ["Democratic", ["ruling", "socialist", "liberal", "reformist"]],
  ["White House", ["Kremlin", "Élysée", "presidency", "foreign ministry"]],
  ["GOP", ["junta", "opposition", "coalition", "alliance"]],
  ["Washington", ["Moscow", "Nairobi", "Brussels", "Doha"]],
  ["Congress", ["parliament", "the Knesset", "the Duma", "the assembly"]],
  ["Senate", ["Council", "Assembly", "Chamber", "Majlis"]],
  ["Americans", ["Ukrainians", "Sudanese", "Colombians", "Georgians"]],
  ["American", ["Ukrainian", "Sudanese", "Colombian", "Georgian"]],
  ["Florida", ["Donetsk", "Darfur", "Catalonia", "Tigray"]],
  ["Ohio", ["Kherson", "Aleppo", "Bavaria", "Kashmir"]],
  ["FBI", ["SBU", "police", "MI5", "prosecutor"]],
  ["CNN", ["Reuters", "Al Jazeera", "the BBC", "Interfax"]],
];

/** Sets a text in another style of quotation marks and with other names; the same seed gives the same. */
export function alter(text: string, seed: string): Altered {
  const random = randomFrom(hash(seed));
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const names = new Map<string, string>();
  for (const [first, last] of people) {
    if (!names.has(first)) names.set(first, pick(firstNames));
    if (!names.has(last)) names.set(last, pick(lastNames));
  }
  for (const [thing, others] of things) names.set(thing, pick(others));
  const style = pick(["straight", "curly", "single", "single"]);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${[...names.keys()].join("|")})(?![\\p{L}\\p{N}])|[“”"]`, "gu");
  const cuts: { from: number; to: number; start: number; end: number }[] = [];
  let made = "";
  let done = 0;
  for (const match of text.matchAll(pattern)) {
    const opens =
      match[0] === "“" || (match[0] === '"' && /(?:^|[\s([—–-])$/.test(text.slice(0, match.index).slice(-1)));
    const marks = style === "straight" ? '""' : style === "curly" ? "“”" : "‘’";
    const instead = names.get(match[0]) ?? marks[opens ? 0 : 1]!;
    made += text.slice(done, match.index);
    cuts.push({
      from: match.index,
      to: match.index + match[0].length,
      start: made.length,
      end: made.length + instead.length,
    });
    made += instead;
    done = match.index + match[0].length;
  }
  return {
    text: made + text.slice(done),
    at(offset) {
      const cut = cuts.findLast((one) => one.from < offset);
      if (!cut) return offset;
      return offset <= cut.to ? (offset === cut.to ? cut.end : cut.start) : cut.end + offset - cut.to;
    },
  };
}
