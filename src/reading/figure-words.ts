import { z } from "zod";
import { loadCodebook } from "../language/codebook.ts";
import { wordsOf } from "./stretch.ts";

const Value = z.strictObject({ low: z.number().optional(), best: z.number().optional(), high: z.number().optional() });
const words = z.array(z.string()).default([]);

/** The form of codebook/figures.yaml. */
export const FigureBook = z.strictObject({
  version: z.int(),
  measures: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z-]+$/),
      definition: z.string().min(1),
      counted: words,
      told: words,
      total: words,
      money: words,
      share: words,
      whole: words,
      people: z.boolean().default(false),
      needs: words,
      unless: words,
      least: z.number().optional(),
      planned: z.boolean().default(false),
    }),
  ),
  spans: z.array(z.string()),
  put: z.array(z.string()),
  sought: z.array(z.string()),
  examples: z.array(z.strictObject({ text: z.string(), measure: z.string(), value: Value })),
  counter: z.array(z.string()),
});

export type Measure = z.infer<typeof FigureBook>["measures"][number];

interface Book {
  measures: Measure[];
  spans: string[];
  put: Set<string>;
  sought: Set<string>;
  /** The places of the measures that a word can mark, by the first word of the mark. */
  marks: Map<string, number[]>;
  /** Measures that any percentage of something can be. */
  wholes: Measure[];
}

let loaded: Book | undefined;
/** The codebook's words for figures, by what they are looked up by. */
export function book(): Book {
  if (loaded) return loaded;
  const { measures, spans, put, sought } = loadCodebook("figures", FigureBook);
  const marks = new Map<string, number[]>();
  measures.forEach(({ counted, told, total, money, share }, at) => {
    for (const phrase of [...counted, ...told, ...total, ...money, ...share, ...(total.length > 0 ? ["toll"] : [])]) {
      const first = wordsOf(phrase)[0]!;
      const here = marks.get(first);
      if (!here) marks.set(first, [at]);
      else if (here.at(-1) !== at) here.push(at);
    }
  });
  const wholes = measures.filter((one) => one.whole.length > 0);
  loaded = { measures, spans, put: new Set(put), sought: new Set(sought), marks, wholes };
  return loaded;
}
