import type { Attribution, Finding } from "../findings/finding.ts";
import { childrenOf } from "../language/tree.ts";
import { contains } from "../text/span.ts";
import type { Context } from "./context.ts";
import type { Pointer } from "./link-book.ts";
import type { Sign } from "./link-signs.ts";
import { apart, holds, speaksOf, type Telling, together, wordsTold } from "./link-tellings.ts";
import { contentWords, sharedWords } from "./link-words.ts";

/** All tellings of a text in order, and where one stands among them. */
export interface Around {
  context: Context;
  all: Telling[];
  /** The attributions that hold a position which offers or demands. */
  offering: Set<string>;
  /** What those who have answered so far have answered. */
  answering: Map<Finding, Finding>;
  /** The text that the report is about: proposed or agreed in its first sentences. */
  main: Telling | undefined;
  at: number;
  one: Telling;
}

const most = 60;

/** The tellings that stand before one, the nearest first, back to so many sentences; what holds it is left out. */
export function before({ all, at, one }: Around, sentences: number): Telling[] {
  const found: Telling[] = [];
  for (let i = at - 1; i >= Math.max(0, at - most); i--) {
    const other = all[i]!;
    if (one.s.index - other.s.index > sentences) break;
    if (other.s.title && !one.s.title) break;
    if (other.finding === one.finding || other.start >= one.start || holds(other, one)) continue;
    if (other.end > one.start && other.finding.kind !== "proposal") continue;
    found.push(other);
  }
  return found;
}

/** The tellings that begin behind one, up to so many sentences on. */
export function behind({ all, at, one }: Around, sentences: number): Telling[] {
  const found: Telling[] = [];
  for (let i = at + 1; i < Math.min(all.length, at + most); i++) {
    const other = all[i]!;
    if (other.s.index - one.s.index > sentences) break;
    if (other.start >= one.end && apart(one, other)) found.push(other);
  }
  return found;
}

// "Kinshasa accused Kigali of sending troops, which Kigali denies": a clause of the narrator's at the end of what was said.
function aroundAside({ all, at, one }: Around): Telling | undefined {
  const cue = isAttribution(one) ? one.finding.cue[0] : undefined;
  const verb = cue && one.s.words.find((word) => word.start >= cue.start && /^(?:VERB)$/.test(word.upos));
  if (!verb) return undefined;
  const marked = childrenOf(one.s, verb, "mark").some((word) => /^(?:although|though|while|but)$/.test(word.low));
  if (!marked && verb.relation !== "acl:relcl") return undefined;
  const near = all
    .slice(Math.max(0, at - 8), at)
    .reverse()
    .filter((other) => other.s === one.s && other.start < one.start && claims.test(actOf(other)) && apart(one, other));
  return near.find((other) => actOf(other) === "accuse") ?? near[0];
}

/** The tellings of others that stand inside what an attribution tells. */
export function inside({ all, at, one }: Around): Telling[] {
  const found: Telling[] = [];
  for (let i = Math.max(0, at - 3); i < all.length && all[i]!.start < one.end; i++) {
    const other = all[i]!;
    if (other === one) continue;
    if (isAttribution(other) && apart(one, other) && (holds(one, other) || sharesContent(one, other)))
      found.push(other);
  }
  return found;
}

// "Denied a Gulf Times report that …": one content is that of the denial and of the report.
const sharesContent = (one: Telling, other: Telling) =>
  isAttribution(one) &&
  isAttribution(other) &&
  one.finding.content.some((span) => other.finding.content.some((inner) => contains(span, inner)));

/** Whether what is told is one of those things that a noun points at. */
export function fits(one: Telling, pointers: Pointer[], offering: Set<string>): boolean {
  const { finding } = one;
  return pointers.some((pointer) => {
    if (finding.kind === "attribution")
      return (
        (pointer.media && /^(?:media|unattributed)$/.test(finding.source.type)) ||
        pointer.acts.has(finding.act) ||
        ((pointer.stances.has("offers") || pointer.stances.has("demands")) && offering.has(finding.id)) ||
        (pointer.numbers && finding.content.some(({ exact }) => number.test(exact)))
      );
    if (finding.kind === "position") return pointer.stances.has(finding.stance);
    return pointer.kinds.has(finding.kind);
  });
}

const number =
  /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds|thousands|million)\b/i;

/** The telling that shares most words with one, when it shares at least two and that share of the smaller. */
export function likest(one: Telling, others: Telling[], floor = 0.3): Telling | undefined {
  const mine = contentWords(one.finding);
  let best: Telling | undefined;
  let score = floor;
  for (const other of others) {
    const theirs = contentWords(other.finding);
    const shared = sharedWords(mine, theirs);
    const value = shared / Math.max(1, Math.min(mine.size, theirs.size));
    if (shared >= 2 && value > score) {
      best = other;
      score = value;
    }
  }
  return best;
}

