import type { ActorSketch } from "./sketch.ts";

/** Whether two articles' actors may be one: `same` by name, `fits` where one is known by less, `different` otherwise. */
export function sameActor(a: ActorSketch, b: ActorSketch): "same" | "fits" | "different" {
  if (a.node === b.node && (a.kind !== "person" || a.full)) return a.kind === "unnamed" ? "fits" : "same";
  if (a.kind === "role-holder" || b.kind === "role-holder") return sameHolder(a, b) ? "fits" : "different";
  if (a.kind !== "person" || b.kind !== "person") {
    const foreign = a.country !== undefined && b.country !== undefined && a.country !== b.country;
    return a.kind === b.kind && a.key === b.key && a.kind !== "state" && !foreign ? "same" : "different";
  }
  if (a.full && b.full) {
    if (a.key === b.key) return "same";
    return sameByRank(a, b) ? "fits" : "different";
  }
  const shared = a.surnames.some((name) => b.surnames.includes(name));
  return shared && !(a.country && b.country && a.country !== b.country) ? "fits" : "different";
}

/** Two given names of one person: Mike and Michael Waltz of one country in one rank. */
function sameByRank(a: ActorSketch, b: ActorSketch): boolean {
  if (!a.country || a.country !== b.country || a.key[0] !== b.key[0]) return false;
  if (a.surnames[0] !== b.surnames[0]) return false;
  const [first, second] = [a.key.split(" ")[0]!, b.key.split(" ")[0]!];
  const short = first.length <= second.length ? first : second;
  if (short.length >= 3 && first.startsWith(short) && second.startsWith(short)) return true;
  return a.roles.some((one) => b.roles.some((other) => sameRole(one, other)));
}

const little = new Set(["the", "of", "for", "and", "to", "s", "new", "acting", "deputy", "us", "uk"]);

function titleWords(title: string): string[] {
  return title
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((text) => text && !little.has(text));
}

type SketchRole = ActorSketch["roles"][number];

/** Whether two roles are one office, the words of one title being among those of the other. */
export function sameRole(a: SketchRole, b: SketchRole): boolean {
  if (a.former || b.former || a.authority !== b.authority) return false;
  if (/\bdeputy\b/i.test(a.title) !== /\bdeputy\b/i.test(b.title)) return false;
  const [one, other] = [titleWords(a.title), titleWords(b.title)];
  const [few, many] = one.length <= other.length ? [one, other] : [other, one];
  return few.length > 0 && few.every((text) => many.includes(text));
}

function sameHolder(a: ActorSketch, b: ActorSketch): boolean {
  if (!a.country || a.country !== b.country) return false;
  if (![a, b].every(({ kind }) => kind === "role-holder" || kind === "person")) return false;
  return a.roles.some((one) => b.roles.some((other) => sameRole(one, other)));
}
