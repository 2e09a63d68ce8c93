import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";

const WORKER = fileURLToPath(new URL("./worker.ts", import.meta.url));

/** With native code, which no bundle can take in. */
const NATIVE = ["better-sqlite3", "@node-rs/argon2"];

/** The worker as one JavaScript file, until it is removed. */
export interface Bundle {
  file: string;
  remove(): void;
}

/** Compiles worker, clients and server once, and better than each worker could at its start. */
export async function bundleWorker(): Promise<Bundle> {
  const folder = mkdtempSync(join(tmpdir(), "foyer-simulation-"));
  const server = createRequire(new URL("../../apps/server/package.json", import.meta.url));
  await build({
    configFile: false,
    logLevel: "error",
    plugins: [
      {
        name: "foyer-native",
        enforce: "pre",
        resolveId: (id) =>
          // The file lies far from any node_modules.
          NATIVE.includes(id)
            ? { id: pathToFileURL(server.resolve(id)).href, external: true }
            : undefined,
      },
    ],
    build: {
      ssr: WORKER,
      outDir: folder,
      target: "node20",
      minify: false,
      rolldownOptions: { output: { entryFileNames: "worker.mjs", codeSplitting: false } },
    },
    ssr: { noExternal: true },
  });
  const remove = () => rmSync(folder, { recursive: true, force: true });
  // Somebody may stop a long run by hand.
  process.once("exit", remove);
  return { file: join(folder, "worker.mjs"), remove };
}
