import type { Context } from "./context.ts";
export function findEngagements(_context: Context): void {}
