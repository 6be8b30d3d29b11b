import { expect, test } from "vitest";
import { madeReading } from "./made-reading.ts";
import { resolve } from "./resolve.ts";

test("an event that was made of another finding is no record of its own", () => {
  const reading = madeReading({
    findings: [
      { kind: "engagement", id: "E1", quote: "Peru and Chile met on Monday.", status: "held" },
      { kind: "event", id: "B1", quote: "Peru and Chile met on Monday, it said.", actors: ["PER"], derivedFrom: "E1" },
      { kind: "event", id: "B2", quote: "Peru recalled its envoy.", actors: ["PER"], plover: { event: "SANCTION" } },
    ],
  });
  const { findings } = resolve(reading, { article: "a", revision: "r", report: "2025-05-14T10:00:00Z" });
  expect(findings.map(({ finding }) => finding.id)).toEqual(["E1", "B2"]);
});
