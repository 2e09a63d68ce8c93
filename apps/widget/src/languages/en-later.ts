/** The texts of the parts that are fetched when they are needed, beside those in en.ts. */
export const later = {
  more: "More",
  helped: "That helped",
  glad: "Good to hear!",
  retry: "Retry",
  delete: "Delete",
  tooLong: "the text is too long",
  tooFast: "too much at once, try again in a moment",
  failed: "something went wrong on our side",
  answer: "This may answer it:",
  unsure: "I am not sure that I have the answer.",
  closest: "These come closest:",
  thanks: "Yes, thanks",
  queued: "We have told the team. Somebody will be with you soon.",
  queuedNobody: "Nobody is here right now. Your message is kept, and the answer comes here.",
  released: "You are next in line: somebody else will go on with you.",
  claimed: "You are connected with {name}",
  transferred: "{from} has passed you on to {name}",
  handed: "{name} has picked these answers for you:",
  closedBy: "{name} closed the conversation",
  closedByYou: "You ended the conversation",
  closed: "The conversation was closed",
  again: "Write to start again.",
  reopened: "The conversation goes on",
  endChat: "End chat",
  yours: "Your conversation",
  stoppedSite: "This chat no longer exists.",
  stoppedOrigin: "Chat is not available on this page.",
};

/** What a language file gives as `later`. */
export type LaterTexts = typeof later;
