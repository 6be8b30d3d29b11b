import { readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { Fault } from "../errors.ts";

/** An analyst's codebook, beside ours: its files by the names of ours. */
export interface OwnCodebook {
  /** The folder's own name: findings that its words made are marked with it. */
  name: string;
  folder: string;
  files: ReadonlyMap<string, string>;
}

const hint = "A codebook of your own is a folder of YAML files named as those of `codebook/` are.";

/** Looks which of our codebook's files a folder has; faults with `bad-codebook` when it has none, or others. */
export function openOwnCodebook(folder: string, names: readonly string[]): OwnCodebook {
  const path = resolve(folder);
  let found: string[];
  try {
    found = readdirSync(path).filter((one) => /\.ya?ml$/.test(one));
  } catch (error) {
    throw new Fault("bad-codebook", `${folder} is no folder that can be read`, hint, error);
  }
  const strange = found.find((one) => !names.includes(one.replace(/\.yaml$/, "")));
  if (strange !== undefined) {
    throw new Fault("bad-codebook", `${join(folder, strange)}: there is no such file in Parley's codebook`, hint);
  }
  if (found.length === 0) throw new Fault("bad-codebook", `${folder} holds no codebook`, hint);
  const files = found.sort().map((one) => [one.slice(0, -".yaml".length), join(folder, one)] as const);
  return { name: basename(path), folder, files: new Map(files) };
}
