import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { PassThrough, Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { Fault } from "../errors.ts";

/** Writes the lines to a file that is whole or not there, packed when its name ends in .gz; - is standard output. */
export async function writeArchive(
  file: string,
  lines: AsyncIterable<string>,
): Promise<{ lines: number; bytes: number }> {
  const written = { lines: 0, bytes: 0 };
  const counted = async function* () {
    for await (const line of lines) {
      written.lines++;
      written.bytes += Buffer.byteLength(line);
      yield line;
    }
  };
  if (file === "-") {
    for await (const line of counted()) if (!process.stdout.write(line)) await drained(process.stdout);
    return written;
  }
  if (existsSync(file)) throw new Fault("usage", `${file} is there already`, "Name a file that is not there yet.");
  const draft = `${file}.new-${process.pid}`;
  try {
    const packing = file.endsWith(".gz") ? createGzip() : new PassThrough();
    await pipeline(Readable.from(counted()), packing, createWriteStream(draft, { mode: 0o600, flush: true }));
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw faultOf(file, error);
  }
  return written;
}

/** The lines of an archive, packed or not; - is standard input. */
export async function* readArchive(file: string): AsyncGenerator<string> {
  if (file !== "-" && !existsSync(file)) throw new Fault("not-found", `there is no file ${file}`, "Check the path.");
  const source: Readable = file === "-" ? process.stdin : createReadStream(file);
  try {
    const first = await firstOf(source);
    const packed = first !== undefined && first[0] === 0x1f && first[1] === 0x8b;
    const stream = packed ? source.pipe(createGunzip()) : source;
    if (packed) source.on("error", (error: Error) => stream.destroy(error));
    yield* createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    throw faultOf(file, error);
  }
}

function firstOf(source: Readable): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    source.once("error", reject);
    source.once("end", () => resolve(undefined));
    source.once("readable", () => {
      const chunk = source.read() as Buffer | null;
      if (chunk) source.unshift(chunk);
      resolve(chunk ?? undefined);
    });
  });
}

function drained(stream: Writable): Promise<void> {
  return new Promise((resolve) => stream.once("drain", resolve));
}

function faultOf(file: string, error: unknown): unknown {
  if (error instanceof Fault) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code?.startsWith("Z_"))
    return new Fault("bad-archive", `${file} cannot be unpacked`, "It is cut off or damaged.", error);
  if (/^E[A-Z]+$/.test(code ?? ""))
    return new Fault("usage", `${file} cannot be used: ${code}`, "Check the path and its permissions.", error);
  return error;
}
