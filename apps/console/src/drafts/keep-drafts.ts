import { newClientId } from "@foyer/connection";
import type { Draft, DraftChange, DraftKind, SavedDraft } from "@foyer/protocol";
import { type Signal, signal } from "@preact/signals";
import { readyIds, restore, trayOf } from "../attachments/tray-state.ts";
import { http } from "../http.ts";
import { changeDraft, draftOf, draftsHere, onDraft } from "../messages/draft.ts";
import { myId } from "../session/session-state.ts";
import {
  isNothing,
  isSame,
  type Known,
  knowDraft,
  knownDraft,
  knownPlaces,
  NOTHING,
  placeOf,
  type Written,
} from "./known-drafts.ts";

/** How long after the last key a draft goes to the server, in milliseconds. */
const PAUSE_MS = 1_000;

const timers = new Map<string, ReturnType<typeof setTimeout>>();
const saving = new Set<string>();
/** Made by this page: what comes back of them is no news. */
const ownVersions = new Set<string>();
/** Conversations whose composer is on the screen: what stands there is not changed silently. */
const open = new Set<string>();
/** Places whose files this page knows. */
const files = new Set<string>();
const offers = new Map<string, Signal<Draft | null>>();

/** Whose drafts on the server have been read: before, nothing here can be told from what is newer there. */
let readFor = "";

/** What another browser of this agent wrote while this one held something else; null for nothing. */
export function offerOf(conversationId: string, kind: DraftKind): Signal<Draft | null> {
  const place = placeOf(conversationId, kind);
  const held = offers.get(place) ?? signal<Draft | null>(null);
  offers.set(place, held);
  return held;
}

function writtenIn(conversationId: string, kind: DraftKind): Written {
  const text = draftOf(conversationId).peek()[kind];
  return { text, files: kind === "reply" ? readyIds(trayOf(conversationId).peek()) : [] };
}

/** Something changed in a composer: it is stored a moment later. */
export function keepSoon(conversationId: string, kind: DraftKind): void {
  const place = placeOf(conversationId, kind);
  clearTimeout(timers.get(place));
  if (isSame(writtenIn(conversationId, kind), knownDraft(place))) return void timers.delete(place);
  timers.set(
    place,
    setTimeout(() => keepNow(conversationId, kind), PAUSE_MS),
  );
}

/** Stores what waits to be stored of a conversation: the agent looks away. */
export function keepAll(conversationId: string): void {
  for (const kind of ["reply", "note"] as const) {
    if (timers.has(placeOf(conversationId, kind))) void keepNow(conversationId, kind);
  }
}

async function keepNow(conversationId: string, kind: DraftKind): Promise<void> {
  const place = placeOf(conversationId, kind);
  clearTimeout(timers.get(place));
  timers.delete(place);
  // With an answer under way, or a choice to be made, the next one follows it.
  if (saving.has(place) || offers.get(place)?.peek() || readFor !== myId.peek()) return;
  const written = writtenIn(conversationId, kind);
  const known = knownDraft(place);
  if (isSame(written, known)) return;
  const version = newClientId((count) => crypto.getRandomValues(new Uint8Array(count)));
  ownVersions.add(version);
  const change: DraftChange = {
    ...{ text: written.text, attachmentIds: [...written.files], base: known.version, version },
    since: draftOf(conversationId).peek().since,
  };
  saving.add(place);
  try {
    const { saved, draft } = await http.put<SavedDraft>(
      `/drafts/${conversationId}/${kind}`,
      change,
    );
    saving.delete(place);
    if (saved) knowDraft(place, isNothing(written) ? NOTHING : { ...written, version });
    // The answer to an earlier change was lost.
    else if (ownVersions.has(draft.version)) knowDraft(place, knownOf(draft));
    else onRemote(draft);
    keepSoon(conversationId, kind);
  } catch {
    // It is still in this browser, and is said again at the next key or connection.
    saving.delete(place);
  }
}

