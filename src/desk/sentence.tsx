import type { BriefEvidence, Sentence as SentenceOfBrief } from "../brief/brief.ts";
import { inQuotes } from "../brief/english.ts";
import { creditOf, type References } from "../brief/references.ts";

/** The address of the words themselves, in the revision that they were found in. */
export function wordsPath({
  article,
  revision,
  start,
  end,
}: Pick<BriefEvidence, "article" | "revision" | "start" | "end">): string {
  return `/articles/${encodeURIComponent(article)}?revision=${encodeURIComponent(revision)}&at=${start}-${end}#cited`;
}

type Part = Pick<SentenceOfBrief, "text" | "evidence" | "origins">;

/** The numbers of a sentence's evidence, each leading to the words themselves. */
export function Refs({ part, references }: { part: Part; references?: References }) {
  return (
    <sup class="refs">
      {part.evidence.map((evidence, at) => {
        const number = references?.numberOf(evidence) ?? at + 1;
        const credit = creditOf(evidence);
        return (
          <>
            {at > 0 ? " " : joiner}
            <a
              href={wordsPath(evidence)}
              title={`${credit}: ${inQuotes(evidence.quote)}`}
              aria-label={`Evidence ${number}: ${credit}`}
            >
              {number}
            </a>
          </>
        );
      })}
    </sup>
  );
}

/** Keeps what follows a sentence from standing alone at the beginning of a line. */
const joiner = "\u2060";

function One({ part, references, marks }: { part: Part; references?: References; marks: boolean }) {
  return (
    <>
      <bdi>{part.text}</bdi>
      {marks && part.origins === 1 ? (
        <>
          <span class="single" title="rests on one independent origin" aria-hidden="true">{`${joiner}°`}</span>
          <span class="unseen"> (one origin)</span>
        </>
      ) : null}
      <Refs part={part} references={references} />
    </>
  );
}

/** A sentence of a brief: each number leads to the words in the article; a rival account stands beside it. */
export function Sentence({
  sentence,
  references,
  marks = false,
}: {
  sentence: SentenceOfBrief;
  references?: References;
  marks?: boolean;
}) {
  return (
    <>
      <One part={sentence} references={references} marks={marks} />
      {sentence.rival ? (
        <>
          {" "}
          <span class="rival">
            <One part={sentence.rival} references={references} marks={marks} />
          </span>
        </>
      ) : null}
    </>
  );
}

/** Sentences as running text. */
export function Prose({
  sentences,
  references,
  marks,
}: {
  sentences: readonly SentenceOfBrief[];
  references?: References;
  marks?: boolean;
}) {
  return (
    <>
      {sentences.map((sentence, at) => (
        <>
          {at > 0 ? " " : ""}
          <Sentence sentence={sentence} references={references} marks={marks} />
        </>
      ))}
    </>
  );
}
