import type { Conversation } from "@foyer/protocol";
import { later, t } from "../language/say.ts";

const WISHES = { phone: later("wants a call"), email: later("left an email") };

/** How the visitor asks to be reached instead of waiting. */
export function ContactChip({ row }: { row: Conversation }) {
  if (row.contactLeft === null || row.state === "closed") return null;
  return (
    <>
      <span class="chip accent">{t(WISHES[row.contactLeft])}</span>{" "}
    </>
  );
}
