import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseDocument } from "yaml";
import type { z } from "zod";
import { Fault } from "../errors.ts";

const folder = fileURLToPath(new URL("../../codebook/", import.meta.url));

/**
 * Reads one file of the codebook and checks its form; faults with `bad-codebook`, the file and the line of the mistake.
 */
export function loadCodebook<T>(name: string, schema: z.ZodType<T>): T {
  const path = join(folder, `${name}.yaml`);
  const text = readFileSync(path, "utf8");
  const document = parseDocument(text);
  const lineAt = (offset: number) => text.slice(0, offset).split("\n").length;
  const broken = document.errors[0];
  if (broken) {
    throw new Fault(
      "bad-codebook",
      `codebook/${name}.yaml:${lineAt(broken.pos[0])}: ${broken.message}`,
      "Mend the YAML of that line.",
    );
  }
  const parsed = schema.safeParse(document.toJS());
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    const node = document.getIn(issue.path as (string | number)[], true) as
      | { range?: [number, number, number] }
      | undefined;
    const line = node?.range ? `:${lineAt(node.range[0])}` : "";
    throw new Fault(
      "bad-codebook",
      `codebook/${name}.yaml${line}: ${issue.path.join(".")}: ${issue.message}`,
      "Compare it with the entries around it.",
    );
  }
  return parsed.data;
}

let version: string | undefined;

/** The version of the codebook in force: a hash of all its files. */
export function codebookVersion(): string {
  if (!version) {
    const hash = createHash("sha256");
    for (const file of readdirSync(folder)
      .filter((one) => one.endsWith(".yaml"))
      .sort()) {
      hash.update(file).update(readFileSync(join(folder, file)));
    }
    version = hash.digest("hex").slice(0, 12);
  }
  return version;
}
