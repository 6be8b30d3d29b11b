import { Fault } from "../errors.ts";

const SIGNATURES: [at: number, bytes: string, what: string][] = [
  [0, "%PDF-", "a PDF document"],
  [0, "PK\u0003\u0004", "a ZIP archive or an Office document"],
  [0, "PK\u0005\u0006", "an empty ZIP archive"],
  [0, "\u0089PNG", "a PNG image"],
  [0, "\u00ff\u00d8\u00ff", "a JPEG image"],
  [0, "GIF8", "a GIF image"],
  [0, "BM", "a BMP image"],
  [0, "II*\u0000", "a TIFF image"],
  [0, "MM\u0000*", "a TIFF image"],
  [8, "WEBP", "a WebP image"],
  [8, "WAVE", "a WAV recording"],
  [4, "ftyp", "an MP4 video or a HEIC image"],
  [0, "\u001aE\u00df\u00a3", "a Matroska or WebM video"],
  [0, "ID3", "an MP3 recording"],
  [0, "OggS", "an Ogg recording"],
  [0, "\u001f\u008b", "a gzip archive"],
  [0, "BZh", "a bzip2 archive"],
  [0, "\u00fd7zXZ", "an xz archive"],
  [0, "(\u00b5/\u00fd", "a Zstandard archive"],
  [0, "7z\u00bc\u00af", "a 7-Zip archive"],
  [0, "Rar!", "a RAR archive"],
  [257, "ustar", "a tar archive"],
  [0, "\u00d0\u00cf\u0011\u00e0", "an old Office document"],
  [0, "{\\rtf", "an RTF document"],
  [0, "\u007fELF", "a program"],
  [0, "MZ", "a Windows program"],
  [0, "\u00ca\u00fe\u00ba\u00be", "a program"],
  [0, "\u0000asm", "a WebAssembly module"],
  [0, "SQLite format 3", "an SQLite database"],
  [0, "wOFF", "a font"],
  [0, "wOF2", "a font"],
];
// These are letters too: only with a control character soon behind them are they a signature.
const ALSO_LETTERS = new Set(["BM", "MZ", "ID3", "GIF8", "BZh", "Rar!", "OggS", "wOFF", "wOF2"]);

/** Faults with `binary-input`, naming what the bytes look like, when they are no text in any encoding. */
export function refuseBinary(bytes: Uint8Array): void {
  const what = looksLike(bytes);
  if (!what) return;
  throw new Fault(
    "binary-input",
    `this is not text: it looks like ${what}`,
    "Give the article as a web page (.html), Markdown (.md) or plain text (.txt).",
  );
}

function looksLike(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 300)).toString("latin1");
  for (const [at, signature, what] of SIGNATURES) {
    if (!head.startsWith(signature, at)) continue;
    if (ALSO_LETTERS.has(signature) && !/(?!\s)\p{Cc}/u.test(head.slice(0, 64))) continue;
    return what;
  }
  if (isWideText(bytes)) return undefined;
  const sample = bytes.subarray(0, 65_536);
  let zeros = 0;
  let controls = 0;
  for (const byte of sample) {
    if (byte === 0) zeros++;
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++;
  }
  if (zeros > 0) return "binary data (it holds zero bytes)";
  return controls > sample.length * 0.05 ? "binary data (it holds many control characters)" : undefined;
}

/** UTF-16, whose European letters have a zero byte each. */
function isWideText(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
  const sample = bytes.subarray(0, 2_000);
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2]!++;
  const half = sample.length / 2;
  return Math.max(...zeros) > half * 0.6 && Math.min(...zeros) < half * 0.05;
}
