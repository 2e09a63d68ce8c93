import { resolve } from "node:path";
import { expect, test } from "vitest";
import { ConfigError, readConfig } from "./config.ts";

/** The one line that a wrong environment is refused with. */
function refusal(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error(`${JSON.stringify(env)} was taken`);
}

test("without any setting there are defaults", () => {
  expect(readConfig({})).toEqual({
    host: "localhost",
    port: 4000,
    dataDir: resolve("data"),
    databaseUrl: null,
    redisUrl: null,
    publicOrigin: null,
    trustedProxies: [],
    framesPerSecond: 20,
    requestsPerMinute: 1200,
    logLevel: "warn",
    mail: null,
    owner: null,
    pushToPrivate: false,
    importFromPrivate: false,
    demo: false,
  });
});

test("an empty setting counts as none", () => {
  const empty = { HOST: "", PORT: "", DATA_DIR: "", PUBLIC_URL: "", LOG_LEVEL: "", DEMO: "" };
  expect(readConfig({ ...empty, DATABASE_URL: "", REDIS_URL: "", OWNER_EMAIL: "" })).toEqual(
    readConfig({}),
  );
});

test("every setting is read", () => {
  const env = {
    HOST: "0.0.0.0",
    PORT: "65535",
    DATA_DIR: "/srv/foyer",
    DATABASE_URL: "postgres://foyer:secret@db/foyer",
    REDIS_URL: "rediss://cache:6380",
    PUBLIC_URL: "https://Chat.Example.com:8443/",
    TRUSTED_PROXIES: "loopback, 10.0.0.0/8",
    FRAMES_PER_SECOND: "50",
    REQUESTS_PER_MINUTE: "6000",
    LOG_LEVEL: "debug",
    OWNER_EMAIL: "Olga@Example.com",
    OWNER_PASSWORD: "a long enough password",
    PUSH_TO_PRIVATE: "1",
    IMPORT_FROM_PRIVATE: "1",
    DEMO: "1",
  };
  expect(readConfig(env)).toEqual({
    host: "0.0.0.0",
    port: 65_535,
    dataDir: "/srv/foyer",
    databaseUrl: "postgres://foyer:secret@db/foyer",
    redisUrl: "rediss://cache:6380",
    publicOrigin: "https://chat.example.com:8443",
    trustedProxies: ["loopback", "10.0.0.0/8"],
    framesPerSecond: 50,
    requestsPerMinute: 6000,
    logLevel: "debug",
    mail: null,
    owner: { email: "olga@example.com", password: "a long enough password" },
    pushToPrivate: true,
    importFromPrivate: true,
    demo: true,
  });
});

test.each([
  ["PORT", "http", "a port number from 0 to 65535"],
  ["PORT", "-1", "a port number"],
  ["PORT", "65536", "a port number"],
  ["PORT", "99999", "a port number"],
  ["PORT", "4000 ", "a port number"],
  ["PUBLIC_URL", "chat.example.com", "https://chat.example.com"],
  ["PUBLIC_URL", "https://chat.example.com/foyer", "without a path"],
  ["PUBLIC_URL", "ftp://chat.example.com", "https://chat.example.com"],
  ["PUBLIC_URL", "https://[", "https://chat.example.com"],
  ["PUBLIC_URL", "https://chat.example.com:http", "https://chat.example.com"],
  ["TRUSTED_PROXIES", "my-proxy", "addresses of proxies"],
  ["TRUSTED_PROXIES", "10.0.0.0/8, 300.1.1.1", "addresses of proxies"],
  ["FRAMES_PER_SECOND", "0", "a number from 1"],
  ["REQUESTS_PER_MINUTE", "many", "a number from 1"],
  ["LOG_LEVEL", "loud", "one of fatal, error, warn"],
  ["OWNER_EMAIL", "olga", "an email address"],
  ["DEMO", "yes", "1 to seed a demo shop, or 0"],
])(
  "%s=%s is refused in one line that names it, its value and the remedy",
  (name, value, remedy) => {
    const message = refusal({ [name]: value });
    expect(message).toMatch(new RegExp(`^${name}: `));
    expect(message).toContain(remedy);
    expect(message).toContain(JSON.stringify(value));
    expect(message).not.toContain("\n");
  },
);

test("a value with line breaks still makes one line", () => {
  expect(refusal({ LOG_LEVEL: "a\nb" })).not.toContain("\n");
});

test("a password that is too short is refused without being shown", () => {
  const message = refusal({ OWNER_EMAIL: "olga@example.com", OWNER_PASSWORD: "secret" });
  expect(message).toBe("OWNER_PASSWORD: takes 10 to 200 characters.");
});

test("an owner needs both halves, and the message names the missing one", () => {
  expect(refusal({ OWNER_EMAIL: "olga@example.com" })).toMatch(/^OWNER_PASSWORD: /);
  expect(refusal({ OWNER_PASSWORD: "a long enough password" })).toMatch(/^OWNER_EMAIL: /);
});

test.each([
  ["DATABASE_URL", "mysql://user:secret@db/foyer", "postgres://foyer@localhost/foyer"],
  ["DATABASE_URL", "postgres://user:secret@[", "postgres://foyer@localhost/foyer"],
  ["REDIS_URL", "http://:secret@cache", "redis://localhost:6379"],
  ["REDIS_URL", "redis://:secret@[", "redis://localhost:6379"],
])("a %s that cannot be one is refused without being shown", (name, value, remedy) => {
  const message = refusal({ DATABASE_URL: "postgres://db/foyer", [name]: value });
  expect(message).toMatch(new RegExp(`^${name}: `));
  expect(message).toContain(remedy);
  expect(message).not.toContain("secret");
  expect(message).not.toContain("\n");
});

test("a Redis without a PostgreSQL is refused: nodes with a SQLite each would not be one Foyer", () => {
  const message = refusal({ REDIS_URL: "redis://:secret@cache" });
  expect(message).toMatch(/^REDIS_URL: /);
  expect(message).toContain("set DATABASE_URL");
  expect(message).not.toContain("secret");
});

test("mail needs a server and a sender, and the server's password is never shown", () => {
  const SMTP_URL = "smtps://shop:secret@mail.example.com";
  expect(readConfig({ SMTP_URL, MAIL_FROM: "chat@shop.example" }).mail).toEqual({
    smtpUrl: SMTP_URL,
    from: "chat@shop.example",
  });
  expect(readConfig({}).mail).toBeNull();
  expect(refusal({ SMTP_URL })).toMatch(/^MAIL_FROM: /);
  expect(refusal({ MAIL_FROM: "chat@shop.example" })).toMatch(/^SMTP_URL: /);
  expect(refusal({ SMTP_URL, MAIL_FROM: "Shop <chat@shop.example>" })).toMatch(/^MAIL_FROM: /);
  for (const wrong of ["http://shop:secret@mail", "smtp://", "smtp://shop:secret@["]) {
    const message = refusal({ SMTP_URL: wrong, MAIL_FROM: "chat@shop.example" });
    expect(message).toMatch(/^SMTP_URL: /);
    expect(message).not.toContain("secret");
  }
});
