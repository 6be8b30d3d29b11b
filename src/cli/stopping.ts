import { constants } from "node:os";

type Close = () => Promise<unknown>;
const open = new Set<Close>();
let stopping = false;
let leave: (() => void) | undefined;

/** Runs a task on something that must be closed, and closes it however the task ends, Ctrl-C and SIGTERM included. */
export async function closing<T extends { close(): Promise<unknown> }, R>(
  thing: T,
  task: (thing: T) => Promise<R>,
): Promise<R> {
  const close = () => thing.close();
  open.add(close);
  try {
    return await task(thing);
  } finally {
    if (open.delete(close)) await close();
  }
}

/** Waits for Ctrl-C or SIGTERM, which then is the ordinary end of the command and no failure. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    leave = resolve;
  });
}

/** Whether a signal has asked the command to end: what fails from then on is of no interest. */
export function isStopping(): boolean {
  return stopping;
}

async function closeAll(): Promise<void> {
  const closers = [...open].reverse();
  open.clear();
  for (const close of closers) await close().catch(() => {});
}

/** On Ctrl-C or SIGTERM closes what is open and leaves; a second signal, or ten seconds, leaves at once. */
export function stopOnSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      const code = 128 + constants.signals[signal];
      if (stopping) process.exit(code);
      stopping = true;
      setTimeout(() => process.exit(code), 10_000).unref();
      if (leave) leave();
      else void closeAll().then(() => process.exit(code));
    });
  }
}
