// dist/main.js: runs dist/server.cjs, the whole server in one file, from the code that V8 made of it
// when it was built. Compiling it anew would take longer than all else that a start does.
import { createHash } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { constants, Script } from "node:vm";

const dist = dirname(fileURLToPath(import.meta.url));
const file = join(dist, "server.cjs");
const source = readFileSync(file, "utf8");
// V8 refuses the code of another Node, but takes that of another text of the same length.
const digest = createHash("sha256").update(source).digest("hex").slice(0, 16);
const codeFile = join(dist, `server-${digest}.code`);

const script = new Script(
  // What Node puts around every CommonJS file. On the same line: line numbers stay true.
  `(function (exports, require, module, __filename, __dirname) { ${source}\n})`,
  {
    filename: file,
    cachedData: readCode(),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  },
);
// The build starts the server once with this, and stops it: what that has called is then compiled.
if (process.env.FOYER_KEEP_CODE === "1") process.once("exit", keepCode);

const module = { exports: {} };
script.runInThisContext()(module.exports, createRequire(file), module, file, dist);

/** Without it the server starts as well, only later. */
function readCode(): Buffer | undefined {
  try {
    return readFileSync(codeFile);
  } catch {
    return undefined;
  }
}

/** Whole or not at all: another start may come at any moment. */
function keepCode(): void {
  writeFileSync(`${codeFile}.new`, script.createCachedData());
  renameSync(`${codeFile}.new`, codeFile);
}
