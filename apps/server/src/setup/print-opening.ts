import type { FastifyInstance } from "fastify";
import type { Config } from "../config.ts";
import type { DemoLogin } from "../demo/demo-login.ts";
import type { House } from "../house.ts";

/** Tells the terminal what to open and how to sign in. */
export function printOpening(options: {
  config: Config;
  http: FastifyInstance;
  house: House;
  demoLogin: DemoLogin | undefined;
}): void {
  const { config, http, house, demoLogin } = options;
  const port = (http.server.address() as { port: number } | null)?.port ?? config.port;
  const host = ["0.0.0.0", "::", "127.0.0.1"].includes(config.host) ? "localhost" : config.host;
  const origin = config.publicOrigin ?? `http://${host}:${port}`;
  const lines = ["", "  Foyer is running.", ""];
  if (house.isDemo()) lines.push(`  Demo shop   ${origin}/`);
  lines.push(`  Console     ${origin}/console/`);
  if (house.firstOwner.isNeeded())
    lines.push("", "  Open the console to make your account and first site.");
  if (demoLogin) {
    lines.push(
      "",
      "  Sign in as",
      ...demoLogin.emails.map((email) => `    ${email}`),
      `  with the password  ${demoLogin.password}`,
    );
  }
  process.stdout.write(`${lines.join("\n")}\n\n`);
}
