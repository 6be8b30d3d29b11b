import type { Finding } from "../findings/finding.ts";

const stop = new Set(
  "a an the of to in on at for by with and or but that this these those it its he she they his her their is are was were be been has have had will would could may might not no any such as from over into about after before said say says".split(
    " ",
  ),
);

const known = new WeakMap<Finding, Set<string>>();

/** The words of what a finding tells, cut down to their beginnings, without those that every sentence has. */
export function contentWords(one: Finding): Set<string> {
  let made = known.get(one);
  if (!made) {
    const spans = one.kind === "attribution" && one.content.length > 0 ? one.content : one.evidence;
    made = stems(spans.map((span) => span.exact).join(" "));
    known.set(one, made);
  }
  return made;
}

/** How many words two sets share. */
export function sharedWords(one: Set<string>, other: Set<string>): number {
  let shared = 0;
  for (const word of one) if (other.has(word)) shared++;
  return shared;
}

function stems(text: string): Set<string> {
  return new Set(
    (text.toLowerCase().match(/\p{L}{3,}/gu) ?? [])
      .filter((word) => !stop.has(word))
      .map((word) => word.replace(/(?:ing|ed|es|s|ion|ations?)$/, "").slice(0, 6)),
  );
}
