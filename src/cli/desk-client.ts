import { ApiFault } from "../api/faults.ts";
import type { ArticleToAdd } from "../api/server.ts";
import { Brief } from "../brief/brief.ts";
import type { Difference } from "../brief/difference.ts";
import type { Config } from "../config.ts";
import { Fault, type FaultCode, faultOr, faults } from "../errors.ts";
import type { Hints } from "../intake/article.ts";
import { captureSource } from "../intake/capture.ts";
import type { Added } from "../work/add.ts";
import type { DossierSummary, Reached } from "./reach.ts";

/** The ledger as the desk that holds it gives it: sources are captured here, and what was captured is sent. */
export function reachDesk({ url, secret }: { url: string; secret: string }, config: Config): Reached {
  const ask = async (path: string, body?: unknown): Promise<unknown> => {
    const headers = {
      authorization: `Bearer ${secret}`,
      ...(body !== undefined && { "content-type": "application/json" }),
    };
    const request = { headers, ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }) };
    const { ok, answer } = await answerOf(`${url}/api/${path}`, request);
    if (ok) return answer;
    throw faultOf(answer, url);
  };
  const addOne = async (given: string, hints: Hints): Promise<Added> => {
    const { bytes, source, mediaType, charset } = await captureSource(given, config);
    const body: ArticleToAdd = { source, bytes: Buffer.from(bytes).toString("base64"), mediaType, charset, hints };
    return (await ask("articles", body)) as Added;
  };
  return {
    desk: url,
    async add(sources, hints) {
      const added: (Added | Fault)[] = [];
      for (const source of sources) added.push(await faultOr(() => addOne(source, hints)));
      return added;
    },
    async brief(dossier, asOf) {
      const query = new URLSearchParams({ ...(dossier && { dossier }), ...(asOf && { asOf }) });
      return Brief.parse(await ask(`brief?${query}`));
    },
    async differences({ dossier, since, until }) {
      const query = new URLSearchParams({ since, ...(dossier && { dossier }), ...(until && { until }) });
      return (await ask(`diff?${query}`)) as Difference[];
    },
    dossiers: async () => (await ask("dossiers")) as DossierSummary[],
    async saveDossier(dossier) {
      await ask("dossiers", dossier);
    },
    close: async () => {},
  };
}

async function answerOf(url: string, request: RequestInit): Promise<{ ok: boolean; answer: unknown }> {
  try {
    const response = await fetch(url, request);
    return { ok: response.ok, answer: await response.json() };
  } catch (error) {
    throw unreachable(url, error);
  }
}

function unreachable(url: string, cause?: unknown): Fault {
  return new Fault(
    "ledger-unreachable",
    `The desk at ${new URL(url).origin}, which holds the ledger, does not answer as a desk does`,
    "Try again; if it stays so, close the desk and start it anew.",
    cause,
  );
}

function faultOf(answer: unknown, url: string): Error {
  const parsed = ApiFault.safeParse(answer);
  if (!parsed.success) return unreachable(url);
  const { code, message, hint } = parsed.data.error;
  return code in faults ? new Fault(code as FaultCode, message, hint) : unreachable(url, new Error(message));
}
