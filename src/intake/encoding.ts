import { analyse } from "chardet";
import { Fault } from "../errors.ts";

export type Decoded = { text: string; encoding: string };

const utf8 = new TextDecoder("utf-8", { fatal: true });
// What windows-1252 puts at 0x80–0x9F. Node's own decoder leaves control characters there in some versions.
const HIGH_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
// Below this chardet is guessing; a text of a few sentences in one of its encodings reaches 20 and more.
const SURE_ENOUGH = 15;
const MOSTLY_RIGHT = 0.01;

/**
 * Text from bytes: by byte order mark, then by the charset that the server named, then by the one that the page names,
 * then as UTF-8 if it is valid, then by the statistics of its letters. Faults with `unknown-encoding` when none fits.
 */
export function decode(bytes: Uint8Array, charset?: string): Decoded {
  const marked = byMark(bytes);
  if (marked) return marked;
  const wide = byZeros(bytes);
  if (wide) return wide;
  const asUtf8 = strictly(bytes, "utf-8");
  for (const label of [charset, declaredIn(bytes)]) {
    const encoding = label && known(label);
    if (!encoding) continue;
    // Pages in valid UTF-8 with many a multi-byte letter are that, whatever an old template says.
    if (asUtf8 && encoding !== "utf-8" && encoding.startsWith("windows-125") && hasHighBytes(bytes)) return asUtf8;
    const decoded = strictly(bytes, encoding) ?? leniently(bytes, encoding);
    if (decoded) return decoded;
  }
  const decoded = asUtf8 ?? byStatistics(bytes) ?? leniently(bytes, "utf-8");
  if (decoded) return decoded;
  throw new Fault(
    "unknown-encoding",
    "the encoding of this text cannot be told",
    "Save it as UTF-8 and try again; UTF-16 with a byte order mark, windows-125x, ISO 8859 and KOI8 are read too.",
  );
}

/** The character that windows-1252 means by a byte. */
export function windows1252(byte: number): string {
  return byte >= 0x80 && byte <= 0x9f ? HIGH_1252[byte - 0x80]! : String.fromCharCode(byte);
}

function byMark(bytes: Uint8Array): Decoded | undefined {
  const [first, second, third] = bytes;
  const encoding =
    first === 0xef && second === 0xbb && third === 0xbf
      ? "utf-8"
      : first === 0xff && second === 0xfe
        ? "utf-16le"
        : first === 0xfe && second === 0xff
          ? "utf-16be"
          : undefined;
  return encoding ? (strictly(bytes, encoding) ?? leniently(bytes, encoding)) : undefined;
}

/** UTF-16 without its mark: in text of European letters every other byte is zero. */
function byZeros(bytes: Uint8Array): Decoded | undefined {
  const sample = bytes.subarray(0, 2_000);
  if (sample.length < 4) return undefined;
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2]!++;
  const half = sample.length / 2;
  if (zeros[1]! > half * 0.6 && zeros[0]! < half * 0.05) return strictly(bytes, "utf-16le");
  if (zeros[0]! > half * 0.6 && zeros[1]! < half * 0.05) return strictly(bytes, "utf-16be");
  return undefined;
}

function declaredIn(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4_096)).toString("latin1");
  const declared =
    /<meta[^>]{0,200}?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head) ??
    /^\s*<\?xml[^>]{0,100}?\bencoding\s*=\s*["']([\w.:-]+)["']/i.exec(head);
  return declared?.[1];
}

function byStatistics(bytes: Uint8Array): Decoded | undefined {
  const sample = bytes.subarray(0, 200_000);
  for (const { name, confidence } of analyse(sample)) {
    if (confidence < SURE_ENOUGH) return undefined;
    const encoding = known(name);
    if (!encoding || encoding === "utf-8" || encoding.startsWith("utf-16")) continue;
    const decoded = strictly(bytes, encoding);
    if (decoded && looksWritten(decoded.text)) return decoded;
  }
  return undefined;
}

function known(label: string): string | undefined {
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return undefined;
  }
}

function strictly(bytes: Uint8Array, encoding: string): Decoded | undefined {
  try {
    if (encoding === "utf-8") return { text: utf8.decode(bytes), encoding };
    if (encoding === "windows-1252") return { text: decode1252(bytes), encoding };
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    return undefined;
  }
}

/** Takes a text that a few broken bytes are in. */
function leniently(bytes: Uint8Array, encoding: string): Decoded | undefined {
  const text = new TextDecoder(encoding).decode(bytes);
  const broken = text.split("\ufffd").length - 1;
  return broken <= Math.max(1, text.length * MOSTLY_RIGHT) && text.length > 20 ? { text, encoding } : undefined;
}

function decode1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, (character) => windows1252(character.charCodeAt(0)));
}

function hasHighBytes(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte >= 0x80);
}

/** Whether a decoded text consists of letters and what goes with them, not of symbols by accident. */
function looksWritten(text: string): boolean {
  const letters = text.match(/[\p{L}\p{N}\p{M}\s.,;:!?'"“”‘’()«»–—-]/gu)?.length ?? 0;
  const controls = text.match(/(?!\s)\p{Cc}|\ufffd/gu)?.length ?? 0;
  return letters > text.length * 0.85 && controls <= text.length * 0.002;
}
