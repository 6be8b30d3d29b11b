import type { Sentence, Word } from "./document.ts";
import { countryOfCapital } from "./gazetteer.ts";
import type { Register } from "./register.ts";
import { bare, caseOf, childrenOf } from "./tree.ts";

/** The sides that a noun's modifiers name: "Ukrainian negotiators", "Israel’s team", "officials from the UK". */
export function sidesOf(register: Register, s: Sentence, head: Word): string[] {
  const found: string[] = [];
  const add = (side: string | undefined) => {
    if (side && !found.includes(side)) found.push(side);
  };
  const visit = (word: Word, depth: number) => {
    if (depth > 3) return;
    for (const child of childrenOf(s, word, "amod", "compound", "nmod", "nmod:poss", "conj", "flat", "appos")) {
      const relation = bare(child);
      if (relation === "nmod" && child.relation !== "nmod:poss" && !/^(?:from|of)$/.test(caseOf(s, child))) continue;
      if (relation === "conj" && word === head) continue;
      const known = register.knownAt(s, child.i);
      if (known && known.entry.kind !== "media") {
        const actor = register.ofEntry(known);
        add(actor.party ?? actor.id);
      } else {
        if (child.relation === "nmod:poss") add(countryOfCapital(child.text)?.code);
        const body = register.at(s, child.i);
        if (body && body.kind !== "media" && relation !== "conj")
          add(body.party ?? (body.kind === "person" || body.kind === "unnamed" ? undefined : body.id));
      }
      if (relation !== "appos") visit(child, depth + 1);
    }
  };
  visit(head, 0);
  return found;
}
