import { expect, test, vi } from "vitest";
import { Fault } from "../errors.ts";
import { chooseDossier } from "./choose-dossier.ts";

const dossiers = [
  { id: "a", lastReport: "2025-04-01T00:00:00.000Z" },
  { id: "b", lastReport: "2025-06-01T00:00:00.000Z" },
  { id: "c" },
];

test("takes the dossier asked for", () => {
  expect(chooseDossier(dossiers, "a")).toBe("a");
});

test("takes the one with the latest report and names the others on stderr", () => {
  const said = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  expect(chooseDossier(dossiers, undefined)).toBe("b");
  expect(said.mock.calls.join("")).toMatch(/also in the ledger: a, c/);
  said.mockRestore();
});

test("takes everything when the ledger has no dossier", () => {
  expect(chooseDossier([], undefined)).toBeUndefined();
});

test("names the dossiers that there are when the one asked for is not", () => {
  expect(() => chooseDossier(dossiers, "x")).toThrow(Fault);
  try {
    chooseDossier(dossiers, "x");
  } catch (error) {
    expect(error).toMatchObject({ code: "not-found", hint: "It has a, b, c." });
  }
});
