import type { Hints } from "../intake/article.ts";
import type { Capture } from "../intake/capture.ts";
import { append } from "../ledger/append.ts";
import { fold } from "../ledger/fold.ts";
import type { Ledger } from "../ledger/open.ts";
import { read } from "../reading/read.ts";
import { take } from "./take.ts";

/** What became of one source: the article that the ledger now has, or why it was not taken. */
export type Added =
  | { outcome: "new" | "revision" | "unchanged"; article: string; revision: string; title: string; findings: number }
  | { outcome: Refusal; reason: string; hint: string };

/** Takes one source into the ledger, whole or not at all; its records are up to date when this returns. */
export async function add(
  ledger: Ledger,
  source: string | Capture,
  hints: Hints = {},
  options: Parameters<typeof take>[2] = {},
): Promise<Added> {
  const added = await addUnfolded(ledger, source, hints, options);
  await fold(ledger);
  return added;
}

/** Takes one source into the ledger and leaves the folding to the caller, who has more to add. */
export async function addUnfolded(
  ledger: Ledger,
  source: string | Capture,
  hints: Hints = {},
  options: Parameters<typeof take>[2] = {},
): Promise<Added> {
  const { capture, taken } = await take(source, hints, options);
  if (taken.outcome !== "article") return taken;
  const { article } = taken;
  const reading = read(article);
  const appended = await append(ledger, { article, reading, capture });
  return { ...appended, title: article.title, findings: reading.findings.length };
}
