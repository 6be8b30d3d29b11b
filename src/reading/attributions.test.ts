import { expect, test } from "vitest";
import { articleOf } from "../findings/article.ts";
import type { Attribution } from "../findings/finding.ts";
import { read } from "./read.ts";

function said(text: string) {
  const reading = read(
    articleOf({
      title: "News",
      published: "2025-05-14T10:00:00Z",
      language: "en",
      genre: "news",
      publication: "usable",
      credits: [],
      paragraphs: [text],
    }),
  );
  const name = (id: string | undefined) => reading.actors.find((actor) => actor.id === id)?.name;
  const found = reading.findings.filter((one): one is Attribution => one.kind === "attribution");
  return { found, rows: found.map((one) => [name(one.source.actor), one.source.type, one.act]) };
}

test.each<[string, string | undefined, Attribution["source"]["type"], Attribution["act"]]>([
  ["Rwanda denied that it was backing the rebels.", "Rwanda", "named", "deny"],
  ["A senior Hamas official said the list was ready.", "senior Hamas official", "unnamed", "assert"],
  ["“We will not pay,” said Ada Lund, the minister.", "Ada Lund", "named", "reject"],
  ["Norway’s envoy declined to say whether she would stay.", "envoy of Norway", "named", "decline-comment"],
  ["The envoy, Ada Lund, described the draft as “hollow and one-sided”.", "Ada Lund", "named", "criticise"],
  ["The union accused the airline of bullying.", "union", "named", "accuse"],
  ["Chile warned that it would leave the talks.", "Chile", "named", "warn"],
  ["Reuters reported that the deal was close.", "Reuters", "media", "assert"],
  ["Peru urged both sides to return to the table.", "Peru", "named", "urge"],
  ["Kenya insists on a full withdrawal.", "Kenya", "named", "demand"],
])("%s", (text, name, type, act) => {
  expect(said(text).rows).toContainEqual([name, type, act]);
});

test.each([
  [
    "The arrival of the Peruvian delegation in Quito for talks on a truce in the north has been put off, a source close to the talks said on Friday.",
    "a source close to the talks",
  ],
  [
    "The union will never sign such a paper, its chief negotiator, Dana Whitlow, said on Friday.",
    "its chief negotiator, Dana Whitlow",
  ],
  ["The two sides met on Friday, without any result, officials said.", "officials"],
])("who stands behind what was said: %s", (text, source) => {
  const { found } = said(text);
  expect(found.map((one) => one.source.span?.exact)).toEqual([source]);
  expect(found[0]!.content[0]!.exact).not.toContain(source);
});

test.each([
  "He said little.",
  "If the minister had denied it, nobody would have believed him.",
  "Troops entered the town at dawn.",
])("nobody says anything in: %s", (text) => {
  expect(said(text).found).toEqual([]);
});

test("what one says that another said stands inside it", () => {
  const { found } = said("The minister said that Peru had denied that it sold the arms.");
  const inner = found.find((one) => one.act === "deny");
  const outer = found.find((one) => one.act === "assert");
  expect(inner?.saidBy).toBe(outer?.id);
  expect(outer?.saidBy).toBeUndefined();
});

test("a guess is possible, silence commits to nothing, and a claim is certain", () => {
  expect(said("Analysts suggest that the deal is dead.").found[0]?.certainty).toBe("possible");
  expect(said("Kenya declined to say whether it would sign.").found[0]?.certainty).toBe("unknown");
  expect(said("Kenya said that it had signed.").found[0]?.certainty).toBe("certain");
  expect(said("Kenya did not say that it had signed.").found[0]?.negated).toBe(true);
});
