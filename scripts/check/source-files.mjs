import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { importStatements } from "./import-statements.mjs";

const TOPS = ["apps", "packages", "tests", "scripts"];
const NOT_OURS = new Set(["node_modules", "dist", "coverage", ".cache", "data"]);
const SOURCE = /\.([cm]?[jt]sx?|css)$/;
const TEST = /\.test\.[cm]?[jt]sx?$/;
/** Workspaces and folders that exist for tests alone. */
const FOR_TESTS = /^(tests|packages\/test-kit)\/|\/src\/(.*\/)?testing\//;
/** Written by a program: migrations, and whatever says so in its first lines. */
const GENERATED_FOLDER = /\/migrations(-postgres)?\//;
const GENERATED_MARK = /@generated/;
const MARK_WITHIN = 400;

function* paths(top, folder) {
  for (const entry of readdirSync(join(top, folder), { withFileTypes: true })) {
    if (NOT_OURS.has(entry.name)) continue;
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* paths(top, path);
    else if (SOURCE.test(entry.name)) yield path;
  }
}

function sourceFile(top, path) {
  const text = readFileSync(join(top, path), "utf8");
  return {
    path,
    text,
    lines: text.split("\n").length - (text.endsWith("\n") ? 1 : 0),
    isTest: TEST.test(path) || FOR_TESTS.test(path),
    isGenerated: GENERATED_FOLDER.test(path) || GENERATED_MARK.test(text.slice(0, MARK_WITHIN)),
    imports: path.endsWith(".css") ? [] : importStatements(path, text),
  };
}

/** Every source file of ours, tests too, by its path from the top with slashes. */
export function sourceFiles(top) {
  const found = TOPS.filter((folder) => existsSync(join(top, folder)));
  const list = found.flatMap((folder) => [...paths(top, folder)]);
  return new Map(list.map((path) => [path, sourceFile(top, path)]));
}
