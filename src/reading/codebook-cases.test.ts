import { expect, test } from "vitest";
import { loadCodebook } from "../language/codebook.ts";
import { codebookCases, faultOf } from "./codebook-cases.ts";
import { PositionBook } from "./positions-book.ts";

test.each(codebookCases().map((one) => [`${one.at}: ${one.text}`, one] as const))("%s", (_, one) => {
  expect(faultOf(one)).toBeUndefined();
});

test("says what is amiss", () => {
  const none = { at: "", kind: "event", text: "Morocco severed ties with Iran in 2018.", fields: undefined } as const;
  expect(faultOf(none)).toBe("no event expected, found by event/sanction/severed");
  expect(faultOf({ ...none, fields: { quad: 1 } })).toBe("quad is 4, expected 1");
  expect(faultOf({ ...none, text: "Morocco has a coast.", fields: { quad: 4 } })).toBe("no event found");
});

test("every stance has its meaning", () => {
  const { means } = loadCodebook("positions", PositionBook);
  expect(Object.keys(means).sort()).toEqual(["accepts", "considers", "demands", "offers", "rejects", "undecided"]);
});
