import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { latestArticles } from "../ledger/articles.ts";
import type { Dossier } from "../ledger/dossier.ts";
import { dossiers, saveDossier } from "../ledger/dossiers.ts";
import { fold } from "../ledger/fold.ts";
import type { Ledger } from "../ledger/open.ts";
import { keep } from "./add.ts";
import { readDossier } from "./dossier-file.ts";
import { type Intake, take } from "./take.ts";

const samples = fileURLToPath(new URL("../../samples/", import.meta.url));

/** So many reports are read together between two words on progress. */
const together = 8;

/** What became of the samples: how many reports were loaded, or that the ledger has a life of its own. */
export type Loaded = { outcome: "loaded" | "there-already" | "own-ledger"; reports: number };

/**
 * Loads the sample dossiers into a ledger that holds nothing else. A dossier is saved after its reports: it is the mark
 * that they are all there, and a start that was killed in between goes on where it stopped.
 */
export async function loadSamples(
  ledger: Ledger,
  onProgress: (done: number, total: number, what: string) => void = () => {},
  folder = samples,
): Promise<Loaded> {
  const there = new Set((await dossiers(ledger)).map(({ id }) => id));
  const all = await sampleDossiers(folder);
  const missing = all.filter(({ dossier }) => !there.has(dossier.id));
  if (missing.length === 0) return { outcome: "there-already", reports: 0 };
  const reports: Intake[] = [];
  for (const file of all.flatMap(({ files }) => files)) reports.push(await take(file));
  if (await hasOthers(ledger, reports)) return { outcome: "own-ledger", reports: 0 };
  for (let done = 0; done < reports.length; done += together) {
    const { taken } = reports[done]!;
    onProgress(done, reports.length, taken.outcome === "article" ? taken.article.title : "");
    await keep(ledger, reports.slice(done, done + together));
  }
  await fold(ledger);
  for (const { dossier } of missing) await saveDossier(ledger, dossier);
  onProgress(reports.length, reports.length, "");
  return { outcome: "loaded", reports: reports.length };
}

async function sampleDossiers(folder: string): Promise<{ dossier: Dossier; files: string[] }[]> {
  const found: { dossier: Dossier; files: string[] }[] = [];
  for (const name of (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory())) {
    const articles = join(folder, name.name, "articles");
    const files = (await readdir(articles)).sort().map((file) => join(articles, file));
    found.push({ dossier: await readDossier(join(folder, name.name, "dossier.json")), files });
  }
  return found.sort((a, b) => a.dossier.id.localeCompare(b.dossier.id));
}

/** Whether the ledger has articles that are no samples, or dossiers of its own. */
async function hasOthers(ledger: Ledger, reports: Intake[]): Promise<boolean> {
  const own = new Set(reports.flatMap(({ taken }) => (taken.outcome === "article" ? [taken.article.id] : [])));
  const held = await latestArticles(ledger, { limit: own.size + 1 });
  return held.some(({ id }) => !own.has(id));
}
