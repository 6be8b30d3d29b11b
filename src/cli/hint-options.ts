import type { Command } from "commander";
import { Fault } from "../errors.ts";

export interface HintOptions {
  published?: string;
  outlet?: string;
  url?: string;
  title?: string;
}

/** Gives a command the options that say of an article what its file does not. */
export function hintOptions(command: Command): Command {
  return command
    .option("--published <date>", "when it was published: a day, or a moment with its zone")
    .option("--outlet <name>", "who published it")
    .option("--url <url>", "where it was published")
    .option("--title <title>", "its title (one source only)");
}

/** The hints among a command's options; what is of one article alone is refused for several. */
export function hintsFrom(options: HintOptions, sources: number): HintOptions {
  const { published, outlet, url, title } = options;
  if (sources > 1 && (url || title)) {
    throw new Fault("usage", "--url and --title are of one article, and several are given", "Give them one at a time.");
  }
  return { published, outlet, url, title };
}