const actOf = ({ finding }: Telling) => (finding.kind === "attribution" ? finding.act : "");
const isAttribution = (one: Telling): one is Telling<Attribution> => one.finding.kind === "attribution";
const claims = /^(?:accuse|assert|warn|threaten|speculate|confirm|criticise|admit|express)$/;

/** What a denial denies: what stands inside it, what its noun points at, a charge against the denier, or what is most like it. */
export function denied(around: Around, sign: Sign): Telling | undefined {
  const { context, one, offering } = around;
  const held = inside(around)[0];
  if (held) return held;
  const others = before(around, 6).filter((other) => isAttribution(other) && apart(one, other));
  const near = (distance: number) => others.filter((other) => one.s.index - other.s.index <= distance);
  const claimed = (other: Telling) => claims.test(actOf(other));
  const charged = (from: Telling[]) =>
    from.find((other) => claimed(other) && speaksOf(context, other, one)) ??
    from.find((other) => actOf(other) === "accuse");
  const outer = aroundAside(around);
  if (sign.owner) {
    const later = behind(around, 4).filter((other) => shares(one, other));
    const theirs = [...others, ...later].filter((other) => other.sides.includes(sign.owner!));
    const fitting = theirs.filter((other) => isAttribution(other) && fits(other, sign.pointers, offering));
    return likest(one, fitting) ?? fitting[0];
  }
  if (outer && (sign.pointers.length > 0 || sign.anaphor)) return outer;
  if (sign.pointers.length > 0) {
    const pointed = near(4).filter((other) => fits(other, sign.pointers, offering));
    // A claim whose words are given is the one that has them.
    if (contentWords(one.finding).size >= 5) return likest(one, pointed, 0.2);
    const found =
      likest(one, pointed) ?? charged(pointed.filter((other) => one.s.index - other.s.index <= 2)) ?? pointed[0];
    if (found) return found;
  }
  if (sign.anaphor || sign.flat) {
    const close = near(2).filter(claimed);
    return charged(close) ?? firmer(close);
  }
  const last = near(1).filter(claimed);
  return (
    likest(one, others) ??
    charged(near(3)) ??
    near(4).find((other) => claimed(other) && shares(one, other)) ??
    (ownDeed(one) ? last.find((other) => such(one) || shares(one, other)) : undefined)
  );
}

// "A jet bombed the school, volunteers said. They think there are more dead. – Not so": the telling, not the guess behind it.
function firmer([last, ...earlier]: Telling[]): Telling | undefined {
  if (!last || actOf(last) !== "speculate") return last;
  return (
    earlier.find((other) => actOf(other) !== "speculate" && other.sides.some((side) => last.sides.includes(side))) ??
    last
  );
}

// "Any such plan" is what was spoken of last, whatever the words.
const such = (one: Telling) => wordsTold(one).some((word) => word.low === "such");

// "Denies backing the group": what is denied has no other doer than who denies it.
const ownDeed = (one: Telling): boolean =>
  isAttribution(one) &&
  /^(?:\w+ing|any|all|involvement|responsibility|knowledge|no such)\b/i.test(one.finding.content[0]?.exact ?? "");

/** What a report that is dismissed told. */
export function reported(around: Around): Telling | undefined {
  const { one } = around;
  const bare = (other: Telling) =>
    isAttribution(other) &&
    (other.finding.source.type === "media" ||
      /noun$/.test(other.finding.why.rule ?? "") ||
      other.finding.act === "speculate");
  const held = inside(around).find(bare) ?? inside(around)[0];
  if (held) return held;
  const others = before(around, 8).filter(bare);
  return (
    likest(one, others) ?? others.find((other) => (other.finding as Attribution).source.type === "media") ?? others[0]
  );
}

/** What somebody contradicts by saying that it is not so, without a word of denying. */
export function contradicted(around: Around, ofOwn: boolean): Telling | undefined {
  const { context, one, offering } = around;
  const others = before(around, 6).filter(
    (other) => isAttribution(other) && apart(one, other) && !isAsking(other, offering) && claims.test(actOf(other)),
  );
  const like = likest(one, others, 0.33);
  if (like || !ofOwn) return like;
  return others.find((other) => one.s.index - other.s.index <= 2 && speaksOf(context, other, one));
}

const shares = (one: Telling, other: Telling) =>
  sharedWords(contentWords(one.finding), contentWords(other.finding)) > 0;

