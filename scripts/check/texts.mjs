// Every text of the console is said in the agent's language: found, and there in each translation.
// `node scripts/check/texts.mjs --missing` prints the lines that are missing as JSON, to be filled in.
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../start/workspaces.mjs";
import { consoleTexts } from "./console-texts.mjs";
import { sourceFiles } from "./source-files.mjs";
import { missingLines, unusedLines, wrongValues } from "./translations.mjs";

const SOURCES = "apps/console/src/";
const LANGUAGE = `${SOURCES}language`;
/** What these hold is an example of what people write, not a text of ours. */
const EXAMPLES = /\/(sample-[\w-]+|preview\/[\w-]+)\.tsx?$/;

function readTexts(top) {
  const problems = [];
  const texts = new Set();
  for (const file of sourceFiles(top).values()) {
    const { path, text, isTest } = file;
    if (!path.startsWith(SOURCES) || isTest || !/\.tsx?$/.test(path) || EXAMPLES.test(path))
      continue;
    const found = consoleTexts(path, text);
    for (const { line, what } of found.problems) problems.push(`${path}:${line} ${what}`);
    for (const key of found.keys) texts.add(key.text);
  }
  return { texts, problems };
}

function readTranslations(top) {
  const folder = `${LANGUAGE}/translations`;
  const files = readdirSync(join(top, folder)).filter((name) => name.endsWith(".json"));
  return [`${LANGUAGE}/en.json`, ...files.map((name) => `${folder}/${name}`)].map((path) => ({
    path,
    tag: basename(path, ".json"),
    lines: JSON.parse(readFileSync(join(top, path), "utf8")),
  }));
}

/** What is missing: {tag: {line: ""}}. */
export function missingTexts(top = root) {
  const { texts } = readTexts(top);
  const missing = readTranslations(top).map(({ tag, lines }) => {
    const empty = missingLines(texts, tag, lines).map((key) => [key, ""]);
    return [tag, Object.fromEntries(empty)];
  });
  return Object.fromEntries(missing);
}

/** Every text that is not said in all languages, one sentence each. */
export function textProblems(top = root) {
  const { texts, problems } = readTexts(top);
  const inFiles = readTranslations(top).flatMap(({ path, tag, lines }) => [
    ...missingLines(texts, tag, lines).map((key) => `${path} lacks "${key}"`),
    ...unusedLines(texts, tag, lines).map((key) => `${path} has "${key}", which nothing says`),
    ...wrongValues(lines).map(({ key, name }) => `${path} has {{${name}}} wrong in "${key}"`),
  ]);
  return { problems: [...problems, ...inFiles], count: texts.size };
}

export function checkTexts(top = root) {
  const { problems, count } = textProblems(top);
  for (const problem of problems) console.log(`  ${problem}`);
  return {
    ok: problems.length === 0,
    summary: problems.length > 0 ? `${problems.length} not said` : `${count} texts`,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  if (process.argv.includes("--missing")) console.log(JSON.stringify(missingTexts(), null, 2));
  else process.exitCode = checkTexts().ok ? 0 : 1;
}
