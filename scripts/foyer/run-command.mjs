import { parseArgs } from "node:util";
import { explain } from "./failure.mjs";

const DONE = 0;
const NOT_DONE = 1;
const WRONGLY_ASKED = 2;

/**
 * Runs the command that `args` begin with. A command is {usage, about, help, takesFile, options, run},
 * where `run(file, options)` resolves when it is done and throws what stood in the way. It may
 * resolve with an exit code of its own. `takesFile` is true unless it says otherwise.
 * @returns {Promise<number>} the exit code
 */
export async function runCommand(commands, args) {
  // pnpm hands on the two dashes that npm takes away.
  const [name = "", ...rest] = args[0] === "--" ? args.slice(1) : args;
  if (["", "help", "--help", "-h"].includes(name)) {
    (name ? console.log : console.error)(overview(commands));
    return name ? DONE : WRONGLY_ASKED;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) return wronglyAsked(`There is no command "${name}".`, overview(commands));
  const asked = read(rest, command);
  if (asked.wrong) return wronglyAsked(asked.wrong, usageOf(command));
  if (asked.options.help) {
    console.log(`${usageOf(command)}\n\n${command.help}`);
    return DONE;
  }
  try {
    return (await command.run(asked.file, asked.options)) ?? DONE;
  } catch (error) {
    console.error(explain(error));
    return NOT_DONE;
  }
}

function read(args, command) {
  const options = { help: { type: "boolean", short: "h", default: false }, ...command.options };
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    if (values.help) return { options: values };
    const [file, ...more] = positionals;
    if (command.takesFile === false) {
      return file ? { wrong: `It takes no FILE, such as "${file}".` } : { options: values };
    }
    if (!file) return { wrong: "Name the FILE." };
    if (more.length > 0) return { wrong: `One FILE at a time, not also "${more[0]}".` };
    return { file, options: values };
  } catch (error) {
    return { wrong: error.message.split(". ")[0].concat(".") };
  }
}

const usageOf = ({ usage }) => `Usage: npm run foyer -- ${usage}`;

function overview(commands) {
  const width = 2 + Math.max(...Object.values(commands).map(({ usage }) => usage.length));
  const list = Object.values(commands).map(
    ({ usage, about }) => `  ${usage.padEnd(width)}${about}`,
  );
  return [
    "Usage: npm run foyer -- COMMAND",
    "",
    ...list,
    "",
    "`npm run foyer -- COMMAND --help` says more. DATA_DIR names the data folder, as for the server.",
  ].join("\n");
}

function wronglyAsked(why, then) {
  console.error(`${why}\n${then}`);
  return WRONGLY_ASKED;
}
