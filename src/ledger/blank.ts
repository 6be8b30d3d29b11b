import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";

/** The paths inside a directory in order, a folder before what is in it, and the length of each file. */
type Contents = [path: string, length?: number][];

/** Where the blank database of a PGlite version is, if we ship one: what that version's own initdb makes, packed. */
export function blankOf(version: string): string {
  return fileURLToPath(new URL(`./blank/pglite-${version}.br`, import.meta.url));
}

/** Unpacks the blank database of this PGlite version into a directory; false when none is shipped. */
export function unpackBlank(version: string, directory: string): boolean {
  const file = blankOf(version);
  if (!existsSync(file)) return false;
  const bytes = brotliDecompressSync(readFileSync(file));
  const headed = 4 + bytes.readUInt32LE(0);
  const contents: Contents = JSON.parse(bytes.toString("utf8", 4, headed));
  let at = headed;
  for (const [path, length] of contents) {
    if (length === undefined) {
      mkdirSync(join(directory, path), { mode: 0o700 });
    } else {
      writeFileSync(join(directory, path), bytes.subarray(at, at + length), { mode: 0o600 });
      at += length;
    }
  }
  return true;
}

/** Packs a database that nothing has open. */
export function packBlank(directory: string): Buffer {
  const contents: Contents = [];
  const files: Buffer[] = [];
  const visit = (inside: string) => {
    const entries = readdirSync(join(directory, inside), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = inside ? `${inside}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        contents.push([path]);
        visit(path);
      } else {
        const bytes = readFileSync(join(directory, path));
        contents.push([path, bytes.length]);
        files.push(bytes);
      }
    }
  };
  visit("");
  const head = Buffer.from(JSON.stringify(contents));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  return brotliCompressSync(Buffer.concat([length, head, ...files]), {
    params: { [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS },
  });
}
