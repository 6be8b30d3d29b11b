import { isMainThread, parentPort } from "node:worker_threads";
import { readAll } from "../src/reading/read.ts";
import { articleFrom, sampleArticles, wordsIn } from "./speed-texts.ts";

// Run as a process or as a worker thread: reads the samples once to warm up, then on each word from above reads them
// again and says how many words that were.
const articles = sampleArticles().map((one) => articleFrom(one.paragraphs, one.published));
const words = articles.reduce((sum, article) => sum + wordsIn(article.text), 0);

function again(): void {
  readAll(articles);
}

for (let round = 0; round < 5; round++) again();
if (isMainThread) {
  process.on("message", () => {
    again();
    process.send?.(words);
  });
  process.send?.("ready");
} else {
  parentPort!.on("message", () => {
    again();
    parentPort!.postMessage(words);
  });
  parentPort!.postMessage("ready");
}
