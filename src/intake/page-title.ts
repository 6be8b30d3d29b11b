import { cleanLine } from "./clean.ts";
import type { PageIndex } from "./dom.ts";
import { siteOf } from "./url.ts";

const LONGEST = 500;
const SEPARATOR = /\s+(?:[|»·•:–—-]|::|\|\|)\s+|\s*[|»]\s*/;

/** A page's headline: what it shows as such, if its data agrees, else what its data says; never with the site's name. */
export function pageTitle(
  index: PageIndex,
  known: { headline?: string; social?: string; outlet?: string; site?: string },
): string | undefined {
  const shown = index
    .tag("H1")
    .slice(0, 10)
    .map((heading) => cleanLine((heading.textContent ?? "").slice(0, LONGEST * 2)))
    .filter((text) => text.length > 5 && text.length <= 300);
  const window = cleanLine((index.tag("TITLE")[0]?.textContent ?? "").slice(0, LONGEST * 2));
  const claims = [known.headline, known.social, window]
    .map((claim) => withoutSite(cleanLine((claim ?? "").slice(0, LONGEST)), known))
    .filter(Boolean);
  const agreed = shown.find((heading) => claims.some((claim) => alike(heading, claim)));
  const title = agreed ?? claims[0] ?? (shown.length === 1 ? shown[0] : undefined);
  return title ? withoutSite(title, known) : undefined;
}

/** "Talks resume | World | Example News" is "Talks resume" on the site of Example News. */
export function withoutSite(title: string, { outlet, site }: { outlet?: string; site?: string }): string {
  const names = [outlet, site && siteOf(site)]
    .filter((name) => name !== undefined && name !== "")
    .map((name) => letters(name!));
  const isSite = (part: string) => {
    const name = letters(part);
    return (
      name.length > 1 &&
      names.some(
        (known) =>
          known === name ||
          known.startsWith(name) ||
          (known.length > 3 && name.startsWith(known) && name.length < known.length + 12),
      )
    );
  };
  let bare = title;
  while (true) {
    const parts = bare.split(SEPARATOR);
    if (parts.length < 2) return bare;
    const last = parts.at(-1)!;
    const rest = bare.slice(0, bare.length - last.length).replace(/[\s|»·•:–—-]+$/, "");
    const first = parts[0]!;
    if (rest.split(" ").length >= 2 && isSite(last)) {
      bare = withoutSection(rest);
      continue;
    }
    if (isSite(first) && bare.slice(first.length).split(" ").length > 3) {
      bare = bare.slice(first.length).replace(/^[\s|»·•:–—-]+/, "");
      continue;
    }
    return bare;
  }
}

/** Behind a headline that bore the site's name after a bar, a short part after another bar is the section. */
function withoutSection(title: string): string {
  const found = /^(.{15,}?)\s*[|»]\s*[^|»]{2,25}$/.exec(title);
  return found && found[1]!.split(" ").length > 3 ? found[1]! : title;
}

/** Whether two headlines say the same but for some words. */
export function alike(one: string, other: string): boolean {
  const a = new Set(
    one
      .slice(0, LONGEST)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
  const b = new Set(
    other
      .slice(0, LONGEST)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
  const both = [...a].filter((word) => b.has(word)).length;
  return both >= Math.min(a.size, b.size) * 0.6 && both > 0 && both >= Math.max(a.size, b.size) * 0.35;
}

function letters(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.(?:com|org|net|co\.uk|co|gov|eu|[a-z]{2})$/, "")
    .replace(/^the\s+/, "")
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
