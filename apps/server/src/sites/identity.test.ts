import { createHmac } from "node:crypto";
import { signId, signJwt } from "@foyer/test-kit";
import { expect, test } from "vitest";
import { checkIdentity } from "./identity.ts";

const SECRET = "a secret of the site";
const NOW = Date.parse("2026-03-01T12:00:00Z");
const inSeconds = (seconds: number) => NOW / 1000 + seconds;

const jwt = (claims: object, header?: object, secret = SECRET) =>
  signJwt(secret, { sub: "4711", exp: inSeconds(600), ...claims }, header);
const check = (token: string, secret: string | null = SECRET) =>
  checkIdentity({ jwt: token }, secret, NOW);

test("a token that the secret has signed says who it is, and what else is of the right shape", () => {
  const claims = { name: "Ines", email: "no address", phone: 7, attributes: { plan: "gold" } };
  expect(check(jwt(claims))).toEqual({
    externalId: "4711",
    profile: { name: "Ines", attributes: { plan: "gold" } },
  });
});

test("clocks may differ by a minute, and no more", () => {
  expect(check(jwt({ exp: inSeconds(-59) })).externalId).toBe("4711");
  expect(() => check(jwt({ exp: inSeconds(-61) }))).toThrow("has expired");
  expect(check(jwt({ nbf: inSeconds(59) })).externalId).toBe("4711");
  expect(() => check(jwt({ nbf: inSeconds(61) }))).toThrow("not valid yet");
});

const half = (text: string) => Buffer.from(text).toString("base64url");

test.each([
  ["another secret", jwt({}, undefined, "another"), "signature"],
  ["no algorithm", jwt({}, { alg: "none" }), "HS256"],
  ["another algorithm", jwt({}, { alg: "HS512" }), "HS256"],
  ["no signature", jwt({}).replace(/[^.]+$/, ""), "signature"],
  ["other claims under a good signature", swapped(), "signature"],
  ["no exp", jwt({ exp: undefined }), "exp"],
  ["a life of years", jwt({ exp: inSeconds(86_400 * 365) }), "24 hours"],
  ["no sub", jwt({ sub: undefined }), "sub"],
  ["an empty sub", jwt({ sub: "" }), "sub"],
  ["a sub without end", jwt({ sub: "x".repeat(201) }), "sub"],
  ["no JWT", "x", "no JWT"],
  ["claims that are no object", signedText("[1]"), "JSON object"],
  ["claims that are no JSON", signedText("{"), "JSON object"],
  ["a head that is no JSON", `${half("{")}.${half("{}")}.x`, "HS256"],
])("%s is refused, and the message says why", (_what, token, why) => {
  expect(() => check(token)).toThrow(why);
});

function swapped(): string {
  const [head, , signature] = jwt({}).split(".");
  return [head, jwt({ sub: "1" }).split(".")[1], signature].join(".");
}

function signedText(text: string): string {
  const said = `${half('{"alg":"HS256"}')}.${half(text)}`;
  return `${said}.${createHmac("sha256", SECRET).update(said).digest("base64url")}`;
}

test("an id with its hash is good, in either case of letters; another one's hash is not", () => {
  const hash = signId(SECRET, "4711");
  const identity = { id: "4711", hash: hash.toUpperCase() };
  expect(checkIdentity(identity, SECRET, NOW)).toEqual({ externalId: "4711", profile: {} });
  expect(() => checkIdentity({ id: "4712", hash }, SECRET, NOW)).toThrow("hash does not fit");
});

test("a site without a secret identifies nobody", () => {
  expect(() => check(jwt({}), null)).toThrow("no identity secret");
});
