/** How a Node server signs, with nothing but what Node brings; other languages have a JWT library. */
export const identityExample = `import { createHmac } from "node:crypto";

const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

export function foyerToken(user) {
  const said = [
    part({ alg: "HS256", typ: "JWT" }),
    part({
      sub: String(user.id),
      name: user.name,
      email: user.email,
      exp: Math.floor(Date.now() / 1000) + 3600, // at most 24 hours
    }),
  ].join(".");
  const secret = process.env.FOYER_IDENTITY_SECRET;
  return said + "." + createHmac("sha256", secret).update(said).digest("base64url");
}

// On the page, once the snippet is there:
// Foyer("identify", { jwt: "…" });    when somebody signs in
// Foyer("identify", null);            when they sign out`;