/** Whether what is told puts something to another side: a demand, an offer, a threat. */
export function isAsking({ finding, denied }: Telling, offering: Set<string>): boolean {
  if (denied) return false;
  if (finding.kind === "proposal") return true;
  if (finding.kind === "position") return /^(?:demands|offers)$/.test(finding.stance);
  if (finding.act === "deny" || finding.act === "reject") return false;
  return (
    /^(?:propose|demand|threaten|promise|urge)$/.test(finding.act) ||
    offering.has(finding.id) ||
    finding.content.some(({ exact }) => /\b(?:would|will)\b.*\b(?:if|unless|provided)\b/i.test(exact))
  );
}

/** What a reply answers: of what others asked, offered or charged shortly before, what it points at or shares words with. */
export function answered(around: Around, sign: Sign, needs: "asked" | "willing" | "anything"): Telling | undefined {
  const { context, one, offering } = around;
  const pointed = sign.pointers.length > 0;
  const texts = sign.pointers.some(({ kinds }) => kinds.has("proposal"));
  const others = before(around, texts ? 12 : 3).filter((other) => apart(one, other));
  let best: Telling | undefined;
  let top = 0;
  for (const other of others) {
    const distance = one.s.index - other.s.index;
    const text = other.finding.kind === "proposal";
    const asking = isAsking(other, offering);
    const charging = isAttribution(other) && other.finding.act === "accuse";
    const shared = sharedWords(contentWords(one.finding), contentWords(other.finding));
    // "One hailed it, another called it a gift": a verdict is not what the next one judges.
    if (needs !== "anything" && /^(?:praise|criticise)$/.test(actOf(other)) && !around.answering.has(other.finding))
      continue;
    if (needs === "anything" && (distance > 2 || !isAttribution(other))) continue;
    if (pointed && !fits(other, sign.pointers, offering)) continue;
    if (needs !== "anything" && !asking && !charging && !pointed && !(sign.anaphor && distance <= 1)) continue;
    const enough = isAttribution(other) && /^(?:propose|demand|urge|threaten)$/.test(other.finding.act) ? 1 : 2;
    if (needs === "asked" && !pointed && !sign.anaphor && shared < enough) continue;
    if (needs === "willing" && !pointed && shared === 0 && (distance > 1 || !asking)) continue;
    if (distance > 1 && !pointed && shared === 0) continue;
    if (distance > 3 && !(text && pointed)) continue;
    const likeness = needs === "anything" ? Math.min(shared, 2) * 0.3 : Math.min(shared, 4) * 0.5;
    const weight = needs === "anything" || sign.anaphor ? 1.2 : text && pointed ? 0.1 : 0.7;
    const kind =
      (asking || charging ? 0.6 : 0) +
      (text && pointed ? 0.8 : 0) +
      (text && sign.anaphor ? 0.5 : 0) +
      (speaksOf(context, other, one) ? 0.4 : 0);
    const value = 2.5 + likeness + kind - distance * weight;
    if (value > top) {
      top = value;
      best = other;
    }
  }
  return best;
}

/** What the same side said before, and says again, puts right or takes back. */
export function ownBefore(around: Around, sign: Sign, echoed: boolean): Telling | undefined {
  const { one, offering } = around;
  const others = before(around, 40).filter(
    (other) => isAttribution(other) && (echoed ? apart(one, other) : together(one, other)),
  );
  const pointed = sign.pointers.length > 0 ? others.filter((other) => fits(other, sign.pointers, offering)) : [];
  // "Echoed her": whoever else spoke last.
  if (sign.does === "repeats")
    return likest(one, others, 0.25) ?? (echoed && contentWords(one.finding).size === 0 ? others[0] : undefined);
  return (
    likest(one, pointed) ??
    pointed[0] ??
    likest(one, others, 0.2) ??
    (sign.anaphor ? others[0] : undefined) ??
    others.find((other) => shares(one, other))
  );
}

// "Norway and Cuba offered to send envoys": the cue stands in the words of the position.
const puts = (one: Telling, position: Telling) =>
  isAttribution(one) && one.finding.cue.some((cue) => cue.start >= position.start && cue.end <= position.end);

/** Of what was told at one stretch the words by which it was put, or where the reply is to a text the text. */
export function wholeOf({ all }: Around, told: Telling, ofText: boolean): Finding {
  const { at } = told;
  let best: Finding = told.finding;
  const rank = ({ kind }: Finding) => (kind === "proposal" ? (ofText ? 2 : 0) : kind === "attribution" ? 1 : 0);
  for (let i = Math.max(0, at - 6); i < Math.min(all.length, at + 7); i++) {
    const other = all[i]!;
    const said = told.finding.kind === "position" && told.finding.saidBy === other.finding.id;
    const same =
      said || together(other, told) || other.sides.length === 0 || told.sides.length === 0 || puts(other, told);
    if (same && other.start < told.end && told.start < other.end && rank(other.finding) > rank(best))
      best = other.finding;
  }
  return best;
}
