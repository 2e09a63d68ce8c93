import { setTimeout as sleep } from "node:timers/promises";
import { rssBytes } from "./cost.mjs";
import { pathTo } from "./launch.mjs";

/** What a server is started with so that its garbage can be collected from here. */
export const COLLECTABLE = ["--expose-gc", "--import", pathTo("collect-on-signal.mjs")];

/** Memory of a server after its garbage is gone and V8 has given back what it freed. */
export async function settledRss(server) {
  for (let i = 0; i < 3; i++) {
    server.signal("SIGUSR2");
    await sleep(300);
  }
  return rssBytes(server.pid);
}
