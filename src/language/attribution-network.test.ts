import { expect, test } from "vitest";
import { attributionsIn } from "./attribution-network.ts";
import { analyse } from "./document.ts";

const found = (text: string) =>
  attributionsIn(analyse(text)).map(({ source, cue, content }) =>
    [source, cue, content].map((spans) => spans.map(({ exact }) => exact).join(" … ")),
  );

test.each([
  ["The minister said that the talks had failed.", ["The minister", "said", "that the talks had failed"]],
  [
    "“We will not sign,” the rebels’ envoy told reporters in Doha.",
    ["the rebels’ envoy", "told", "“We will not sign,”"],
  ],
  [
    "According to two diplomats, the ferry will sail again.",
    ["two diplomats", "According to", "the ferry will sail again"],
  ],
])("who says what: %s", (text, expected) => {
  expect(found(text)).toEqual([expected]);
});

test("spans are what the text has there, in the order of the cues", () => {
  const text =
    "Talks end\n\nLund said it was over. “Not at all,” Ode replied.\n\nThe mayor believes that they will meet.";
  const all = attributionsIn(analyse(text));
  expect(all.length).toBeGreaterThanOrEqual(3);
  for (const { source, cue, content, score } of all) {
    for (const span of [...source, ...cue, ...content]) expect(text.slice(span.start, span.end)).toBe(span.exact);
    expect(content.length).toBeGreaterThan(0);
    expect(score).toBeGreaterThan(0);
  }
  const cues = all.map((one) => one.cue[0]!.start);
  expect(cues).toEqual([...cues].sort((a, b) => a - b));
});

test("a paragraph is understood the same whatever stands beside it", () => {
  const one = "The minister said that the talks had failed, and the envoy denied it.";
  const others = [
    "He left.",
    "“It is late,” she wrote. It was, and the boat had gone without them.",
    "They met in Doha.",
  ];
  const alone = found(one);
  expect(found([others[0], one, others[2]].join("\n\n"))).toEqual(expect.arrayContaining(alone));
  expect(found(Array.from({ length: 20 }, () => one).join("\n\n"))).toEqual(
    Array.from({ length: 20 }, () => alone).flat(),
  );
});

test("a document is asked twice and answers the same", () => {
  const document = analyse("Lund said that it was over.");
  expect(attributionsIn(document)).toEqual(attributionsIn(document));
});

test("thousands of words without a stop or a break are read", () => {
  const text = Array.from({ length: 3_000 }, (_, i) => ["they", "said", "that", "talks", "go", "on"][i % 6]).join(" ");
  expect(() => attributionsIn(analyse(text))).not.toThrow();
  expect(attributionsIn(analyse(""))).toEqual([]);
});
