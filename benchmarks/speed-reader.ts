import { isMainThread, parentPort } from "node:worker_threads";
import { read } from "../src/reading/read.ts";
import { articleFrom, sampleArticles, wordsIn } from "./speed-texts.ts";

// Run as a process or as a worker thread: reads the samples once to warm up, then on each word from above reads them
// again and says how many words that were.
const articles = sampleArticles().map((one) => articleFrom(one.paragraphs, one.published));
const words = articles.reduce((sum, article) => sum + wordsIn(article.text), 0);

function readAll(): void {
  for (const article of articles) read(article);
}

readAll();
if (isMainThread) {
  process.on("message", () => {
    readAll();
    process.send?.(words);
  });
  process.send?.("ready");
} else {
  parentPort!.on("message", () => {
    readAll();
    parentPort!.postMessage(words);
  });
  parentPort!.postMessage("ready");
}
