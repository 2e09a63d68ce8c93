import { readFileSync } from "node:fs";
import { defineConfig, type Plugin, transformWithOxc } from "vite";

/** dist/main.js, which runs the bundle. Not in the bundle: it reads that as a text. */
function boot(): Plugin {
  return {
    name: "foyer-boot",
    async generateBundle() {
      const file = "src/boot.ts";
      const { code } = await transformWithOxc(readFileSync(file, "utf8"), file);
      this.emitFile({ type: "asset", fileName: "main.js", source: code });
    },
  };
}

/** One character beyond ASCII, and V8 keeps the whole text in two bytes for each. */
function onlyAscii(): Plugin {
  const inAscii = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return {
    name: "foyer-only-ascii",
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type === "chunk") output.code = output.code.replace(/[^\0-\x7f]/g, inAscii);
      }
    },
  };
}

export default defineConfig({
  plugins: [boot(), onlyAscii()],
  build: {
    ssr: "src/main.ts",
    outDir: "dist",
    target: "node20",
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      output: {
        // CommonJS, because only that can be run from compiled code (boot.ts).
        format: "cjs",
        entryFileNames: "server.cjs",
        // One file: what is loaded late is in it, but run late.
        codeSplitting: false,
        comments: { legal: true, annotation: false, jsdoc: false },
      },
    },
  },
  ssr: {
    // Hundreds of small files would each be looked for, read and compiled at every start.
    noExternal: true,
    external: [
      // With native code.
      "better-sqlite3",
      "@node-rs/argon2",
      // Fastify asks for these only where nobody has said how to validate, or in tests.
      "@fastify/ajv-compiler",
      "@fastify/fast-json-stringify-compiler",
      "light-my-request",
    ],
  },
});
