import { expect, test } from "vitest";
import { dice } from "./made-world.ts";
import { containment, sameOrigin, textBlocks, textSketch } from "./origin.ts";

/** A text of so many words, of which all but each nth are the same for one seed. */
function text(words: number, seed: number, everyNthIsOwn = 0, own = 1): string {
  const roll = dice(seed);
  const other = dice(own * 31 + 7);
  return Array.from({ length: words }, (_, at) => {
    const word = `w${roll(5000)}`;
    return everyNthIsOwn > 0 && at % everyNthIsOwn === 0 ? `o${other(5000)}` : word;
  }).join(" ");
}
const sketch = (body: string, more: { outlet?: string; credits?: string[] } = {}, day = 20_200) =>
  textSketch({ text: body, outlet: more.outlet, credits: more.credits ?? [] }, day);

function expectFound(a: ReturnType<typeof sketch>, b: ReturnType<typeof sketch>) {
  expect(textBlocks(a).some((token) => textBlocks(b).includes(token))).toBe(true);
}

test("a copy, a copy cut short and a light rewrite are of one origin", () => {
  const whole = sketch(text(400, 1));
  for (const other of [text(400, 1), text(140, 1), `Another title ${text(400, 1, 12)}`]) {
    expect(sameOrigin(whole, sketch(other))).toBeGreaterThan(0.45);
    expectFound(whole, sketch(other));
  }
});

test("two texts of one subject are not", () => {
  expect(sameOrigin(sketch(text(300, 1)), sketch(text(300, 2)))).toBeUndefined();
  expect(containment(sketch(text(300, 1)), sketch(text(300, 2)))).toBe(0);
  expect(sameOrigin(sketch(text(300, 1)), sketch(text(300, 1, 3)))).toBeUndefined();
});

test("a heavier rewrite is one when it names the agency", () => {
  const wire = text(300, 1);
  const rewrite = text(300, 1, 6);
  expect(containment(sketch(wire), sketch(rewrite))).toBeLessThan(0.6);
  const loose = text(300, 1, 5);
  expect(sameOrigin(sketch(wire, { outlet: "Northgate Wire" }), sketch(loose, { outlet: "Lantern" }))).toBeUndefined();
  expect(
    sameOrigin(
      sketch(wire, { outlet: "Northgate Wire" }),
      sketch(loose, { outlet: "Lantern", credits: ["Northgate Wire"] }),
    ),
  ).toBeDefined();
  expect(
    sameOrigin(
      sketch(wire, { outlet: "A", credits: ["Reuters"] }),
      sketch(loose, { outlet: "B", credits: ["Reuters"] }),
    ),
  ).toBeDefined();
});

test("what is alike weeks later is no copy", () => {
  expect(sameOrigin(sketch(text(300, 1)), sketch(text(300, 1), {}, 20_203))).toBe(1);
  expect(sameOrigin(sketch(text(300, 1)), sketch(text(300, 1), {}, 20_230))).toBeUndefined();
});

test("a few words have no origin", () => {
  expect(sameOrigin(sketch("Talks were held today."), sketch("Talks were held today."))).toBeUndefined();
  expect(sameOrigin(sketch(""), sketch(""))).toBeUndefined();
});

test("what is estimated from the sketch of a long text is close to what is counted", () => {
  const [a, b] = [text(3000, 4), text(3000, 4, 10)];
  const triples = (body: string) => {
    const words = body.split(" ");
    return new Set(words.slice(2).map((_, at) => words.slice(at, at + 3).join(" ")));
  };
  const [one, other] = [triples(a), triples(b)];
  const counted = [...one].filter((triple) => other.has(triple)).length / Math.min(one.size, other.size);
  expect(Math.abs(containment(sketch(a), sketch(b)) - counted)).toBeLessThan(0.1);
});
