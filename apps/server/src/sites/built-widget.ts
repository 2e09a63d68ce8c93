import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Where the site's settings go in the built loader. */
const PLACEHOLDER = "__FOYER_SETTINGS__";

/** The built loader, cut where the settings go, and the path of the panel it is to load. */
export interface BuiltWidget {
  head: string;
  tail: string;
  panel: string;
}

/**
 * Reads what the widget's build has left in `widgetDir`, and reads it again when that changes:
 * after a rebuild the panel has another name, and the old one may be gone.
 */
export function createBuiltWidget(widgetDir: string): () => BuiltWidget {
  const loaderFile = join(widgetDir, "embed.js");
  const manifestFile = join(widgetDir, ".vite/manifest.json");
  const changedAt = () => `${statSync(loaderFile).mtimeMs} ${statSync(manifestFile).mtimeMs}`;
  const read = () => ({
    ...cut(readFileSync(loaderFile, "utf8")),
    panel: `/widget/${panelIn(readFileSync(manifestFile, "utf8"))}`,
  });

  let seen = changedAt();
  let widget = read();
  return () => {
    try {
      const now = changedAt();
      if (now !== seen) widget = read();
      seen = now;
    } catch {
      // A build is under way: until it is whole, the last one is good enough.
    }
    return widget;
  };
}

function cut(loader: string): { head: string; tail: string } {
  const at = loader.indexOf(PLACEHOLDER);
  if (at < 0)
    throw new Error("The built loader has no place for settings: build the widget again.");
  return { head: loader.slice(0, at), tail: loader.slice(at + PLACEHOLDER.length) };
}

function panelIn(manifest: string): string {
  const chunks = JSON.parse(manifest) as Record<string, { file: string; isEntry?: boolean }>;
  const entry = Object.values(chunks).find(({ isEntry }) => isEntry);
  if (!entry) throw new Error("The widget's manifest names no entry: build the widget again.");
  return entry.file;
}
