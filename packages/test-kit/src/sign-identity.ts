import { createHmac } from "node:crypto";

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A JWT as an owner's server makes one; `exp` is in an hour unless the claims say otherwise. */
export function signJwt(
  secret: string,
  claims: Record<string, unknown>,
  header: object = { alg: "HS256", typ: "JWT" },
): string {
  const exp = Math.floor(Date.now() / 1000) + 3_600;
  const said = `${part(header)}.${part({ exp, ...claims })}`;
  return `${said}.${createHmac("sha256", secret).update(said).digest("base64url")}`;
}

/** The hash of a user's id, in hex: the shorter form of an identity. */
export const signId = (secret: string, id: string): string =>
  createHmac("sha256", secret).update(id).digest("hex");
