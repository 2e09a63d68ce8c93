import { isIP } from "node:net";
import { resolve } from "node:path";
import Type, { type Static } from "typebox";
import { Compile } from "typebox/compile";

/** Every setting of the environment, with its default. The README's table is made from these. */
const environmentSchema = Type.Object({
  HOST: Type.String({ minLength: 1, default: "localhost" }),
  PORT: Type.String({ pattern: "^[0-9]{1,5}$", default: "4000" }),
  DATA_DIR: Type.String({ minLength: 1, default: "data" }),
  DATABASE_URL: Type.Optional(Type.String({ pattern: "^postgres(ql)?://" })),
  REDIS_URL: Type.Optional(Type.String({ pattern: "^rediss?://" })),
  PUBLIC_URL: Type.Optional(Type.String({ pattern: "^https?://[^/?#\\s]+/?$" })),
  TRUSTED_PROXIES: Type.Optional(Type.String()),
  FRAMES_PER_SECOND: Type.String({ pattern: "^[1-9][0-9]{0,6}$", default: "20" }),
  REQUESTS_PER_MINUTE: Type.String({ pattern: "^[1-9][0-9]{0,6}$", default: "1200" }),
  LOG_LEVEL: Type.String({
    pattern: "^(fatal|error|warn|info|debug|trace|silent)$",
    default: "warn",
  }),
  SMTP_URL: Type.Optional(Type.String({ pattern: "^smtps?://" })),
  MAIL_FROM: Type.Optional(Type.String({ pattern: "^[^\\s@<>,;]+@[^\\s@<>,;]+$" })),
  PUSH_TO_PRIVATE: Type.String({ pattern: "^[01]$", default: "0" }),
  IMPORT_FROM_PRIVATE: Type.String({ pattern: "^[01]$", default: "0" }),
  OWNER_EMAIL: Type.Optional(Type.String({ pattern: "^[^\\s@]+@[^\\s@]+$" })),
  OWNER_PASSWORD: Type.Optional(Type.String({ minLength: 10, maxLength: 200 })),
  DEMO: Type.String({ pattern: "^[01]$", default: "0" }),
});
type Environment = Static<typeof environmentSchema>;

const WHAT_IT_TAKES: Record<keyof Environment, string> = {
  HOST: "an address to listen on, such as localhost or 0.0.0.0",
  PORT: "a port number from 0 to 65535",
  DATA_DIR: "a folder that this user may write to",
  DATABASE_URL: "the address of a PostgreSQL database, such as postgres://foyer@localhost/foyer",
  REDIS_URL: "the address of a Redis, such as redis://localhost:6379",
  PUBLIC_URL:
    "the address people reach this server by, such as https://chat.example.com, without a path",
  TRUSTED_PROXIES:
    "addresses of proxies in front of this server, parted by commas, such as loopback or 10.0.0.0/8",
  FRAMES_PER_SECOND: "a number from 1 to 9999999",
  REQUESTS_PER_MINUTE: "a number from 1 to 9999999",
  LOG_LEVEL: "one of fatal, error, warn, info, debug, trace, silent",
  SMTP_URL: "the address of a mail server, such as smtps://user:password@mail.example.com",
  MAIL_FROM: "the email address that mail is sent from, without a name",
  PUSH_TO_PRIVATE: "1 to call agents and visitors by push services in private networks, too, or 0",
  IMPORT_FROM_PRIVATE: "1 to read articles from pages in private networks, too, or 0",
  OWNER_EMAIL: "an email address",
  OWNER_PASSWORD: "10 to 200 characters",
  DEMO: "1 to seed a demo shop, or 0",
};

/** The server's configuration, typed. `publicOrigin` is null until PUBLIC_URL is set. */
export interface Config {
  host: string;
  port: number;
  dataDir: string;
  /** PostgreSQL instead of SQLite in `dataDir`. */
  databaseUrl: string | null;
  /** How several nodes on one PostgreSQL hear of each other at once. */
  redisUrl: string | null;
  publicOrigin: string | null;
  /** Whose X-Forwarded-* headers count: those of nobody else. */
  trustedProxies: string[];
  /** What one socket may send on average; five times that at once. */
  framesPerSecond: number;
  /** What one address may ask for over HTTP. */
  requestsPerMinute: number;
  logLevel: string;
  /** The server that takes outgoing mail, and who it is from; null: no mail is sent. */
  mail: MailSettings | null;
  /** Whether web push may go to addresses that are not in the open internet. */
  pushToPrivate: boolean;
  /** Whether articles may be read from pages that are not in the open internet. */
  importFromPrivate: boolean;
  owner: { email: string; password: string } | null;
  demo: boolean;
}

/** `smtpUrl` holds a password. */
export interface MailSettings {
  smtpUrl: string;
  from: string;
}

