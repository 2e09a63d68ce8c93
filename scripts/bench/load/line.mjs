import { numberedFrame } from "../wire/masked-frame.mjs";

const PLACEHOLDER = "000000000";
/** A hundred characters: what one line of a talk has. */
const TEXT =
  "Do you also have this one in green, and would it be here by Friday if I order it today? ".padEnd(
    100,
    ".",
  );

/** Messages of one line that may be under way; more means the server has fallen far behind. */
export const WINDOW = 1024;

/** "v00042-000000017": side, conversation and number can be read at fixed places. */
const clientIdOf = (side, index) => `${side[0]}${String(index).padStart(5, "0")}-${PLACEHOLDER}`;

/** By which the ledger finds the line again that a client id names. */
export const lineKey = (sideLetter, index) => (sideLetter << 20) | index;

/**
 * One side of one conversation: it sends on `own`, and what it sends must come out at `peer`.
 * `wrap` puts a message into what the server's library expects around it.
 */
export function createLine({ side, index, own, peer, message, wrap = (text) => text }) {
  const text = JSON.stringify({ ...message, clientId: clientIdOf(side, index), text: TEXT });
  return {
    key: lineKey(side.charCodeAt(0), index),
    own,
    peer,
    frame: numberedFrame(wrap(text), PLACEHOLDER),
    /** The number of the last one sent, acked, relayed and echoed. */
    sent: 0,
    acked: 0,
    relayed: 0,
    echoed: 0,
    /** When it was sent, or should have been. */
    sentAt: new Float64Array(WINDOW),
  };
}
