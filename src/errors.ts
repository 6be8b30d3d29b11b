/** Every fault that a user or operator can meet: its code, the exit code of a command that ends in it, and whether trying again can help. */
export const faults = {
  usage: { exit: 2, retry: false },
  "not-found": { exit: 3, retry: false },
  "some-failed": { exit: 4, retry: false },
  "empty-input": { exit: 10, retry: false },
  "binary-input": { exit: 11, retry: false },
  "input-too-large": { exit: 12, retry: false },
  "unknown-encoding": { exit: 13, retry: false },
  "not-an-article": { exit: 14, retry: false },
  "unsupported-language": { exit: 15, retry: false },
  "bad-date": { exit: 16, retry: false },
  "wrong-type": { exit: 17, retry: false },
  "fetch-refused": { exit: 20, retry: true },
  "fetch-status": { exit: 21, retry: true },
  "fetch-redirects": { exit: 22, retry: false },
  "fetch-timeout": { exit: 23, retry: true },
  "fetch-forbidden": { exit: 24, retry: false },
  "ledger-held": { exit: 30, retry: true },
  "ledger-newer": { exit: 31, retry: false },
  "ledger-unreachable": { exit: 32, retry: true },
  "ledger-damaged": { exit: 33, retry: false },
  "ledger-not-empty": { exit: 34, retry: false },
  "bad-config": { exit: 40, retry: false },
  "bad-dossier": { exit: 41, retry: false },
  "bad-gold": { exit: 42, retry: false },
  "port-taken": { exit: 43, retry: false },
  "bad-codebook": { exit: 44, retry: false },
  "bad-archive": { exit: 45, retry: false },
} as const;

export type FaultCode = keyof typeof faults;

/** What went wrong in words for the person who can mend it, with a hint how. Anything else that is thrown is a bug. */
export class Fault extends Error {
  readonly code: FaultCode;
  readonly hint: string;
  readonly retry: boolean;

  constructor(code: FaultCode, message: string, hint: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "Fault";
    this.code = code;
    this.hint = hint;
    this.retry = faults[code].retry;
  }

  get exit(): number {
    return faults[this.code].exit;
  }
}

/** What the task gives, or the fault that it threw; whatever else it threw goes on. */
export async function faultOr<T>(task: () => Promise<T>): Promise<T | Fault> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}

/**
 * Does the task for all that are no faults, at once; where that faults, for each alone, so that each has its own outcome.
 * Faults among the given stay where they are.
 */
export async function forAll<T, R>(
  given: readonly (T | Fault)[],
  task: (things: readonly T[]) => Promise<R[]>,
): Promise<(R | Fault)[]> {
  const things = given.filter((one): one is T => !(one instanceof Fault));
  const made = await faultOr(() => task(things));
  const outcomes: (R | Fault)[] = [];
  let next = 0;
  for (const one of given) {
    if (one instanceof Fault) outcomes.push(one);
    else if (made instanceof Fault) outcomes.push(await faultOr(async () => (await task([one]))[0]!));
    else outcomes.push(made[next++]!);
  }
  return outcomes;
}
