import { Fault } from "../errors.ts";
import type { Article } from "../findings/article.ts";
import type { Added, Kept } from "../work/add.ts";
import type { Intake, NotTaken } from "../work/take.ts";

/** The article that intake made; a source that gave none is the user's fault here. */
export function articleTaken({ taken }: Intake): Article {
  if (taken.outcome === "article") return taken.article;
  throw faultOf(taken);
}

/** What the ledger now has, or the user's fault: a source that gave no article is one here. */
export function kept(added: Added): Kept | Fault {
  switch (added.outcome) {
    case "new":
    case "revision":
    case "unchanged":
      return added;
    default:
      return faultOf(added);
  }
}

function faultOf({ outcome, reason, hint }: NotTaken): Fault {
  return new Fault(outcome, reason, hint);
}
