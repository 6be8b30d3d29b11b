import { Fault } from "../errors.ts";
import { say } from "../log.ts";
import { isStopping } from "./stopping.ts";

/**
 * Does the task for every source, the next one also when one fails. One source's fault is the command's own; of several,
 * each is told on stderr as it happens and the command ends with `some-failed`.
 */
export async function forEachSource(
  sources: string[],
  task: (source: string) => Promise<void>,
  onFault?: (source: string, fault: Fault) => Promise<void>,
): Promise<void> {
  let failed = 0;
  for (const source of sources) {
    try {
      await task(source);
    } catch (error) {
      if (!(error instanceof Fault) || isStopping()) throw error;
      await onFault?.(source, error);
      if (sources.length === 1) throw error;
      failed++;
      say(`error: ${source}: ${error.message}\nhint: ${error.hint}`);
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
