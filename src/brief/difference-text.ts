import { looseDate } from "./dates.ts";
import type { Change, Difference } from "./difference.ts";
import { safe, wrap } from "./text.ts";

/** What changed as text: by the day of its publication, what each record says now, how it changed, and in whose words. */
export function differencesAsText(differences: readonly Difference[], columns = 80): string {
  if (differences.length === 0) return "Nothing changed.";
  const lines: string[] = [];
  let day = "";
  for (const { at, kind, record, text, changes } of differences) {
    const own = looseDate(at.slice(0, 10));
    if (own !== day) lines.push(...(day ? [""] : []), own.toUpperCase());
    day = own;
    lines.push(wrap(`${kind} ${record.slice(0, 8)}: ${safe(text)}`, columns, "  ", "    "));
    for (const change of changes) lines.push(wrap(changeInWords(change), columns, "    • ", "      "));
  }
  return lines.join("\n");
}

function changeInWords({ what, from, to, evidence }: Change): string {
  const quotes = evidence.slice(0, 2).map(({ outlet, quote }) => `${outlet ? `${outlet}: ` : ""}“${quote}”`);
  const way = from && to ? `${from} → ${to}` : to ? `now ${to}` : from ? `no longer ${from}` : "";
  return safe(`${what}${way ? `: ${way}` : ""} [${quotes.join("; ")}${evidence.length > 2 ? "; …" : ""}]`);
}
