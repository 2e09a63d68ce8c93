import type { CannedReply } from "@foyer/protocol";
import { signal } from "@preact/signals";

/** The composer on the screen that takes words now; null for none. Other windows put canned replies into it. */
export const openComposer = signal<{ put(reply: CannedReply): void } | null>(null);
