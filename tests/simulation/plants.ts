/** Bugs that can be planted, one at a time, to see the auditor turn red. */
export const PLANTS = {
  ack_before_sync: "the server acks before the disk has it",
  resume_ignores_after: "a page after `after` is sent empty, as if nothing had been missed",
  forgets_client_ids: "the server takes a repeat for something new",
  outbox_forgets_on_reload: "what was not acked is gone after a reload",
  no_flush_after_welcome: "what had no ack is not said again after a reconnect",
  shows_as_it_comes: "a tab shows every frame's events, without the event log",
  never_gives_up: "a client does not notice that its socket is silent",
  keeps_refused: "what the database has refused stays in the server's memory",
  frames_overtake: "frames of one socket arrive out of order",
} as const;

export type Plant = keyof typeof PLANTS;
