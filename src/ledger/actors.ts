import type { Place } from "../findings/actor.ts";
import { actorsOf } from "./finding-ids.ts";
import type { Identity } from "./identity.ts";
import { type LiveArticle, namesOf } from "./live-articles.ts";
import type { Ledger } from "./open.ts";
import type { ActorRecord } from "./record.ts";
import type { ActorSketch } from "./sketch.ts";
import { snapshotOf } from "./snapshot.ts";
import { viewOf } from "./view.ts";

/** The actors of the ledger as it stood at a moment, the most often named first; of a dossier, those in its findings. */
export async function actors(
  ledger: Ledger,
  { dossier, asOf }: { dossier?: string; asOf?: string } = {},
): Promise<ActorRecord[]> {
  const view = await viewOf(ledger, asOf);
  const articles = view.articles.filter(
    (article) => article.supports && article.reading && (dossier === undefined || article.dossiers.includes(dossier)),
  );
  const { who } = view;
  const names = namesOf(articles, who);
  const found = new Map<string, { article: LiveArticle; sketch: ActorSketch }[]>();
  for (const article of articles) {
    const wanted = dossier === undefined ? undefined : namedIn(article, dossier, who);
    for (const [node, sketch] of article.reading!.actors) {
      if (wanted && !wanted.has(who.idOf(node))) continue;
      const id = who.idOf(node);
      found.set(id, [...(found.get(id) ?? []), { article, sketch }]);
    }
  }
  return [...found]
    .map(([id, told]) => actorRecord(id, names.get(id) ?? id, told, who))
    .sort((a, b) => b.articles - a.articles || (a.id < b.id ? -1 : 1));
}

/** The ids that an article's findings in a dossier name, and the sides that these are on. */
function namedIn({ reading, within }: LiveArticle, dossier: string, who: Identity): Set<string> {
  const keys = within.get(dossier) ?? new Set<string>();
  const found = new Set<string>();
  for (const finding of reading!.findings) {
    if (!keys.has(finding.key)) continue;
    for (const node of actorsOf(finding.finding)) {
      found.add(who.idOf(node)).add(who.sideOf(node, finding.actors.get(node)));
    }
  }
  return found;
}

function actorRecord(
  id: string,
  name: string,
  told: { article: LiveArticle; sketch: ActorSketch }[],
  who: Identity,
): ActorRecord {
  const byReport = [...told].sort((a, b) => (a.article.facts.report < b.article.facts.report ? -1 : 1));
  const kinds = byReport.map(({ sketch }) => sketch.kind);
  const roles = new Map<string, ActorRecord["roles"][number]>();
  for (const { article, sketch } of byReport) {
    const { report } = article.facts;
    for (const role of sketch.roles) {
      const key = [role.title.toLowerCase(), role.of, role.former].join("|");
      const known = roles.get(key);
      if (!known)
        roles.set(key, { ...role, firstReported: report, lastReported: report, articles: [article.facts.article] });
      else {
        known.lastReported = report;
        if (!known.articles.includes(article.facts.article)) known.articles.push(article.facts.article);
      }
    }
  }
  const party = most(byReport.flatMap(({ sketch }) => sketch.party ?? []));
  const country = most(byReport.flatMap(({ sketch }) => sketch.country ?? []));
  return {
    id,
    name,
    kind: kinds.includes("person") ? "person" : kinds[0]!,
    ...(party === undefined ? {} : { party: who.idOf(party) }),
    ...(country === undefined ? {} : { country }),
    roles: [...roles.values()].sort((a, b) => (a.lastReported > b.lastReported ? -1 : 1)),
    names: [...new Set(byReport.map(({ sketch }) => sketch.name))].sort(),
    articles: new Set(byReport.map(({ article }) => article.facts.article)).size,
  };
}

function most(values: string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}

/** Every place that a reading names, by the ledger's id. */
export async function places(ledger: Ledger): Promise<Map<string, Place>> {
  const snapshot = await snapshotOf(ledger);
  const sketches = [...snapshot.readings.values()].flatMap(({ places }) => [...places.values()]);
  const found = new Map<string, Place>();
  for (const { node, name, country, at, reach } of sketches.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (found.has(node)) continue;
    const geonames = node.startsWith("geonames/") ? Number(node.slice(9)) : undefined;
    found.set(node, {
      id: node,
      name,
      ...(country === undefined ? {} : { country }),
      ...(at ?? {}),
      ...(reach === "point" ? {} : { precision: reach }),
      ...(geonames === undefined ? {} : { geonames }),
      mentions: [],
    });
  }
  return found;
}
