import { expect, test } from "vitest";
import { articleOf } from "../findings/article.ts";
import type { Finding, FindingKind } from "../findings/finding.ts";
import { findActors } from "../language/actors.ts";
import { loadCodebook } from "../language/codebook.ts";
import { analyse } from "../language/document.ts";
import { findPlaces } from "../language/places.ts";
import { findTimes } from "../language/times.ts";
import { AppointmentBook, findAppointments } from "./appointments.ts";
import { findAttributions } from "./attributions.ts";
import type { Context } from "./context.ts";
import { DeadlineBook, findDeadlines } from "./deadlines.ts";
import { IncidentBook } from "./deeds.ts";
import { EventBook, findEvents } from "./events.ts";
import { FigureBook, findFigures } from "./figures.ts";
import { findIncidents } from "./incidents.ts";
import { findProposals, ProposalBook } from "./proposals.ts";
import { findTruces, TruceBook } from "./truces.ts";
import { findViolations, ViolationBook } from "./violations.ts";

const steps = [
  findAttributions,
  findTruces,
  findViolations,
  findIncidents,
  findFigures,
  findProposals,
  findAppointments,
  findDeadlines,
  findEvents,
];

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
  const document = analyse(article.text, article.titleSpan.end);
  const cast = findActors(document);
  const context: Context = {
    article,
    text: article.text,
    document,
    cast,
    map: findPlaces(document, cast),
    times: findTimes(document, article.published),
    findings: [],
  };
  for (const step of steps) step(context);
  return context.findings;
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
