import { readdirSync, readFileSync } from "node:fs";
import { defineConfig, type Plugin, type Rolldown, transformWithOxc, type UserConfig } from "vite";
import { leanPreact } from "./lean-preact.ts";

/** Widely available since 2021; private fields and top-level await need no rewriting. */
const TARGET = "es2022";

/** Whether the panel imports the module `id` outright, by however many steps. */
function isOfPanel(id: string, graph: Pick<Rolldown.PluginContext, "getModuleInfo">): boolean {
  const seen = new Set([id]);
  for (const module of seen) {
    if (module.endsWith("/src/widget.tsx")) return true;
    for (const importer of graph.getModuleInfo(module)?.importers ?? []) seen.add(importer);
  }
  return false;
}

/** The panel: an ES module with its rarer parts beside it, asked for when the chat is opened. */
const panel: UserConfig["build"] = {
  target: TARGET,
  outDir: "dist",
  // A rebuild of the panel must not take the loader away, which is built apart.
  emptyOutDir: !process.argv.includes("--watch"),
  manifest: true,
  modulePreload: false,
  assetsDir: "",
  rolldownOptions: {
    input: { panel: "src/widget.tsx" },
    // The loader calls its export; the lazy parts may use what else is in it, rather than having a
    // third file for what both need. (`build.lib` would keep the export, and the white space.)
    preserveEntrySignatures: "allow-extension",
    output: {
      entryFileNames: "[name]-[hash].js",
      chunkFileNames: "[name]-[hash].js",
      // All that the panel imports lies in its one file, whatever lazy parts use of it, too.
      codeSplitting: { groups: [{ name: (id, graph) => (isOfPanel(id, graph) ? "panel" : null) }] },
    },
  },
};

/** The loader: one classic script, into which the server writes the site's settings. */
const embed: UserConfig["build"] = {
  target: TARGET,
  outDir: "dist",
  emptyOutDir: false,
  rolldownOptions: {
    input: { embed: "src/embed.ts" },
    output: {
      format: "iife",
      entryFileNames: "[name].js",
      // Names that launcher and API have between them: neither page nor panel sees them.
      minify: { mangleProps: { include: /^(set(Busy|Failed|Open|Shown)|attach|approach|press)$/ } },
    },
  },
};

/** What speaks first, for sites that have rules: the server puts it before the loader, in the same file. */
const rules: UserConfig["build"] = {
  target: TARGET,
  outDir: "dist",
  emptyOutDir: false,
  rolldownOptions: {
    input: { rules: "src/proactive/rules.ts" },
    output: { format: "iife", entryFileNames: "[name].js" },
  },
};

/** What lets agents see who is there, for sites that allow it: before the loader as well. */
const live: UserConfig["build"] = {
  target: TARGET,
  outDir: "dist",
  emptyOutDir: false,
  rolldownOptions: {
    input: { live: "src/live/live.ts" },
    output: { format: "iife", entryFileNames: "[name].js" },
  },
};

/**
 * Vite wraps every lazy import in a helper that hints at its files. Ours have none beside them,
 * and the helper is heavier than most of them.
 */
const plainImports: Plugin = {
  name: "plain-imports",
  enforce: "pre",
  load: {
    filter: { id: /preload-helper/ },
    handler: () => "export const __vitePreload = (load) => load();",
  },
  renderChunk: (code) => code.replace(/__vitePreload\(\(\) => (import\([^)]+\)),[^)]*\)/g, "$1"),
};

/** What owners may word anew: every text of every language, for the server to show beside their own. */
const textsFile: Plugin = {
  name: "texts-file",
  async generateBundle() {
    const texts: Record<string, object> = {};
    const folder = `${import.meta.dirname}/src/languages/`;
    for (const file of readdirSync(folder)) {
      const [, lang] = /^([a-z]{2})(?:-[a-z]+)?\.ts$/.exec(file) ?? [];
      if (!lang) continue;
      const { code } = await transformWithOxc(readFileSync(folder + file, "utf8"), file);
      // A language file imports nothing but types, so that its code stands alone.
      const module = await import(`data:text/javascript,${encodeURIComponent(code)}`);
      texts[lang] = { ...texts[lang], ...module.texts, ...module.later };
    }
    this.emitFile({ type: "asset", fileName: "texts.json", source: JSON.stringify(texts) });
  },
  applyToEnvironment: ({ name }) => name === "client",
};

export default defineConfig({
  base: "./",
  plugins: [leanPreact, plainImports, textsFile],
  resolve: {
    alias: [
      { find: /^preact\/jsx-runtime$/, replacement: "/src/look/jsx-runtime.ts" },
      // From its source, so that what nobody imports falls away.
      { find: /^preact$/, replacement: `${import.meta.dirname}/node_modules/preact/src/index.js` },
    ],
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  environments: {
    client: { build: panel },
    embed: { consumer: "client", build: embed },
    rules: { consumer: "client", build: rules },
    live: { consumer: "client", build: live },
  },
  builder: {
    async buildApp(builder) {
      for (const name of ["client", "embed", "rules", "live"]) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
});
