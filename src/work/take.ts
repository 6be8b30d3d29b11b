import { articleFrom, type Hints, type Taken } from "../intake/article.ts";
import { type Capture, type CaptureOptions, captureSource } from "../intake/capture.ts";

/** What a source was when it was captured, and what intake made of it. */
export interface Intake {
  capture: Capture;
  taken: Taken;
}

export type NotTaken = Exclude<Taken, { outcome: "article" }>;

/** Captures a source, unless it is a capture already, and makes an article of it or says why it is none. */
export async function take(source: string | Capture, hints: Hints = {}, options: CaptureOptions = {}): Promise<Intake> {
  const capture = typeof source === "string" ? await captureSource(source, options) : source;
  return { capture, taken: articleFrom(capture, hints) };
}
