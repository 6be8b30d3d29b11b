import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { analyse } from "../language/document.ts";
import { findTimes } from "../language/times.ts";
import { readTimeMl } from "./timeml.ts";
import { scoreTimes } from "./times.ts";

test("counts overlap, extent and value apart", () => {
  const gold = [
    { start: 0, end: 10, value: "2025" },
    { start: 20, end: 30, value: "P1D" },
    { start: 40, end: 50, value: "2024" },
  ];
  const found = [
    { start: 0, end: 10, value: "2025" },
    { start: 22, end: 30, value: "P2D" },
    { start: 60, end: 65, value: "2023" },
  ];
  const { metrics, errors } = scoreTimes([{ id: "a", gold, found }]);
  expect(metrics.relaxed.f1).toBeCloseTo(2 / 3);
  expect(metrics.strict.f1).toBeCloseTo(1 / 3);
  expect(metrics.value.f1).toBeCloseTo(1 / 3);
  expect(errors.map((one) => one.kind)).toEqual(["extent", "value", "missed", "spurious"]);
});

test("one found time pairs with one gold time", () => {
  const gold = [
    { start: 0, end: 4, value: "a" },
    { start: 5, end: 9, value: "b" },
  ];
  const { metrics } = scoreTimes([{ id: "a", gold, found: [{ start: 0, end: 9, value: "a" }] }]);
  expect(metrics.relaxed).toMatchObject({ precision: 1, recall: 0.5 });
});

test("reads TimeML", () => {
  const source =
    '<TimeML><DCT><TIMEX3 tid="t0" value="2025-04-22">x</TIMEX3></DCT><TEXT>A &amp; B <EVENT>met</EVENT> <TIMEX3 value="2025-04-18" tid="t1">Friday</TIMEX3>.</TEXT></TimeML>';
  expect(readTimeMl(source)).toEqual({
    text: "A & B met Friday.",
    created: "2025-04-22",
    times: [{ start: 10, end: 16, value: "2025-04-18" }],
  });
});

const folder = process.env.PARLEY_CORPORA ? join(process.env.PARLEY_CORPORA, "times", "timebank") : "";
const there = folder !== "" && existsSync(folder);
if (!there) console.log("TimeBank is not scored: PARLEY_CORPORA does not name the corpora.");

test.skipIf(!there)("keeps above its floors on TimeBank", { timeout: 60_000 }, () => {
  const cases = readdirSync(folder)
    .filter((file) => file.endsWith(".tml"))
    .map((file) => {
      const { text, created, times } = readTimeMl(readFileSync(join(folder, file), "utf8"));
      const found = findTimes(analyse(text), created).map(({ time }) => ({
        start: time.span.start,
        end: time.span.end,
        value: time.value,
      }));
      return { id: file, gold: times, found };
    });
  const { metrics } = scoreTimes(cases);
  expect(metrics.relaxed.f1).toBeGreaterThan(0.92);
  expect(metrics.value.f1).toBeGreaterThan(0.78);
});
