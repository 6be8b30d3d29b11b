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
