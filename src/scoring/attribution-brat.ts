/** A stretch of a text by UTF-16 offsets, end exclusive. */
export interface Piece {
  start: number;
  end: number;
}

/** Who says what, each part in the pieces that the text cuts it into; `source` may be empty. */
export interface MarkedAttribution {
  source: Piece[];
  cue: Piece[];
  content: Piece[];
}

/**
 * Reads the attributions of a brat file. Offsets in it count code points and become UTF-16; what is neither source, cue
 * nor content is passed over, as is an attribution without a cue or without content.
 */
export function readBrat(annotations: string, text: string): MarkedAttribution[] {
  const offset = utf16(text);
  const marked = new Map<string, Piece[]>();
  const found: MarkedAttribution[] = [];
  for (const [, id, offsets] of annotations.matchAll(/^(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)\t/gm)) {
    const pieces = offsets!.split(";").map((piece) => {
      const [start, end] = piece.split(" ").map(Number) as [number, number];
      return { start: offset(start), end: offset(end) };
    });
    marked.set(id!, pieces);
  }
  for (const [, parts] of annotations.matchAll(/^E\d+\t(.*)$/gm)) {
    const of = (role: string) =>
      [...parts!.matchAll(/(\S+?)\d*:(T\d+)/g)]
        .filter(([, name]) => name === role)
        .flatMap(([, , id]) => marked.get(id!) ?? []);
    const one = { source: of("Source"), cue: of("Cue"), content: of("Content") };
    if (one.cue.length > 0 && one.content.length > 0) found.push(one);
  }
  return found.sort((a, b) => a.cue[0]!.start - b.cue[0]!.start);
}

function utf16(text: string): (codePoints: number) => number {
  const wide: number[] = [];
  let at = 0;
  for (const character of text) {
    if (character.length > 1) wide.push(at);
    at++;
  }
  return (codePoints) => codePoints + wide.filter((one) => one < codePoints).length;
}
