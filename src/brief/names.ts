import type { ActorRecord } from "../ledger/record.ts";
import { upperFirst, withArticle } from "./english.ts";
import { isNationality, isStateName, stateAdjective, stateName, withDefinite } from "./states.ts";

/** How the actors of a brief are called: a person by full name and role at the first mention, by surname after. */
export interface Names {
  /** The name for a sentence: of a person a mark that `settle` turns into a name, since only the reader's order can. */
  of(id: string): string;
  /** Turns the marks into names; `introduced` holds who has been met, and takes in whom this text introduces. */
  settle(text: string, introduced: Set<string>): string;
  /** The full name without role, and without introducing anybody. */
  plain(id: string): string;
  /** "Ukrainian": what belongs to the actor's state, or nothing. */
  adjective(id: string): string | undefined;
  /** Whose side somebody is on. */
  partyOf(id: string): string | undefined;
  /** The one person whom a text calls by name or by title and surname ("Mr Zelensky"), if there is one. */
  find(text: string): string | undefined;
  /** How far from the top somebody is: heads of state first, then ministers, last who has no role. */
  rank(id: string): number;
  isPerson(id: string): boolean;
  isState(id: string): boolean;
  kindOf(id: string): ActorRecord["kind"] | undefined;
}

const familyNameFirst = new Set(["CHN", "TWN", "HKG", "KOR", "PRK", "VNM", "KHM"]);
const compoundName = /\b(bin|ibn|bint|abu|al|ben)\b/i;
const authorities: string[] = [
  "head",
  "minister",
  "negotiator",
  "spokesperson",
  "official",
  "adviser",
  "legislator",
  "military",
];
const honorific = /^(Mr|Mrs|Ms|Miss|Dr|Gen|General|Sir|Lord)\.? /;
const particles = /^(von|van|de|der|den|del|della|di|da|dos|du|la|le|ter|al|el)$/i;

/** The name by which a newspaper calls somebody after the first mention; the full name where that would be unclear. */
export function surname(name: string, country?: string): string {
  const words = name.split(/\s+/);
  if (words.length < 2 || compoundName.test(name) || (country && familyNameFirst.has(country))) return name;
  let from = words.length - 1;
  if (/^(jr|sr|i{2,3}|iv)\.?$/i.test(words[from]!)) from--;
  while (from > 1 && particles.test(words[from - 1]!)) from--;
  return words.slice(from).join(" ").replace(/,$/, "");
}

const officeWords =
  /^(president|prime|premier|foreign|defen[cs]e|minister|secretary|chancellor|ambassador|spokes\w+|envoy|special|chief|head|deputy|vice|national|trade|commerce|treasury|finance|interior|senior|top|lead|king|queen|crown|adviser|advisor|negotiator|general|army|military|opposition|leader|presidential|parliamentary|economy|energy)\b/i;
const indefiniteOffice =
  /^(senior |special |top |former )*(advis[eo]r|aide|member|official|spokes\w+|envoy|delegate|lawmaker|legislator)\b/i;
const generic = new Set(
  "a an the one two three four five some several many most all other others both no analysts officials diplomats sources reports report observers experts people aides advisers critics senior local military government police rescuers residents witnesses media state foreign mediators negotiators delegates ministers envoys speculation unnamed anonymous unidentified authorities rescue emergency security defence intelligence leaders lawmakers allies hospital health regional city medics commentators economists traders".split(
    " ",
  ),
);

/** Text that began a sentence made fit for the middle of one: ordinary words lose their capital, names keep theirs. */
export function midSentence(text: string): string {
  const first = /^[A-Z][a-z]*(?![A-Za-z.])/.exec(text)?.[0];
  return first && generic.has(first.toLowerCase()) ? text[0]!.toLowerCase() + text.slice(1) : text;
}

const bodies =
  /(union|nations|council|commission|office|ministry|department|house|government|administration|parliament|assembly|organi[sz]ation|agency|committee|cross|crescent|front|army|forces?|authority|league|bank|court|alliance|movement|kremlin|pentagon|senate|treasury|presidency|police|service|embassy|mission|fund|federation|taliban|times|post|journal|guardian|independent|telegraph|economist|herald|tribune|observer|courier|gazette|chronicle|standard|register|star|sun|monitor|examiner|ledger|dispatch|press|bbc)$/i;
const initialsWithArticle =
  /^(EU|UN|US|UK|OSCE|IMF|ICC|ICJ|IAEA|WTO|WHO|G7|G20|FT|BBC|ICRC|AU|FBI|CIA|UAE|E3|M23|PKK|RSF|PLO)$/;

/** Offices are spelt as British papers spell them; a department keeps the name that it bears. */
function britishOffice(name: string): string {
  return name.replace(/(?<!Department of )\bDefense\b(?! Department)/g, "Defence");
}

