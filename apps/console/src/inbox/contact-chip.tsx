import type { Conversation } from "@foyer/protocol";

const WISHES = { phone: "wants a call", email: "left an email" };

/** How the visitor asks to be reached instead of waiting. */
export function ContactChip({ row }: { row: Conversation }) {
  if (row.contactLeft === null || row.state === "closed") return null;
  return (
    <>
      <span class="chip accent">{WISHES[row.contactLeft]}</span>{" "}
    </>
  );
}
