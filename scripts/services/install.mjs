import { existsSync } from "node:fs";
import { runCommand } from "../start/run-command.mjs";
import { root } from "../start/workspaces.mjs";
import { findPostgres, findRedis, OLDEST_POSTGRES } from "./find.mjs";

const isRoot = () => process.getuid?.() === 0;
const isDebian = () => existsSync("/etc/debian_version") && existsSync("/usr/bin/apt-get");

const SERVICES = [
  {
    key: "postgres",
    name: `PostgreSQL ${OLDEST_POSTGRES} or newer`,
    find: findPostgres,
    packages: ["postgresql-15", "postgresql"],
    tests: "everything on PostgreSQL, and several nodes together",
    help: "Debian, Ubuntu: apt-get install -y postgresql; macOS: brew install postgresql@17; elsewhere: POSTGRES_BIN=/folder/of/its/programs",
  },
  {
    key: "redis",
    name: "Redis",
    find: findRedis,
    packages: ["redis-server"],
    tests: "the bus between nodes",
    help: "Debian, Ubuntu: apt-get install -y redis-server; macOS: brew install redis; elsewhere: REDIS_SERVER=/path/to/redis-server",
  },
];

/**
 * Debian starts a server as soon as it is installed; tests start their own, at ports of their own. A
 * policy that forbids it is in place while apt works; one that was there before is left alone.
 */
const INSTALL = (packages) => `
set -e
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ]; then
  trap 'rm -f $policy' EXIT
  printf '#!/bin/sh\\nexit 101\\n' > $policy
  chmod +x $policy
fi
apt-get install -y --no-install-recommends ${packages}`;

async function aptInstall({ key, name, packages }, startStep) {
  const step = startStep(`Installing ${name} with apt`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const run = (command) =>
    runCommand(`services-${key}`, command, { cwd: root, env, onLine: step.say });
  // Old lists may still name a package that can be had.
  await run("apt-get update").catch(() => {});
  const tried = [];
  for (const wanted of packages) {
    try {
      await run(INSTALL(wanted));
      step.done(`Installing ${wanted} with apt`);
      return [];
    } catch (error) {
      tried.push(`apt-get install -y ${wanted}: ${error.tail?.at(-1) ?? error.message}`);
    }
  }
  step.failed();
  return tried;
}

const APT = { possible: () => isRoot() && isDebian(), install: aptInstall };

function sayMissing({ name, tests, help }, tried, say) {
  say(`\n! ${name} is not here. NOT TESTED: ${tests}.`);
  for (const attempt of tried) say(`  tried: ${attempt}`);
  say(`  To have it tested: ${help}\n`);
}

/**
 * Whether there is a PostgreSQL and a Redis for tests to start: found, or installed now where that is
 * our place (as root on a Debian). Without one its tests are left out, and that is said loudly.
 *
 * @param startStep what `startProgress()` gives
 * @returns {Promise<{postgres: boolean, redis: boolean}>}
 */
export async function ensureServices(
  startStep,
  { services = SERVICES, installer = APT, say = console.log } = {},
) {
  const present = {};
  for (const service of services) {
    const install = !service.find() && installer.possible();
    const tried = install ? await installer.install(service, startStep) : [];
    present[service.key] = service.find() !== undefined;
    if (!present[service.key]) sayMissing(service, tried, say);
  }
  return present;
}
