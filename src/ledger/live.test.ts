import { expect, test } from "vitest";
import { liveRevision, supports } from "./live.ts";
import { reportMoments } from "./report-moment.ts";

const revision = (name: string, report: string, captured = report) => ({ revision: name, report, captured });

test("the last revision published by then stands", () => {
  const first = revision("1", "2025-04-22T09:00:00.000Z");
  const second = revision("2", "2025-04-22T15:00:00.000Z");
  for (const order of [
    [first, second],
    [second, first],
  ]) {
    expect(liveRevision(order)).toBe(second);
    expect(liveRevision(order, "2025-04-22T12:00:00.000Z")).toBe(first);
    expect(liveRevision(order, "2025-04-22T15:00:00.000Z")).toBe(second);
    expect(liveRevision(order, "2025-04-22T08:59:59.999Z")).toBeUndefined();
  }
});

test("a page that was changed without a word does not leak hindsight", () => {
  const seen = revision("1", "2025-04-22T09:00:00.000Z", "2025-04-22T10:00:00.000Z");
  const edited = revision("2", "2025-04-22T09:00:00.000Z", "2025-04-25T10:00:00.000Z");
  expect(liveRevision([edited, seen], "2025-04-23T00:00:00.000Z")).toBe(seen);
  expect(liveRevision([edited, seen], "2025-04-26T00:00:00.000Z")).toBe(edited);
  expect(liveRevision([edited, seen], "2025-04-22T09:30:00.000Z")).toBe(seen);
  expect(liveRevision([edited, seen])).toBe(edited);
});

test("what is killed, retracted or embargoed counts for nothing", () => {
  expect(
    ["usable", "corrected", "killed", "retracted", "embargoed"].filter((publication) =>
      supports({ publication: publication as "usable" }),
    ),
  ).toEqual(["usable", "corrected"]);
});

test("a day is known at its end, a moment in UTC, and what is unknown no earlier than it was captured", () => {
  const learnt = "2026-01-01T00:00:00.000Z";
  const moments = (article: Parameters<typeof reportMoments>[0], capturedAt?: string) =>
    reportMoments(article, capturedAt, learnt);
  expect(moments({ published: "2025-04-23" }).report).toBe("2025-04-23T23:59:59.999Z");
  expect(moments({ published: "2025-04-23T10:00:00+02:00" }).report).toBe("2025-04-23T08:00:00.000Z");
  expect(moments({ published: "2025-04-23T10:00:00" }).report).toBe("2025-04-23T10:00:00.000Z");
  expect(moments({ published: "2025-04-23", modified: "2025-04-24T07:00:00Z" }).report).toBe(
    "2025-04-24T07:00:00.000Z",
  );
  expect(moments({}, "2025-05-01T10:00:00.000Z")).toEqual({
    report: "2025-05-01T10:00:00.000Z",
    captured: "2025-05-01T10:00:00.000Z",
  });
  expect(moments({ published: "some day" })).toEqual({ report: learnt, captured: learnt });
});
