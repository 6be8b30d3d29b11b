import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { Fault } from "../errors.ts";

/** A file of labelled data: the file named, or every file with the ending in the folder named, in name order. */
export function goldFiles(path: string, ending: string, form: string): { name: string; text: string }[] {
  const hint = `Name ${form}.`;
  let names: string[];
  try {
    names = statSync(path).isDirectory()
      ? readdirSync(path)
          .filter((name) => name.endsWith(ending))
          .sort()
          .map((name) => join(path, name))
      : [path];
    if (names.length > 0) {
      return names.map((name) => ({ name: basename(name, ending), text: readFileSync(name, "utf8") }));
    }
  } catch (error) {
    throw new Fault("bad-gold", `${path} cannot be read`, hint, error);
  }
  throw new Fault("bad-gold", `${path} holds no ${ending} file`, hint);
}
