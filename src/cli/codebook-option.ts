import type { Command } from "commander";
import type { Config } from "../config.ts";

export interface CodebookOption {
  codebook?: string;
}

/** Gives a command that reads the option of a codebook beside Parley's. */
export function codebookOption(command: Command): Command {
  return command.option("--codebook <dir>", "a codebook of your own beside Parley's (default: PARLEY_CODEBOOK)");
}

/** Puts the codebook that the option or the setting names in force, whole or not at all. */
export async function withCodebook(config: Config, { codebook = config.codebook }: CodebookOption): Promise<Config> {
  if (codebook) {
    const { useCodebook } = await import("../language/codebook.ts");
    const { codebookCases } = await import("../reading/codebook-cases.ts");
    useCodebook(codebook);
    codebookCases();
  }
  return { ...config, codebook };
}
