import type { Config } from "../config.ts";
import type { House } from "../house.ts";
import { Refusal } from "../refusal.ts";

/** OWNER_EMAIL and OWNER_PASSWORD make the first owner without a browser; later they do nothing. */
export async function prepareOwner({ firstOwner }: House, { owner, demo }: Config): Promise<void> {
  // The demo brings its own people and gives these to its owner.
  if (!owner || demo || !firstOwner.isNeeded()) return;
  const first = { ...owner, name: nameOf(owner.email), siteName: "My site" };
  await firstOwner.make(first).catch((error: unknown) => {
    // Another node, started in the same moment, was faster.
    if (!(error instanceof Refusal) || error.kind !== "conflict") throw error;
  });
}

/** "mara.jensen@…" → "Mara Jensen", until they change it under My account. */
function nameOf(email: string): string {
  const words = (email.split("@")[0] ?? email).split(/[._+-]+/).filter(Boolean);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
}
