import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { stripVTControlCharacters } from "node:util";
import { cacheFolder } from "./fingerprint.mjs";

/** Enough to see the error and what led to it, without scrolling it off a small terminal. */
const TAIL_LINES = 30;

export class CommandFailed extends Error {
  constructor(command, code, lines, log) {
    super(`${command} ended with exit code ${code}`);
    this.tail = lines.slice(-TAIL_LINES);
    this.output = lines.join("\n");
    this.log = log;
  }
}

/** Runs a shell command without stdin, keeps all it says in a log file, and gives `onLine` each line. */
export function runCommand(name, command, { cwd, env = process.env, onLine = () => {} }) {
  mkdirSync(cacheFolder, { recursive: true });
  const log = join(cacheFolder, `${name}.log`);
  const file = createWriteStream(log);
  const lines = [];
  const child = spawn(command, { cwd, env, shell: true, stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (coloured) => {
      const line = stripVTControlCharacters(coloured);
      lines.push(line);
      file.write(`${line}\n`);
      onLine(line);
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      file.end();
      if (code === 0) resolve(lines);
      else reject(new CommandFailed(command, code ?? signal, lines, log));
    });
  });
}
