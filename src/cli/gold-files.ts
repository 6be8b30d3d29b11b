import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { Fault } from "../errors.ts";

/** Labelled data: the file named, or in name order every file of the folder named with the first of the endings that any has. */
export function goldFiles(path: string, endings: string[], form: string): { name: string; text: string }[] {
  const hint = `Name ${form}.`;
  let names: string[];
  let ending = "";
  try {
    if (statSync(path).isDirectory()) {
      const all = readdirSync(path).sort();
      ending = endings.find((one) => all.some((name) => name.endsWith(one))) ?? endings[0]!;
      names = all.filter((name) => name.endsWith(ending)).map((name) => join(path, name));
    } else names = [path];
    if (names.length > 0) {
      return names.map((name) => ({ name: basename(name, ending), text: readFileSync(name, "utf8") }));
    }
  } catch (error) {
    throw new Fault("bad-gold", `${path} cannot be read`, hint, error);
  }
  throw new Fault("bad-gold", `${path} holds no ${ending} file`, hint);
}
