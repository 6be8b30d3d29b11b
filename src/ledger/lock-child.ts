// For the lock's test alone: tries to take a lock at the moment that it is told, and keeps it until it is ended.
import { Fault } from "../errors.ts";
import { takeLock } from "./lock.ts";

const [data, at] = process.argv.slice(2);
await new Promise((resolve) => setTimeout(resolve, Number(at) - Date.now()));
try {
  takeLock(data!);
  process.stdout.write("won\n");
  setInterval(() => {}, 1000);
} catch (error) {
  if (!(error instanceof Fault)) throw error;
  process.stdout.write("held\n");
}
