import { fork } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { read, readAll } from "../src/reading/read.ts";
import { articleFrom, longArticle, sampleArticles, wordsIn } from "./speed-texts.ts";

/** Words a second of processor time and of the clock, over some texts. */
interface Pace {
  words: number;
  perSecond: number;
  perSecondOfClock: number;
}

/** What `measureSpeed` found; paces are in words a second, memory in megabytes. */
export interface Speed {
  /** Short articles read together, as `parley add` and `parley read` do with many. */
  reader: Pace;
  /** The same one by one. */
  oneByOne: Pace;
  /** The first time over, when the process has just begun. */
  cold: Pace;
  /** The same words in articles ten and a hundred times as long, and in one of 100,000 words. */
  lengths: { words: number; pace: Pace; relative: number }[];
  wink: Pace;
  compromise: Pace;
  speedRatioToWink: number;
  speedRatioToCompromise: number;
  /** The most that was resident while the reader read short articles, and while it read one of 100,000 words. */
  residentShort: number;
  residentLong: number;
  /** What two worker threads read in a second as a share of what two processes read. */
  workersToProcesses: number;
}

// Rounds before those that count: until then Node.js still compiles what is used most.
const warmUp = 20;

interface Work {
  words: number;
  go(): void;
}

// The best of some rounds, turn by turn: what else the machine does only ever makes a round slower, and meets all alike.
function paces<K extends string>(rounds: number, works: Record<K, Work>): Record<K, Pace> {
  const best = {} as Record<K, Pace>;
  for (let round = 0; round < rounds; round++) {
    for (const name in works) {
      const { words, go } = works[name];
      const [cpu, clock] = [process.cpuUsage(), process.hrtime.bigint()];
      go();
      const spent = process.cpuUsage(cpu);
      const { perSecond = 0, perSecondOfClock = 0 } = best[name] ?? {};
      best[name] = {
        words,
        perSecond: Math.max(perSecond, (words / (spent.user + spent.system)) * 1e6),
        perSecondOfClock: Math.max(perSecondOfClock, (words / Number(process.hrtime.bigint() - clock)) * 1e9),
      };
    }
  }
  return best;
}

const resident = (): number => process.memoryUsage.rss() / 1e6;

/** Measures the whole reading on the sample articles, beside wink-nlp and compromise in the same run. */
export async function measureSpeed(): Promise<Speed> {
  const articles = sampleArticles().map((one) => articleFrom(one.paragraphs, one.published));
  const texts = articles.map((article) => article.text);
  const words = wordsIn(texts.join(" "));
  const all = (go: () => void): Work => ({ words, go });
  const one = (length: number): Work => {
    const article = longArticle(length);
    return { words: wordsIn(article.text), go: () => void read(article) };
  };
  const reader = all(() => void readAll(articles));
  const oneByOne = all(() => articles.forEach(read));
  const longest = one(100_000);
  const longer = { ten: one((words / texts.length) * 10), hundred: one((words / texts.length) * 100) };
  const { cold } = paces(1, { cold: reader });
  let residentShort = 0;
  for (let round = 0; round < warmUp; round++) {
    [reader, oneByOne][round % 2]!.go();
    residentShort = Math.max(residentShort, resident());
  }
  longest.go();
  const residentLong = resident();
  // Only now, since they take memory too.
  const { wink, compromise } = others();
  const peers = { wink: all(() => texts.forEach(wink)), compromise: all(() => texts.forEach(compromise)) };
  const { ten, hundred, ...pace } = paces(8, { reader, oneByOne, ...longer, ...peers });
  const last = paces(4, { longest }).longest;
  const lengths = [ten, hundred, last].map((own) => ({
    words: own.words,
    pace: own,
    relative: own.perSecond / pace.reader.perSecond,
  }));
  return {
    ...pace,
    cold,
    lengths,
    speedRatioToWink: pace.reader.perSecond / pace.wink.perSecond,
    speedRatioToCompromise: pace.reader.perSecond / pace.compromise.perSecond,
    residentShort,
    residentLong,
    workersToProcesses: await workersToProcesses(),
  };
}

// wink-nlp as it is used for tokens, sentences and tags; compromise with its default plugins.
function others(): { wink(text: string): void; compromise(text: string): void } {
  const require = createRequire(import.meta.url);
  const winkNLP = require("wink-nlp");
  const nlp = winkNLP(require("wink-eng-lite-web-model"), ["sbd", "pos"]);
  const read = require("compromise");
  return {
    wink: (text) => {
      const document = nlp.readDoc(text);
      document.sentences().out();
      document.tokens().out(nlp.its.pos);
    },
    compromise: (text) => {
      read(text).json({ offset: true });
    },
  };
}

interface Reader {
  go(): void;
  next(): Promise<unknown>;
  end(): void;
}

const file = new URL("./speed-start.js", import.meta.url);

function asProcess(): Reader {
  const child = fork(fileURLToPath(file), { execArgv: [] });
  return { go: () => child.send("go"), next: () => once(child, "message"), end: () => child.kill() };
}

function asWorker(): Reader {
  const worker = new Worker(file, { execArgv: [] });
  return {
    go: () => worker.postMessage("go"),
    next: () => once(worker, "message"),
    end: () => void worker.terminate(),
  };
}

async function clockOf(readers: Reader[]): Promise<number> {
  const begun = process.hrtime.bigint();
  const done = Promise.all(readers.map((one) => one.next()));
  for (const one of readers) one.go();
  await done;
  return Number(process.hrtime.bigint() - begun);
}

async function workersToProcesses(): Promise<number> {
  const started = async (make: () => Reader) => {
    const pair = [make(), make()];
    await Promise.all(pair.map((one) => one.next()));
    return pair;
  };
  const processes = await started(asProcess);
  const workers = await started(asWorker);
  const ratios: number[] = [];
  // Turn by turn, so that what else the machine does meets both.
  for (let round = 0; round < 5; round++) ratios.push((await clockOf(processes)) / (await clockOf(workers)));
  for (const one of [...processes, ...workers]) one.end();
  return ratios.sort((a, b) => a - b)[2]!;
}

const whole = (value: number): string => Math.round(value).toLocaleString("en");

/** The table that `npx tsx benchmarks/speed.ts` prints. */
export function speedTable(speed: Speed): string {
  const row = (name: string, one: Pace, more = "") =>
    `${name.padEnd(34)}${whole(one.perSecond).padStart(12)}${whole(one.perSecondOfClock).padStart(14)}   ${more}`;
  return [
    `${"words a second".padEnd(34)}${"processor".padStart(12)}${"clock".padStart(14)}`,
    row("whole reading, short articles", speed.reader, `${whole(speed.residentShort)} MB resident`),
    row("  one by one", speed.oneByOne),
    row("  the first time over", speed.cold),
    ...speed.lengths.map(({ words, pace: one, relative }) =>
      row(`  an article of ${whole(words)} words`, one, `${relative.toFixed(2)} of the pace of short ones`),
    ),
    row("wink-nlp: tokens, sentences, tags", speed.wink, `the reader has ${speed.speedRatioToWink.toFixed(3)} of it`),
    row("compromise", speed.compromise, `the reader has ${speed.speedRatioToCompromise.toFixed(2)} of it`),
    `${whole(speed.residentLong)} MB resident after the longest; two worker threads have ${speed.workersToProcesses.toFixed(2)} of the pace of two processes`,
    "",
  ].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const speed = await measureSpeed();
  process.stdout.write(process.argv.includes("--json") ? `${JSON.stringify(speed, null, 2)}\n` : speedTable(speed));
}
