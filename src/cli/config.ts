import { Command } from "commander";
import { answer } from "./output.ts";

/** `parley config`: prints the settings in force. */
export function configCommand(): Command {
  return new Command("config")
    .description("print the settings in force, by the environment variables that set them")
    .option("--explain", "say of each what it does and where its value comes from")
    .addHelpText("after", "\nExample:\n  PARLEY_PORT=8080 parley config --explain")
    .action(async (options: { explain?: boolean }) => {
      const { explainConfig } = await import("../config.ts");
      const explained = explainConfig();
      await answer(options.explain ? explained : explained.replace(/^ .*\n/gm, ""));
    });
}
