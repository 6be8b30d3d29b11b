import { expect, test } from "vitest";
import { articleOf } from "../findings/article.ts";
import type { Finding, FindingKind } from "../findings/finding.ts";
import { loadCodebook } from "../language/codebook.ts";
import { AppointmentBook } from "./appointments.ts";
import { DeadlineBook } from "./deadlines.ts";
import { IncidentBook } from "./deeds.ts";
import { EventBook } from "./event-rules.ts";
import { FigureBook } from "./figures.ts";
import { ProposalBook } from "./proposal-rules.ts";
import { read } from "./read.ts";
import { TruceBook } from "./truce-status.ts";
import { ViolationBook } from "./violations.ts";

function findingsOf(sentence: string): Finding[] {
  const article = articleOf({
    title: "News",
    published: "2025-05-14T10:00:00Z",
    language: "en",
    genre: "news",
    publication: "usable",
    credits: [],
    paragraphs: [sentence],
  });
  return read(article).findings;
}

const books = [
  ["incident", loadCodebook("incidents", IncidentBook)],
  ["figure", loadCodebook("figures", FigureBook)],
  ["truce", loadCodebook("truces", TruceBook)],
  ["violation", loadCodebook("violations", ViolationBook)],
  ["proposal", loadCodebook("proposals", ProposalBook)],
  ["appointment", loadCodebook("appointments", AppointmentBook)],
  ["deadline", loadCodebook("deadlines", DeadlineBook)],
  [
    "event",
    {
      ...loadCodebook("events", EventBook),
      examples: loadCodebook("events", EventBook).examples.map(({ event, ...one }) => ({ ...one, plover: { event } })),
    },
  ],
] as const;

for (const [kind, book] of books) {
  test.each(book.examples.map((one) => [one.text, one] as const))(
    `the codebook of ${kind}s finds one in: %s`,
    (text, { text: _, ...fields }) => {
      const found = of(kind, text);
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject(fields);
      for (const span of found[0]!.evidence) expect(`News\n\n${text}`).toContain(span.exact);
    },
  );
  test.each(book.counter)(`the codebook of ${kind}s finds none in: %s`, (text) => {
    expect(of(kind, text)).toEqual([]);
  });
}

function of(kind: FindingKind, text: string): Finding[] {
  return findingsOf(text).filter((one) => one.kind === kind);
}
