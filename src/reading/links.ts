import type { Link } from "../findings/finding.ts";
import type { Context } from "./context.ts";

export function findLinks(_context: Context): Link[] {
  return [];
}
