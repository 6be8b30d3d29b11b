import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Document, isScalar, isSeq, type Node, parseDocument, visit } from "yaml";
import type { z } from "zod";
import { Fault } from "../errors.ts";
import { mergeNodes } from "./codebook-merge.ts";
import { type OwnCodebook, openOwnCodebook } from "./codebook-own.ts";

const folder = fileURLToPath(new URL("../../codebook/", import.meta.url));

/** The names of the codebook's files, without their ending. */
export const codebookNames: readonly string[] = readdirSync(folder)
  .filter((one) => one.endsWith(".yaml"))
  .map((one) => one.slice(0, -".yaml".length))
  .sort();

let own: OwnCodebook | undefined;
let begun = false;

/**
 * Puts an analyst's codebook beside ours, before anything is read; faults with `bad-codebook` when the folder is none. One
 * process reads by one codebook.
 */
export function useCodebook(path: string): void {
  if (own?.folder === path) return;
  if (own || begun) throw new Error("the codebook is in use and cannot be changed");
  own = openOwnCodebook(path, codebookNames);
}

/** The analyst's codebook that is in force beside ours. */
export const ownCodebook = (): OwnCodebook | undefined => own;

/** One file as it is read: ours, and the analyst's of the same name. */
interface File {
  /** How it is named in messages. */
  label: string;
  text: string;
  document: Document.Parsed;
}

/**
 * Reads one file of the codebook, with what the analyst's file of that name adds or overrides, and checks its form; faults
 * with `bad-codebook`, the file and the line of the mistake.
 */
export function loadCodebook<T>(name: string, schema: z.ZodType<T>): T {
  begun = true;
  const ours = fileAt(join(folder, `${name}.yaml`), `codebook/${name}.yaml`);
  const theirs = own?.files.has(name) ? fileAt(own.files.get(name)!, own.files.get(name)!) : undefined;
  const added = new Set<unknown>();
  if (theirs) {
    visit(theirs.document, { Node: (_, node) => void added.add(node) });
    ours.document.contents = mergeNodes(
      ours.document.contents,
      theirs.document.contents,
    ) as typeof ours.document.contents;
  }
  const parsed = schema.safeParse(ours.document.toJS());
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const node = nodeAt(ours.document, issue.path as (string | number)[], (issue as { keys?: string[] }).keys?.[0]);
  const file = theirs && node && added.has(node) ? theirs : ours;
  const at = node?.range ? `:${lineAt(file.text, node.range[0])}` : "";
  const path = issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
  throw new Fault(
    "bad-codebook",
    `${file.label}${at}: ${path}${issue.message}`,
    "Compare it with the entries around it.",
  );
}

function fileAt(path: string, label: string): File {
  const text = readFileSync(path, "utf8");
  const document = parseDocument(text);
  const broken = document.errors[0];
  if (broken) {
    throw new Fault(
      "bad-codebook",
      `${label}:${lineAt(text, broken.pos[0])}: ${broken.message.split(" at line ")[0]}`,
      "Mend the YAML of that line.",
    );
  }
  return { label, text, document };
}

const lineAt = (text: string, offset: number) => text.slice(0, offset).split("\n").length;

// The node of a path, or what stands nearest above it; of a map the key that does not belong there.
function nodeAt(document: Document, path: (string | number)[], key: string | undefined): Node | undefined {
  for (let length = path.length; length >= 0; length--) {
    const node = (length === 0 ? document.contents : document.getIn(path.slice(0, length), true)) as Node | undefined;
    if (!node || typeof node !== "object") continue;
    if (key !== undefined && "items" in node) {
      const pair = (node.items as { key?: unknown }[]).find((one) => isScalar(one.key) && one.key.value === key);
      if (pair) return pair.key as Node;
    }
    return node;
  }
  return undefined;
}

/** Where the entries of a list of one file stand, as file and line, in the order in which they are loaded. */
export function placesOf(name: string, list: string): string[] {
  const ours = fileAt(join(folder, `${name}.yaml`), `codebook/${name}.yaml`);
  const theirs = own?.files.get(name);
  return [...(theirs ? [fileAt(theirs, theirs)] : []), ours].flatMap(({ label, text, document }) => {
    const entries = document.get(list);
    return isSeq<Node>(entries) ? entries.items.map((one) => `${label}:${lineAt(text, one.range?.[0] ?? 0)}`) : [];
  });
}

/** A map of pairs in which the first of a key stays: an analyst's entries come before ours. */
export function firstOf<K, V>(pairs: Iterable<readonly [K, V]>): Map<K, V> {
  const map = new Map<K, V>();
  for (const [key, value] of pairs) if (!map.has(key)) map.set(key, value);
  return map;
}

let version: string | undefined;

/** The version of the codebook in force: a hash of all its files, and behind it the analyst's name and hash. */
export function codebookVersion(): string {
  version ??= hashOf(codebookNames.map((name) => [`${name}.yaml`, join(folder, `${name}.yaml`)]));
  return own ? `${version}+${own.name}:${hashOf([...own.files].sort())}` : version;
}

function hashOf(files: (readonly [name: string, path: string])[]): string {
  const hash = createHash("sha256");
  for (const [name, path] of files) hash.update(name).update(readFileSync(path));
  return hash.digest("hex").slice(0, 12);
}
