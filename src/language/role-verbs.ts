import type { Actor } from "../findings/actor.ts";
import { spanOf } from "../text/span.ts";
import { sidesOf } from "./actor-sides.ts";
import type { Sentence, Word } from "./document.ts";
import type { Register } from "./register.ts";
import { type RoleSides, someone } from "./role-sides.ts";
import { isHonorific, type RolePhrase } from "./roles.ts";
import { bare, childrenOf, headOf, nounPhrase, subjectOf } from "./tree.ts";

/** What a verb tells of who holds an office or leads a body; whoever it gives a role is handed to `give` or `join`. */
export interface RoleVerbs {
  read(s: Sentence, verb: Word): void;
}

interface Giving {
  give(actor: Actor, s: Sentence, phrase: RolePhrase, side: string | undefined): void;
  join(actor: Actor, side: string | undefined): void;
  bears(phrase: RolePhrase): boolean;
  bear(phrase: RolePhrase, actor: Actor): void;
}

const leading = /^(?:chair|head|lead|run|command)$/;
const naming = /^(?:appoint|name|elect|make|promote|nominate|become|designate|install|pick|choose|swear|reappoint)$/;
const succeeding = /^(?:succeed|replace)$/;
const team = /^(?:delegation|team|panel|side|mission|negotiators|group)$/;

