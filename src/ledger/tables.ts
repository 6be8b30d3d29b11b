import type { Generated, GeneratedAlways, JSONColumnType } from "kysely";
import type { Article } from "../findings/article.ts";
import type { Reading } from "../findings/reading.ts";
import type { Dossier } from "./dossier.ts";
import type { TextSketch } from "./origin.ts";

type Json<T extends object> = JSONColumnType<T, string, string>;

/** What the database holds; the migrations say the same in SQL. Moments are ISO strings in UTC. */
export interface Tables {
  article: { id: string; learnt: Generated<string> };
  capture: { sha256: string; source: string; media_type: string | null; captured: string; size: number };
  revision: {
    id: string;
    article: string;
    report_time: string;
    captured: string;
    learnt: Generated<string>;
    body: Json<Article>;
  };
  revision_capture: { revision: string; capture: string };
  reading: {
    id: string;
    revision: string;
    reader: Json<Reading["reader"]>;
    sentences: Json<Reading["sentences"]>;
    actors: Json<Reading["actors"]>;
    places: Json<Reading["places"]>;
    times: Json<Reading["times"]>;
    findings: Json<Reading["findings"]>;
    links: Json<Reading["links"]>;
    learnt: Generated<string>;
  };
  entry: {
    sequence: GeneratedAlways<number>;
    kind: "revision" | "reading" | "capture";
    revision: string;
    reading: string | null;
    learnt: Generated<string>;
  };
  dossier: { id: string; body: Json<Dossier>; saved: Generated<string> };
  fold: { one: Generated<boolean>; rules: string; epoch: number; sequence: number };
  finding: {
    id: GeneratedAlways<number>;
    reading: string;
    revision: string;
    key: string;
    kind: string;
    entry: number;
  };
  finding_block: { token: number; finding: number };
  finding_link: { a: number; b: number; strength: number; why: string; open: boolean; entry: number };
  text_sketch: { revision: string; sketch: Json<TextSketch> };
  text_block: { token: number; revision: string };
  text_link: { a: string; b: string; likeness: number; entry: number };
}
