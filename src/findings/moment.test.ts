import { expect, test } from "vitest";
import { Fault } from "../errors.ts";
import { dawnOf, momentOf } from "./moment.ts";

test("a day is its last millisecond in UTC", () => {
  expect(momentOf("2025-04-23")).toBe("2025-04-23T23:59:59.999Z");
  expect(momentOf(" 2024-02-29 ")).toBe("2024-02-29T23:59:59.999Z");
});

test.each([
  ["2025-04-22T18:00Z", "2025-04-22T18:00:00.000Z"],
  ["2025-04-22 18:00Z", "2025-04-22T18:00:00.000Z"],
  ["2025-04-22T18:00 z", "2025-04-22T18:00:00.000Z"],
  ["2025-04-22T18:00:30.5+03:00", "2025-04-22T15:00:30.500Z"],
  ["2025-04-22T01:30+0530", "2025-04-21T20:00:00.000Z"],
  ["2025-12-31T22:00-05:00", "2026-01-01T03:00:00.000Z"],
])("%s is a moment", (text, moment) => {
  expect(momentOf(text)).toBe(moment);
});

test.each([
  "2025-04-22T18:00",
  "2025-02-30",
  "2025-02-30T10:00Z",
  "22 April 2025",
  "2025-04",
  "yesterday",
  "",
  "2025-04-22T25:00Z",
  "2025-04-22T10:00+99:00",
])("“%s” is neither", (text) => {
  expect(() => momentOf(text)).toThrow(Fault);
  try {
    momentOf(text);
  } catch (fault) {
    expect((fault as Fault).code).toBe("bad-date");
  }
});

test("a day begins where the one before it ends", () => {
  expect(dawnOf("2025-03-01")).toBe("2025-02-28T23:59:59.999Z");
  expect(dawnOf("2025-03-01T10:00Z")).toBe("2025-03-01T10:00:00.000Z");
  expect(() => dawnOf("yesterday")).toThrow("is not a date");
});
