import { grouped } from "./components.ts";
import type { Dossier } from "./dossier.ts";
import type { Identity } from "./identity.ts";
import { liveRevision, type RevisionFacts, supports } from "./live.ts";
import { findingsIn } from "./membership.ts";
import type { StoredReading } from "./readings.ts";
import type { Provenance } from "./record.ts";
import type { Snapshot } from "./snapshot.ts";

/** An article as it stood at a moment. */
export interface LiveArticle {
  facts: RevisionFacts;
  reading?: StoredReading;
  /** Nothing is known by what it says when it is killed, retracted or embargoed. */
  supports: boolean;
  origin: string;
  dossiers: string[];
  /** Of each dossier the keys of the findings that belong to it. */
  within: Map<string, Set<string>>;
  provenance: Provenance;
}

/** The articles of a moment, the last published first: each in the revision that stood. */
export function liveArticles(snapshot: Snapshot, asOf: string | undefined): LiveArticle[] {
  const standing = [...snapshot.articles.values()].flatMap((revisions) => liveRevision(revisions, asOf) ?? []);
  const index = new Map(standing.map(({ revision }, at) => [revision, at]));
  const pairs = snapshot.textLinks.flatMap(({ a, b }) => {
    const [one, other] = [index.get(a), index.get(b)];
    return one === undefined || other === undefined ? [] : [[one, other] as const];
  });
  const origins = new Map<string, string>();
  for (const group of grouped(standing, pairs)) {
    const origin = group.map(({ article }) => article).sort()[0]!;
    for (const { article } of group) origins.set(article, origin);
  }
  return standing
    .map((facts): LiveArticle => {
      const reading = snapshot.readings.get(facts.revision);
      const { article, revision, title, outlet, url, published, report, genre, publication } = facts;
      return {
        facts,
        reading,
        supports: supports(facts),
        origin: origins.get(article)!,
        within: new Map(),
        dossiers: [],
        provenance: {
          article,
          revision,
          title,
          ...(outlet === undefined ? {} : { outlet }),
          ...(url === undefined ? {} : { url }),
          ...(published === undefined ? {} : { published }),
          reportTime: report,
          genre,
          publication,
          laterCapture: asOf !== undefined && facts.captured > asOf,
        },
      };
    })
    .sort((a, b) => compare(b.facts.report, a.facts.report) || compare(a.facts.article, b.facts.article));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Finds the dossiers into which an article falls, and with which of its findings. */
export function withDossiers(article: LiveArticle, dossiers: readonly Dossier[], who: Identity): LiveArticle {
  const findings = article.reading?.findings ?? [];
  const within = new Map(dossiers.map((dossier) => [dossier.id, findingsIn(dossier, findings, who)]));
  return { ...article, within, dossiers: [...within].filter(([, keys]) => keys.size > 0).map(([id]) => id) };
}

/** The names by which actors are called, the most frequent spelling of each full name first. */
export function namesOf(articles: readonly LiveArticle[], who: Identity): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { reading } of articles) {
    for (const [node, { name, full, kind }] of reading!.actors) {
      const id = who.idOf(node);
      const names = counts.get(id) ?? new Map<string, number>();
      counts.set(id, names);
      names.set(name, (names.get(name) ?? 0) + (full && kind !== "role-holder" ? 1000 : 1));
    }
  }
  return new Map(
    [...counts].map(([id, names]) => [id, [...names].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))[0]![0]]),
  );
}
