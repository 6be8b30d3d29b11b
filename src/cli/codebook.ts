import { Command } from "commander";
import { Fault } from "../errors.ts";
import { withCodebook } from "./codebook-option.ts";
import { answer } from "./output.ts";

/** `parley codebook`: Parley's codebook, and an analyst's beside it. */
export function codebookCommand(): Command {
  const check = new Command("check")
    .description(
      "run the examples and counter-examples of the codebook; one line for each that fails: place, fault, text",
    )
    .argument("[dir]", "a codebook of your own beside Parley's (default: PARLEY_CODEBOOK)")
    .addHelpText("after", "\nExample:\n  parley codebook check sahel")
    .action(async (dir: string | undefined) => {
      const { loadConfig } = await import("../config.ts");
      const { codebookCases, faultOf } = await import("../reading/codebook-cases.ts");
      await withCodebook(loadConfig(), { ...(dir === undefined ? {} : { codebook: dir }) });
      const cases = codebookCases();
      let failed = 0;
      for (const one of cases) {
        const fault = faultOf(one);
        if (fault === undefined) continue;
        failed++;
        await answer(`${one.at}\t${fault}\t${one.text}\n`);
      }
      if (failed > 0) {
        throw new Fault(
          "some-failed",
          `${failed} of ${cases.length} examples and counter-examples fail`,
          "Each is named above with its file and line: mend it, or the rule that it shows.",
        );
      }
      await answer(`${cases.length} examples and counter-examples hold\n`);
    });
  return new Command("codebook")
    .description("what counts as what: Parley's codebook, and your own beside it")
    .addCommand(check)
    .addHelpText("after", "\nExample:\n  parley codebook check sahel");
}
