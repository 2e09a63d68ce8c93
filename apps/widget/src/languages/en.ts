/** A text that depends on a number `{n}`, by the forms of Intl.PluralRules. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

const here: Forms = { one: "{n} person is here now", other: "{n} people are here now" };

/** The texts that the panel opens with; what stands in braces is filled in. */
export const texts = {
  chatWith: "Chat with {site}",
  back: "Back",
  close: "Close chat",
  findAnswer: "Find an answer",
  findHint: "Ask a question…",
  ask: "Ask",
  talk: "Talk to a person",
  here,
  nobody: "Leave a message: we answer here as soon as we are back",
  support: "{site} support",
  startPerson: "You are writing to a person.",
  write: "Write a message…",
  send: "Send",
  attach: "Attach files",
  today: "Today",
  yesterday: "Yesterday",
  sending: "Sending…",
  sent: "Sent",
  read: "Read",
  kept: "Sent when you are connected again",
  typing: "{name} is writing",
  reconnecting: "Reconnecting…",
  offline: "You are offline: what you write is kept.",
  tryAgain: "Try again",
};

/** What a language file gives as `texts`. */
export type Texts = typeof texts;
