import { Fault } from "../errors.ts";

const day = /^(\d{4})-(\d{2})-(\d{2})$/;
const moment =
  /^(\d{4}-\d{2}-\d{2})[T ]((?:[01]\d|2[0-3]):[0-5]\d)(:[0-5]\d(?:\.\d+)?)? ?(Z|z|[+-](?:0\d|1[0-4]):?[0-5]\d)$/;

function isDay(text: string): boolean {
  const found = day.exec(text);
  if (!found) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The ISO moment, in UTC, that a day (its last millisecond) or a moment with its zone names; faults with `bad-date` on anything else. */
export function momentOf(text: string): string {
  const given = text.trim();
  if (isDay(given)) return `${given}T23:59:59.999Z`;
  const found = moment.exec(given);
  if (found && isDay(found[1]!)) {
    const zone = found[4]!.toUpperCase();
    const clock = `${found[1]}T${found[2]}${found[3] ?? ":00"}`;
    return new Date(`${clock}${zone === "Z" ? zone : zone.replace(/^(...):?/, "$1:")}`).toISOString();
  }
  throw new Fault(
    "bad-date",
    `“${given}” is not a date`,
    "Give a day, as 2025-04-22, or a moment with its zone, as 2025-04-22T18:00Z or 2025-04-22T18:00+03:00.",
  );
}

/** The last moment before a day, or a moment with its zone: as it stood when what follows began; faults as `momentOf`. */
export function dawnOf(text: string): string {
  const given = text.trim();
  return isDay(given) ? new Date(Date.parse(`${given}T00:00:00.000Z`) - 1).toISOString() : momentOf(given);
}
