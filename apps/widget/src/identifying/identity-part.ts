import type { Identity, Profile } from "@foyer/protocol";
import type { Chat } from "../chat.ts";
import type { Storage } from "../connecting/storage.ts";
import type { Host } from "../host.ts";
import { storageKey } from "../launcher/storage.ts";
import { cleanProfile, warn } from "./clean-profile.ts";

/** Where it is kept who this browser's chat belongs to. */
const WHO = "who";

/** A hex digest of 32 bytes. */
const HASH = /^[0-9a-f]{64}$/i;

/** `another`: a visitor whose things these are not. `signed`: somebody vouches for them anew. */
export type Change = "another" | "signed" | "same";

/** What the page has signed last; single-page apps say it again at every turn. */
const proofs = new WeakMap<Host, string>();

/**
 * Makes of what the page says of its visitor what the server takes, and says in the console what it had to
 * leave out. If it is another visitor than the one this browser has kept things of, all of it is dropped, so
 * that nobody sees what the last one wrote.
 */
export function become(host: Host, storage: Storage): Change {
  host.profile = cleanProfile(inOne(host.told));
  if (host.identity === undefined) return "same";
  const who = host.identity && nameOf(host.identity);
  if (who === undefined) {
    warn("identify takes { jwt }, or { id, hash } with the HMAC-SHA256 of the id in hex.");
    host.identity = null;
  }
  const kept = storage.get(WHO);
  const isAnother = kept !== null && kept !== who;
  if (isAnother) forget(host, storage);
  storage.set(WHO, who ?? null);
  const proof = JSON.stringify(host.identity);
  const isProven = proof === proofs.get(host);
  proofs.set(host, proof);
  if (isAnother) return "another";
  return who && !isProven ? "signed" : "same";
}

/** Everything of this site that the browser keeps. Where it keeps nothing, memory has at least these. */
function forget({ settings }: Host, storage: Storage): void {
  const prefix = storageKey(settings.key, "");
  const names = ["token", "open", "outbox", "draft"];
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(prefix)) names.push(key.slice(prefix.length));
  } catch {
    // Forbidden to look at.
  }
  for (const name of names) storage.set(name, null);
}

/** What the page said last counts; attributes add up. */
function inOne(told: unknown[]): unknown {
  const list = told.filter((each): each is Profile => typeof each === "object" && each !== null);
  const attributes = Object.assign({}, ...list.map((each) => each.attributes));
  const has = Object.keys(attributes).length > 0;
  return Object.assign({}, ...list, has && { attributes });
}

/** What stays the same of one person, however often their page signs it; undefined: it is no identity. */
function nameOf(identity: Identity): string | undefined {
  if ("id" in identity) {
    const { id, hash } = identity;
    return typeof id === "string" && id && HASH.test(hash) ? id : undefined;
  }
  try {
    const payload = identity.jwt.split(".")[1] ?? "";
    const { sub } = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
    return typeof sub === "string" && sub ? sub : undefined;
  } catch {
    return undefined;
  }
}

/** The page says who its visitor is, or what else it knows of them, while the chat is there. */
export function identify({ host, storage, session }: Chat): void {
  const change = become(host, storage);
  if (change === "another") session.greetAnew();
  else if (change === "signed") session.greet();
  else if (host.profile) session.send({ type: "set_attributes", profile: host.profile });
}
