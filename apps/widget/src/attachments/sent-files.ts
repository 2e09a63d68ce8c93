import type { Attachment } from "@foyer/protocol";

/** All files that were uploaded from this page, by their ids: a message on its way names ids alone. */
export const sentFiles = new Map<string, Attachment>();
