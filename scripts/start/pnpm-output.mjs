// Turns pnpm's lines into the few words that belong on a progress line.

const COUNTS = /^Progress: resolved (\d+), reused (\d+), downloaded (\d+), added (\d+)/;
// Said by the package's install script itself; the line that only names the script says neither.
const COMPILING = /better-sqlite3 install: (gyp info|prebuild-install warn)/;
const COMPILED = /better-sqlite3 install: (gyp info ok|Done)/;

export const COMPILE_NOTICE = "compiling SQLite for this machine (once, about two minutes)";

/** What to show after `line`, or undefined to go on showing what is there. */
export function detailOf(line) {
  const counts = COUNTS.exec(line);
  if (counts) {
    const [, resolved, reused, downloaded, added] = counts.map(Number);
    return `${added} of ${resolved} packages, ${downloaded} downloaded, ${reused} from cache`;
  }
  if (COMPILED.test(line)) return "finishing";
  if (COMPILING.test(line)) return COMPILE_NOTICE;
  return undefined;
}
