import { signal } from "@preact/signals";

/** Which window about a person is open: it comes when it is first needed. */
export const personDialog = signal<{
  kind: "block" | "merge";
  visitorId: string;
  siteId: string;
} | null>(null);
