// Starts the reader of the speed measurement, as a process or as a worker thread, which has no loader of its own.
import { register } from "tsx/esm/api";

register();
await import("./speed-reader.ts");