/** The name of a body or an outlet, with "the" before it where English puts one. */
export function bodyName(name: string): string {
  const bare = britishOffice(name.replace(/^the\s+/i, ""));
  if (/[’']s?\s/.test(bare)) return bare;
  if (/^the\s/i.test(name) || initialsWithArticle.test(bare)) return `the ${bare}`;
  const head = bare.split(/ (?:of|for|on|to) /)[0]!;
  return bodies.test(head) ? `the ${bare}` : withDefinite(bare);
}

function sayNationality(title: string, adjective: string | undefined): string {
  const words = title.split(/[\s’']+/);
  const said = words.some((word) => isNationality(word) || isStateName(word));
  const wanted = officeWords.test(title) && !said && adjective;
  return wanted ? `${adjective} ${title}` : title;
}

function isOf(title: string): boolean {
  return /\s(to|of|for|at|in|on)\s/.test(title.replace(/secretary of state/i, "secretary"));
}

/** "US Secretary of State Marco Rubio", "Yuriy Sak, an adviser to the ministry,": a person with the role held. */
export function introduced(name: string, title: string, adjective: string | undefined, former = false): string {
  const plainTitle = `${former && !/^former\b/i.test(title) ? "former " : ""}${britishOffice(sayNationality(title, adjective))}`;
  const lowerCase = /^[a-z]/.test(title);
  if ((lowerCase && isOf(title)) || plainTitle.split(/\s+/).length > 6) {
    const apposed =
      lowerCase || former
        ? plainTitle
        : plainTitle.replace(/^(President|Minister|Secretary|Head|Chief|Leader)\b/, (word) => word.toLowerCase());
    return `${name}, ${indefiniteOffice.test(apposed) ? withArticle(apposed) : apposed},`;
  }
  return `${plainTitle} ${name}`;
}

function fromId(id: string): string {
  const tail = id.split("/").at(-1)!;
  const words = tail.replaceAll("-", " ");
  return id.startsWith("person/") ? words.replace(/\b\p{Ll}/gu, (letter) => letter.toUpperCase()) : upperFirst(words);
}

const [open, close] = ["\uE000", "\uE001"];
const marks = new RegExp(`${open}([^${open}${close}]*)${close}`, "g");

/** Names for one brief, which is read from its top: who has been introduced once is called by surname after. */
export function namesFor(actors: ActorRecord[]): Names {
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  const bearers = new Map<string, number>();
  for (const actor of actors) {
    if (actor.kind !== "person") continue;
    const name = surname(actor.name, actor.country ?? actor.party);
    bearers.set(name, (bearers.get(name) ?? 0) + 1);
  }

  /** "Mr Zelensky" as an actor of its own is the one person with that surname, if there is one. */
  const same = new Map<string, string>();
  for (const { id, kind, name } of actors) {
    const called = honorific.test(name) ? name.replace(honorific, "") : undefined;
    if (!called) continue;
    const bearers = actors.filter(
      (other) => other.id !== id && other.kind === "person" && surname(other.name) === called.split(" ").at(-1),
    );
    if (bearers.length === 1 && kind !== "state") same.set(id, bearers[0]!.id);
  }

  const isPerson = (id: string) => byId.get(id)?.kind === "person" || (!byId.has(id) && id.startsWith("person/"));
  const isState = (id: string) => stateName(id) !== undefined;

  const plain = (id: string): string => {
    const state = stateName(id);
    if (state) return state;
    const actor = byId.get(id);
    const name = actor?.name ?? fromId(id);
    const kind = actor?.kind ?? (id.startsWith("person/") ? "person" : "organisation");
    if (kind === "person") return name;
    if (kind === "unnamed") return midSentence(name);
    if (kind === "role-holder") {
      const bare = name.replace(/^the\s+/i, "");
      const adjective = actor?.party ? stateAdjective(actor.party) : undefined;
      if (/[’']s?\s/.test(bare)) return bare;
      const of = / of (\S.*)$/.exec(bare);
      if (of && isStateName(of[1]!))
        return `the ${bare.slice(0, of.index)} of ${withDefinite(of[1]!.replace(/^the /, ""))}`;
      return `the ${sayNationality(bare, / of /.test(bare) ? undefined : adjective)}`;
    }
    return bodyName(name);
  };

  const shorter = (id: string): string => {
    const actor = byId.get(id);
    const name = plain(id);
    const short = surname(name, actor?.country ?? actor?.party);
    return (bearers.get(short) ?? 0) > 1 ? name : short;
  };

  const introduce = (id: string): string => {
    const actor = byId.get(id);
    const role = [...(actor?.roles ?? [])].sort(
      (a, b) =>
        Number(a.former ?? false) - Number(b.former ?? false) ||
        b.articles.length - a.articles.length ||
        b.lastReported.localeCompare(a.lastReported) ||
        b.title.length - a.title.length,
    )[0];
    if (!role) return plain(id);
    const state = role.of && isState(role.of) ? role.of : actor?.party;
    return introduced(plain(id), role.title, state ? stateAdjective(state) : undefined, role.former);
  };

  return {
    of: (given) => {
      const id = same.get(given) ?? given;
      return isPerson(id) ? `${open}${id}${close}` : plain(id);
    },
    settle: (text, met) =>
      text.replace(marks, (_, id: string) => {
        if (met.has(id)) return shorter(id);
        met.add(id);
        return introduce(id);
      }),
    plain,
    find: (text) => {
      const bare = text.trim().replace(honorific, "");
      const named = actors.filter(
        ({ kind, name, names }) => kind === "person" && (name === bare || names.includes(bare)),
      );
      const called =
        named.length > 0 ? named : actors.filter(({ kind, name }) => kind === "person" && surname(name) === bare);
      return called.length === 1 ? called[0]!.id : undefined;
    },
    adjective: (id) => stateAdjective(id) ?? stateAdjective(byId.get(id)?.party ?? ""),
    rank: (id) => {
      const ranks = (byId.get(same.get(id) ?? id)?.roles ?? []).map(({ authority }) =>
        authorities.indexOf(authority ?? ""),
      );
      return Math.min(authorities.length, ...ranks.filter((rank) => rank >= 0));
    },
    partyOf: (id) => (isState(id) ? id : byId.get(same.get(id) ?? id)?.party),
    isPerson: (id) => isPerson(same.get(id) ?? id),
    isState,
    kindOf: (id) => byId.get(id)?.kind ?? (isState(id) ? "state" : undefined),
  };
}
