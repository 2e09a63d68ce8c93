import { readFileSync } from "node:fs";
import { HEARTBEAT_MS } from "@foyer/protocol";
import { expect, test } from "vitest";
import { describeBehind, tellProxyStory } from "./stage/proxy-story.ts";
import { areInstalled, startNginx } from "./stage/reverse-proxy.ts";

describeBehind("nginx", areInstalled("nginx", "openssl"), () => tellProxyStory(startNginx));

test("nginx waits longer than the server does for somebody silent", () => {
  const config = readFileSync(new URL("../deploy/nginx.conf", import.meta.url), "utf8");
  for (const name of ["proxy_read_timeout", "proxy_send_timeout"]) {
    const [, seconds] = new RegExp(`^\\s*${name} (\\d+)s;`, "m").exec(config) ?? [];
    // The server's own patience: two heartbeats and five seconds.
    expect(Number(seconds) * 1_000, name).toBeGreaterThan(2 * HEARTBEAT_MS + 5_000);
  }
});
