import type { Actor } from "../findings/actor.ts";
import { caseOf, childrenOf, headOf } from "../language/tree.ts";
import type { Context } from "./context.ts";
import { isPartner, subjectPeople } from "./engagement-people.ts";
import { engagementWords, verbForms } from "./engagement-words.ts";

/** Who faces whom in an article, and who stands between them. */
export interface Sides {
  /** Whether a party mediates or hosts and has no side of its own. */
  isThird(party: string): boolean;
  /** Whether a person mediates by office. */
  mediates(actor: Actor): boolean;
  /** Those of whom the article speaks most as facing each other, if any. */
  facing(): string[] | undefined;
  /** Whether the article leaves little doubt who they are. */
  plain: boolean;
}

const joint =
  /^(?:agree|sign|initial|meet|talk|negotiate|hold|resume|begin|start|exchange|swap|trade|accept|extend|fight|clash|accuse|blame|reach|discuss|hand|conclude|set|confirm|differ|dispute)$/;

// How much must speak for two before they are taken for the sides of what names none.
const least = 4;

/** Reads from the whole article who faces whom: who meets whom, who is told of together, who mediates. */
export function readSides(context: Context, meetings: Iterable<Actor[]>): Sides {
  const { cast } = context;
  const { mediators, neutral, roster } = engagementWords();
  const groups = new Map<string, { parties: string[]; votes: number }>();
  const thirds = new Map<string, number>();
  const vote = (actors: Actor[], votes: number) => {
    const parties = partiesOf(context, actors);
    if (parties.length < 2 || parties.length > 8) return;
    const key = [...parties].sort().join("|");
    const known = groups.get(key);
    if (known) known.votes += votes;
    else groups.set(key, { parties, votes });
  };
  const between = (actors: Actor[], votes: number) => {
    for (const party of partiesOf(context, actors)) thirds.set(party, (thirds.get(party) ?? 0) + votes);
  };
  for (const people of meetings) vote(people, 2);
  for (const s of context.document.sentences) {
    const here = new Set<Actor>();
    for (const word of s.words) {
      if (/^(?:NOUN|PROPN|ADJ)$/.test(word.upos)) {
        const actor = cast.at(s, word) ?? cast.byId(cast.countryAt(s, word) ?? "");
        if (actor) here.add(actor);
      }
      if (word.low === "between" && word.bare === "case") {
        const head = headOf(s, word);
        if (head) vote(cast.group(s, head), 3);
      } else if (word.bare === "nsubj" && childrenOf(s, word, "conj").length > 0) {
        const verb = headOf(s, word);
        if (verb) vote(cast.group(s, word), joint.test(verb.lemma) ? 3 : 1);
      } else if (word.upos === "VERB") {
        const kinds = verbForms(s, word).flatMap((form) => roster.get(form) ?? []);
        if (kinds.includes("mediates") || kinds.includes("hosts")) between(subjectPeople(context, s, word), 2);
      } else if (mediators.has(word.lemma)) between(cast.group(s, word), 2);
      else if (isPartner(word) && caseOf(s, word) === "") {
        const owner = partiesOf(context, cast.group(s, word));
        if (owner.length === 1) thirds.set(owner[0]!, (thirds.get(owner[0]!) ?? 0) - 1);
      }
    }
    // Two in one sentence, and nobody else.
    const two = partiesOf(context, [...here]);
    if (two.length === 2) vote([...here], 1);
  }
  const isNeutral = (party: string) => {
    const name = cast.byId(party)?.name.toLowerCase() ?? "";
    return neutral.has(name) || name.split(/[\s-]+/).some((word) => word === "envoy" || mediators.has(word));
  };
  const faced = (party: string): number => {
    let most = 0;
    for (const group of groups.values()) if (group.parties.includes(party)) most = Math.max(most, group.votes);
    return most;
  };
  const isThird = (party: string) => isNeutral(party) || (thirds.get(party) ?? 0) > Math.max(1, faced(party));
  const counts = new Map<string, number>();
  for (const actor of cast.actors) {
    const party = actor.kind === "media" || actor.kind === "unnamed" ? undefined : cast.partyOf(actor);
    if (party) counts.set(party, (counts.get(party) ?? 0) + actor.mentions.length);
  }
  const count = (party: string) => counts.get(party) ?? 0;
  // Two whom the article speaks of throughout are more its sides than two named once together.
  const weigh = (parties: string[]) => Math.min(8, ...parties.map(count));
  const ranked = [...groups.values()]
    .map((group) => ({ parties: group.parties.filter((party) => !isThird(party)), votes: group.votes }))
    .filter((group) => group.parties.length >= 2)
    .map((group) => ({ ...group, votes: group.votes + weigh(group.parties) }));
  const [first, second, third] = [...counts.keys()]
    .filter((party) => !isThird(party))
    .sort((a, b) => count(b) - count(a));
  if (first && second && count(second) >= 3 && (!third || count(third) < 0.6 * count(second)))
    ranked.push({ parties: [first, second], votes: weigh([first, second]) });
  const facing = ranked.filter((group) => group.votes >= least).sort((a, b) => b.votes - a.votes);
  return {
    isThird,
    mediates: (actor) =>
      actor.roles.some((role) =>
        role.title
          .toLowerCase()
          .split(/[\s-]+/)
          .some((word) => mediators.has(word)),
      ),
    facing: () => facing[0]?.parties,
    plain: (facing[0]?.votes ?? 0) >= 6,
  };
}

function partiesOf(context: Context, actors: Actor[]): string[] {
  const parties: string[] = [];
  for (const actor of actors) {
    if (actor.kind === "media" || actor.kind === "unnamed") continue;
    const party = context.cast.partyOf(actor);
    if (party && !parties.includes(party)) parties.push(party);
  }
  return parties;
}
