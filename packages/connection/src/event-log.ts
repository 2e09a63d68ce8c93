import type { Event, Events, History } from "@foyer/protocol";

/** What to ask for after an `events` frame: `watch` with `after: gapAfter`, if it is there. */
export interface Applied {
  gapAfter?: number;
}

/** One conversation's events as they are known here: in order, each once, without a hole. */
export interface EventLog {
  apply(frame: Events): Applied;
  /** Puts an earlier page in front. */
  prepend(frame: History): void;
  /** Lets go of all but the last `count`; what was before can be asked for again. */
  keep(count: number): void;
  events(): readonly Event[];
  /** The last `seq` held, as `hello` and `watch` name it; 0 when empty. */
  last(): number;
  /** The first `seq` held, as `history` names it; 0 when empty. */
  first(): number;
  /** Whether there are earlier events to ask for by `history`. */
  hasEarlier(): boolean;
}

/** A message as it stands after a later event has put it in other words, or has taken it back. */
const amendedBy =
  ({ type, of, text }: { type: string; of: number; text?: string }) =>
  (event: Event): Event =>
    event.seq === of
      ? {
          ...event,
          body: {
            ...(text ? event.body : { type: "message" }),
            text: text ?? "",
            [type]: true,
          } as Event["body"],
        }
      : event;

/** An empty log. The first frame may start anywhere; from then on nothing may be left out. */
export function createEventLog(): EventLog {
  let events: readonly Event[] = [];
  let last = 0;
  let earlier = false;

  const first = () => events[0]?.seq ?? 0;

  return {
    apply(frame) {
      if (frame.anew) {
        events = [];
        last = 0;
      }
      const starts = events.length === 0 && last === 0;
      // What comes behind a hole is left alone: it comes again, in its place, with what is missing.
      if (!starts && frame.after > last) return { gapAfter: last };
      if (starts) earlier = frame.after > 0;
      const news = frame.events.filter((event) => event.seq > last).sort(bySeq);
      if (news.length > 0) events = [...events, ...news];
      for (const { body } of news) if ("of" in body) events = events.map(amendedBy(body));
      last = Math.max(last, frame.after, news.at(-1)?.seq ?? 0);
      return frame.more ? { gapAfter: last } : {};
    },
    prepend(frame) {
      const start = first();
      events = [...frame.events.filter((event) => event.seq < start).sort(bySeq), ...events];
      earlier = frame.more;
    },
    keep(count) {
      earlier ||= events.length > count;
      events = events.slice(-count);
    },
    events: () => events,
    last: () => last,
    first,
    hasEarlier: () => earlier,
  };
}

function bySeq(a: Event, b: Event): number {
  return a.seq - b.seq;
}
