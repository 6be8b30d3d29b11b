import { Fault, faultOr, forAll } from "../errors.ts";
import type { Hints } from "../intake/article.ts";
import type { Capture, CaptureOptions } from "../intake/capture.ts";
import { append } from "../ledger/append.ts";
import { fold } from "../ledger/fold.ts";
import type { Ledger } from "../ledger/open.ts";
import { readAll } from "../reading/read.ts";
import { type Intake, type NotTaken, take } from "./take.ts";

/** What became of one source: the article that the ledger now has, or why it was not taken. */
export type Added = Kept | NotTaken;
export type Kept = {
  outcome: "new" | "revision" | "unchanged";
  article: string;
  revision: string;
  title: string;
  findings: number;
};

/** Takes one source into the ledger, whole or not at all; the ledger's records are up to date when this returns. */
export async function add(
  ledger: Ledger,
  source: string | Capture,
  hints: Hints = {},
  options: CaptureOptions = {},
): Promise<Added> {
  const [added] = await addAll(ledger, [source], hints, options);
  if (added instanceof Fault) throw added;
  return added!;
}

/** As `add` for each of several sources, with the fault of each that has one; many are added faster so. */
export async function addAll(
  ledger: Ledger,
  sources: readonly (string | Capture)[],
  hints: Hints = {},
  options: CaptureOptions = {},
): Promise<(Added | Fault)[]> {
  const intakes: (Intake | Fault)[] = [];
  for (const source of sources) intakes.push(await faultOr(() => take(source, hints, options)));
  const added = await forAll(intakes, (taken) => keep(ledger, taken));
  await fold(ledger);
  return added;
}

/**
 * Reads what intake took and appends each in a transaction of its own; folding is left to the caller, who may have more to
 * keep. An article in a language that is not read is appended unread, and its outcome is that it was not read.
 */
export async function keep(ledger: Ledger, intakes: readonly Intake[]): Promise<Added[]> {
  const readings = readAll(intakes.flatMap(({ taken }) => (taken.outcome === "article" ? [taken.article] : [])));
  const added: Added[] = [];
  let next = 0;
  for (const { capture, taken } of intakes) {
    if (taken.outcome === "unsupported-language") await append(ledger, { article: taken.article, capture });
    if (taken.outcome !== "article") {
      added.push(taken);
      continue;
    }
    const { article } = taken;
    const reading = readings[next++]!;
    const appended = await append(ledger, { article, reading, capture });
    added.push({ ...appended, title: article.title, findings: reading.findings.length });
  }
  return added;
}