/** A setting that cannot be used; `message` is one line that names the variable and says why. */
export class ConfigError extends Error {}

/** Reads the environment. Throws ConfigError for the first setting that is wrong. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const values: Record<string, string> = {};
  for (const [name, schema] of Object.entries(environmentSchema.properties)) {
    const value = env[name] === "" ? undefined : env[name];
    const fallback = (schema as { default?: string }).default;
    if (value !== undefined) values[name] = value;
    else if (fallback !== undefined) values[name] = fallback;
  }
  refuseWrong(values);
  const settings = values as Environment;
  refuseLoneRedis(settings);
  return {
    host: settings.HOST,
    port: Number(settings.PORT),
    dataDir: resolve(settings.DATA_DIR),
    databaseUrl: settings.DATABASE_URL ?? null,
    redisUrl: settings.REDIS_URL ?? null,
    publicOrigin: settings.PUBLIC_URL ? new URL(settings.PUBLIC_URL).origin : null,
    trustedProxies: listOf(settings.TRUSTED_PROXIES),
    framesPerSecond: Number(settings.FRAMES_PER_SECOND),
    requestsPerMinute: Number(settings.REQUESTS_PER_MINUTE),
    logLevel: settings.LOG_LEVEL,
    mail: readMail(settings),
    pushToPrivate: settings.PUSH_TO_PRIVATE === "1",
    importFromPrivate: settings.IMPORT_FROM_PRIVATE === "1",
    owner: readOwner(settings),
    demo: settings.DEMO === "1",
  };
}

/** Never shown: they are passwords, or hold one. */
const SECRET: string[] = [
  "OWNER_PASSWORD",
  "DATABASE_URL",
  "REDIS_URL",
  "SMTP_URL",
] satisfies (keyof Environment)[];

/** What a pattern cannot say. */
const FITS: Partial<Record<keyof Environment, (value: string) => boolean>> = {
  PORT: (value) => Number(value) < 65_536,
  PUBLIC_URL: (value) => URL.canParse(value),
  DATABASE_URL: (value) => URL.canParse(value),
  REDIS_URL: (value) => URL.canParse(value),
  SMTP_URL: (value) => URL.canParse(value) && new URL(value).hostname !== "",
  TRUSTED_PROXIES: (value) => listOf(value).every(isProxy),
};

const listOf = (value = ""): string[] =>
  value
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);

/** An address, a range of addresses, or a name that stands for one. */
const isProxy = (value: string): boolean =>
  ["loopback", "linklocal", "uniquelocal"].includes(value) ||
  (/^[^/]+(\/\d{1,3})?$/.test(value) && isIP(value.split("/")[0] ?? "") > 0);

function refuseWrong(values: Record<string, string>): void {
  const [wrong] = [...Compile(environmentSchema).Errors(values)];
  if (wrong) throw unfit(wrong.instancePath.slice(1) as keyof Environment, values);
  for (const [name, fits] of Object.entries(FITS)) {
    const value = values[name];
    if (value !== undefined && !fits(value)) throw unfit(name as keyof Environment, values);
  }
}

function unfit(name: keyof Environment, values: Record<string, string>): ConfigError {
  const shown = SECRET.includes(name) ? "" : ` not ${JSON.stringify(values[name])}`;
  return new ConfigError(`${name}: takes ${WHAT_IT_TAKES[name]},${shown}`.replace(/,$/, "."));
}

/** Better to stop than to let an owner believe that nodes with a SQLite each are one Foyer. */
function refuseLoneRedis({ REDIS_URL, DATABASE_URL }: Environment): void {
  if (REDIS_URL === undefined || DATABASE_URL !== undefined) return;
  throw new ConfigError(
    "REDIS_URL: connects nodes that share a PostgreSQL; set DATABASE_URL, too, or unset REDIS_URL.",
  );
}

function readMail({ SMTP_URL: smtpUrl, MAIL_FROM: from }: Environment): MailSettings | null {
  if (smtpUrl === undefined && from === undefined) return null;
  if (smtpUrl === undefined) throw new ConfigError("SMTP_URL: needed beside MAIL_FROM.");
  if (from === undefined) throw new ConfigError("MAIL_FROM: needed beside SMTP_URL.");
  return { smtpUrl, from };
}

function readOwner(settings: Environment): Config["owner"] {
  const { OWNER_EMAIL: email, OWNER_PASSWORD: password } = settings;
  if (email === undefined && password === undefined) return null;
  if (email === undefined) throw new ConfigError("OWNER_EMAIL: needed beside OWNER_PASSWORD.");
  if (password === undefined) throw new ConfigError("OWNER_PASSWORD: needed beside OWNER_EMAIL.");
  return { email: email.toLowerCase(), password };
}
