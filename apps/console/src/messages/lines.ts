import type { Event } from "@foyer/protocol";

/** One line of the log as it is drawn. `seq` is its event's; a day has that of its first event. */
export type Line =
  | { type: "day"; key: string; seq: number; at: number }
  | { type: "system"; key: string; seq: number; event: Event }
  | {
      type: "said";
      key: string;
      seq: number;
      event: Event;
      side: "in" | "out";
      /** The last of several by the same person in a row: it carries avatar and time. */
      ends: boolean;
    };

/** What the same person says within this time reads as one, in milliseconds. */
const TOGETHER_MS = 3 * 60_000;

const SAID: readonly Event["body"]["type"][] = ["message", "note", "answered", "handed_to_faq"];

/** The log's events as lines: days parted, what belongs together drawn together. */
export function toLines(events: readonly Event[]): Line[] {
  const lines: Line[] = [];
  let day = "";
  // What was amended shows in the message itself, and earlier ratings within the last one.
  const lastRating = events.findLast(({ body }) => body.type === "rated");
  const drawn = events.filter(
    (event) => !("of" in event.body) && (event.body.type !== "rated" || event === lastRating),
  );
  drawn.forEach((event, index) => {
    const its = new Date(event.at).toDateString();
    if (its !== day)
      lines.push({ type: "day", key: `day ${event.seq}`, seq: event.seq, at: event.at });
    day = its;
    lines.push(toLine(event, drawn[index + 1]));
  });
  return lines;
}

function toLine(event: Event, next: Event | undefined): Line {
  const { seq } = event;
  const key = String(seq);
  if (!SAID.includes(event.body.type)) return { type: "system", key, seq, event };
  const side = event.by.kind === "agent" && event.body.type !== "note" ? "out" : "in";
  return { type: "said", key, seq, event, side, ends: !next || !goesOn(event, next) };
}

function goesOn(event: Event, next: Event): boolean {
  return (
    next.body.type === event.body.type &&
    event.body.type !== "answered" &&
    speaker(next) === speaker(event) &&
    next.at - event.at < TOGETHER_MS
  );
}

function speaker({ by }: Event): string {
  return by.kind === "agent" ? by.id : by.kind;
}
