import type { MarkedPlace } from "./places.ts";

/** An article with the names of places that people marked in it. */
export interface PlaceArticle {
  id: string;
  title?: string;
  text: string;
  places: MarkedPlace[];
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const decode = (text: string) =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) =>
    decimal
      ? String.fromCodePoint(Number(decimal))
      : hex
        ? String.fromCodePoint(Number.parseInt(hex, 16))
        : (entities[name ?? ""] ?? whole),
  );

const inside = (source: string, tag: string): string | undefined => {
  const match = new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`).exec(source)?.[1];
  if (match === undefined) return undefined;
  const data = /^\s*<!\[CDATA\[([\s\S]*?)\]\]>\s*$/.exec(match);
  return data ? data[1]! : decode(match);
};
const number = (source: string, tag: string): number | undefined => {
  const value = inside(source, tag);
  return value === undefined || value.trim() === "" || Number.isNaN(Number(value)) ? undefined : Number(value);
};

/** Reads articles with toponyms in the XML of LGL, TR-News, GeoWebNews and GeoVirus. */
export function readPlaceXml(source: string): PlaceArticle[] {
  const articles: PlaceArticle[] = [];
  for (const [article] of source.matchAll(/<article[\s>][\s\S]*?<\/article>/g)) {
    const text = inside(article, "text") ?? "";
    const places: MarkedPlace[] = [];
    for (const [mark] of article.matchAll(/<(toponym|location)[\s>][\s\S]*?<\/\1>/g)) {
      const [start, end] = [number(mark, "start"), number(mark, "end")];
      if (start === undefined || end === undefined) continue;
      const [lat, lon] = [number(mark, "lat"), number(mark, "lon")];
      // GeoVirus counts from one.
      const name = inside(mark, "phrase") ?? inside(mark, "name") ?? "";
      const off = text.slice(start, end) !== name && text.slice(start - 1, end - 1) === name ? 1 : 0;
      places.push({
        start: start - off,
        end: end - off,
        ...(lat !== undefined && lon !== undefined ? { lat, lon } : {}),
      });
    }
    const id = /docid="([^"]*)"/.exec(article)?.[1] ?? String(articles.length + 1);
    const title = inside(article, "title")?.trim();
    articles.push({ id, ...(title ? { title } : {}), text, places: places.sort((a, b) => a.start - b.start) });
  }
  return articles;
}
