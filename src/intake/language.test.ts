import { expect, test } from "vitest";
import { languageOf } from "./language.ts";

const texts: [string, string][] = [
  ["en", "Zelensky meets Macron, Starmer, Merz and Tusk in Kyiv. The five agreed on a thirty-day truce, Sybiha said."],
  [
    "en",
    "Kallas, Lavrov, Araghchi, Fidan and Wang Yi are in Antalya. Talks with Ushakov, Dmitriev and Witkoff will follow on Friday.",
  ],
  [
    "en",
    "Volodymyr Zelenskyy told Recep Tayyip Erdoğan that Rustem Umerov, Andrii Sybiha and Andriy Yermak would fly to Ankara.",
  ],
  ["ru", "Президент Украины Владимир Зеленский заявил в среду, что переговоры состоятся в Лондоне."],
  ["uk", "Президент України Володимир Зеленський заявив у середу, що переговори відбудуться в Лондоні."],
  [
    "fr",
    "Le président français Emmanuel Macron a déclaré mercredi que la France ne reconnaîtrait pas l’annexion de la Crimée.",
  ],
  [
    "de",
    "Der ukrainische Präsident Wolodymyr Selenskyj sagte am Mittwoch, dass die Gespräche in London ohne die Amerikaner stattfinden.",
  ],
  [
    "es",
    "El presidente de Ucrania dijo el miércoles que las conversaciones de Londres se celebrarán sin el secretario de Estado.",
  ],
  [
    "nl",
    "Het kabinet zei woensdag dat er in de loop van de week een besluit valt over de steun aan Oekraïne, of niet.",
  ],
  ["pl", "Prezydent Ukrainy powiedział w środę, że rozmowy w Londynie odbędą się bez udziału sekretarza stanu."],
  ["ar", "قال الرئيس الأوكراني يوم الأربعاء إن المحادثات ستعقد في لندن"],
  ["zh", "乌克兰总统星期三表示，会谈将在伦敦举行，没有美国国务卿参加。"],
];

for (const [language, text] of texts) {
  test(`${language}: ${text.slice(0, 40)}`, () => {
    expect(languageOf(text)).toBe(language);
  });
}

test("what a page says of itself decides only where the text does not", () => {
  expect(languageOf("Rubio, Witkoff, Kellogg", "en-US")).toBe("en");
  expect(languageOf("Rubio, Witkoff, Kellogg")).toBe("und");
  expect(languageOf(texts[3]![1], "en")).toBe("ru");
  expect(languageOf(texts[0]![1], "fr")).toBe("en");
  expect(languageOf("1 2 3")).toBe("und");
});
