import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "../start/workspaces.mjs";

/** Runs an installed tool with its output shown only when it fails. */
export function runTool(name, args) {
  const command = [`"${join(root, "node_modules/.bin", name)}"`, ...args].join(" ");
  const child = spawn(command, { cwd: root, shell: true, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  return new Promise((resolve) => {
    child.on("close", (code) => resolve({ ok: code === 0, output }));
  });
}
