import fc from "fast-check";
import { expect, test } from "vitest";
import { Fault } from "../errors.ts";
import { refuseBinary } from "./binary.ts";
import { decode } from "./encoding.ts";

const english =
  "Officials from both sides met in London on Wednesday, and the minister said: “We will not recognise Crimea’s annexation.”";
const russian =
  "Президент Украины Владимир Зеленский заявил в среду, что переговоры в Лондоне состоятся без участия государственного секретаря.";

/** A text in an encoding of one byte a letter. */
function encoded(text: string, encoding: string): Uint8Array {
  const bytes = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) bytes.set(decode(Uint8Array.of(byte), encoding).text, byte);
  return Uint8Array.from([...text], (letter) => bytes.get(letter) ?? 63);
}

test("a byte order mark says it, and is no part of the text", () => {
  const le = Buffer.from(`\ufeff${english}`, "utf16le");
  expect(decode(le)).toEqual({ text: english, encoding: "utf-16le" });
  expect(decode(Buffer.from(le).swap16())).toEqual({ text: english, encoding: "utf-16be" });
  expect(decode(Buffer.from(`\ufeff${english}`), "windows-1251")).toEqual({ text: english, encoding: "utf-8" });
});

test("UTF-16 without its mark is known by its zeros", () => {
  const le = Buffer.from(english.replace(/[“”’]/g, "'"), "utf16le");
  expect(decode(le).encoding).toBe("utf-16le");
  expect(decode(Buffer.from(le).swap16()).encoding).toBe("utf-16be");
});

test("the server's word goes before the page's, and both before guessing", () => {
  const bytes = encoded(russian, "windows-1251");
  expect(decode(bytes, "windows-1251").text).toBe(russian);
  expect(decode(encoded(`<meta charset="koi8-r">${russian}`, "koi8-r")).text).toContain(russian);
  const http = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">';
  expect(decode(encoded(http + russian, "windows-1251")).text).toContain(russian);
  expect(decode(bytes, "no-such-charset").text).toBe(russian);
});

test("undeclared text is told by its letters", () => {
  for (const encoding of ["windows-1251", "koi8-r", "iso-8859-5"]) {
    expect(decode(encoded(russian, encoding)), encoding).toEqual({ text: russian, encoding });
  }
  expect(decode(encoded(english, "windows-1252"))).toEqual({ text: english, encoding: "windows-1252" });
});

test("windows-1252 has its quotation marks, whatever it calls itself", () => {
  const bytes = Buffer.from("Ukraine\x92s president said \x93no\x94 \x96 again.", "latin1");
  for (const charset of ["iso-8859-1", "windows-1252", "us-ascii", undefined]) {
    expect(decode(bytes, charset).text).toBe("Ukraine’s president said “no” – again.");
  }
});

test("UTF-8 under a wrong label is still UTF-8, and a broken byte does not spoil a text", () => {
  expect(decode(Buffer.from(english), "iso-8859-1").text).toBe(english);
  const broken = Buffer.concat([Buffer.from(english), Buffer.from([0xff]), Buffer.from(english)]);
  expect(decode(broken, "utf-8").text).toBe(`${english}\ufffd${english}`);
  expect(decode(Buffer.from(`${english}’`).subarray(0, -1)).text).toBe(`${english}\ufffd`);
});

test("an encoding that cannot be told is a fault with a hint", () => {
  const noise = Uint8Array.from({ length: 2_000 }, (_, at) => 128 + ((at * 7_919) % 128));
  expect(() => decode(noise)).toThrow(
    expect.objectContaining({ code: "unknown-encoding", hint: expect.stringContaining("UTF-8") }),
  );
});

test("every text comes back from UTF-8 and UTF-16", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
      const bare = text.replace(/^\ufeff+/, "");
      expect(decode(Buffer.from(`\ufeff${bare}`)).text).toBe(bare);
      expect(decode(Buffer.from(`\ufeff${bare}`, "utf16le")).text).toBe(bare);
    }),
  );
});

test("any bytes give a text or a fault, never anything else", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 400 }),
      fc.option(fc.constantFrom("utf-8", "utf-16le", "gbk", "shift_jis", "x"), { nil: undefined }),
      (bytes, charset) => {
        try {
          refuseBinary(bytes);
          expect(decode(bytes, charset).text).toBeTypeOf("string");
        } catch (error) {
          expect(error).toBeInstanceOf(Fault);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test("binaries are refused by their name", () => {
  const binaries: [string | number[], string][] = [
    ["%PDF-1.7\n%âãÏÓ", "PDF"],
    ["PK\u0003\u0004\u0014\u0000", "ZIP"],
    ["\u0089PNG\r\n\u001a\n", "PNG"],
    ["\u00ff\u00d8\u00ff\u00e0\u0000\u0010JFIF", "JPEG"],
    ["GIF89a\u0001\u0000\u0001\u0000", "GIF"],
    ["\u001f\u008b\b\u0000", "gzip"],
    ["\u00d0\u00cf\u0011\u00e0", "Office"],
    ["\u007fELF\u0002\u0001", "program"],
    ["hello\u0000world, this is no text", "zero bytes"],
  ];
  for (const [head, name] of binaries) {
    const bytes = Buffer.concat([Buffer.from(head as string, "latin1"), Buffer.alloc(40, 7)]);
    expect(() => refuseBinary(bytes), name).toThrow(
      expect.objectContaining({ code: "binary-input", message: expect.stringContaining(name) }),
    );
  }
});

test("text that begins like a binary is text", () => {
  for (const text of [
    "BMW and Mercedes said on Monday",
    "MZ Wallace opened",
    "GIF89 was a format",
    "Rar! he cried.",
    "ID3 is a tag",
  ]) {
    expect(() => refuseBinary(Buffer.from(text))).not.toThrow();
  }
});
