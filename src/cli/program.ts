import { readFileSync } from "node:fs";
import { Command, InvalidArgumentError } from "commander";
import type { Terminal } from "./ask.js";
import { doctor } from "./commands/doctor.js";
import { exportAll, type ExportOptions } from "./commands/export.js";
import { importFiles, type ImportOptions } from "./commands/import.js";
import { search, type SearchOptions } from "./commands/search.js";
import { show } from "./commands/show.js";
import { trace, type TraceOptions } from "./commands/trace.js";
import { addDatabaseCommands } from "./database-commands.js";
import { REF_FORMS } from "./entity-ref.js";
import { CommandFailure, EXIT } from "./failure.js";

interface Globals {
  readonly url: string;
  readonly json?: boolean;
}

/**
 * The command line: data go to standard output, words about them to standard error.
 * @param entry the file that Node runs as this program
 */
export function makeProgram(root: string, entry: string): Command {
  const program = new Command("breachpath")
    .description("Runs Breachpath, asks a running one, and looks after its database. NO_COLOR is respected.")
    // Inherited by every command: how the program ends is decided in one place.
    .exitOverride()
    .option(
      "--url <address>",
      "where the running one is",
      process.env["BREACHPATH_URL"] ?? "http://127.0.0.1:4000",
    )
    .option("--json", "print JSON, for programs")
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: true });
  const terminal = (): Terminal => {
    const { url, json = false } = program.opts<Globals>();
    return { url: toOrigin(url), json, out: (text) => void process.stdout.write(`${text}\n`) };
  };

  addDatabaseCommands(program, { terminal, entry });
  addQuestions(program, terminal);
  addFileCommands(program, terminal);
  program
    .command("schema")
    .description("the GraphQL schema")
    .action(() => terminal().out(readFileSync(`${root}/schema.graphql`, "utf8").trimEnd()));
  program
    .command("doctor")
    .description("whether this machine has what a start needs, and whether a server answers")
    .action(() => doctor(terminal()));
  return program;
}

/** Commands that ask a running server. */
function addQuestions(program: Command, terminal: () => Terminal): void {
  program
    .command("search <text>")
    .description("what bears a name like this; small typos are forgiven")
    .option("--kind <kind...>", "only these kinds")
    .option("--first <number>", "at most so many", toNumber, 20)
    .action((text: string, options: SearchOptions) => search(terminal(), text, options));
  program
    .command("show <entity>")
    .description("an entity, by id or name, and what is said of it")
    .option("--first <number>", "at most so many statements", toNumber, 20)
    .action((word: string, options: { first: number }) => show(terminal(), word, options));
  program
    .command("trace <from> <to>")
    .description(`paths between two entities; each is ${REF_FORMS}`)
    .option("--through <kind...>", "kinds that a path must pass, in this order")
    .option("--via <relation...>", "relations that it may go along")
    .option("--avoid <entity...>", "entities that it must not touch")
    .option("--mode <mode>", "shortest, all_shortest, k_shortest or simple_bounded", "all_shortest")
    .option("--before <date>", "as published before this date")
    .option("--preset <preset>", "rule of evidence, such as corroborated")
    .option("--max-paths <number>", "at most so many paths", toNumber)
    .option("--max-hops <number>", "paths of at most so many hops", toNumber)
    .action((from: string, to: string, options: TraceOptions) => trace(terminal(), from, to, options));
}

/** Commands by which files come in and go out. */
function addFileCommands(program: Command, terminal: () => Terminal): void {
  program
    .command("export")
    .description("the graph, or what lies around some entities, in a format")
    .option("-o, --output <file>", "a file, in place of standard output")
    .option(
      "--format <ending>",
      "ndjson, stix.json, veris.json, graphml, gexf, nodes.csv, edges.csv, node-link.json, cytoscape.json",
      "ndjson",
    )
    .option("--around <entity...>", `only what lies around these; each is ${REF_FORMS}`)
    .option("--hops <number>", "how far around", toNumber)
    .option("--lens <json>", "only what a lens lets in")
    .option("--losses", "what the format has no place for, in place of the export")
    .action((options: ExportOptions) => exportAll(terminal(), options));
  program
    .command("import <path...>")
    .description("takes in files, folders and zip archives of any known format")
    .option("--format <name>", "what they are, if it is not to be recognized")
    .option(
      "--mapping <file>",
      "how the columns of a table are meant: a mapping file, or the name of a shipped one",
    )
    .option("--dry-run", "only tells what would be done")
    .option("--note <text>", "why, for the journal")
    .option("--verdicts <file>", "writes what became of every item there, a line each")
    .action((paths: string[], options: ImportOptions) => importFiles(terminal(), paths, options));
}

function toNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError(`expected a whole number, got "${text}".`);
}

/** "http://127.0.0.1:4000/graphql" and "http://127.0.0.1:4000/" mean the same server. */
function toOrigin(address: string): string {
  if (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)) return new URL(address).origin;
  throw new CommandFailure(
    `--url: expected an address such as http://127.0.0.1:4000, got "${address}".`,
    EXIT.usage,
  );
}
