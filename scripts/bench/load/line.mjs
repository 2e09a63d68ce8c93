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

/**
 * "000000017-v00042": number, side and conversation can be read at fixed places. What changes with
 * time comes first, as in the ids that our clients make.
 */
const clientIdOf = (side, index) => `${PLACEHOLDER}-${side[0]}${String(index).padStart(5, "0")}`;

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
