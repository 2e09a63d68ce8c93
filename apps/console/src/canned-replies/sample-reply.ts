import type { CannedReply } from "@foyer/protocol";

/** A canned reply for tests and previews, unused and everyone's, changed as they need it. */
export function sampleReply(change: Partial<CannedReply> = {}): CannedReply {
  return {
    ...{ id: "c1", shortcut: "thanks", title: "Thanks", text: "Thank you!", folder: "" },
    ...{ lang: null, scope: "everyone", teamId: null, ownerId: null, acts: [] },
    ...{ updatedAt: 0, editedBy: null, uses: 0, myUses: 0, usedAt: null, usedBy: null },
    files: [],
    ...change,
  };
}
