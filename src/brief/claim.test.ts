import { expect, test } from "vitest";
import { account, actors, dayAsOf, finding, places, record, saying, span } from "../../test/fixtures/records.ts";
import type { Attribution } from "../findings/finding.ts";
import { claimSentence, clauseOf, quoted } from "./claim.ts";
import { contextOf } from "./context.ts";

const context = contextOf({ records: [], actors, places, asOf: dayAsOf });
const clause = (value: Attribution) =>
  context.names.settle(clauseOf(account(value), context) ?? "", new Set(["person/tom-reed"]));
const reed = { source: { type: "named" as const, actor: "person/tom-reed" } };

test.each<[string, Attribution, string]>([
  ["indirect speech", saying("Reed", "said", "that talks would go on", reed), "Reed said that talks would go on"],
  ["a participle", saying("Reed", "noting", "that talks go on", reed), "Reed noted that talks go on"],
  ["a pronoun", saying("He", "warned", "of delays", reed), "Reed warned of delays"],
  [
    "a body",
    saying("The Kremlin", "dismissed", "the report as “fake,”", {
      act: "deny",
      source: { type: "named", actor: "RUS" },
    }),
    "the Kremlin dismissed the report as “fake”",
  ],
  ["direct speech", saying("Reed", "said", "“We go on.”", { ...reed, mode: "direct" }), "Reed said: “We go on”"],
  [
    "American spelling",
    saying("Reed", "urged", "Kyiv to recognize the line", reed),
    "Reed urged Kyiv to recognise the line",
  ],
  [
    "an unnamed source",
    saying("Diplomats", "expressed", "doubt over the plan", { source: { type: "unnamed" } }),
    "diplomats expressed doubt over the plan",
  ],
])("a claim in %s", (_, value, text) => {
  expect(clause(value)).toBe(text);
});

test("what nobody is named for is given to the outlet that names nobody", () => {
  const value = saying("It", "is said", "that the plan was dropped", { source: { type: "unattributed" } });
  expect(clause({ ...value, source: { type: "unattributed" } })).toBe(
    "the plan was dropped, according to the Harbour Gazette, which names no source",
  );
});

test("content apart from its cue stands after “said that” only where it is a clause", () => {
  const parts = (content: string): Attribution => ({
    ...finding("attribution", reed, ["Reed", content]),
    source: { ...reed.source, span: span("Reed", 1) },
    cue: [span("added", 900)],
    content: [span(content, 400)],
  });
  expect(clause(parts("talks would go on"))).toBe("Reed said that talks would go on");
  expect(clause(parts("the urgency of it all"))).toBe("the Harbour Gazette reported of Reed: “the urgency of it all”");
});

test("a denial stands beside the last claim before it, not beside another of the same thread", () => {
  const at = (value: Attribution, start: number): Attribution => ({
    ...value,
    evidence: value.evidence.map((one) => span(one.exact, start)),
    source: { ...value.source, span: value.source.span && span(value.source.span.exact, start) },
    cue: value.cue.map((one) => span(one.exact, start + value.source.span!.exact.length + 1)),
    content: value.content.map((one) => span(one.exact, start + value.evidence[0]!.exact.length - one.exact.length)),
  });
  const first = at(saying("Reed", "said", "that the line would hold", reed), 100);
  const report = at(saying("The Register", "reported", "that a deal was near", { source: { type: "media" } }), 300);
  const denial = at(
    saying("The Kremlin", "dismissed", "the report as “fake”", {
      act: "deny",
      source: { type: "named", actor: "RUS" },
    }),
    500,
  );
  const thread = record(first, {
    accounts: [
      account(first, { role: "asserts" }),
      account(report, { role: "asserts" }),
      account(denial, { role: "denies" }),
    ],
    standing: "denied",
  });
  const sentence = claimSentence(thread, context)!;
  expect(sentence.text).toBe("The Register reported that a deal was near.");
  expect(sentence.evidence.map(({ quote }) => quote)).toEqual(["The Register reported that a deal was near"]);
  expect(sentence.rival?.text).toBe("The Kremlin dismissed the report as “fake”.");
});

test("a denial in the claim's own words is “denied it”", () => {
  const claim = saying("Reed", "said", "the town has fallen", reed);
  const denial = saying("Ukraine", "denied", "the town has fallen", {
    act: "deny",
    source: { type: "named", actor: "UKR" },
  });
  const thread = record(claim, {
    accounts: [account(claim, { role: "asserts" }), account(denial, { role: "denies" })],
  });
  expect(claimSentence(thread, context)?.rival?.text).toBe("Ukraine denied it.");
});

test("quotations inside quotations are single, and closed", () => {
  expect(quoted("“fake,”")).toBe("“fake”");
  expect(quoted("the report as “fake,”")).toBe("“the report as ‘fake’”");
  expect(quoted("form a “reassurance force")).toBe("“form a ‘reassurance force’”");
});
