import { z } from "zod";

/** A sentence with a source and a target, and what its coders say is done. */
export interface CodedEvent {
  id: string;
  text: string;
  /** Where the source and the target stand in the text; missing where it does not name them. */
  source?: { start: number; end: number };
  target?: { start: number; end: number };
  root?: string;
  /** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. */
  quad?: number;
  conflict?: boolean;
}

const Row = z.object({
  sentence_id: z.string().optional(),
  uid: z.string().optional(),
  sentence: z.string().min(1),
  marked_sentence: z.string().optional(),
  source: z.string(),
  target: z.string(),
  gold_root: z.string().optional(),
  gold_penta: z.coerce.number().int().min(0).max(4).optional(),
  gold_binary: z.coerce.number().int().min(0).max(1).optional(),
});

/** Reads coded sentences from a table with a header, cells parted by tabs; throws on a line without a sentence or a label. */
export function readCodedEvents(text: string): CodedEvent[] {
  const [header, ...lines] = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const columns = header!.split("\t");
  return lines
    .filter((line) => line.trim() !== "")
    .map((line, i) => {
      const cells = line.split("\t");
      const filled = columns.flatMap((column, k) => (cells[k] ? [[column, cells[k]]] : []));
      const row = Row.parse({ source: "", target: "", ...Object.fromEntries(filled) });
      if (row.gold_root === undefined && row.gold_penta === undefined && row.gold_binary === undefined)
        throw new Error(`line ${i + 2} has no label`);
      return {
        id: row.sentence_id ?? row.uid ?? String(i + 2),
        ...placed(row),
        ...(row.gold_root && { root: row.gold_root.toUpperCase() }),
        ...(row.gold_penta !== undefined && { quad: row.gold_penta }),
        ...(row.gold_binary !== undefined && { conflict: row.gold_binary === 1 }),
      };
    });
}

type Placed = Pick<CodedEvent, "text" | "source" | "target">;

function placed(row: z.infer<typeof Row>): Placed {
  return row.marked_sentence ? marked(row.marked_sentence) : sought(row.sentence, row.source, row.target);
}

function marked(sentence: string): Placed {
  const found: Placed = { text: "" };
  const open: Record<string, number> = {};
  for (const part of sentence.split(/(<\/?[st]>)/)) {
    const mark = /^<(\/?)([st])>$/.exec(part);
    if (!mark) found.text += part;
    else if (mark[1] === "") open[mark[2]!] = found.text.length;
    else {
      const span = { start: open[mark[2]!] ?? 0, end: found.text.length };
      if (mark[2] === "s") found.source ??= span;
      else found.target ??= span;
    }
  }
  return found;
}

// Without marks each party is where its words first stand. Some tables put a role before them ("Org:…").
function sought(text: string, source: string, target: string): Placed {
  const find = (party: string) => {
    for (const words of [party, party.replace(/^\w+:/, "")]) {
      const start = words === "" ? -1 : text.indexOf(words);
      if (start >= 0) return { start, end: start + words.length };
    }
    return undefined;
  };
  const [from, to] = [find(source), find(target)];
  return { text, ...(from && { source: from }), ...(to && { target: to }) };
}
