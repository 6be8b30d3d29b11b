import { looseDate, momentInWords } from "../brief/dates.ts";
import { webAddress } from "../brief/html.ts";
import type { Article } from "../findings/article.ts";
import type { Finding } from "../findings/finding.ts";
import { type FindingKind, findingKinds } from "../findings/finding.ts";
import type { Reading } from "../findings/reading.ts";
import type { ListedRevision } from "../ledger/articles.ts";
import { evidenceAnchor, FindingEntry, findingAnchor } from "./finding.tsx";
import { citedMark, type Mark, paragraphsOf, type Segment, segmentsOf } from "./highlight.ts";
import { Layout } from "./layout.tsx";
import { namingOfReading } from "./naming.ts";

interface ArticleProps {
  article: Article;
  reading?: Reading;
  revisions: readonly ListedRevision[];
  /** The revision that the reader asked for. */
  asked?: string;
  /** The words that a brief cites, as "start-end". */
  at?: string;
  /** Keys of the findings that belong to a record. */
  inLedger?: ReadonlySet<string>;
  dossiers: readonly { id: string; name: string }[];
}

const genres: Partial<Record<Article["genre"], string>> = { opinion: "Opinion: never the ledger’s own fact" };
const publications: Partial<Record<Article["publication"], string>> = {
  corrected: "This article was corrected by its outlet.",
  retracted: "This article was retracted by its outlet. It supports nothing in the ledger.",
  killed: "This report was withdrawn by its agency. It supports nothing in the ledger.",
  embargoed: "This report is under embargo. It supports nothing in the ledger.",
};

/** The findings in the order in which a reader of the text meets them. */
function inTextOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      a.evidence[0]!.start - b.evidence[0]!.start ||
      b.evidence[0]!.end - a.evidence[0]!.end ||
      a.key.localeCompare(b.key),
  );
}

function marksOf(findings: readonly Finding[]): Mark[] {
  return findings.flatMap(({ key, kind, evidence }) =>
    evidence.map(({ start, end }, at) => ({ start, end, owner: `${key}/${at}`, kind })),
  );
}

const keyOf = ({ owner }: Mark) => owner.split("/")[0]!;

/** The last mark of each finding in the text. */
function lastMarks(marks: readonly Mark[]): Set<string> {
  const last = new Map<string, Mark>();
  for (const mark of marks) {
    const known = last.get(keyOf(mark));
    if (!known || mark.end > known.end) last.set(keyOf(mark), mark);
  }
  return new Set([...last.values()].map(({ owner }) => owner));
}

/** A run of the text: linked to the finding whose evidence it is, with a place to come back to. */
interface RunProps {
  segment: Segment;
  numbers: ReadonlyMap<string, number>;
  /** The marks after which the number of their finding stands. */
  last: ReadonlySet<string>;
}

function Run({ segment, numbers, last }: RunProps) {
  const own = segment.marks.filter(({ owner }) => owner !== "cited");
  const cited = segment.marks.length > own.length;
  const anchors = segment.begins.map((mark) =>
    mark.owner === "cited" ? (
      <span id="cited" />
    ) : (
      <span id={evidenceAnchor(keyOf(mark), Number(mark.owner.split("/")[1]))} />
    ),
  );
  const closing = segment.ends.filter(({ owner }) => last.has(owner));
  const notes = closing.map((mark) => (
    <a
      class={`note k-${mark.kind}`}
      href={`#${findingAnchor(keyOf(mark))}`}
      aria-label={`Finding ${numbers.get(keyOf(mark))}: ${mark.kind}`}
    >
      {numbers.get(keyOf(mark))}
    </a>
  ));
  const first = own[0];
  if (!first && !cited) return <>{segment.text}</>;
  const several = new Set(own.map(keyOf)).size > 1;
  return (
    <>
      {anchors}
      <mark
        class={[first ? `k-${first.kind}` : "k-event", several ? "over" : "", cited ? "cited" : ""]
          .filter(Boolean)
          .join(" ")}
      >
        {first ? <a href={`#${findingAnchor(keyOf(first))}`}>{segment.text}</a> : segment.text}
      </mark>
      {notes}
    </>
  );
}

