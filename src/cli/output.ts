import { once } from "node:events";

let closed = false;

/** Lets a command end quietly when whoever reads its answer (`| head`) has stopped reading. */
export function tolerateClosedOutput(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    closed = true;
  });
  process.stderr.on("error", () => {});
}

/** Whether nobody reads the answer any more. */
export function outputClosed(): boolean {
  return closed;
}

/** Writes a piece of the answer to stdout, and waits when its reader is slower than we are. */
export async function answer(text: string): Promise<void> {
  if (closed || process.stdout.write(text)) return;
  await Promise.race([once(process.stdout, "drain"), once(process.stdout, "close")]).catch(() => {});
}
