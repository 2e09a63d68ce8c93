import type { FormField } from "@foyer/protocol";
import type { Chat } from "../chat.ts";

/** Answers as they stand in the form: kept through a reload, and prefilled where they are known. */
export function keptAnswers({ storage, visitor }: Chat) {
  const values = read(storage.get("form"));
  const known = (kind: FormField["kind"]) =>
    kind === "name" || kind === "email" || kind === "phone" ? visitor.value?.[kind] : undefined;
  return {
    get: ({ id, kind }: FormField): string => values[id] ?? known(kind) ?? "",
    set({ id }: FormField, value: string): void {
      values[id] = value;
      storage.set("form", JSON.stringify(values));
    },
    clear: (): void => storage.set("form", null),
  };
}

function read(kept: string | null): Record<string, string> {
  try {
    return JSON.parse(kept ?? "{}") as Record<string, string>;
  } catch {
    return {};
  }
}
