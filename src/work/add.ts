import type { Hints } from "../intake/article.ts";
import type { Capture, CaptureOptions } from "../intake/capture.ts";
import { append } from "../ledger/append.ts";
import { fold } from "../ledger/fold.ts";
import type { Ledger } from "../ledger/open.ts";
import { read } from "../reading/read.ts";
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
  const added = await keep(ledger, await take(source, hints, options));
  await fold(ledger);
  return added;
}

/**
 * Reads and appends what intake took, in one transaction; folding is left to the caller, who may have more to keep. An
 * article in a language that is not read is appended unread, and its outcome is that it was not read.
 */
export async function keep(ledger: Ledger, { capture, taken }: Intake): Promise<Added> {
  if (taken.outcome === "unsupported-language") await append(ledger, { article: taken.article, capture });
  if (taken.outcome !== "article") return taken;
  const { article } = taken;
  const reading = read(article);
  const appended = await append(ledger, { article, reading, capture });
  return { ...appended, title: article.title, findings: reading.findings.length };
}
