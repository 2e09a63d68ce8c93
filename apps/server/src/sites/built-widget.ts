import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Where the site's settings go in the built loader. */
const PLACEHOLDER = "__FOYER_SETTINGS__";

/** Where a site's rules go in the script that speaks first. */
const RULES_PLACEHOLDER = "__FOYER_RULES__";

/** Where the site goes in the script that lets its visitors be seen. */
const LIVE_PLACEHOLDER = "__FOYER_LIVE__";

/** A built script, cut where what is the site's own goes. */
interface Cut {
  head: string;
  tail: string;
}

/** The built loader, what speaks first and what is seen for sites that want it, and the path of the panel to load. */
export interface BuiltWidget extends Cut {
  rules: Cut;
  live: Cut;
  panel: string;
}

/**
 * Reads what the widget's build has left in `widgetDir`, and reads it again when that changes:
 * after a rebuild the panel has another name, and the old one may be gone.
 */
export function createBuiltWidget(widgetDir: string): () => BuiltWidget {
  const loaderFile = join(widgetDir, "embed.js");
  const manifestFile = join(widgetDir, ".vite/manifest.json");
  const cutIfBuilt = (file: string, placeholder: string) => {
    const path = join(widgetDir, file);
    return existsSync(path) ? cut(readFileSync(path, "utf8"), placeholder) : NOTHING;
  };
  const changedAt = () => `${statSync(loaderFile).mtimeMs} ${statSync(manifestFile).mtimeMs}`;
  const read = () => ({
    ...cut(readFileSync(loaderFile, "utf8"), PLACEHOLDER),
    rules: cutIfBuilt("rules.js", RULES_PLACEHOLDER),
    live: cutIfBuilt("live.js", LIVE_PLACEHOLDER),
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

/** In a widget that was built without. */
const NOTHING: Cut = { head: "void ", tail: ";" };

function cut(script: string, placeholder: string): Cut {
  const at = script.indexOf(placeholder);
  if (at < 0) throw new Error(`A built script lacks ${placeholder}: build the widget again.`);
  return { head: script.slice(0, at), tail: script.slice(at + placeholder.length) };
}

function panelIn(manifest: string): string {
  const chunks = JSON.parse(manifest) as Record<string, { file: string; isEntry?: boolean }>;
  const entry = Object.values(chunks).find(({ isEntry }) => isEntry);
  if (!entry) throw new Error("The widget's manifest names no entry: build the widget again.");
  return entry.file;
}
