import { Fault } from "../errors.ts";
import { say } from "../log.ts";
import { isStopping } from "./stopping.ts";

/** So many sources are worked on together. */
const together = 16;

/**
 * Does the task for all sources, some at a time, and hands on what became of each in turn, also when others fail. One
 * source's fault is the command's own; of several, each is told on stderr and the command ends with `some-failed`.
 */
export async function forEachSource<T>(
  sources: string[],
  task: (group: string[]) => Promise<(T | Fault)[]>,
  done: (made: T) => Promise<void>,
  onFault?: (source: string, fault: Fault) => Promise<void>,
): Promise<void> {
  let failed = 0;
  for (let from = 0; from < sources.length; from += together) {
    const group = sources.slice(from, from + together);
    for (const [i, made] of (await task(group)).entries()) {
      if (!(made instanceof Fault)) {
        await done(made);
        continue;
      }
      if (isStopping()) throw made;
      await onFault?.(group[i]!, made);
      if (sources.length === 1) throw made;
      failed++;
      say(`error: ${group[i]}: ${made.message}\nhint: ${made.hint}`);
    }
  }
  if (failed > 0) {
    throw new Fault(
      "some-failed",
      `${failed} of ${sources.length} sources failed`,
      "Each is named above with its reason; the others are done.",
    );
  }
}
