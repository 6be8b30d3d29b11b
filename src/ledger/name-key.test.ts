import { expect, test } from "vitest";
import { nameKey, nameWords, personSlug, plainKey, slug } from "./name-key.ts";

test.each([
  ["Volodymyr Zelensky", "Volodymyr Zelenskyy"],
  ["Volodymyr Zelensky", "Volodymyr Zelenskiy"],
  ["Sergei Lavrov", "Sergey Lavrov"],
  ["Andriy Yermak", "Andrii Ermak"],
  ["Yuri Ushakov", "Yury Ushakov"],
  ["Kirill Dmitriev", "Kirill Dmitriyev"],
  ["J. D. Vance", "JD Vance"],
  ["Donald J. Trump", "Donald Trump"],
  ["Gen. Keith Kellogg", "Keith Kellogg"],
  ["Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"],
  ["Kim Jong-un", "Kim Jong Un"],
])("%s and %s are two spellings of one name", (a, b) => {
  expect(nameKey(a)).toBe(nameKey(b));
});

test.each([
  ["Sergei Lavrov", "Sergei Ryabkov"],
  ["Wang Yi", "Wang Wentao"],
  ["Donald Trump", "Donald Tusk"],
])("%s and %s are two names", (a, b) => {
  expect(nameKey(a)).not.toBe(nameKey(b));
});

test("ids are plain", () => {
  expect(personSlug("Gen. Keith Kellogg")).toBe("keith-kellogg");
  expect(personSlug("Recep Tayyip Erdoğan")).toBe("recep-tayyip-erdogan");
  expect(slug("UK Foreign Office")).toBe("uk-foreign-office");
  expect(plainKey("The Kremlin")).toBe("kremlin");
  expect(nameWords("Putin")).toEqual(["putin"]);
});
