import { signal } from "@preact/signals";
import { http } from "../http.ts";
import { canInstall, registered } from "./installed-app.ts";

/** The server's name for this browser, to take it back. */
const KEY = "foyer.push";

/** Whether this browser is called while no console is open. */
export const pushed = signal(read() !== null);

/** Whether it can be at all. */
export const canPush = (): boolean => canInstall() && "PushManager" in window;

/** From now on this browser is called. Rejects when the browser or its push service refuses. */
export async function turnPushOn(): Promise<void> {
  const { publicKey } = await http.get<{ publicKey: string }>("/push/key");
  const { pushManager } = await registered();
  const old = await pushManager.getSubscription();
  // One of another installation, or of before its keys were lost, cannot be called by these.
  if (old && keyOf(old) !== publicKey) await old.unsubscribe();
  const options = { userVisibleOnly: true, applicationServerKey: publicKey };
  const subscription = await pushManager.subscribe(options);
  const { endpoint, keys } = subscription.toJSON();
  const { id } = await http.put<{ id: string }>("/push/subscriptions", { endpoint, keys });
  write(id);
}

/** It is not called any more, whatever the server says to it. */
export async function turnPushOff(): Promise<void> {
  const id = read();
  write(null);
  const subscription = await (await registered()).pushManager.getSubscription();
  await subscription?.unsubscribe();
  // The server finds out by itself when it calls in vain.
  if (id) await http.delete(`/push/subscriptions/${id}`).catch(() => undefined);
}

/** Whoever signs in again says anew that they may be called here: with their last session it was over. */
export async function renewPush(): Promise<void> {
  if (!pushed.peek() || !canPush() || Notification.permission !== "granted") return;
  await turnPushOn().catch(() => undefined);
}

function keyOf({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0));
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function write(id: string | null): void {
  pushed.value = id !== null;
  try {
    if (id === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, id);
  } catch {
    // Forbidden storage: it is asked for again at the next load.
  }
}
