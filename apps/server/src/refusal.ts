import type { AgentCard, ErrorKind } from "@foyer/protocol";

/**
 * Thrown by acts when what a client asks cannot be done: the client's mistake, never ours.
 * The socket turns it into an `error` frame, HTTP into problem details.
 */
export class Refusal extends Error {
  readonly kind: ErrorKind;
  /** Who was faster, when kind is `already_claimed`. */
  readonly winner: AgentCard | undefined;

  constructor(kind: ErrorKind, message: string, winner?: AgentCard) {
    super(message);
    this.kind = kind;
    this.winner = winner;
  }
}
