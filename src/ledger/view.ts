import { digest } from "../findings/article.ts";
import { accountsOf } from "./accounts.ts";
import { buildRecords } from "./build-records.ts";
import type { Dossier } from "./dossier.ts";
import { type Identity, identityOf } from "./identity.ts";
import { type LiveArticle, liveArticles, namesOf, withDossiers } from "./live-articles.ts";
import type { Ledger } from "./open.ts";
import type { LedgerRecord } from "./record.ts";
import type { PlaceSketch } from "./sketch.ts";
import { type Snapshot, snapshotOf } from "./snapshot.ts";
import type { Words } from "./told.ts";

/** The ledger as it stood at a moment. */
export interface View {
  asOf: string;
  articles: LiveArticle[];
  dossiers: Dossier[];
  who: Identity;
  places: Map<string, PlaceSketch>;
  records: LedgerRecord[];
}

const kept = 6;

/** The ledger as it stood at a moment, or as it stands; worked out once for as long as nothing is added. */
export async function viewOf(ledger: Ledger, asOf?: string): Promise<View> {
  const snapshot = await snapshotOf(ledger);
  const { views } = ledger.cache;
  const rows = await ledger.db.selectFrom("dossier").select("body").orderBy("id").execute();
  const dossiers = rows.map(({ body }) => body);
  const name = digest([asOf ?? new Date().toISOString().slice(0, 10), asOf ? "then" : "now", JSON.stringify(dossiers)]);
  const known = views.get(name) as View | undefined;
  if (known) return known;
  const view = viewAt(snapshot, dossiers, asOf);
  if (views.size >= kept) views.delete(views.keys().next().value!);
  views.set(name, view);
  return view;
}

/** What the snapshot shows of a moment: a function of the two and the dossiers. */
export function viewAt(snapshot: Snapshot, dossiers: Dossier[], asOf: string | undefined): View {
  const standing = liveArticles(snapshot, asOf);
  const counting = standing.filter((article) => article.supports && article.reading);
  const who = identityOf(counting.flatMap(({ reading }) => [...reading!.actors.values()]));
  const articles = standing.map((article) => withDossiers(article, dossiers, who));
  const supporting = articles.filter((article) => article.supports && article.reading);
  const places = new Map<string, PlaceSketch>();
  for (const { reading } of supporting) {
    for (const [node, place] of reading!.places) if (!places.has(node)) places.set(node, place);
  }
  const names = namesOf(supporting, who);
  const words: Words = {
    actor: (id) => names.get(id) ?? id,
    place: (id) => places.get(id)?.name ?? id,
  };
  const told = supporting.flatMap((article) => accountsOf(article, who, words));
  const moment = asOf ?? new Date().toISOString();
  const records = buildRecords({ told, articles: supporting, snapshot, who, places, words, asOf: moment });
  return { asOf: moment, articles, dossiers, who, places, records };
}
