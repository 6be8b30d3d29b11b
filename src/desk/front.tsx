import type { Brief } from "../brief/brief.ts";
import { looseDate } from "../brief/dates.ts";
import type { ListedArticle } from "../ledger/articles.ts";
import { Layout } from "./layout.tsx";
import { Prose } from "./sentence.tsx";

export interface FrontDossier {
  id: string;
  name: string;
  articles: number;
  lastReport?: string;
  brief: Brief;
}

/** The front page: where each negotiation stands, what changed last, and the latest articles. */
export function FrontPage({
  dossiers,
  latest,
}: {
  dossiers: readonly FrontDossier[];
  latest: readonly ListedArticle[];
}) {
  const changed = dossiers.flatMap(({ id, name, brief }) =>
    brief.sections
      .filter((section) => section.id === "changed")
      .flatMap(({ items }) => items.slice(0, 4).map((item) => ({ id, name, item }))),
  );
  return (
    <Layout title="Parley" here="front" dossiers={dossiers}>
      <h1>The state of the talks</h1>
      {dossiers.length === 0 && latest.length === 0 ? <Empty /> : null}
      <div class="front">
        <div>
          {dossiers.length > 0 ? (
            <section aria-labelledby="dossiers">
              <h2 id="dossiers">Negotiations</h2>
              <ul class="stories dossiers">
                {dossiers.map(({ id, name, articles, lastReport, brief }) => (
                  <li>
                    <h3>
                      <a href={`/dossiers/${encodeURIComponent(id)}`}>
                        <bdi>{name}</bdi>
                      </a>
                    </h3>
                    <p class="lead">
                      {brief.lead.length > 0 ? (
                        <Prose sentences={brief.lead.slice(0, 1).map(({ rival: _, ...rest }) => rest)} />
                      ) : (
                        "No report yet."
                      )}
                    </p>
                    <p class="meta">
                      {articles} report{articles === 1 ? "" : "s"}
                      {lastReport ? `, the last of ${looseDate(lastReport.slice(0, 10))}` : ""}
                    </p>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          {changed.length > 0 ? (
            <section aria-labelledby="changed">
              <h2 id="changed">What changed last</h2>
              <ul class="items">
                {changed.map(({ id, name, item }) => (
                  <li>
                    <span class="label">
                      {item.label} ·{" "}
                      <a href={`/dossiers/${encodeURIComponent(id)}`}>
                        <bdi>{name}</bdi>
                      </a>
                    </span>
                    <p>
                      <Prose sentences={item.sentences} />
                    </p>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
        </div>
        {latest.length > 0 ? (
          <section aria-labelledby="latest">
            <h2 id="latest">Latest</h2>
            <ul class="stories">
              {latest.map((article) => (
                <li>
                  <p class="meta">
                    <bdi>{article.outlet ?? "Outlet not named"}</bdi>,{" "}
                    {looseDate((article.published ?? article.reportTime).slice(0, 10))} <Standing article={article} />
                  </p>
                  <h3>
                    <a href={`/articles/${encodeURIComponent(article.id)}`}>
                      <bdi>{article.title}</bdi>
                    </a>
                  </h3>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </Layout>
  );
}

function Standing({ article }: { article: ListedArticle }) {
  const word =
    article.publication !== "usable" ? article.publication : article.genre !== "news" ? article.genre : undefined;
  return word ? (
    <span class={article.publication === "retracted" || article.publication === "killed" ? "badge strong" : "badge"}>
      {word}
    </span>
  ) : null;
}

function Empty() {
  return (
    <div class="notice" role="note">
      <p>
        Nothing is in this ledger yet. <code>parley add FILE</code> or <code>parley add URL</code> takes an article into
        it, and <code>parley dossier add FILE</code> follows a negotiation.
      </p>
    </div>
  );
}
