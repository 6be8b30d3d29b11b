import type { Context } from "./context.ts";
export function findPositions(_context: Context): void {}
