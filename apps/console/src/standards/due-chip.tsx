import type { Conversation } from "@foyer/protocol";
import { Icon } from "../look/icon.tsx";
import { now } from "../look/now.ts";
import { duration } from "../look/time.ts";
import { dueTone } from "./due.ts";
import { dueMoment, dueText } from "./due-text.ts";

/** How long is left for what is promised, or for how long it is late: counting, and for lists alone urgent ones. */
export function DueChip({ row, whole }: { row: Conversation; whole?: boolean }) {
  const tone = dueTone(row, now.value);
  if (tone === null || row.dueAt === null) return null;
  const text = dueText(row, now.value);
  return (
    <span class={`chip due ${tone}`} role="timer" title={dueMoment(row)}>
      <Icon name="clock" />
      {whole ? (
        text
      ) : (
        <>
          <span aria-hidden="true" dir="ltr">
            {now.value >= row.dueAt ? "−" : ""}
            {duration(Math.abs(row.dueAt - now.value))}
          </span>
          <span class="sr-only">{text}</span>
        </>
      )}
    </span>
  );
}
