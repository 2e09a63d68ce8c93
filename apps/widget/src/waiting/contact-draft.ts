import type { Chat } from "../chat.ts";
import type { Wish } from "./wish.ts";

/** What is typed of a contact wish: kept through a reload, until it is sent or dropped. */
export function draftOf({ storage }: Chat) {
  return {
    isKept: (): boolean => storage.get("contact") !== null,
    get(): Wish {
      try {
        return JSON.parse(storage.get("contact") ?? "{}") as Wish;
      } catch {
        return {};
      }
    },
    set: (wish: Wish): void => storage.set("contact", JSON.stringify(wish)),
    clear: (): void => storage.set("contact", null),
  };
}
