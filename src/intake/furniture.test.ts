import { expect, test } from "vitest";
import { isBio, isByline, isDateLine, isDateline, isLabel, isPromotion, isSignOff } from "./furniture.ts";

/** For each form, lines that have it, and lines of reports that are near it and have not. */
const forms: [name: string, form: (line: string) => boolean, yes: string[], no: string[]][] = [
  [
    "promotion",
    isPromotion,
    [
      "For more political updates, visit Harbour Gazette.",
      "To read the full story, subscribe today.",
      "Subscribe to our newsletter",
      "Sign up here to get the briefing every morning.",
      "Follow Jane Doe on Twitter @janedoe.",
      "Follow our live coverage of the talks here",
      "Click here to download the app",
      "READ MORE: Truce holds for a second day",
      "Watch: The moment the convoy arrived",
      "Share this article",
      "Share on Facebook",
      "Leave a comment",
      "12 comments",
      "Do you have a story for us? Write to tips@example.org.",
      "Were you there? Get in touch: desk@example.org",
      "If you enjoyed this article, support our journalism.",
      "Stay up to date with the latest from the region",
      "Enter your email address",
      "We may earn a commission when you buy through links on our site.",
    ],
    [
      "For Ukraine to join NATO, all members would have to agree, the minister said.",
      "For the first time in three years, follow-up talks were held in Muscat.",
      "Follow-up talks on prisoners will be held on Friday.",
      "Like many leaders on Twitter, he was quick to answer.",
      "Contact between the two sides was held via Telegram.",
      "Support for the plan is now falling, a poll found.",
      "Have negotiators any information to go on? They would not say.",
      "Video from the scene showed smoke rising over the port.",
      "Register of prisoners handed over in Istanbul.",
      "Visit of the minister postponed",
      "Join us or leave us, the rebel leader told the villagers.",
      "Reading from a statement, he rejected the offer.",
      "More: Sir Thomas never sat at such a table.",
    ],
  ],
  [
    "label",
    isLabel,
    [
      "Must read",
      "More articles",
      "Latest article",
      "RELATED STORIES",
      "You may also like",
      "More great Courier stories",
      "Editor’s picks",
      "Most read",
      "Trending now",
      "Advertisement",
      "Story continues below advertisement",
      "Don't miss",
      "In case you missed it:",
      "More from Gulf",
      "From the archive",
      "Latest Ukraine news",
    ],
    [
      "What was agreed",
      "Background",
      "Further talks in London",
      "More pressure on Moscow",
      "The latest proposal",
      "Other demands",
      "In London",
      "Read the small print, he said.",
      "Must Kyiv give way?",
      "Related: a truce",
      "Next steps",
    ],
  ],
  [
    "sign-off",
    isSignOff,
    [
      "(Reporting by Jane Doe; Editing by John Roe)",
      "Jane Doe contributed to this report.",
      "The Associated Press contributed reporting from Geneva.",
      "© 2025 Harbour Gazette. All rights reserved.",
      "This material may not be published, broadcast or redistributed.",
      "Source: Northgate Wire",
      "Photo: Port Authority",
      "Image courtesy of the ministry",
      "Tags: Odesa, grain",
      "With reporting by Reuters and AFP",
      "— with AP",
      "(AFP)",
    ],
    [
      "The findings contributed to the report of the commission.",
      "With ministers away, officials sat down on Wednesday.",
      "With regret, Kyiv declined.",
      "Editing the text took four hours, a diplomat said.",
      "Photographs of the prisoners were shown to the families.",
      "Sources in the delegation said that no text had been agreed.",
      "Reporting by the commission will be monthly.",
      "Topics of the talks were not disclosed.",
    ],
  ],
  [
    "date",
    isDateLine,
    [
      "Published 20 November 2019, 07:50 GMT",
      "Nov. 20, 2019 Updated: Nov. 20, 2019 1:35 a.m.",
      "3 min read",
      "PUBLISHED: 10:48, Tue, Nov 19, 2019",
      "2 hours ago",
    ],
    ["2014", "On 20 November 2019 they met", "Five dead by 10:48", "12", "02-751-1500 is the number to ring"],
  ],
  [
    "byline",
    isByline,
    [
      "By Jane Doe",
      "By Jane Doe and John Roe, Northgate Wire",
      "By JANE DOE in London",
      "Written by Jane Doe",
      "By Staff reporters",
    ],
    ["By Monday evening nobody had left.", "By the river", "By agreeing to talks, Kyiv won time", "By"],
  ],
  [
    "bio",
    isBio,
    [
      "Jane Doe is a reporter for Northgate Wire.",
      "Jane Doe covers the Black Sea.",
      "John Roe joined the paper in 2017.",
    ],
    [
      "Jane Doe is the new foreign minister of her country.",
      "She is a reporter, and they arrested her.",
      "Lavrov has written to the mediators.",
      "The editor is a friend of the envoy.",
    ],
  ],
  [
    "dateline",
    isDateline,
    ["LONDON, April 23", "KYIV (Northgate Wire) —", "MOSCOW, April 23 (Interfax)", "GENEVA —"],
    ["WORLD", "BREAKING NEWS", "London talks", "Pittsburgh"],
  ],
];

for (const [name, form, yes, no] of forms) {
  test.for(yes)(`${name}: %s`, (line) => {
    expect(form(line)).toBe(true);
  });
  test.for(no)(`no ${name}: %s`, (line) => {
    expect(form(line)).toBe(false);
  });
}

test("no form takes long over any line", () => {
  const lines = [
    "1".repeat(139),
    "A".repeat(139),
    "1:23 ".repeat(27),
    `${"By A-".repeat(27)}1`,
    `${"a.m".repeat(45)}`,
    "More ".repeat(13),
    `${"Aa ".repeat(140)}`,
  ];
  const begun = performance.now();
  for (const line of lines) for (const [, form] of forms) form(line);
  expect(performance.now() - begun).toBeLessThan(500);
});
