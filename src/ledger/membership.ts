import type { Dossier } from "./dossier.ts";
import { actorsOf } from "./finding-ids.ts";
import type { Identity } from "./identity.ts";
import type { Resolved } from "./resolve.ts";

/** Who an article's finding is about: sides, and the actors themselves. */
function partiesIn(finding: Resolved, who: Identity): Set<string> {
  const parties = new Set<string>();
  for (const node of actorsOf(finding.finding)) {
    parties.add(who.idOf(node));
    parties.add(who.sideOf(node, finding.actors.get(node)));
  }
  if (finding.kind === "incident" && "place" in finding.finding && finding.finding.place) {
    const country = finding.places.get(finding.finding.place)?.country;
    if (country) parties.add(country);
  }
  return parties;
}

/**
 * Which of an article's findings belong to a dossier, by their keys: those that name two of its parties; those that name
 * one of the sides that fight or negotiate, and no state from outside, where the article names another of its parties; and
 * those that name nobody, in an article with a finding of the first kind. The article must be of the dossier's period.
 */
export function findingsIn(dossier: Dossier, findings: readonly Resolved[], who: Identity): Set<string> {
  const found = new Set<string>();
  const day = findings[0]?.report.slice(0, 10);
  if (day === undefined) return found;
  const { period } = dossier;
  if (period && (day < period.start || (period.end !== undefined && day > period.end))) return found;

  const all = new Set(dossier.parties.map(({ actor }) => actor));
  const sides = new Set(
    dossier.parties
      .filter(({ standing }) => standing === "conflict-party" || standing === "negotiating-party")
      .map(({ actor }) => actor),
  );
  const told = findings.map((finding) => {
    const parties = partiesIn(finding, who);
    const own = new Set([...parties].filter((id) => all.has(id)));
    const foreign = [...parties].some((id) => /^[A-Z]{3}$/.test(id) && !all.has(id));
    return { finding, parties, own, foreign };
  });
  const inArticle = new Set(told.flatMap(({ own }) => [...own]));
  const surely = told.some(({ own }) => own.size >= 2);
  const sidesInArticle = [...inArticle].filter((id) => sides.has(id)).length;
  for (const { finding, parties, own, foreign } of told) {
    const one = [...own].some((id) => sides.has(id));
    const related = surely ? inArticle.size >= 2 : sidesInArticle >= 2;
    if (own.size >= 2 || (one && !foreign && related) || (parties.size === 0 && surely)) found.add(finding.key);
  }
  return found;
}
