import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { Fault } from "../errors.ts";
import { say } from "../log.ts";
import { addCommand } from "./add.ts";
import { backupCommand } from "./backup.ts";
import { briefCommand } from "./brief.ts";
import { codebookCommand } from "./codebook.ts";
import { configCommand } from "./config.ts";
import { deskCommand } from "./desk.ts";
import { diffCommand } from "./diff.ts";
import { dossierCommand } from "./dossier.ts";
import { evalCommand } from "./eval.ts";
import { tolerateClosedOutput } from "./output.ts";
import { readCommand } from "./read.ts";
import { rebuildCommand } from "./rebuild.ts";
import { restoreCommand } from "./restore.ts";
import { startCommand } from "./start.ts";
import { isStopping, stopOnSignals } from "./stopping.ts";

/** The whole command line: every command with its options and an example. */
export function parley(): Command {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const program = new Command("parley")
    .description(
      "The system of record for negotiations: reads the news, keeps a ledger of it, writes the state of the talks.",
    )
    .version(version)
    .addHelpText(
      "after",
      "\nExample:\n  parley start            load the sample dossiers once and open the desk\n  parley COMMAND --help   what a command takes, with an example",
    );
  const commands = [
    startCommand(),
    readCommand(),
    addCommand(),
    briefCommand(),
    diffCommand(),
    deskCommand(),
    dossierCommand(),
    backupCommand(),
    restoreCommand(),
    rebuildCommand(),
    evalCommand(),
    codebookCommand(),
    configCommand(),
  ];
  for (const command of commands) program.addCommand(command);
  for (const command of [program, ...commands, ...commands.flatMap((parent) => parent.commands)]) {
    command.exitOverride().configureOutput({
      outputError: (text, write) =>
        write(`${text}hint: \`${path(command)} --help\` shows what it takes, with an example\n`),
    });
  }
  return program;
}

function path(command: Command): string {
  return command.parent ? `${path(command.parent)} ${command.name()}` : command.name();
}

/** Runs one command line and sets the exit code; nothing but the command's answer goes to stdout. */
export async function main(args: string[]): Promise<void> {
  tolerateClosedOutput();
  stopOnSignals();
  try {
    await parley().parseAsync(args, { from: "user" });
  } catch (error) {
    if (!isStopping()) process.exitCode = report(error);
  }
}

/** Tells a fault with its hint, or a bug with its stack, on stderr; the exit code that it stands for. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : new Fault("usage", "", "").exit;
  if (error instanceof Fault) {
    say(`error: ${error.message}\nhint: ${error.hint}`);
    return error.exit;
  }
  say(`error: this is a bug in Parley: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return 1;
}
