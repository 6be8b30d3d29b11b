import { expect, test } from "vitest";
import { creditsOf } from "./credits.ts";

const text = "Officials met in London on Wednesday.";
const cases: [credits: string[], page: { byline?: string; outlet?: string; lines: string[] }][] = [
  [["Reuters"], { lines: [`LONDON (Reuters) - ${text}`] }],
  [["Northgate Wire"], { lines: [`JEDDAH, Saudi Arabia (Northgate Wire) — ${text}`], outlet: "Lakeport Herald" }],
  [["Xinhua"], { lines: [`KYIV, April 23 (Xinhua) -- ${text}`] }],
  [["TASS"], { lines: [`MOSCOW, April 23. /TASS/. ${text}`] }],
  [["Interfax-Ukraine"], { lines: [`(Interfax-Ukraine) - ${text}`] }],
  [["AFP"], { lines: [text, "He told reporters so. (AFP)"] }],
  [["AP"], { lines: [text, "— with AP"] }],
  [["Ukrinform"], { lines: [text, "Source: Ukrinform"] }],
  [["Reuters", "AFP"], { lines: [text, "With reporting by Reuters and AFP"] }],
  [["AP"], { lines: [text, "The Associated Press contributed to this report."] }],
  [["Meduza"], { lines: [text, "This article was originally published by Meduza."] }],
  [["AP"], { lines: [text, "© 2019 Associated Press. All Rights Reserved."] }],
  [["Northgate Wire"], { lines: [text], byline: "Jane Doe, Northgate Wire" }],
  [["AFP"], { lines: [text], byline: "By Agence France-Presse" }],
  [["Reuters", "AFP"], { lines: [text], byline: "Reuters and AFP" }],
  // Named twice, once.
  [["AP"], { lines: [`KYIV, Ukraine (AP) — ${text}`], byline: "Illia Novikov, Associated Press" }],
  // The outlet itself is not its source.
  [[], { lines: [`RIYADH (Northgate Wire) - ${text}`], outlet: "Northgate Wire" }],
  // Persons, pictures, abbreviations and parentheses are none.
  [[], { lines: [text, "(Reporting by Will Dunham; Editing by Tom Brown)"], byline: "Will Dunham" }],
  [[], { lines: [text, "Jane Doe contributed to this report."] }],
  [[], { lines: [text, "Photo: Reuters"] }],
  [[], { lines: ["North Atlantic Treaty Organization (NATO) Secretary General Mark Rutte said so."] }],
  [[], { lines: ["In April (Easter) - the truce held, they said."] }],
  [[], { lines: ["The FT reported on Monday that a deal (see above) was near."] }],
  [[], { lines: [text], byline: "Staff and agencies" }],
];

for (const [credits, page] of cases) {
  test(`${page.byline ?? ""} ${page.lines.at(-1)} → ${credits.join(", ") || "none"}`, () => {
    expect(creditsOf(page)).toEqual(credits);
  });
}
