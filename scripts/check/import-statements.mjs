import { posix } from "node:path";
import { withoutComments } from "./without-comments.mjs";

// A small reader of import statements. Enough for formatted source; a real parser would be a
// dependency of the one check that says what may depend on what.

const STATEMENT =
  /(?<=^|[;}\n])[ \t]*(?:import|export)\s*(?<type>type\s(?!\s*from\b|\s*,))?(?<clause>[^'"`;=()]*?\bfrom\s*)?["'](?<specifier>[^"'\n]+)["']/g;
const CALL =
  /(?<typeof>typeof\s+)?\b(?:import|require)\s*\(\s*["'](?<specifier>[^"'\n]+)["']\s*\)/g;

/** `import { type A, type B } from` brings nothing at run time either. */
function namesOnlyTypes(clause) {
  const names = /^\s*\{(?<names>[^}]*)\}/.exec(clause ?? "")?.groups.names;
  const list = names?.split(",").filter((name) => name.trim() !== "");
  return Boolean(list?.length) && list.every((name) => /^\s*type\s/.test(name));
}

/** The path from the top that a relative specifier means, without resolving its extension. */
function target(path, specifier) {
  return specifier.startsWith(".") ? posix.join(posix.dirname(path), specifier) : undefined;
}

/** All imports of a file as {specifier, target?, typeOnly, line}. */
export function importStatements(path, text) {
  const code = withoutComments(text);
  const found = [...code.matchAll(STATEMENT), ...code.matchAll(CALL)];
  return found.map(({ groups, index }) => ({
    specifier: groups.specifier,
    target: target(path, groups.specifier),
    typeOnly: Boolean(groups.type || groups.typeof) || namesOnlyTypes(groups.clause),
    line: code.slice(0, index).split("\n").length,
  }));
}
