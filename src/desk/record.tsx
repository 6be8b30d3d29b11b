import type { Sentence as SentenceOfBrief } from "../brief/brief.ts";
import { looseDate, momentInWords } from "../brief/dates.ts";
import { inQuotes, upperFirst } from "../brief/english.ts";
import type { Account, LedgerRecord } from "../ledger/record.ts";
import type { Naming } from "./field-words.ts";
import { Fields } from "./finding.tsx";
import { Layout } from "./layout.tsx";
import { Prose, wordsPath } from "./sentence.tsx";

interface RecordProps {
  record: LedgerRecord;
  /** The record told as the brief tells it, where it tells such records. */
  sentences: readonly SentenceOfBrief[];
  naming: Naming;
  asOf?: string;
  dossiers: readonly { id: string; name: string }[];
}

const words = (text: string) => text.replaceAll("-", " ");

/** One thing in the world: its fields, every account of it, where they differ, and how it came about. */
export function RecordPage({ record, sentences, naming, asOf, dossiers }: RecordProps) {
  const first = record.accounts[0]!.finding.evidence[0]!.exact;
  const title = sentences[0]?.text ?? `${upperFirst(record.kind)}: ${inQuotes(first)}`;
  const told = sentences.length > 1 || sentences[0]?.rival ? sentences : [];
  const query = asOf ? `?asOf=${encodeURIComponent(asOf)}` : "";
  const byKey = new Map(record.accounts.map((account) => [account.finding.key, account]));
  return (
    <Layout title={title} dossiers={dossiers}>
      <div class={`record k-${record.kind}`}>
        <p class="meta">
          <span class="kind">{record.kind}</span>
          {record.status ? ` · ${words(record.status)}` : ""} · {words(record.standing)} · {record.origins} independent
          origin{record.origins === 1 ? "" : "s"}
          {asOf ? ` · as of ${momentInWords(asOf)}` : ""}
        </p>
        <h1>
          <bdi>{title}</bdi>
        </h1>
        {told.length > 0 ? (
          <p class="lead">
            <Prose sentences={told} marks />
          </p>
        ) : null}
        <section aria-labelledby="fields">
          <h2 id="fields">As it stands</h2>
          <Fields finding={record.value} naming={naming} />
          <p class="meta">
            {record.phase}, {record.certainty}; first reported {looseDate(record.firstReported.slice(0, 10))}, last{" "}
            {looseDate(record.lastReported.slice(0, 10))}
          </p>
        </section>
        <Rivals record={record} byKey={byKey} />
        <section aria-labelledby="accounts">
          <h2 id="accounts">{record.accounts.length === 1 ? "One account" : `${record.accounts.length} accounts`}</h2>
          <ul class="stories">
            {record.accounts.map((account) => (
              <AccountEntry account={account} naming={naming} />
            ))}
          </ul>
        </section>
        <Steps record={record} byKey={byKey} />
        {record.links.length > 0 ? (
          <section aria-labelledby="links">
            <h2 id="links">Linked</h2>
            <ul class="steps">
              {record.links.map(({ relation, direction, record: other }) => (
                <li>
                  {direction === "out" ? `${words(relation)} ` : "is the object of: "}
                  <a href={`/records/${encodeURIComponent(other)}${query}`}>
                    {direction === "out" ? "another record" : words(relation)}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {record.dossiers.length > 0 ? (
          <p class="meta">
            In{" "}
            {record.dossiers.map((id, at) => (
              <>
                {at > 0 ? ", " : ""}
                <a href={`/dossiers/${encodeURIComponent(id)}${query}`}>
                  <bdi>{dossiers.find((one) => one.id === id)?.name ?? id}</bdi>
                </a>
              </>
            ))}
          </p>
        ) : null}
        <p class="meta">
          Record <code>{record.id}</code> ·{" "}
          <a href={`/api/records/${encodeURIComponent(record.id)}${query}`}>as JSON</a>
        </p>
      </div>
    </Layout>
  );
}

function credit({ provenance }: Account): string {
  return `${provenance.outlet ?? "Outlet not named"}, ${looseDate((provenance.published ?? provenance.reportTime).slice(0, 10))}`;
}

function AccountEntry({ account, naming }: { account: Account; naming: Naming }) {
  const { finding, provenance, role, speaker, saidBy } = account;
  return (
    <li>
      <p class="meta">
        <bdi>{credit(account)}</bdi>
        {role ? ` · ${role}` : ""}
        {saidBy || speaker ? (
          <>
            {" · said by "}
            <bdi>{saidBy?.source.actor ? naming.actor(saidBy.source.actor) : (speaker ?? "somebody not named")}</bdi>
          </>
        ) : null}
        {finding.certainty === "certain" ? "" : ` · ${finding.certainty}`}
        {provenance.genre === "news" ? "" : ` · ${provenance.genre}`}
        {provenance.publication === "usable" ? "" : ` · ${provenance.publication}`}
        {provenance.laterCapture ? " · captured later" : ""}
      </p>
      <blockquote>
        {finding.evidence.map((span, at) => (
          <>
            {at > 0 ? " … " : ""}
            <a href={wordsPath({ ...provenance, ...span })}>
              <bdi>{inQuotes(span.exact)}</bdi>
            </a>
          </>
        ))}
      </blockquote>
      <p class="meta">
        in{" "}
        <a
          href={`/articles/${encodeURIComponent(provenance.article)}?revision=${encodeURIComponent(provenance.revision)}`}
        >
          <bdi>{provenance.title}</bdi>
        </a>
      </p>
    </li>
  );
}

function Rivals({ record, byKey }: { record: LedgerRecord; byKey: ReadonlyMap<string, Account> }) {
  if (record.rivals.length === 0) return null;
  return (
    <section aria-labelledby="rivals">
      <h2 id="rivals">Where accounts differ</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Value</th>
            <th scope="col">Given by</th>
          </tr>
        </thead>
        <tbody>
          {record.rivals.flatMap(({ field, values }) =>
            values.map(({ text, accounts }, at) => (
              <tr>
                <td>{at === 0 ? words(field) : ""}</td>
                <td>
                  <bdi>{text}</bdi>
                </td>
                <td>
                  <bdi>{accounts.flatMap((key) => (byKey.has(key) ? [credit(byKey.get(key)!)] : [])).join("; ")}</bdi>
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  );
}

function Steps({ record, byKey }: { record: LedgerRecord; byKey: ReadonlyMap<string, Account> }) {
  if (record.steps.length === 0) return null;
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">How it came about</h2>
      <ol class="steps">
        {record.steps.map(({ at, what, detail, accounts }) => (
          <li>
            {words(what)}
            {detail ? (
              <>
                {": "}
                <bdi>{detail}</bdi>
              </>
            ) : null}{" "}
            <span class="meta">
              reported {looseDate(at.slice(0, 10))} by{" "}
              <bdi>
                {[...new Set(accounts.map((key) => byKey.get(key)?.provenance.outlet ?? "an outlet not named"))].join(
                  ", ",
                )}
              </bdi>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
