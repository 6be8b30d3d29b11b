import { withArticle } from "./english.ts";

const countable =
  /\b(ceasefire|truce|freeze|ban|swap|exchange|deal|agreement|pact|treaty|pause|moratorium|summit|meeting|guarantee|force|mission|zone|corridor|referendum|election|withdrawal|blockade|embargo|tariff|cut|embassy|proposal|plan|mechanism|commission|tribunal|settlement)$/;

/** The words for the codebook's ids. */
export function issueName(id: string): string {
  const words = id.replaceAll("-", " ");
  return countable.test(words) ? withArticle(words) : words;
}

/** "drone strike" for `drone-strike`. */
export function incidentName(id: string): string {
  return id.replaceAll("-", " ");
}

export interface Measure {
  /** "killed or wounded": what has been done to those who are counted. */
  participle?: string;
  of?: string;
  noun: string;
  unit?: string;
}

/** How a measure is said. */
export function measureOf(id: string): Measure {
  const noun = id.replaceAll("-", " ");
  const participle = /^(killed|wounded|injured|displaced|exchanged|released|detained|missing|abducted|evacuated)/.test(
    noun,
  );
  return participle ? { participle: noun, of: "people", noun } : { noun: `number for ${noun}` };
}
