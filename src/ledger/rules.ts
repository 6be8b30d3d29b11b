import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";

const ruling =
  /^(same-.*|sameness|sketch|name-key|resolve|finding-ids|claim-content|origin|window|report-moment|fold)\.(ts|js)$/;
let known: string | undefined;

/** A name for the rules by which this version links findings: what was folded under others is folded again. */
export function foldRules(): string {
  if (known) return known;
  const folder = new URL("./", import.meta.url);
  const hash = createHash("sha256");
  for (const name of readdirSync(folder).sort()) {
    if (ruling.test(name)) hash.update(`${name}\u0000`).update(readFileSync(new URL(name, folder)));
  }
  known = hash.digest("hex").slice(0, 16);
  return known;
}
