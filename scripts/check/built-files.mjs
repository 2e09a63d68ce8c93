import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { gzipSync } from "node:zlib";

export class NotBuilt extends Error {}

export function readBuilt(dist, file) {
  if (existsSync(join(dist, file))) return readFileSync(join(dist, file), "utf8");
  throw new NotBuilt(`${file} is missing in ${dist}`);
}

export const gzipSize = (text) => gzipSync(text, { level: 9 }).length;
export const gzipSizeOf = (dist, files) =>
  files.reduce((sum, file) => sum + gzipSize(readBuilt(dist, file)), 0);

/** Script files below `dist`. */
export function scriptFiles(dist) {
  return readdirSync(dist, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".js"))
    .sort();
}

/** Minified: `import{a as b}from"./x.js"`, `import"./x.js"`, `export*from"./x.js"`; never `import(…)`. */
const STATIC_IMPORT =
  /(?<![\w$.])(?:import|export)\s*(?:[\w$*\s{},]*?\s*from\s*)?["'](\.[^"']+)["']/g;

/** These files and all that a browser has to fetch before it can run them. */
export function withStaticImports(dist, entries) {
  const found = new Set(entries);
  for (const file of found) {
    for (const [, specifier] of readBuilt(dist, file).matchAll(STATIC_IMPORT)) {
      found.add(posix.join(posix.dirname(file), specifier));
    }
  }
  return [...found];
}

/** The file a URL of a built page means: the page may be served below any base path. */
function fileOfUrl(dist, url) {
  const parts = url.replace(/[?#].*$/, "").split("/");
  const tails = parts.map((_, index) => parts.slice(index).join("/"));
  const file = tails.find((tail) => tail !== "" && existsSync(join(dist, tail)));
  if (file) return file;
  throw new NotBuilt(`index.html asks for ${url}, which is missing in ${dist}`);
}

const TAG = /<(?:script|link)\b[^>]*>/g;
const ADDRESS = /\b(?:src|href)="([^"]+)"/;

/** The scripts that index.html itself names: entry scripts and module preloads. */
export function scriptsOfPage(dist) {
  return readBuilt(dist, "index.html")
    .match(TAG)
    .filter((tag) => tag.startsWith("<script") || tag.includes("modulepreload"))
    .map((tag) => ADDRESS.exec(tag)?.[1])
    .filter((url) => url && !/^https?:/.test(url))
    .map((url) => fileOfUrl(dist, url));
}
