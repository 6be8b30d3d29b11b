import { Fault } from "../errors.ts";
import { say } from "../log.ts";

/** The dossier asked for; without one, that with the latest report, the others named on stderr; none when there is none. */
export function chooseDossier(
  dossiers: { id: string; lastReport?: string }[],
  asked: string | undefined,
): string | undefined {
  const ids = dossiers.map(({ id }) => id);
  if (asked !== undefined) {
    if (ids.includes(asked)) return asked;
    throw new Fault(
      "not-found",
      `the ledger has no dossier "${asked}"`,
      ids.length ? `It has ${ids.join(", ")}.` : "It has none yet: `parley dossier add FILE` adds one.",
    );
  }
  const [latest, ...others] = [...dossiers].sort(
    (a, b) => (b.lastReport ?? "").localeCompare(a.lastReport ?? "") || a.id.localeCompare(b.id),
  );
  if (latest && others.length) say(`${latest.id}; also in the ledger: ${others.map(({ id }) => id).join(", ")}`);
  return latest?.id;
}
