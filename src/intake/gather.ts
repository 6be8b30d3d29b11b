import { Fault } from "../errors.ts";

/** All bytes of a stream; faults with `input-too-large` as soon as there are too many, without reading the rest. */
export async function gather(
  stream: AsyncIterable<Uint8Array | string>,
  maxBytes: number,
  what: string,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    length += bytes.length;
    if (length > maxBytes) throw tooLarge(what, maxBytes);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** The fault of an input that is over the limit. */
export function tooLarge(what: string, maxBytes: number): Fault {
  return new Fault(
    "input-too-large",
    `${what} is larger than ${maxBytes.toLocaleString("en")} bytes`,
    "Give one article at a time, or set PARLEY_MAX_BYTES.",
  );
}
