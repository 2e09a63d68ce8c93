import { build, defineConfig, type Plugin } from "vite";

/** The console is served by our server below /console/; in development its API is asked there. */
const SERVER = process.env.FOYER_SERVER ?? "http://localhost:4000";

export default defineConfig({
  root: import.meta.dirname,
  base: "/console/",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  plugins: [paintAfterScript(), serviceWorker()],
  build: {
    target: "es2022",
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    // The polyfill and inlined assets would need what our content policy forbids.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: ["index.html", "widget-preview.html"] },
  },
  server: {
    proxy: {
      "/api": { target: SERVER },
      "/socket": { target: SERVER.replace(/^http/, "ws"), ws: true },
    },
  },
});

/**
 * Holds the first paint back until the script has run: before it the page is empty, and the
 * chosen theme unknown. Vite leaves the attribute out, so it is put back in the end.
 */
function paintAfterScript(): Plugin {
  return {
    name: "paint-after-script",
    transformIndexHtml: {
      order: "post",
      handler: (html) => html.replace('<script type="module" crossorigin', '$& blocking="render"'),
    },
  };
}

/**
 * Builds the service worker by itself, in one file without imports: not every browser takes modules there,
 * and its address must never change, as browsers ask there whether it has.
 */
function serviceWorker(): Plugin {
  return {
    name: "service-worker",
    apply: "build",
    async generateBundle() {
      const built = await build({
        ...{ configFile: false, root: import.meta.dirname, logLevel: "warn", publicDir: false },
        build: {
          ...{ write: false, target: "es2022" },
          rolldownOptions: {
            input: "src/notifications/service-worker.ts",
            output: { format: "iife" },
          },
        },
      });
      const [output] = Array.isArray(built) ? built : [built];
      const chunk = output && "output" in output ? output.output[0] : undefined;
      if (!chunk) throw new Error("the service worker was not built");
      this.emitFile({ type: "asset", fileName: "service-worker.js", source: chunk.code });
    },
  };
}
