import { inQuotes } from "../brief/english.ts";
import type { Finding } from "../findings/finding.ts";
import { commitment, fieldsInWords, type Naming } from "./field-words.ts";

/** The id of a finding's entry in the list beside the text. */
export function findingAnchor(key: string): string {
  return `finding-${key}`;
}

/** The id of the place in the text where the nth span of a finding's evidence begins. */
export function evidenceAnchor(key: string, at: number): string {
  return `evidence-${key}-${at}`;
}

/** The fields of a finding as a list of terms. */
export function Fields({ finding, naming }: { finding: Finding; naming: Naming }) {
  const fields = fieldsInWords(finding, naming);
  if (fields.length === 0) return null;
  return (
    <dl>
      {fields.map(({ label, text }) => (
        <>
          <dt>{label}</dt>
          <dd>
            <bdi>{text}</bdi>
          </dd>
        </>
      ))}
    </dl>
  );
}

interface EntryProps {
  finding: Finding;
  number: number;
  naming: Naming;
  /** Whether it belongs to a record that stands. */
  inLedger: boolean;
  /** Who said it, when it stands inside an attribution. */
  saidBy?: { key: string; who: string };
}

/** One finding beside the text: what it is, its fields, who said it, why it was made, and the way back to its words. */
export function FindingEntry({ finding, number, naming, inLedger, saidBy }: EntryProps) {
  const { rule, model, trigger, score } = finding.why;
  return (
    <li id={findingAnchor(finding.key)} class={`k-${finding.kind}`}>
      <h3>
        {number}. <span class="kind">{finding.kind}</span> <span class="meta">{commitment(finding)}</span>
      </h3>
      <blockquote>
        {finding.evidence.map((span, at) => (
          <>
            {at > 0 ? " … " : ""}
            <a href={`#${evidenceAnchor(finding.key, at)}`}>
              <bdi>{inQuotes(span.exact)}</bdi>
            </a>
          </>
        ))}
      </blockquote>
      <Fields finding={finding} naming={naming} />
      <p class="meta">
        {saidBy ? (
          <>
            said by{" "}
            <a href={`#${findingAnchor(saidBy.key)}`}>
              <bdi>{saidBy.who}</bdi>
            </a>{" "}
            ·{" "}
          </>
        ) : null}
        why: {rule ?? model ?? "not said"}
        {trigger ? (
          <>
            , at <bdi>{inQuotes(trigger.exact)}</bdi>
          </>
        ) : null}
        , confidence {score.toFixed(2)}
        {inLedger ? (
          <>
            {" · "}
            <a href={`/records/${encodeURIComponent(finding.key)}`}>record</a>
          </>
        ) : null}
      </p>
    </li>
  );
}
