import type { Attribution, Finding } from "../findings/finding.ts";
import { withIds } from "./finding-ids.ts";
import type { Identity } from "./identity.ts";
import type { LiveArticle } from "./live-articles.ts";
import type { Account } from "./record.ts";
import type { Resolved } from "./resolve.ts";
import type { Told, Words } from "./told.ts";

/** What an article's findings say as accounts. What an opinion piece says in its own voice is nobody's fact. */
export function accountsOf(article: LiveArticle, who: Identity, words: Words): Told[] {
  const { reading, facts, provenance } = article;
  const naming = { actor: who.idOf, place: (id: string) => id };
  const named = new Map<string, Finding>();
  const findingOf = (resolved: Resolved): Finding => {
    const known = named.get(resolved.key);
    if (known) return known;
    const finding = withIds<Finding>(resolved.finding, naming);
    named.set(resolved.key, finding);
    return finding;
  };
  const told: Told[] = [];
  for (const resolved of reading!.findings) {
    if (resolved.kind === "attribution" && !resolved.content) continue;
    const sayer = reading!.saidBy.get(resolved.key);
    const said = sayer === undefined ? undefined : reading!.byKey.get(sayer);
    const saidBy = said && (findingOf(said) as Attribution);
    if (facts.genre === "opinion" && resolved.kind !== "attribution" && !saidBy) continue;
    const finding = findingOf(resolved);
    const source = finding.kind === "attribution" ? finding.source : saidBy?.source;
    const speaker = source?.span?.exact ?? (source?.actor ? words.actor(source.actor) : undefined);
    const medium = source?.type === "media" ? source.actor : undefined;
    const account: Account = {
      finding,
      provenance,
      origin: medium ?? article.origin,
      ...(saidBy ? { saidBy } : {}),
      ...(speaker ? { speaker } : {}),
    };
    const sure = finding.certainty === "certain" || finding.certainty === "probable";
    told.push({
      resolved,
      account,
      article,
      reportMs: Date.parse(facts.report),
      weight: sure && finding.phase !== "hypothetical" ? 1 : 0.5,
    });
  }
  return told;
}
