import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const deploy = join(dirname(fileURLToPath(import.meta.url)), "../../deploy");

/** The name that the configurations in deploy/ are written for. */
export const NAME = "chat.example.com";

/** A proxy that runs with a configuration of deploy/, but on free ports of 127.0.0.1. */
export interface ReverseProxy {
  httpPort: number;
  httpsPort: number;
  /** The certificate to trust; null while the proxy has not made it yet. */
  certificate(): string | null;
  /** What it has printed, for when it does not start. */
  output(): string;
  hasEnded(): boolean;
  stop(): Promise<void>;
}

/** Starts a proxy in front of a server that listens on `serverPort`. */
export type StartProxy = (serverPort: string) => Promise<ReverseProxy>;

/** Whether these programs are on this machine. */
export const areInstalled = (...programs: string[]): boolean =>
  programs.every((program) => spawnSync(program, ["version"]).error === undefined);

/** deploy/nginx.conf with a certificate of its own. */
export const startNginx: StartProxy = async (serverPort) => {
  const { folder, httpPort, httpsPort } = await prepare();
  makeCertificate(folder);
  const site = replaceAll(readFileSync(join(deploy, "nginx.conf"), "utf8"), [
    [/listen \[::\]:.*;/g, ""],
    [/listen 80;/g, `listen 127.0.0.1:${httpPort};`],
    [/listen 443 /g, `listen 127.0.0.1:${httpsPort} `],
    [/server 127\.0\.0\.1:4000;/g, `server 127.0.0.1:${serverPort};`],
    [/\/etc\/letsencrypt\/live\/chat\.example\.com/g, folder],
  ]);
  writeFileSync(join(folder, "foyer.conf"), site);
  const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((kind) => `${kind}_temp_path ${folder}/${kind};`)
    .join("\n");
  writeFileSync(
    join(folder, "nginx.conf"),
    `daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log stderr;
    events { worker_connections 64; }
    http { access_log off; gzip on; ${paths} include ${folder}/foyer.conf; }`,
  );
  const child = spawn("nginx", ["-e", "stderr", "-p", folder, "-c", join(folder, "nginx.conf")]);
  const certificate = () => readFileSync(join(folder, "fullchain.pem"), "utf8");
  return { httpPort, httpsPort, certificate, ...watch(child, folder) };
};

/** deploy/Caddyfile with Caddy's own certificate authority instead of Let's Encrypt. */
export const startCaddy: StartProxy = (serverPort) =>
  runCaddy("Caddyfile", [], { FOYER_UPSTREAM: `127.0.0.1:${serverPort}` });

/** A Caddyfile of deploy/ for NAME, changed by `pairs`, with what else it wants from the environment. */
export async function runCaddy(
  name: string,
  pairs: [RegExp, string][],
  env: Record<string, string>,
): Promise<ReverseProxy> {
  const { folder, httpPort, httpsPort } = await prepare();
  const options = [
    ...["admin off", "local_certs", "skip_install_trust", "default_bind 127.0.0.1"],
    ...[`http_port ${httpPort}`, `https_port ${httpsPort}`, `storage file_system ${folder}`],
  ];
  const site = replaceAll(readFileSync(join(deploy, name), "utf8"), pairs);
  const file = join(folder, "Caddyfile");
  writeFileSync(file, `{\n${options.join("\n")}\n}\n${site}`);
  const child = spawn("caddy", ["run", "--config", file, "--adapter", "caddyfile"], {
    env: { PATH: process.env.PATH, HOME: folder, FOYER_DOMAIN: NAME, ...env },
  });
  const certificate = () => {
    try {
      return readFileSync(join(folder, "pki/authorities/local/root.crt"), "utf8");
    } catch {
      return null;
    }
  };
  return { httpPort, httpsPort, certificate, ...watch(child, folder) };
}

async function prepare() {
  const folder = mkdtempSync(join(tmpdir(), "foyer-proxy-"));
  // nginx gives its work to another user when root starts it.
  chmodSync(folder, 0o755);
  const [httpPort = 0, httpsPort = 0] = await freePorts(2);
  return { folder, httpPort, httpsPort };
}

function watch(child: ChildProcess, folder: string) {
  let printed = "";
  const keep = (chunk: Buffer) => {
    printed += chunk;
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
  return {
    output: () => printed,
    hasEnded: () => child.exitCode !== null,
    async stop() {
      child.kill("SIGTERM");
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Throws when a pattern is not there: the configuration must not run half adapted. */
function replaceAll(text: string, pairs: [RegExp, string][]): string {
  return pairs.reduce((changed, [pattern, by]) => {
    if (!changed.match(pattern)) throw new Error(`the configuration has no ${pattern}`);
    return changed.replace(pattern, by);
  }, text);
}

function makeCertificate(folder: string): void {
  const file = (name: string) => join(folder, name);
  execFileSync(
    "openssl",
    [
      ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"],
      ...["-keyout", file("privkey.pem"), "-out", file("fullchain.pem"), "-days", "2"],
      ...["-subj", `/CN=${NAME}`, "-addext", `subjectAltName=DNS:${NAME}`],
    ],
    { stdio: "ignore" },
  );
}

async function freePorts(count: number): Promise<number[]> {
  const probes = Array.from({ length: count }, () => createServer().listen(0, "127.0.0.1"));
  await Promise.all(
    probes.map((probe) => new Promise((resolve) => probe.once("listening", resolve))),
  );
  const ports = probes.map((probe) => (probe.address() as { port: number }).port);
  await Promise.all(probes.map((probe) => new Promise((resolve) => probe.close(resolve))));
  return ports;
}
