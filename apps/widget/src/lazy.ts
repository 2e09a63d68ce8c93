import type { Host } from "./host.ts";
import { readLater } from "./languages/language.ts";
import { type Signal, signal } from "./signal.ts";

/** A part of the panel that is fetched when it is needed. */
export interface Lazy<Part> {
  /** To be called when it is likely to be needed soon. */
  load(): void;
  /** Null while it is being fetched. */
  get(): Part | null;
}

/** Brings a part by `fetchPart`, with its style sheet and its texts in the language that is shown. */
export function lazy<Part extends { css: string }>(
  host: Host,
  fetchPart: () => Promise<Part>,
): Lazy<Part> {
  const part: Signal<Part | null> = signal(null);
  let isLoading = false;

  function load(): void {
    if (isLoading) return;
    isLoading = true;
    Promise.all([fetchPart(), readLater()]).then(
      ([loaded]) => {
        host.adoptSheet(loaded.css);
        part.value = loaded;
      },
      () => {
        // The next drawing tries again: the connection may be back.
        isLoading = false;
      },
    );
  }

  return {
    load,
    get() {
      load();
      return part.value;
    },
  };
}
