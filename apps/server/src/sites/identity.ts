import { createHmac, timingSafeEqual } from "node:crypto";
import { type Identity, type Profile, profileSchema } from "@foyer/protocol";
import { Compile } from "typebox/compile";
import { Refusal } from "../refusal.ts";

/** Longest that a signed identity may be good for, in milliseconds: a stolen one must soon be worth nothing. */
const JWT_LIFE_MS = 24 * 60 * 60 * 1000;

/** Clocks of servers differ by so much, in milliseconds. */
const SKEW_MS = 60_000;

/** As long as `id` of the shorter form. */
const ID_MAX = 200;

/** Who the owner's server says somebody is, and what else it says of them. */
export interface Vouched {
  externalId: string;
  profile: Profile;
}

/**
 * Checks a signed identity with the site's `secret` at the time `now` (ms since 1970). Refuses what is not
 * signed by it, has expired, or is good for longer than a day, as `identity_invalid` with the reason.
 */
export function checkIdentity(identity: Identity, secret: string | null, now: number): Vouched {
  if (secret === null) {
    throw invalid("this site has no identity secret: make one under Settings, Sites, Identity");
  }
  if ("jwt" in identity) return checkJwt(identity.jwt, secret, now);
  const expected = createHmac("sha256", secret).update(identity.id).digest();
  if (!isSame(expected, Buffer.from(identity.hash, "hex"))) throw invalid("the hash does not fit");
  return { externalId: identity.id, profile: {} };
}

function checkJwt(jwt: string, secret: string, now: number): Vouched {
  const parts = jwt.split(".");
  const [head = "", body = "", signature = ""] = parts;
  if (parts.length !== 3) throw invalid("it is no JWT");
  // The algorithm is ours to choose, and not the token's.
  if (jsonOf(head)?.alg !== "HS256") throw invalid("its algorithm must be HS256");
  const expected = createHmac("sha256", secret).update(`${head}.${body}`).digest();
  if (!isSame(expected, Buffer.from(signature, "base64url"))) {
    throw invalid("the signature does not fit");
  }
  const claims = jsonOf(body);
  if (!claims) throw invalid("its claims are no JSON object");
  checkTimes(claims, now);
  const { sub } = claims;
  if (typeof sub !== "string" || sub === "" || sub.length > ID_MAX) {
    throw invalid(`"sub" must be a text of 1 to ${ID_MAX} characters`);
  }
  return { externalId: sub, profile: profileIn(claims) };
}

function checkTimes({ exp, nbf }: Record<string, unknown>, now: number): void {
  if (typeof exp !== "number") throw invalid('"exp" is missing: say when it expires');
  if (exp * 1000 <= now - SKEW_MS) throw invalid("it has expired");
  if (exp * 1000 > now + JWT_LIFE_MS + SKEW_MS) {
    throw invalid('"exp" is more than 24 hours ahead: make a new one for each page');
  }
  if (typeof nbf === "number" && nbf * 1000 > now + SKEW_MS) throw invalid("it is not valid yet");
}

let checks: { [K in keyof Profile]-?: ReturnType<typeof Compile> } | undefined;

/** What it says beside, where that is of the right shape: who somebody is does not hang on their number. */
function profileIn(claims: Record<string, unknown>): Profile {
  const { name, email, phone, attributes } = profileSchema.properties;
  checks ??= {
    ...{ name: Compile(name), email: Compile(email) },
    ...{ phone: Compile(phone), attributes: Compile(attributes) },
  };
  const fits = Object.entries(checks).filter(([what, check]) => check.Check(claims[what]));
  return Object.fromEntries(fits.map(([what]) => [what, claims[what]]));
}

function jsonOf(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString());
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

const isSame = (one: Buffer, two: Buffer): boolean =>
  one.length === two.length && timingSafeEqual(one, two);

const invalid = (why: string) => new Refusal("identity_invalid", `Not identified: ${why}.`);
