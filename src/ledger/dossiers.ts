import { Dossier } from "./dossier.ts";
import type { Ledger } from "./open.ts";
import { viewOf } from "./view.ts";

/** Keeps a dossier, in place of an earlier one of its id. */
export async function saveDossier(ledger: Ledger, dossier: Dossier): Promise<void> {
  const body = JSON.stringify(Dossier.parse(dossier));
  await ledger.db
    .insertInto("dossier")
    .values({ id: dossier.id, body })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ body }))
    .execute();
  ledger.cache.views.clear();
}

/** Every dossier that is kept, in the order of their ids, with how many articles fall into it and when the last appeared. */
export async function dossiers(ledger: Ledger): Promise<(Dossier & { articles: number; lastReport?: string })[]> {
  const view = await viewOf(ledger);
  return view.dossiers.map((dossier) => {
    const reports = view.articles.filter((article) => article.dossiers.includes(dossier.id));
    const lastReport = reports
      .map(({ facts }) => facts.report)
      .sort()
      .at(-1);
    return { ...dossier, articles: reports.length, ...(lastReport ? { lastReport } : {}) };
  });
}
