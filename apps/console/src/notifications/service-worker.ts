import type { PushedCall } from "@foyer/protocol";
import { appCallTitle } from "./app-words.ts";
import { readAppWords } from "./app-words-kept.ts";
import { offlinePage } from "./offline-page.ts";

/** What a service worker's events are, as far as they are used: the page's types know nothing of them. */
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface PushEvent extends Extendable {
  data: { json(): unknown } | null;
}
interface ClickEvent extends Extendable {
  notification: Notification;
}
interface FetchEvent extends Extendable {
  request: Request;
  respondWith(response: Promise<Response>): void;
}
interface Window {
  url: string;
  focus(): Promise<unknown>;
  postMessage(message: unknown): void;
}
interface Worker {
  registration: ServiceWorkerRegistration;
  clients: {
    matchAll(of: { type: "window"; includeUncontrolled: boolean }): Promise<Window[]>;
    openWindow(url: string): Promise<unknown>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: Extendable) => void): void;
  addEventListener(type: "push", listener: (event: PushEvent) => void): void;
  addEventListener(type: "notificationclick", listener: (event: ClickEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void;
}

const worker = self as unknown as Worker;

// The newest one serves: it keeps nothing that an older page could miss.
worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));

worker.addEventListener("push", (event) => {
  const call = event.data?.json() as PushedCall | undefined;
  if (call) event.waitUntil(show(call));
});

async function show(call: PushedCall): Promise<void> {
  const words = await readAppWords();
  await worker.registration.showNotification(appCallTitle(call, words), {
    ...{ body: call.kind === "test" ? words.testText : call.text, lang: words.lang },
    ...{ icon: "/console/icon-192.png", badge: "/console/badge-96.png" },
    ...{ tag: call.complaintId ?? call.conversationId ?? "test", data: placeOf(call) },
    // A newer call in the place of an older one calls again.
    ...{ renotify: true },
  });
}

/** Where what a call is about is found. */
function placeOf({ complaintId, conversationId }: PushedCall): string {
  if (complaintId !== undefined) return `/console/complaints/${complaintId}`;
  return conversationId === null ? "/console/" : `/console/conversations/${conversationId}`;
}

worker.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data as string));
});

/** In a console that is open already, else in a new one. */
async function open(path: string): Promise<void> {
  const windows = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const console = windows.find(({ url }) => new URL(url).pathname.startsWith("/console"));
  if (!console) return void (await worker.clients.openWindow(path));
  await console.focus();
  console.postMessage({ open: path });
}

/** A proxy answers so while the server behind it is away. */
const AWAY = [502, 503, 504];

// Pages alone, and always from the server first: an old console beside a new server helps nobody.
worker.addEventListener("fetch", (event) => {
  if (event.request.mode === "navigate") event.respondWith(page(event.request));
});

async function page(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request);
    return AWAY.includes(answer.status) ? offlinePage(await readAppWords()) : answer;
  } catch {
    return offlinePage(await readAppWords());
  }
}