/** Opens the reading of verbs for roles. */
export function openRoleVerbs(register: Register, sides: RoleSides, { give, join, bears, bear }: Giving): RoleVerbs {
  const person = (s: Sentence, word: Word | undefined): Actor | undefined => {
    if (!word) return undefined;
    const host = /^(?:who|whom|that)$/.test(word.low) ? beforeWho(s, word) : word;
    const actor = host && (register.at(s, host.i) ?? (isHonorific(host.text) ? register.at(s, host.i + 1) : undefined));
    return actor?.kind === "person" ? actor : undefined;
  };

  // The side of a body that is led: its own, its modifiers’, or that of the state whose government it is.
  const sideOf = (s: Sentence, noun: Word): string | undefined => {
    const body = register.at(s, noun.i);
    if (body && !someone(body)) return body.party ?? body.id;
    const own = sidesOf(register, s, noun)[0];
    const state = /^(?:government|army|military|junta|presidency)$/;
    const official = state.test(noun.low) || childrenOf(s, noun, "compound").some((one) => state.test(one.low));
    return own ?? (official ? sides.ofGovernment(s, noun.i) : undefined);
  };

  const led = (s: Sentence, verb: Word, agent: Word): void => {
    const body = childrenOf(s, verb, "nsubj")[0] ?? headOf(s, verb);
    const leader = [agent, ...childrenOf(s, agent, "flat", "appos")].map((one) => person(s, one)).find(Boolean);
    if (!leader || !body || body.i >= verb.i) return;
    const side = sideOf(s, body);
    join(leader, side);
    if (!team.test(body.low)) return;
    const phrase = nounPhrase(register.document.text, s, body);
    leader.roles.push({
      title: `head of ${phrase.exact.replace(/^(?:The|An?)\b/, (word) => word.toLowerCase())}`,
      ...(side ? { of: side } : {}),
      authority: "official",
      evidence: phrase,
    });
  };

  const leads = (s: Sentence, verb: Word): void => {
    const agent = childrenOf(s, verb, "obl").find((one) => one.relation === "obl:agent");
    if (agent) {
      led(s, verb, agent);
      return;
    }
    const object = childrenOf(s, verb, "obj")[0];
    if (!object || /^(?:talks|meeting|negotiations|round|session|call|way|charge|effort|efforts)$/.test(object.low))
      return;
    const subject = childrenOf(s, verb, "nsubj")[0];
    const participle = !subject && bare(verb) === "acl" ? headOf(s, verb) : undefined;
    const standing = subject?.low === "who" || participle !== undefined;
    if (!standing && !team.test(object.low)) return;
    const actor = person(s, subject ?? participle);
    if (!actor) return;
    const side = sideOf(s, object) ?? owner(s, object, actor);
    join(actor, side);
    const title = spanOf(register.document.text, verb.start, nounPhrase(register.document.text, s, object).end);
    actor.roles.push({ title: title.exact, ...(side ? { of: side } : {}), authority: "official", evidence: title });
  };
  // "who led its delegation": its state stands before.
  const owner = (s: Sentence, object: Word, actor: Actor): string | undefined => {
    const its = childrenOf(s, object, "nmod:poss").map((one) => register.at(s, one.i))[0];
    return its && its !== actor ? (its.party ?? (someone(its) ? undefined : its.id)) : undefined;
  };

  // "The chief negotiator, Ada Lund, who replaced Bo Reyes": it was his office.
  const inherits = (s: Sentence, verb: Word): void => {
    const heir = person(s, childrenOf(s, verb, "nsubj")[0]);
    const before = person(s, childrenOf(s, verb, "obj")[0]);
    const role = heir?.roles.find((one) => one.evidence.start >= s.start && one.evidence.end <= s.words[verb.i]!.start);
    if (!before || !role || before === heir || before.roles.length > 0) return;
    before.roles.push({ ...role, former: true });
    join(before, role.of ?? heir!.party);
  };

  // "Han, who was appointed Vice Minister", "named Ada Lund as his envoy", "Lund succeeds Reyes as chair".
  const names = (s: Sentence, verb: Word): void => {
    const phrase = register
      .rolesIn(s)
      .find(
        (one) =>
          one.head.from > verb.i &&
          one.from - verb.i <= 12 &&
          !bears(one) &&
          s.words.slice(verb.i + 1, one.from).every((word) => !/^[;:]$/.test(word.text) && word.upos !== "SCONJ"),
      );
    if (succeeding.test(verb.lemma) && (!phrase || s.words[phrase.from - 1]?.low !== "as")) inherits(s, verb);
    if (!phrase) return;
    const between = s.words.slice(verb.i + 1, phrase.from);
    const subject = person(s, subjectOf(s, verb) ?? (bare(verb) === "acl" ? headOf(s, verb) : undefined));
    const object = person(s, childrenOf(s, verb, "obj")[0]);
    const direct = between.every((word) => /^(?:as|to|the|a|an|its|his|her|their|be|new|in)$/.test(word.low));
    const as = s.words.slice(Math.max(verb.i, phrase.from - 3), phrase.from).some((word) => word.low === "as");
    const holders = succeeding.test(verb.lemma)
      ? as
        ? [subject, object]
        : []
      : object && (as || between.at(-1)?.upos === "PROPN")
        ? [object]
        : direct && !object
          ? [subject]
          : [];
    for (const holder of holders) {
      if (!holder) continue;
      bear(phrase, holder);
      give(holder, s, phrase, sides.told(s, phrase) ?? (holder.party ? undefined : sides.ofOffice(s, phrase, holder)));
    }
  };

  // "signed for the government", "speaks on behalf of Tigray"
  const standsFor = (s: Sentence, verb: Word): void => {
    const actor = person(s, childrenOf(s, verb, "nsubj")[0]);
    if (!actor || actor.party) return;
    for (const noun of childrenOf(s, verb, "obl")) {
      const marks = childrenOf(s, noun, "case").map((one) => one.low);
      const behalf = noun.low === "behalf" ? childrenOf(s, noun, "nmod")[0] : undefined;
      if (marks[0] === "for" || behalf) join(actor, sideOf(s, behalf ?? noun));
    }
  };

  return {
    read(s, verb) {
      if (leading.test(verb.lemma)) leads(s, verb);
      else if (naming.test(verb.lemma) || succeeding.test(verb.lemma)) names(s, verb);
      else if (/^(?:sign|speak|negotiate)$/.test(verb.lemma)) standsFor(s, verb);
    },
  };
}

/** The word to which "who" refers: the one before it and before its comma. */
const beforeWho = (s: Sentence, who: Word): Word | undefined =>
  s.words[who.i - (s.words[who.i - 1]?.text === "," ? 2 : 1)];