const knownOf = ({ version, text, attachments }: Draft): Known => ({
  ...{ version, text, files: attachments.map(({ id }) => id) },
});

/** What the server holds now, from wherever it was written. */
function onRemote(draft: Draft): void {
  const { conversationId, kind, version } = draft;
  const place = placeOf(conversationId, kind);
  const remote = knownOf(draft);
  const isGone = isNothing(remote);
  const here = writtenIn(conversationId, kind);
  const known = knownDraft(place);
  const offer = offerOf(conversationId, kind);
  if (ownVersions.has(version)) return;
  if (isGone || isSame(here, remote)) {
    offer.value = null;
    // Sent or emptied elsewhere: what stands here unchanged is that.
    const isUntouched = known.version !== "" && isSame(here, known);
    knowDraft(place, isGone ? NOTHING : remote);
    if (isGone && isUntouched) write(conversationId, kind, { ...draft, since: 0 });
  } else if (version === known.version) {
    // Files that waited are not in this page any more after a reload.
    if (kind === "reply" && isSame({ ...here, files: known.files }, known) && !files.has(place))
      restore(conversationId, draft.attachments);
  } else {
    const isFree = isNothing(here) || (isSame(here, known) && !open.has(conversationId));
    if (isFree) adopt(draft);
    else offer.value = draft;
  }
  files.add(place);
  keepSoon(conversationId, kind);
}

function write(conversationId: string, kind: DraftKind, { text, since, attachments }: Draft): void {
  changeDraft(conversationId, kind === "reply" ? { reply: text, since } : { note: text });
  if (kind === "reply") restore(conversationId, attachments);
}

/** Takes the server's draft in the place of what stands here. */
export function adopt(draft: Draft): void {
  const { conversationId, kind } = draft;
  offerOf(conversationId, kind).value = null;
  knowDraft(placeOf(conversationId, kind), knownOf(draft));
  write(conversationId, kind, draft);
}

/** What stands here stays, and takes the place of the server's draft. */
export function keepOwn(draft: Draft): void {
  const { conversationId, kind } = draft;
  offerOf(conversationId, kind).value = null;
  knowDraft(placeOf(conversationId, kind), knownOf(draft));
  keepSoon(conversationId, kind);
}

/** A console of this agent has written something. */
export const onDraftFrame = (draft: Draft): void => onRemote(draft);

/** Reads what the server holds: after every absence. What could not be stored before is stored now. */
export async function loadDrafts(): Promise<void> {
  const all = await http.get<Draft[]>("/drafts").catch(() => null);
  if (!Array.isArray(all)) return;
  if (readFor !== myId.peek()) forget();
  readFor = myId.peek();
  const there = new Set(all.map(({ conversationId, kind }) => placeOf(conversationId, kind)));
  for (const draft of all) onRemote(draft);
  for (const place of knownPlaces()) if (!there.has(place)) onRemote(goneFrom(place));
  for (const id of [...draftsHere(), ...open]) {
    for (const kind of ["reply", "note"] as const) keepSoon(id, kind);
  }
}

/** Another agent has signed in. */
function forget(): void {
  for (const offer of offers.values()) offer.value = null;
  files.clear();
}

function goneFrom(place: string): Draft {
  const at = place.lastIndexOf(".");
  return {
    ...{ conversationId: place.slice(0, at), kind: place.slice(at + 1) as DraftKind },
    ...{ text: "", attachments: [], since: 0, version: "", savedAt: 0 },
  };
}

/** A composer is on the screen; returns how to tell that it is gone. */
export function composerOpened(conversationId: string): () => void {
  open.add(conversationId);
  return () => {
    open.delete(conversationId);
    keepAll(conversationId);
  };
}

onDraft((conversationId, change) => {
  if (change.reply !== undefined) keepSoon(conversationId, "reply");
  if (change.note !== undefined) keepSoon(conversationId, "note");
});
