import type { Brief, Grid, Item } from "../brief/brief.ts";
import { dayOf, shortDay } from "../brief/dates.ts";
import {
  asOfLine,
  captureNote,
  coverageLine,
  marksSingleOrigins,
  moreLine,
  singleOriginNote,
} from "../brief/masthead.ts";
import { namesFor } from "../brief/names.ts";
import { creditOf, type References, referencesOf } from "../brief/references.ts";
import type { ActorRecord } from "../ledger/record.ts";
import { Layout } from "./layout.tsx";
import { Prose, Refs, Sentence, wordsPath } from "./sentence.tsx";

interface DossierProps {
  brief: Brief;
  actors: readonly ActorRecord[];
  /** The address of this page, without its query. */
  path: string;
  /** The day or moment that the reader asked for. */
  asOf?: string;
  dossiers: readonly { id: string; name: string }[];
}

const rosterShown = 24;

/** The state of one negotiation: its brief, each sentence leading to its words; the grid of positions; the roster. */
export function DossierPage({ brief, actors, path, asOf, dossiers }: DossierProps) {
  const references = referencesOf(brief, { grid: true });
  const marks = marksSingleOrigins(brief);
  const here = brief.dossier?.id ?? "everything";
  const last = brief.coverage.lastReport;
  return (
    <Layout title={brief.title} here={here} dossiers={dossiers}>
      <div class="brief">
        <h1>
          <bdi>{brief.title}</bdi>
        </h1>
        <p class="meta">{asOfLine(brief)}</p>
        <p class="meta coverage">
          <bdi>{coverageLine(brief)}</bdi>
          {marks ? ` ${singleOriginNote}.` : ""}
        </p>
        <AsOf brief={brief} path={path} asOf={asOf} last={last} />
        {brief.lead.length > 0 ? (
          <p class="lead">
            <Prose sentences={brief.lead} references={references} marks={marks} />
          </p>
        ) : null}
        {brief.sections.map((section) => (
          <section aria-labelledby={section.id}>
            <h2 id={section.id}>{section.title}</h2>
            <ul class="items">
              {section.items.map((item) => (
                <ItemEntry item={item} references={references} marks={marks} asOf={asOf} />
              ))}
            </ul>
            {moreLine(section.more) ? <p class="more">{moreLine(section.more)}</p> : null}
          </section>
        ))}
        <PositionsGrid grid={brief.grid} references={references} />
        <Roster actors={actors} asOf={brief.asOf} />
        <Sources references={references} brief={brief} />
      </div>
    </Layout>
  );
}

function AsOf({ path, asOf, last, brief }: { path: string; asOf?: string; last?: string; brief: Brief }) {
  const days = last && dayOf(last) !== dayOf(brief.asOf);
  return (
    <form class="asof" method="get" action={path}>
      <label for="asOf">As of the end of (UTC)</label>
      <input type="date" id="asOf" name="asOf" value={dayOf(brief.asOf)} required />
      <button type="submit">Show that day</button>
      {days ? <a href={`${path}?asOf=${dayOf(last)}`}>The day of the last report</a> : null}
      {asOf ? <a href={path}>Now</a> : null}
    </form>
  );
}

function ItemEntry({
  item,
  references,
  marks,
  asOf,
}: {
  item: Item;
  references: References;
  marks: boolean;
  asOf?: string;
}) {
  const query = asOf ? `?asOf=${encodeURIComponent(asOf)}` : "";
  return (
    <li>
      {item.label ? <span class="label">{item.label}</span> : null}
      <p>
        <Prose sentences={item.sentences} references={references} marks={marks} />
        {item.record ? (
          <>
            {" "}
            <a
              class="more-of"
              href={`/records/${encodeURIComponent(item.record)}${query}`}
              aria-label="The record of this, with every account"
            >
              record&nbsp;›
            </a>
          </>
        ) : null}
      </p>
    </li>
  );
}

/** The positions by party and issue. An ascribed one says whose word it is, for its sentence does. */
function PositionsGrid({ grid, references }: { grid: Grid; references: References }) {
  if (grid.cells.length === 0) return null;
  return (
    <section class="full" aria-labelledby="grid">
      <h2 id="grid">Positions by party</h2>
      <section class="scroll" aria-label="Positions by party, a table" tabindex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Issue</th>
              {grid.parties.map(({ name }) => (
                <th scope="col">
                  <bdi>{name}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.issues.map(({ id, name }) => (
              <tr>
                <th scope="row">{name}</th>
                {grid.parties.map((party) => {
                  const cell = grid.cells.find((one) => one.issue === id && one.party === party.id);
                  return (
                    <td>
                      {cell?.stances.map((one) => (
                        <p>
                          {one.ascribed || id === "other" ? (
                            <Sentence sentence={one.sentence} references={references} />
                          ) : (
                            <>
                              <span class="stance">{one.stance}</span>
                              {one.strength ? ` (${one.strength.replace("-", " ")})` : ""}
                              {one.earlier ? ", earlier" : ""}
                              <Refs part={one.sentence} references={references} />
                            </>
                          )}
                        </p>
                      ))}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** Who is who: the persons whom the reports name, by side, with the roles that they were given. */
function Roster({ actors, asOf }: { actors: readonly ActorRecord[]; asOf: string }) {
  const names = namesFor([...actors]);
  const people = actors
    .filter(({ kind, roles }) => (kind === "person" || kind === "role-holder") && roles.length > 0)
    .slice(0, rosterShown);
  if (people.length === 0) return null;
  const sides = [...new Set(people.map(({ party }) => party ?? ""))].sort(
    (a, b) => Number(a === "") - Number(b === ""),
  );
  return (
    <section aria-labelledby="roster">
      <h2 id="roster">Roster</h2>
      <div>
        <table>
          <thead>
            <tr>
              <th scope="col">Side</th>
              <th scope="col">Who</th>
              <th scope="col">As what, as last reported</th>
            </tr>
          </thead>
          <tbody>
            {sides.flatMap((side) =>
              people
                .filter(({ party }) => (party ?? "") === side)
                .map(({ name, roles }, at) => (
                  <tr>
                    <td>{at === 0 ? <bdi>{side ? names.plain(side).replace(/^the /, "") : "not said"}</bdi> : null}</td>
                    <td>
                      <bdi>{name}</bdi>
                    </td>
                    <td>
                      <bdi>{`${roles[0]!.former ? "former " : ""}${roles[0]!.title}`}</bdi>
                      <span class="meta">
                        {" "}
                        <a href={`/articles/${encodeURIComponent(roles[0]!.articles.at(-1)!)}`}>
                          {shortDay(roles[0]!.lastReported, asOf)}
                        </a>
                      </span>
                    </td>
                  </tr>
                )),
            )}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Sources({ references, brief }: { references: References; brief: Brief }) {
  if (references.list.length === 0) return null;
  return (
    <section class="sources" aria-labelledby="sources">
      <h2 id="sources">Sources</h2>
      <ol>
        {references.list.map(({ number, evidence }) => (
          <li id={`source-${number}`} value={number}>
            <a href={wordsPath(evidence)}>
              <bdi>{creditOf(evidence)}</bdi>
            </a>
            {captureNote(brief, evidence)}:{" "}
            <q>
              <bdi>{evidence.quote}</bdi>
            </q>
          </li>
        ))}
      </ol>
    </section>
  );
}
