import { createHash, randomBytes } from "node:crypto";

/** 256 random bits, 43 URL-safe characters: a visitor's token or an agent's session. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** What is kept of a secret. It is random, so a plain hash is enough. */
export const hashOf = (secret: string): string =>
  createHash("sha256").update(secret).digest("base64url");
