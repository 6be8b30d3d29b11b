/** A slice of a text: UTF-16 offsets, end exclusive; `exact` is that slice. */
export interface Span {
  start: number;
  end: number;
  exact: string;
}

/** Cuts the span from `start` to `end` out of a text. */
export function spanOf(text: string, start: number, end: number): Span {
  return { start, end, exact: text.slice(start, end) };
}

/** Whether two spans share at least one character. */
export function overlaps(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether `outer` holds all of `inner`. */
export function contains(outer: { start: number; end: number }, inner: { start: number; end: number }): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
