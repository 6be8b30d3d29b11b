/** Gathers all the strings in a value but for the text of spans. */
export function gatherWords(value: unknown, into: Set<string>): void {
  if (typeof value === "string") into.add(value);
  else if (Array.isArray(value)) for (const one of value) gatherWords(one, into);
  else if (typeof value === "object" && value !== null && !("exact" in value))
    for (const key in value) gatherWords((value as Record<string, unknown>)[key], into);
}
