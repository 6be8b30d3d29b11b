/**
 * Gives a verb of saying back its clause. The treebank's web text seldom has a day or a phrase between the two, as
 * newswire does, so the network takes the clause of "said on Tuesday that talks had failed" for a relative clause of the
 * day. Where it reads the "that" as a subordinator, which no relative clause has, the clause goes to the verb.
 */
export function mendClauses(texts: string[], tags: string[], heads: number[], relations: string[]): void {
  for (let clause = 0; clause < heads.length; clause++) {
    if (relations[clause] !== "acl:relcl" && relations[clause] !== "acl") continue;
    const noun = heads[clause]!;
    const verb = heads[noun] ?? -1;
    if (noun > clause || verb < 0 || verb > noun) continue;
    if (!tags[verb]!.endsWith("|VERB") || !/^obl/.test(relations[noun]!)) continue;
    let subordinated = false;
    for (let i = noun + 1; i < clause && !subordinated; i++) {
      subordinated = heads[i] === clause && relations[i] === "mark" && texts[i]!.toLowerCase() === "that";
    }
    if (!subordinated || heads.some((head, i) => head === verb && relations[i] === "ccomp")) continue;
    heads[clause] = verb;
    relations[clause] = "ccomp";
  }
}

const contents =
  /^(?:accusation|allegation|assertion|belief|claim|concern|fear|hint|hope|indication|news|report|rumou?r|sign|suggestion|suspicion|warning)s?$/i;
const making =
  /^(?:publish|issu|releas|writ|wrote|mad|mak|fil|sen[dt]|prepar|receiv|read|saw|seen|gave|given|circulat|carr)/i;

/**
 * Gives a noun of saying or thinking its content. "Reports that the envoy had resigned" is no relative clause: its clause has
 * a subject of its own, and is nothing that one does to reports.
 */
export function mendContents(texts: string[], tags: string[], heads: number[], relations: string[]): void {
  for (let that = 1; that < heads.length; that++) {
    if (texts[that]!.toLowerCase() !== "that" || heads[that] === -1 || !/^(?:obj|mark)$/.test(relations[that]!))
      continue;
    const clause = heads[that]!;
    if (clause < that || heads[clause] !== that - 1 || relations[clause] !== "acl:relcl") continue;
    if (!contents.test(texts[that - 1]!) || making.test(texts[clause]!)) continue;
    if (!heads.some((head, i) => head === clause && /^nsubj/.test(relations[i]!))) continue;
    tags[that] = "IN|SCONJ";
    relations[that] = "mark";
    relations[clause] = "acl";
  }
}

/**
 * Gives a sentence its verb back. Of "A bomb planted at the gate killed two" the first verb form is taken for the verb of the
 * sentence now and then, and "killed" hangs on it with nothing to join the two.
 */
export function mendReduced(tags: string[], heads: number[], relations: string[]): void {
  const first = heads.indexOf(-1);
  if (!/^VB[ND]\|/.test(tags[first] ?? "")) return;
  const of = (head: number, relation: RegExp) =>
    heads.findIndex((one, i) => one === head && relation.test(relations[i]!));
  const verb = heads.findIndex((head, i) => head === first && i > first && relations[i] === "advcl");
  if (verb < 0 || !/^VB[NDP]?\|VERB/.test(tags[verb]!) || tags[verb - 1]!.endsWith("|PUNCT")) return;
  const subject = Math.max(of(first, /^nsubj/), of(verb, /^nsubj/));
  if (subject < 0 || subject > first) return;
  if (of(first, /^(?:aux|obj|ccomp|cop|expl)/) >= 0 || of(verb, /^(?:mark|aux|cop|case|cc)/) >= 0) return;
  if (heads.some((head, i) => head === verb && i < verb && i !== subject)) return;
  heads.forEach((head, i) => {
    if (head === first && i > verb) heads[i] = verb;
  });
  heads[verb] = -1;
  relations[verb] = "root";
  heads[subject] = verb;
  relations[subject] = "nsubj";
  heads[first] = subject;
  relations[first] = "acl";
  tags[first] = "VBN|VERB";
  if (/^VBN?\|/.test(tags[verb]!)) tags[verb] = "VBD|VERB";
}
