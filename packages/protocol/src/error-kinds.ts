/**
 * Every way a frame or request can be refused, with what it means.
 * Metrics and clients rely on these names: add, never rename.
 */
export const ERROR_KINDS = {
  malformed: "The frame is not valid JSON, or does not fit its schema.",
  frame_too_large: "The frame is larger than FRAME_MAX bytes.",
  not_ready: "A frame came before `hello` was answered.",
  unknown_site: "No site has this key.",
  origin_not_allowed: "The site does not list the page's origin.",
  token_expired: "The visitor's token is too old or unknown: say hello without one.",
  not_signed_in: "There is no agent session, or it has ended.",
  forbidden: "This agent's role does not allow it.",
  not_found: "There is no such thing, or it is not yours: both look the same.",
  text_empty: "A message needs text.",
  text_too_long: "The text is longer than TEXT_MAX.",
  rate_limited: "Too many frames or requests: slow down and try again.",
  already_claimed: "Another agent has the conversation; `winner` names them.",
  not_yours:
    "Only the agent who has the conversation may do this; claim it or have it transferred.",
  wrong_state: "The conversation's state does not allow this act.",
  conflict: "Something with this name exists already.",
  invalid: "A value is not acceptable; the message says which and why.",
  upload_too_large: "The file is larger than the site takes; the message says how large it may be.",
  upload_refused: "The file's content is of a kind that is not taken, or it is empty.",
  form_required:
    "The site asks something before a person is called: send the form's answers with it.",
  identity_invalid: "The signed identity is wrong or has expired; the message says which.",
  blocked: "The team takes nothing from this visitor, for a time or for good.",
  server_error: "The server failed; nothing was stored. Try again.",
} as const;

export type ErrorKind = keyof typeof ERROR_KINDS;
