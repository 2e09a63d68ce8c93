import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../start/workspaces.mjs";

const read = (path) => readFileSync(join(root, path), "utf8");
const all = (text, pattern) => [...text.matchAll(pattern)].map(([, found]) => found);

/** The lines of a compose file below `path` (keys parted by slashes), without comments. */
function below(file, path) {
  let lines = read(file)
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.trim().startsWith("#"));
  for (const [depth, key] of path.split("/").entries()) {
    const start = lines.findIndex((line) => line.startsWith(`${"  ".repeat(depth)}${key}:`));
    if (start < 0) return [];
    const rest = lines.slice(start + 1);
    const end = rest.findIndex((line) => line.search(/\S/) <= depth * 2);
    lines = end < 0 ? rest : rest.slice(0, end);
  }
  return lines;
}

const NODES = "compose.nodes.yaml";

test("every line of compose.nodes.yaml stands at a depth of two spaces, and has no tab", () => {
  const lines = read(NODES).split("\n");
  expect(lines.filter((line) => line.includes("\t") || line.search(/\S/) % 2 === 1)).toEqual([]);
});

test("no setting is given to nodes that the server does not know", () => {
  const known = all(read("apps/server/src/config.ts"), /^ {2}([A-Z_]+): Type\./gm);
  const given = below(NODES, "services/foyer/environment").map((line) => line.trim().split(":")[0]);
  expect(given).toEqual(["DATABASE_URL", "REDIS_URL"]);
  expect(known).toEqual(expect.arrayContaining(given));
});

test("nodes wait for a PostgreSQL and a Redis that are there and say how they are", () => {
  const awaited = below(NODES, "services/foyer/depends_on").join("\n");
  for (const name of ["postgres", "redis"]) {
    expect(awaited).toMatch(new RegExp(`^ {6}${name}:\\n {8}condition: service_healthy`, "m"));
    expect(below(NODES, `services/${name}/healthcheck`).join()).toContain("test:");
    // In addresses they have this name.
    expect(read(NODES)).toMatch(new RegExp(`(@|redis://)${name}:\\d+`));
  }
});

test("only Caddy can be reached from outside", () => {
  for (const name of ["foyer", "postgres", "redis"]) {
    expect(below("compose.yaml", `services/${name}/ports`), name).toEqual([]);
    expect(below(NODES, `services/${name}/ports`), name).toEqual([]);
  }
  expect(below("compose.yaml", "services/caddy/ports").join()).toContain("443:443");
});

test("what PostgreSQL keeps is on a volume that is declared, and what Redis keeps is on none", () => {
  expect(below(NODES, "services/postgres/volumes").join()).toContain(
    "postgres-data:/var/lib/postgresql/data",
  );
  expect(below(NODES, "volumes").map((line) => line.trim())).toContain("postgres-data:");
  expect(below(NODES, "services/redis/volumes")).toEqual([]);
});

test("PostgreSQL takes as many connections as the nodes that compose.nodes.yaml speaks of make", () => {
  const [pool] = all(read("apps/server/src/db/postgres/connections.ts"), /POOL_MOST = (\d+)/g).map(
    Number,
  );
  const [most] = all(read(NODES), /max_connections=(\d+)/g).map(Number);
  const [, perNode, fromPool] =
    /at most (\d+) connections: (\d+) for reads/.exec(read(NODES)) ?? [];
  const [nodes] = all(read(NODES), /enough for (\d+) nodes/g).map(Number);
  expect(Number(fromPool)).toBe(pool);
  expect(Number(perNode)).toBe(pool + 4);
  expect(nodes * Number(perNode) + 10).toBeLessThanOrEqual(most);
});

test("the password is asked for when it is missing, and stands in no file", () => {
  expect(read(NODES)).toContain("${POSTGRES_PASSWORD:?");
  expect(read(NODES)).not.toMatch(/postgres:\/\/foyer:[^$]/);
});

test("Caddy of several nodes takes the place of the other, and both close the same doors", () => {
  const [target] = all(read("compose.yaml"), /\.\/deploy\/Caddyfile:(\S+)/g);
  expect(below(NODES, "services/caddy/volumes").join()).toContain(
    `./deploy/Caddyfile.nodes:${target}`,
  );
  const shared = ["Strict-Transport-Security", "@inside path /metrics", "respond @inside 404"];
  for (const line of shared) {
    expect(read("deploy/Caddyfile")).toContain(line);
    expect(read("deploy/Caddyfile.nodes")).toContain(line);
  }
});

test("Caddy of several nodes asks for the service's name, and tries again for as long as a stop takes", () => {
  const config = read("deploy/Caddyfile.nodes");
  expect(below(NODES, "services/foyer").length).toBeGreaterThan(0);
  expect(config).toMatch(/dynamic a \{\s+name \{\$FOYER_NODES_NAME:foyer\}\s+port 4000/);
  const [drain] = all(read("apps/server/src/app.ts"), /DRAIN_MS = ([\d_]+)/g);
  const [patience] = all(config, /lb_try_duration (\d+)s/g);
  expect(Number(patience) * 1_000).toBeGreaterThan(Number(drain.replaceAll("_", "")));
});
