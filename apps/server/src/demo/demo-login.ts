import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { customAlphabet } from "nanoid";
import type { Config } from "../config.ts";

/** Who the terminal says may sign in to the demo. */
export interface DemoLogin {
  emails: string[];
  password: string;
}

const fileOf = ({ dataDir }: Config): string => join(dataDir, "demo-login.json");

/** Without letters that are taken for one another: people type this from a terminal. */
const newPassword = customAlphabet("23456789abcdefghjkmnpqrstuvwxyz", 12);

/** A password for the demo's agents: the owner's own, or one made for this installation alone. */
export function chooseDemoPassword({ owner }: Config): string {
  return owner?.password ?? newPassword();
}

/** Kept beside the demo's data, so that every start can say how to sign in. */
export function keepDemoLogin(config: Config, login: DemoLogin): void {
  writeFileSync(fileOf(config), JSON.stringify(login, null, 2), { mode: 0o600 });
}

/** What `keepDemoLogin` kept; undefined without a demo, or when the file was taken away. */
export function readDemoLogin(config: Config): DemoLogin | undefined {
  if (!existsSync(fileOf(config))) return undefined;
  return JSON.parse(readFileSync(fileOf(config), "utf8")) as DemoLogin;
}
