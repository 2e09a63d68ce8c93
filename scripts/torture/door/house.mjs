import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openOffice } from "../process/console-api.mjs";
import { createServerProcess } from "../process/server.mjs";

/**
 * A server that runs on a folder of its own, with agents who are signed in. Its limit on requests
 * is lifted when all people come from `oneAddress`.
 */
export async function openHouse(name, options) {
  const { agents, args = [], dataDir = makeFolder(name), oneAddress = true } = options;
  if (oneAddress) process.env.REQUESTS_PER_MINUTE = "1000000";
  const server = await createServerProcess({ dataDir, args });
  await server.start();
  return {
    server,
    dataDir,
    file: join(dataDir, "foyer.db"),
    ...(await openOffice(server, agents)),
  };
}

/** A folder that goes with this process. */
export function makeFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `foyer-${name}-`));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}