function Revisions({ article, revisions }: Pick<ArticleProps, "article" | "revisions">) {
  if (revisions.length < 2) return null;
  return (
    <section aria-labelledby="revisions" class="page">
      <h2 id="revisions">Revisions</h2>
      <ol class="steps">
        {revisions.map(({ revision, reportTime, captured, publication }) => (
          <li>
            <a
              href={`/articles/${encodeURIComponent(article.id)}?revision=${encodeURIComponent(revision)}`}
              aria-current={revision === article.revision ? "true" : undefined}
            >
              {momentInWords(reportTime)}
            </a>{" "}
            <span class="meta">
              {publication}, captured {looseDate(captured.slice(0, 10))}
              {revision === article.revision ? " · shown here" : ""}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** An article with the evidence of every finding marked in its text, and the findings beside it. */
export function ArticlePage({ article, reading, revisions, asked, at, inLedger, dossiers }: ArticleProps) {
  const findings = inTextOrder(reading?.findings ?? []);
  const numbers = new Map(findings.map(({ key }, index) => [key, index + 1]));
  const outdated = asked !== undefined && asked !== article.revision;
  const current = revisions.find((one) => one.current)?.revision ?? article.revision;
  const notice = outdated
    ? "The revision that was asked for is not in the ledger. This is the article’s latest text."
    : article.revision === current
      ? undefined
      : "This is an earlier revision of this article.";
  const cited = outdated ? undefined : citedMark(at, article.text);
  const marks = [...marksOf(findings), ...(cited ? [cited] : [])];
  const last = lastMarks(marksOf(findings));
  const { titleSpan, text } = article;
  const runs = (start: number, end: number) =>
    segmentsOf(text, start, end, marks).map((segment) => <Run segment={segment} numbers={numbers} last={last} />);
  const kinds = findingKinds.filter((kind) => findings.some((finding) => finding.kind === kind));
  const url = webAddress(article.url);
  const naming = reading ? namingOfReading(reading) : undefined;
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  return (
    <Layout title={article.title} dossiers={dossiers}>
      <div class="article">
        <article class="text" lang={article.language === "und" ? undefined : article.language}>
          {notice ? (
            <div class="notice" role="note">
              <p>
                {notice}{" "}
                {article.revision === current ? null : (
                  <a href={`/articles/${encodeURIComponent(article.id)}`}>Its latest text</a>
                )}
              </p>
            </div>
          ) : null}
          {publications[article.publication] ? (
            <div class="notice" role="note">
              <p>{publications[article.publication]}</p>
            </div>
          ) : null}
          <h1>
            <bdi>{runs(titleSpan.start, titleSpan.end)}</bdi>
          </h1>
          <p class="meta byline">
            <bdi>{article.outlet ?? "Outlet not named"}</bdi>
            {article.byline ? (
              <>
                {" · "}
                <bdi>{article.byline}</bdi>
              </>
            ) : null}
            {article.published
              ? ` · ${article.published.length > 10 ? momentInWords(article.published) : looseDate(article.published)}`
              : " · no date"}
            {genres[article.genre] ? (
              <>
                {" "}
                · <span class="badge strong">{genres[article.genre]}</span>
              </>
            ) : article.genre === "news" ? (
              ""
            ) : (
              ` · ${article.genre}`
            )}
            {url ? (
              <>
                {" · "}
                <a href={url} rel="noreferrer nofollow">
                  original
                </a>
              </>
            ) : null}
          </p>
          {paragraphsOf(text, titleSpan).map(({ start, end }) => (
            <p>{runs(start, end)}</p>
          ))}
          <Revisions article={article} revisions={revisions} />
        </article>
        <aside class="findings" aria-labelledby="findings">
          <h2 id="findings">
            {findings.length === 0 ? "No findings" : `${findings.length} finding${findings.length === 1 ? "" : "s"}`}
          </h2>
          {kinds.length > 0 ? (
            <Legend kinds={kinds} />
          ) : (
            <p class="meta">The reader found nothing in this text that the vocabulary has a word for.</p>
          )}
          <ol>
            {naming
              ? findings.map((finding) => {
                  const by = finding.saidBy ? byId.get(finding.saidBy) : undefined;
                  const source = by?.kind === "attribution" ? by.source : undefined;
                  const who = source
                    ? source.actor
                      ? naming.actor(source.actor)
                      : (source.span?.exact ?? source.type)
                    : "";
                  return (
                    <FindingEntry
                      finding={finding}
                      number={numbers.get(finding.key)!}
                      naming={naming}
                      inLedger={inLedger?.has(finding.key) ?? false}
                      saidBy={by ? { key: by.key, who } : undefined}
                    />
                  );
                })
              : null}
          </ol>
        </aside>
      </div>
    </Layout>
  );
}

function Legend({ kinds }: { kinds: readonly FindingKind[] }) {
  return (
    <ul class="legend" aria-label="Kinds of finding">
      {kinds.map((kind) => (
        <li class={`k-${kind}`}>{kind}</li>
      ))}
    </ul>
  );
}
