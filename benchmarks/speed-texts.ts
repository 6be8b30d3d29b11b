import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Article, articleOf } from "../src/findings/article.ts";
import { root } from "./measure.ts";

/** The paragraphs of the sample dossiers, article after article. */
export function sampleArticles(): { published: string; paragraphs: string[] }[] {
  const samples = join(root, "samples");
  return readdirSync(samples).flatMap((dossier) =>
    readdirSync(join(samples, dossier, "articles"))
      .sort()
      .map((file) => {
        const [, head, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(
          readFileSync(join(samples, dossier, "articles", file), "utf8"),
        ) ?? ["", "", ""];
        return {
          published: /^published: (\S+)/m.exec(head!)?.[1] ?? "2025-05-01",
          paragraphs: body!
            .split(/\n\s*\n/)
            .map((one) => one.replace(/^#\s+/, "").replace(/\s+/g, " ").trim())
            .filter((one) => one.length > 0),
        };
      }),
  );
}

/** An article of some paragraphs, the first of which is its title. */
export function articleFrom([title, ...paragraphs]: string[], published = "2025-05-01"): Article {
  return articleOf({
    title: title ?? "",
    published,
    language: "en",
    genre: "news",
    publication: "usable",
    credits: [],
    paragraphs,
  });
}

/** How many words a text has: runs without white space. */
export function wordsIn(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

/** One article of at least so many words: the samples' paragraphs, shuffled in the same way each time, as often as it takes. */
export function longArticle(words: number): Article {
  const paragraphs = sampleArticles().flatMap((one) => one.paragraphs.slice(1));
  const chosen: string[] = ["News from the talks"];
  let count = 0;
  let state = 7;
  while (count < words) {
    // Numerical Recipes' generator: enough to mix paragraphs.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const next = paragraphs[state % paragraphs.length]!;
    chosen.push(next);
    count += wordsIn(next);
  }
  return articleFrom(chosen);
}

const repeated = (paragraph: string, characters: number): string[] =>
  new Array(Math.ceil(characters / (paragraph.length + 2))).fill(paragraph);
const run = (text: string, characters: number): string[] => [text.repeat(Math.ceil(characters / text.length))];
const letters = (n: number, first: string): string => {
  let word = first;
  for (let rest = n * 7919 + 31; rest > 0; rest = Math.floor(rest / 20))
    word += "bcdfghklmnprstvwyzjx"[rest % 20]! + "aeiou"[rest % 5]!;
  return word;
};

/** Texts that a step might take the square of, by what they are made of: paragraphs of about so many characters in all. */
export const adversarial: Record<string, (characters: number) => string[]> = {
  "one sentence": (n) =>
    run(
      "the ministers of Norway and Peru met in Oslo on Monday and agreed to extend the truce with the rebels and ",
      n,
    ),
  "one list": (n) => run("a village, a town, ", n),
  "one meeting": (n) =>
    repeated("The Norwegian and Peruvian ministers met in Oslo on Monday for talks on the truce.", n),
  "many meetings": (n) =>
    repeated("x".repeat(70), n).map(
      (_, i) => `Officials from Norway and Peru held talks in ${letters(i, "L")} on ${(i % 28) + 1} March 2025.`,
    ),
  quotations: (n) => repeated("“We will not sign the accord,” the Norwegian minister said. “The talks go on.”", n),
  denials: (n) => repeated("Norway said the talks had failed. Peru denied that the talks had failed.", n),
  "many people": (n) =>
    repeated("x".repeat(55), n).map(
      (_, i) => `Minister ${letters(i, "A")} ${letters(i * 31, "B")} met the press in Oslo.`,
    ),
  attacks: (n) => repeated("Gunmen killed 12 people in an attack on a market in Goma on Tuesday, officials said.", n),
  truces: (n) =>
    repeated("The army and the rebels declared a truce on Monday, and each side accused the other of violating it.", n),
  positions: (n) =>
    repeated(
      "Norway rejected the demand that it withdraw its troops from the valley, and Peru offered to cut tariffs.",
      n,
    ),
  "one place": (n) => run("Oslo, ", n),
  "one date": (n) => run("May 5 ", n),
  nesting: (n) => run("the envoy said that the minister said that ", n),
  "no sentence": (n) => run("talks envoy truce minister ", n),
  "one word": (n) => run("a", n),
  "open brackets": (n) => run("( ", n),
  "open quotes": (n) => run("“", n),
  "straight quotes": (n) => run('" ', n),
  "single quotes": (n) => run(" 'a", n),
  "empty lines": (n) => run("\n\na", n),
  digits: (n) => run("7", n),
  "lone digits": (n) => run("7 ", n),
  "commas and digits": (n) => run("7,", n),
  stops: (n) => run(".", n),
  initials: (n) => run("A. ", n),
  hyphens: (n) => run("al-", n),
  "at signs": (n) => run("a@", n),
  apostrophes: (n) => run("a'", n),
  addresses: (n) => run("http://a.b/", n),
  blanks: (n) => run("   ", n),
  "zero width": (n) => run("a\u200b ", n),
  "right to left": (n) => run("\u202e\u200fسلام ", n),
  emoji: (n) => run("👩‍👩‍👧‍👦 ", n),
  control: (n) => run("\u0007\u0001 ", n),
  "combining marks": (n) => run("e\u0301\u0301\u0301", n),
};
