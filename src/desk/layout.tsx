import type { Child } from "hono/jsx";
import { stylesheetPath } from "./style.ts";

interface LayoutProps {
  title: string;
  /** Which of the pages in the head's navigation this is. */
  here?: string;
  dossiers?: readonly { id: string; name: string }[];
  children?: Child;
}

/** What every page shares: head, landmarks, navigation, foot. */
export function Layout({ title, here, dossiers = [], children }: LayoutProps) {
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === "Parley" ? title : `${title} · Parley`}</title>
        <link rel="stylesheet" href={stylesheetPath} />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the page
        </a>
        <header class="masthead">
          <div>
            <a class="wordmark" href="/" aria-label="Parley, front page">
              Parley
            </a>
            <nav aria-label="Pages">
              <a href="/" aria-current={here === "front" ? "page" : undefined}>
                Front
              </a>
              {dossiers.map(({ id, name }) => (
                <a href={`/dossiers/${encodeURIComponent(id)}`} aria-current={here === id ? "page" : undefined}>
                  <bdi>{name}</bdi>
                </a>
              ))}
              <a href="/everything" aria-current={here === "everything" ? "page" : undefined}>
                Everything
              </a>
            </nav>
          </div>
        </header>
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <footer class="foot">
          Parley keeps what was published of negotiations. Every sentence leads to the words that it rests on.
        </footer>
      </body>
    </html>
  );
}
