import type { Truce } from "../findings/finding.ts";
import type { Sentence, Word } from "../language/document.ts";
import { conjuncts, headOf, subjectOf } from "../language/tree.ts";
import type { Context } from "./context.ts";
import type { Mention } from "./truce-mentions.ts";

/** A truce whose sides the text does not name is between those who talk, where all its talks have the same two. */
export function sidesOfTalks(context: Context): string[] {
  const pairs = context.findings.flatMap((one) =>
    one.kind === "engagement" && one.form === "talks" && one.parties.length === 2 ? [one.parties] : [],
  );
  const [first] = pairs;
  return first && pairs.every((pair) => pair.every((one) => first.includes(one))) ? [...first] : [];
}

/** Who made a truce and between whom it is, as the words around it say. */
export function makers(
  context: Context,
  s: Sentence,
  left: number,
  noun: Word,
  told: { status: Truce["status"]; verb: Word },
  from: number,
  to: number,
): Pick<Mention, "arrangement" | "declaredBy" | "parties" | "lone"> {
  const { cast } = context;
  const ids = (head: Word) => cast.group(s, head).filter((one) => one.kind !== "media" && one.kind !== "unnamed");
  const stretch = s.words.slice(Math.max(0, from - 3), Math.min(s.words.length, to + 2));
  const said = stretch.find((word) =>
    /^(?:unilateral|unilaterally|bilateral|mutual|multilateral)$/.test(word.low),
  )?.low;
  // "a ceasefire between Israel and Hamas", "with the rebels"
  const between = s.words.slice(noun.i, noun.i + 6).find((word) => /^(?:between|with)$/.test(word.low));
  const sides = between ? conjuncts(s, headOf(s, between) ?? between).flatMap(ids) : [];
  const inside = told.verb.i >= left && told.verb.i <= noun.i;
  const owner = s.words.slice(left, noun.i).find((_, k, list) => /^(?:'s|’s|’)$/.test(list[k + 1]?.text ?? ""));
  const subject = inside || told.verb.i > noun.i ? undefined : subjectOf(s, told.verb);
  const by = s.words.slice(noun.i, to).find((word) => word.low === "by");
  const agentWord = owner ?? subject ?? (by ? headOf(s, by) : undefined);
  const agents = agentWord ? ids(agentWord) : [];
  const party = (id: string) => {
    const actor = cast.byId(id);
    return actor ? (cast.partyOf(actor) ?? id) : id;
  };
  const unique = (list: string[]) => [...new Set(list.map(party))];
  if (said === "bilateral" || said === "mutual")
    return {
      arrangement: "bilateral",
      parties:
        unique([...agents, ...sides].map((one) => one.id)).length > 1
          ? unique([...agents, ...sides].map((one) => one.id))
          : [],
    };
  const own = owner !== undefined || s.words.slice(left, noun.i).some((word) => /^(?:its|their|his)$/.test(word.low));
  const declares =
    /^(?:declare|proclaim|order|declared)$/.test(told.verb.lemma) ||
    (/^(?:announce|announced)$/.test(told.verb.lemma) && own);
  const alone =
    declares &&
    agents.length <= 1 &&
    sides.length === 0 &&
    agentWord !== undefined &&
    conjuncts(s, agentWord).length === 1;
  // "Putin’s ceasefire" is his; "Israel’s ceasefire with Lebanon" is not.
  const his =
    owner !== undefined &&
    agents.length === 1 &&
    sides.length === 0 &&
    !/^(?:agree|sign|reach|broker|negotiate)/.test(told.verb.lemma);
  if (said?.startsWith("unilateral") || alone || his) {
    return {
      arrangement: "unilateral",
      ...(agents[0] ? { declaredBy: agents[0].id } : {}),
      parties: agents[0] ? unique([agents[0].id]) : [],
    };
  }
  const maker =
    agents.length === 1 && /^(?:announce|propose|offer|float|moot|suggest|announced)$/.test(told.verb.lemma)
      ? agents[0]!.id
      : undefined;
  if (maker) return { declaredBy: maker, parties: sides.length > 1 ? unique(sides.map((one) => one.id)) : [] };
  const brokered = /^(?:broker|negotiate|mediate)$/.test(told.verb.lemma);
  const parties = unique([...(brokered ? [] : agents), ...sides].map((one) => one.id));
  const lone =
    /^(?:agree|accept)$/.test(told.verb.lemma) &&
    parties.length === 1 &&
    cast.byId(parties[0]!)?.kind === "state" &&
    sides.length === 0 &&
    /^(?:a|an)$/.test(s.words[left]?.low ?? "");
  return {
    ...(lone ? { lone } : {}),
    parties: parties.length > 1 ? parties : [],
    ...(parties.length > 2 ? { arrangement: "multilateral" as const } : {}),
  };
}
