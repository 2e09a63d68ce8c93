import type { Device, Page } from "@foyer/protocol";
import { PAGE_URL_MAX } from "@foyer/protocol/limits";

/** How often a page that changes its address without a word is looked at, in milliseconds. */
const LOOK_MS = 1_000;

/** The page that the visitor is on. */
export function currentPage(): Page {
  const { title, referrer } = document;
  return {
    url: location.href.slice(0, PAGE_URL_MAX),
    title: title.slice(0, 300),
    ...(referrer && { referrer: referrer.slice(0, PAGE_URL_MAX) }),
  };
}

/** What the browser says of itself. */
export function currentDevice(): Device {
  return { languages: navigator.languages.slice(0, 10), ...timeZone() };
}

/**
 * The zone by its offset: its name would take Intl, whose first use holds the page up for some
 * 40 ms. Part-hour zones have no such name, and are left out.
 */
function timeZone(): { timeZone?: string } {
  const hours = new Date().getTimezoneOffset() / 60;
  if (hours % 1) return {};
  return { timeZone: `Etc/GMT${hours > 0 ? "+" : ""}${hours || ""}` };
}

/** Calls `moved` when a single-page app goes to another address; returns how to stop. */
export function watchPage(moved: () => void): () => void {
  let { href } = location;
  const timer = setInterval(() => {
    if (href === location.href) return;
    href = location.href;
    moved();
  }, LOOK_MS);
  return () => clearInterval(timer);
}
