import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  gzipSize,
  gzipSizeOf,
  NotBuilt,
  readBuilt,
  scriptFiles,
  scriptsOfPage,
  withStaticImports,
} from "./built-files.mjs";
import { SAMPLE_SETTINGS } from "./sample-settings.mjs";

const LOADER = "embed.js";
const SETTINGS_TOKEN = "__FOYER_SETTINGS__";
const PATH_DOCUMENT = "docs/message-path.md";
const PATH_FILES = 10;

const widgetDist = (top) => join(top, "apps/widget/dist");

function loaderSize(dist) {
  const loader = readBuilt(dist, LOADER);
  if (loader.includes(SETTINGS_TOKEN)) {
    return gzipSize(loader.replaceAll(SETTINGS_TOKEN, () => SAMPLE_SETTINGS));
  }
  throw new NotBuilt(`${LOADER} has no ${SETTINGS_TOKEN} for the server to fill in`);
}

/** The panel and its static imports; the manifest knows which of the hashed files it is. */
function panelFiles(dist) {
  const manifest = JSON.parse(readBuilt(dist, ".vite/manifest.json"));
  const files = Object.values(manifest).map(({ file }) => file);
  const panel = files.find((file) => /(^|\/)panel-[^/]+\.js$/.test(file));
  if (panel) return withStaticImports(dist, [panel]);
  throw new NotBuilt("the widget's manifest names no panel-[hash].js");
}

/** {loader, open, lazy: {file: bytes}} of the built widget. */
export function measureWidget(top) {
  const dist = widgetDist(top);
  const loader = loaderSize(dist);
  const panel = panelFiles(dist);
  const rest = scriptFiles(dist).filter((file) => file !== LOADER && !panel.includes(file));
  const lazy = Object.fromEntries(rest.map((file) => [file, gzipSizeOf(dist, [file])]));
  return { loader, open: loader + gzipSizeOf(dist, panel), lazy };
}

export function measureConsole(top) {
  const dist = join(top, "apps/console/dist");
  return gzipSizeOf(dist, withStaticImports(dist, scriptsOfPage(dist)));
}

/** Lines of the files that the document numbers: "1. `path/to/file.ts` …". */
export function measurePath(top) {
  if (!existsSync(join(top, PATH_DOCUMENT))) throw new NotBuilt(`${PATH_DOCUMENT} is missing`);
  const text = readFileSync(join(top, PATH_DOCUMENT), "utf8");
  const files = new Set([...text.matchAll(/^\s*\d+\. `([^`]+)`/gm)].map(([, file]) => file));
  if (files.size !== PATH_FILES) {
    throw new NotBuilt(`${PATH_DOCUMENT} numbers ${files.size} files instead of ${PATH_FILES}`);
  }
  const missing = [...files].filter((file) => !existsSync(join(top, file)));
  if (missing.length > 0) throw new NotBuilt(`${PATH_DOCUMENT} names ${missing.join(", ")}`);
  const lines = [...files].map(
    (file) => readFileSync(join(top, file), "utf8").split("\n").length - 1,
  );
  return lines.reduce((sum, count) => sum + count, 0);
}
