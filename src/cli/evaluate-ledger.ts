import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Fault } from "../errors.ts";
import { actors, places } from "../ledger/actors.ts";
import { saveDossier } from "../ledger/dossiers.ts";
import { fold } from "../ledger/fold.ts";
import { type Ledger, openLedger } from "../ledger/open.ts";
import { records } from "../ledger/records.ts";
import { type KindScore, LedgerGold, type ScoredRecord, scoreLedger } from "../scoring/ledger.ts";
import type { NamesOf } from "../scoring/ledger-fields.ts";
import { keep } from "../work/add.ts";
import { readDossier } from "../work/dossier-file.ts";
import { take } from "../work/take.ts";
import type { Evaluated, Metrics } from "./evaluate.ts";
import { closing } from "./stopping.ts";

const samples = fileURLToPath(new URL("../../samples/", import.meta.url));

/** Takes all the articles of the gold's folders into one new ledger, and scores its records against the gold. */
export async function evaluateLedger(path = samples): Promise<Evaluated> {
  const folders = foldersOf(path).map((folder) => ({ folder, gold: goldOf(folder) }));
  return closing(await openLedger({ scratch: true }), async (ledger) => {
    const begun = performance.now();
    const files = new Map<string, string>();
    let words = 0;
    for (const { folder } of folders) {
      const names = readdirSync(join(folder, "articles")).sort();
      const intakes = await Promise.all(names.map((file) => take(join(folder, "articles", file))));
      await keep(ledger, intakes);
      intakes.forEach(({ taken }, i) => {
        if (taken.outcome !== "article") return;
        files.set(taken.article.id, nameOf(folder, names[i]!));
        words += taken.article.text.split(/\s+/).length;
      });
      const dossier = join(folder, "dossier.json");
      if (readdirSync(folder).includes("dossier.json")) await saveDossier(ledger, await readDossier(dossier));
    }
    await fold(ledger);
    const ours = await scoredRecords(ledger, files);
    const seconds = (performance.now() - begun) / 1000;
    const score = scoreLedger(together(folders), ours, await namesIn(ledger), await actors(ledger));
    const metrics: Metrics = { ...shares(score.all), ...(score.roles !== undefined && { roles: score.roles }) };
    for (const [kind, own] of Object.entries(score.kinds)) metrics[kind] = shares(own);
    const { intervals, errors } = score;
    return { n: score.all.records, seconds, wordsPerSecond: words / seconds, metrics, intervals, errors };
  });
}

function foldersOf(path: string): string[] {
  const isGold = (folder: string) => {
    try {
      return readdirSync(folder).includes("gold.json");
    } catch {
      return false;
    }
  };
  if (isGold(path)) return [path];
  let names: string[] = [];
  try {
    names = readdirSync(path).sort();
  } catch (error) {
    throw new Fault("bad-gold", `${path} cannot be read`, "Name a folder with articles/ and gold.json.", error);
  }
  const folders = names.map((name) => join(path, name)).filter(isGold);
  if (folders.length > 0) return folders;
  throw new Fault("bad-gold", `${path} holds no gold.json`, "Name a folder with articles/ and gold.json.");
}

function goldOf(folder: string): LedgerGold {
  const path = join(folder, "gold.json");
  try {
    return LedgerGold.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    throw new Fault("bad-gold", `${path} is not of the form`, "docs/evaluate.md says what it holds.", error);
  }
}

const nameOf = (folder: string, file: string) => `${basename(folder)}/${file}`;

/** The gold of all the folders as one, articles named by folder and file; records of actors become actors. */
function together(folders: { folder: string; gold: LedgerGold }[]): LedgerGold {
  const all = folders.flatMap(({ folder, gold }) =>
    gold.records.map((record) => ({
      ...record,
      accounts: record.accounts.map((account) => ({ ...account, article: nameOf(folder, account.article) })),
    })),
  );
  const actorsOfRecords = all.flatMap(({ kind, fields = {} }) =>
    kind === "actor"
      ? [{ actor: String(fields.name), title: fields.roles as string[], party: fields.party as string }]
      : [],
  );
  return {
    records: all.filter(({ kind }) => kind !== "actor"),
    actors: [...folders.flatMap(({ gold }) => gold.actors ?? []), ...actorsOfRecords],
  };
}

async function scoredRecords(ledger: Ledger, files: Map<string, string>): Promise<ScoredRecord[]> {
  return (await records(ledger)).map(({ id, kind, value, status, standing, accounts }) => ({
    id,
    kind,
    value: { ...value, ...(kind === "engagement" && { status }), ...(kind === "claim" && { standing }) },
    accounts: accounts.map(({ finding, provenance, role }) => ({
      article: files.get(provenance.article) ?? provenance.article,
      evidence: finding.evidence.map(({ exact }) => exact),
      role,
    })),
  }));
}

async function namesIn(ledger: Ledger): Promise<NamesOf> {
  const names = new Map<string, readonly string[]>();
  for (const actor of await actors(ledger)) names.set(actor.id, [actor.id, actor.name, ...actor.names]);
  for (const [id, { name }] of await places(ledger)) names.set(id, [name]);
  return (id) => names.get(id) ?? [];
}

/** What of a score is a fraction of 1. */
function shares({ precision, recall, f1, recordsRight, fieldsRight }: KindScore): Metrics {
  return { precision, recall, f1, recordsRight, fieldsRight };
}
