import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import { Fault } from "../errors.ts";
import { Dossier } from "../ledger/dossier.ts";

/** Reads a dossier from a JSON or YAML file; faults with `bad-dossier` naming every field that is not of the form. */
export async function readDossier(path: string): Promise<Dossier> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    throw new Fault("not-found", `${path} cannot be read`, "Give the path of a dossier file.", error);
  }
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    throw new Fault("bad-dossier", `${path} is neither JSON nor YAML`, "docs/start.md shows a dossier.", error);
  }
  const parsed = Dossier.safeParse(value);
  if (!parsed.success) {
    throw new Fault(
      "bad-dossier",
      `${path} is not a dossier:\n${z.prettifyError(parsed.error)}`,
      "docs/start.md shows a dossier, docs/schemas/dossier.json says what it may hold.",
    );
  }
  return parsed.data;
}
