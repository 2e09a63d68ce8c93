import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { call, signIn } from "./http-call.mjs";
import { freePort, launch, pathTo } from "./launch.mjs";

const MAIN = pathTo("../../../apps/server/dist/main.js");
/** On the disk of the checkout: a temp folder in memory would make every sync free. */
const DATA = pathTo("../../../node_modules/.cache/foyer-bench");
/** The first account, which every benchmark's server is made with. */
export const OWNER = { email: "owner@bench.example", password: "only for this benchmark" };

/**
 * The limits on frames and requests count what a person can do. A benchmark is a thousand
 * people in one, so they are lifted here, and nowhere else: the counting itself stays.
 */
const LIFTED = { FRAMES_PER_SECOND: "1000000", REQUESTS_PER_MINUTE: "1000000" };

/** A folder of our own for a server's data, removed when the benchmark ends. */
export function makeDataDir() {
  mkdirSync(DATA, { recursive: true });
  const folder = mkdtempSync(join(DATA, "data-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The built server with an owner and a site, as `pnpm start` runs it. */
export async function launchFoyer({ port, dataDir, args = [], env = {}, lift = true } = {}) {
  if (!existsSync(MAIN)) throw new Error("The server is not built: run pnpm build first.");
  const at = port ?? (await freePort());
  const server = await launch("foyer", {
    port: at,
    args: [...args, MAIN],
    env: {
      ...env,
      ...(lift ? LIFTED : {}),
      HOST: "127.0.0.1",
      PORT: String(at),
      DATA_DIR: dataDir ?? makeDataDir(),
      OWNER_EMAIL: OWNER.email,
      OWNER_PASSWORD: OWNER.password,
      LOG_LEVEL: "error",
    },
  });
  return { ...server, origin: `http://127.0.0.1:${at}` };
}

/** The key of the first site, which every visitor says. */
export async function siteKeyOf(server) {
  const cookie = await signIn(server, OWNER);
  const { sites } = await call(server, "GET", "/me", { cookie });
  return sites[0].key;
}

/** Lets pages of any origin carry the first site's widget. Returns its key. */
export async function openToAllPages(server) {
  const cookie = await signIn(server, OWNER);
  const { sites } = await call(server, "GET", "/me", { cookie });
  const { id, key, name, accent, greeting, intro, lang } = sites[0];
  const body = { name, accent, greeting, intro, lang, origins: ["*"] };
  await call(server, "PUT", `/sites/${id}`, { cookie, body });
  return key;
}

/** Agents who are signed in, each with their own session cookie. */
export async function signInAgents(server, count, from = 0) {
  const cookie = await signIn(server, OWNER);
  const agents = [];
  for (let i = from; i < from + count; i++) {
    const password = "a long enough password";
    const body = { name: `Agent ${i}`, email: `agent${i}@bench.example`, role: "agent", password };
    const { id } = await call(server, "POST", "/agents", { cookie, body });
    agents.push({ id, cookie: await signIn(server, body) });
  }
  return agents;
}
