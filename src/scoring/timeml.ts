import type { MarkedTime } from "./times.ts";

/** A TimeML document: its plain text, the day or moment of its creation, and the times that people marked in it. */
export interface TimeMl {
  text: string;
  created?: string;
  times: MarkedTime[];
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];

/** Reads a TimeML file; tags other than TIMEX3 are taken out. */
export function readTimeMl(source: string): TimeMl {
  const creation = /<DCT>\s*(<TIMEX3[^>]*>)/.exec(source)?.[1];
  const body = /<TEXT>([\s\S]*)<\/TEXT>/.exec(source)?.[1] ?? "";
  let text = "";
  const times: MarkedTime[] = [];
  const open: { start: number; value: string }[] = [];
  for (const [piece] of body.matchAll(/<[^>]*>|&#?\w+;|[^<&]+|&/g)) {
    if (piece.startsWith("<TIMEX3")) {
      open.push({ start: text.length, value: attribute(piece, "value") ?? "" });
    } else if (piece.startsWith("</TIMEX3")) {
      const mark = open.pop();
      if (mark) times.push({ ...mark, end: text.length });
    } else if (piece.startsWith("<")) {
    } else if (/^&\w+;$/.test(piece)) text += entities[piece.slice(1, -1)] ?? piece;
    else if (/^&#\d+;$/.test(piece)) text += String.fromCodePoint(Number(piece.slice(2, -1)));
    else text += piece;
  }
  const created = creation && attribute(creation, "value");
  return { text, ...(created ? { created } : {}), times: times.sort((a, b) => a.start - b.start) };
}
