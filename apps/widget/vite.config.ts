import { defineConfig, type Plugin, type UserConfig } from "vite";

/** Widely available since 2021; private fields and top-level await need no rewriting. */
const TARGET = "es2022";

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
    output: { entryFileNames: "[name]-[hash].js", chunkFileNames: "[name]-[hash].js" },
  },
};

/** The loader: one classic script, into which the server writes the site's settings. */
const embed: UserConfig["build"] = {
  target: TARGET,
  outDir: "dist",
  emptyOutDir: false,
  rolldownOptions: {
    input: { embed: "src/embed.ts" },
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

export default defineConfig({
  base: "./",
  plugins: [plainImports],
  resolve: {
    alias: [{ find: /^preact\/jsx-runtime$/, replacement: "/src/look/jsx-runtime.ts" }],
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  environments: { client: { build: panel }, embed: { consumer: "client", build: embed } },
  builder: {
    async buildApp(builder) {
      for (const name of ["client", "embed"]) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
});
