import { effect } from "@preact/signals";
import { spoken, t } from "../language/say.ts";
import type { AppWords } from "./app-words.ts";
import { keepAppWords } from "./app-words-kept.ts";

const ADDRESS = "/console/service-worker.js";

/** After what is looked at first has come, in milliseconds. */
const REGISTER_MS = 3_000;

/** Whether this browser can be called while no console is open: over https (or on this machine) alone. */
export const canInstall = (): boolean =>
  "serviceWorker" in navigator && typeof caches !== "undefined";

/**
 * Makes the console an app that can be installed, is called when closed, and says kindly when the server is
 * away. `open` goes to an address of the console. Returns how to stop listening.
 */
export function watchInstalledApp(open: (path: string) => void): () => void {
  if (!canInstall()) return () => {};
  const onMessage = ({ data }: MessageEvent<{ open?: string }>) => {
    if (data?.open) open(data.open);
  };
  navigator.serviceWorker.addEventListener("message", onMessage);
  // Without it everything else works.
  const register = () => void registered().catch(() => {});
  const timer = setTimeout(register, REGISTER_MS);
  const stop = effect(() => void keepAppWords(words()).catch(() => {}));
  return () => {
    clearTimeout(timer);
    stop();
    navigator.serviceWorker.removeEventListener("message", onMessage);
  };
}

/** The service worker, registered and ready to be pushed to. */
export async function registered(): Promise<ServiceWorkerRegistration> {
  await navigator.serviceWorker.register(ADDRESS, { scope: "/console/" });
  return navigator.serviceWorker.ready;
}

const NAME = { name: "{name}" };

/** As the agent speaks now. */
const words = (): AppWords => ({
  ...{ lang: spoken(), dir: document.documentElement.dir === "rtl" ? "rtl" : "ltr" },
  waiting: [t("{{name}} is waiting", NAME), t("Somebody is waiting")],
  message: [t("{{name}} wrote", NAME), t("A visitor wrote")],
  low_rating: [t("{{name}} gave a low score", NAME), t("A visitor gave a low score")],
  target: [t("{{name}} waits too long", NAME), t("A visitor waits too long")],
  follow_up: [t("Follow-up: {{name}}", NAME), t("A follow-up is due")],
  complaint: [t("The complaint of {{name}} needs you", NAME), t("A complaint needs you")],
  mention: t("{{name}} mentioned you", NAME),
  transferred: t("{{name}} passed you a conversation", NAME),
  test: t("This is how Foyer calls you"),
  testText: t("Also when no console is open."),
  awayTitle: t("Foyer cannot be reached right now"),
  awayText: t("The server is away, or you are offline. Nothing that you wrote is lost."),
  again: t("Try again"),
});
