import type { Genre } from "../findings/article.ts";

/** What a page says of the kind of text that it holds. */
export type GenreSigns = {
  title: string;
  paragraphs: string[];
  /** Types of the page's JSON-LD. */
  types?: string[];
  section?: string;
  url?: string;
  /** Lines that stood around the text and were left out of it: labels, disclaimers. */
  notes?: string[];
};

type Rule = { types?: RegExp; section?: RegExp; path?: RegExp; title?: RegExp; text?: (signs: GenreSigns) => boolean };

// In order: the first that holds decides. What a page says in its data goes before what its words look like.
const RULES: [Genre, Rule][] = [
  [
    "live",
    {
      types: /^LiveBlogPosting$/,
      path: /\/(?:live-?blogs?|live-?news|live-updates?|live)(?:\/|$)|-live-(?:updates?|blog)|-as-it-happened/,
      title: /^live\s*[:|–—-]|\blive (?:updates?|blog|coverage)\b|[–—-] live$|\bas it happened\b/i,
    },
  ],
  [
    "opinion",
    {
      types: /^(?:Opinion|Column)/,
      section:
        /^(?:opinions?|op-?eds?|comments?|commentary|commentisfree|comment is free|editorials?|columns?|columnists?|views?|viewpoints?|perspectives?|letters?(?: to the editor)?|guest essays?|ideas|contributors?)$/i,
      path: /\/(?:opinions?|op-?eds?|commentary|commentisfree|editorials?|columns?|columnists?|viewpoints?|letters)(?:\/|$)/,
      title:
        /^(?:opinion|comment|commentary|editorial|op-?ed|column|viewpoint|letters?(?: to the editor)?|guest essay)\s*[:|–—]|\s[|–—-]\s(?:opinion|editorial|op-?ed|commentary)$/i,
      text: ({ paragraphs, notes = [] }) =>
        [...paragraphs.slice(-3), ...notes].some((line) =>
          /\b(?:views?|opinions?) (?:and opinions? )?(?:expressed|here)\b.{0,120}\b(?:authors?|writers?|own|not necessarily)\b/i.test(
            line,
          ),
        ) || notes.some((line) => /^(?:opinion|commentary|editorial|op-?ed|column|guest essay)\W*$/i.test(line)),
    },
  ],
  [
    "transcript",
    {
      section: /^transcripts?$/i,
      path: /\/transcripts?(?:\/|$)/,
      title: /^(?:full )?transcript\b|\btranscript$|\(transcript\)/i,
      text: ({ paragraphs }) =>
        share(paragraphs, /^[A-Z][A-Z.'’-]+(?:[ ,]+[A-Z][A-Z.'’-]+){0,4}(?: \([^)]{1,40}\))?:\s/) >= 0.4,
    },
  ],
  [
    "interview",
    {
      section: /^interviews?$/i,
      path: /\/interviews?(?:\/|$)/,
      title: /^interview\s*(?:[:|–—-]|with\b)|\binterview:|\binterview with\b|\bq ?(?:&|and) ?a\b/i,
      text: ({ paragraphs }) =>
        share(paragraphs, /^Q[:.]\s|^Question:\s/) >= 0.15 && share(paragraphs, /^A[:.]\s|^Answer:\s/) >= 0.15,
    },
  ],
  [
    "statement",
    {
      section: /^(?:press ?releases?|statements?|read-?outs?|speeches(?: and statements)?|communiqu[eé]s?|remarks)$/i,
      path: /\/(?:press-?releases?|statements?|statements-releases|read-?outs?|communiques?|briefing-room|speeches)(?:\/|$)/,
      title:
        /^(?:(?:joint|press|official|media|public) )?(?:statement|communiqu[eé]|declaration|read-?out)s?\b(?= (?:by|from|of|on|following|after)\b|:)|^remarks (?:by|of)\b/i,
    },
  ],
  [
    "document",
    {
      title: /^(?:full text|the full text|text) of\b|^(?:full text|document)\s*[:|–—-]/i,
      path: /\/(?:full-text|treaties|resolutions)(?:\/|$)/,
    },
  ],
  [
    "analysis",
    {
      types: /^(?:Analysis|Background)NewsArticle$/,
      section: /^(?:(?:news )?analysis|explainers?|explained|in[- ]depth|long ?reads?|backgrounders?)$/i,
      path: /\/(?:analysis|analyses|explainers?|explained|in-depth|backgrounders?)(?:\/|$)/,
      title: /^(?:(?:news )?analysis|explainer|explained)\s*[:|–—-]|\s[|–—-]\s(?:analysis|explainer)$/i,
      text: ({ notes = [] }) => notes.some((line) => /^(?:news )?(?:analysis|explainer)\W*$/i.test(line)),
    },
  ],
  ["post", { types: /^(?:SocialMediaPosting|DiscussionForumPosting|Comment)$/ }],
];

/** The kind of text, from what the page says of itself and from the form of its words; `news` when nothing speaks against it. */
export function genreOf(signs: GenreSigns): Genre {
  const path = pathOf(signs.url);
  const sections = (signs.section ?? "").split(/[,;/|>]/).map((section) => section.trim());
  const tests: ((rule: Rule) => boolean)[] = [
    (rule) => (signs.types ?? []).some((type) => rule.types?.test(type) ?? false),
    (rule) => sections.some((section) => rule.section?.test(section) ?? false) || (rule.path?.test(path) ?? false),
    (rule) => rule.title?.test(signs.title) ?? false,
    (rule) => rule.text?.(signs) ?? false,
  ];
  for (const holds of tests) for (const [genre, rule] of RULES) if (holds(rule)) return genre;
  return "news";
}

function share(paragraphs: string[], form: RegExp): number {
  return paragraphs.length < 4 ? 0 : paragraphs.filter((paragraph) => form.test(paragraph)).length / paragraphs.length;
}

function pathOf(url: string | undefined): string {
  try {
    return url ? new URL(url).pathname.toLowerCase() : "";
  } catch {
    return "";
  }
}
