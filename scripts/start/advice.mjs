// What to do about the failures that people really meet, told from the output of the failed command.

const COMPILER =
  "SQLite has to be compiled for this machine and the tools for that are missing. Install them and run the command again:\n" +
  "    Debian, Ubuntu   apt-get install -y python3 make g++\n" +
  "    Alpine           apk add python3 make g++\n" +
  "    Fedora           dnf install -y python3 make gcc-c++\n" +
  "    macOS            xcode-select --install\n" +
  '    Windows          Visual Studio Build Tools with "Desktop development with C++", and Python 3';

/** The first pattern that fits wins: the specific causes come before those that follow from them. */
const CAUSES = [
  { sign: /ENOSPC|no space left/i, advice: "The disk is full: free some space and run it again." },
  {
    sign: /virtual memory exhausted|cannot allocate memory|fatal error: Killed/i,
    advice: "Too little memory to compile SQLite: it needs about 1 GB free for two minutes.",
  },
  {
    sign: /not found: (make|g\+\+|c\+\+|cc)|(make|g\+\+|c\+\+|cc): (command )?not found|(find|with) Python|find Visual Studio|No Xcode/i,
    advice: COMPILER,
  },
  {
    sign: /EACCES|EPERM|permission denied/i,
    advice: "A file may not be written: check who owns this folder and its node_modules.",
  },
  {
    sign: /OUTDATED_LOCKFILE|frozen-lockfile|lockfile is not up to date/i,
    advice:
      "pnpm-lock.yaml does not fit the package.json files: restore both, or run `npx pnpm@12.21.0 install` after a wanted change.",
  },
  {
    sign: /gyp.*(headers|node-v[\d.]+-headers)|headers.*(ENOTFOUND|status code)/i,
    advice:
      "Node's C++ headers could not be fetched, which compiling SQLite needs: allow access to nodejs.org, or set npm_config_nodedir to the folder Node is installed in.",
  },
  {
    sign: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|network|dns error|error sending request|certificate/i,
    advice:
      "The package registry could not be reached: check the connection, and HTTPS_PROXY if you are behind a proxy. Then run it again; what was fetched is kept.",
  },
];

const UNKNOWN = "Run the command again; if it fails the same way, the whole output is in the log.";

/** Lines that report a setback which was then overcome, such as no ready-made SQLite to download. */
const OVERCOME = /prebuild-install warn|\bnpm warn\b/i;
/** Said by successful runs as well: where Python was found. */
const HARMLESS = /gyp info/;

export function adviceFor(output) {
  const lines = output.split("\n").filter((line) => !OVERCOME.test(line) && !HARMLESS.test(line));
  const told = lines.join("\n");
  return CAUSES.find(({ sign }) => sign.test(told))?.advice ?? UNKNOWN;
}
