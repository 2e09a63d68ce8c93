import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "@foyer/test-kit/services/free-port";
import { NAME, type ReverseProxy } from "./reverse-proxy.ts";

const CONFIGURATION = fileURLToPath(new URL("../../deploy/Caddyfile.nodes", import.meta.url));

/** Throws when it is not there: the configuration must not run half adapted. */
function replace(text: string, what: string, by: string): string {
  if (!text.includes(what)) throw new Error(`deploy/Caddyfile.nodes has no "${what}"`);
  return text.replace(what, by);
}

/**
 * deploy/Caddyfile.nodes on free ports, with Caddy's own certificate authority, asking `nameServer`
 * (a port) for the nodes, which listen on `nodePort`.
 */
export async function startCaddyOfNodes(options: {
  nameServer: number;
  nodePort: number;
}): Promise<ReverseProxy> {
  const folder = mkdtempSync(join(tmpdir(), "foyer-caddy-"));
  const [httpPort, httpsPort] = [await freePort(), await freePort()];
  const globals = [
    ...["admin off", "local_certs", "skip_install_trust", "default_bind 127.0.0.1"],
    ...[`http_port ${httpPort}`, `https_port ${httpsPort}`, `storage file_system ${folder}`],
  ];
  const resolvers = `resolvers udp/127.0.0.1:${options.nameServer}`;
  const site = replace(
    readFileSync(CONFIGURATION, "utf8"),
    "port 4000\n",
    `port ${options.nodePort}\n${resolvers}\n`,
  );
  const file = join(folder, "Caddyfile");
  writeFileSync(file, `{\n${globals.join("\n")}\n}\n${site}`);
  const child = spawn("caddy", ["run", "--config", file, "--adapter", "caddyfile"], {
    env: {
      ...{ PATH: process.env.PATH, HOME: folder },
      ...{ FOYER_DOMAIN: NAME, FOYER_NODES_NAME: "nodes.example." },
    },
  });
  let printed = "";
  const keep = (chunk: Buffer) => {
    printed += chunk;
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const gone = new Promise((resolve) => child.once("close", resolve));
  return {
    httpPort,
    httpsPort,
    certificate() {
      try {
        return readFileSync(join(folder, "pki/authorities/local/root.crt"), "utf8");
      } catch {
        return null;
      }
    },
    output: () => printed,
    hasEnded: () => child.exitCode !== null,
    async stop() {
      child.kill("SIGTERM");
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
