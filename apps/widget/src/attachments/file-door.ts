import type { Chat } from "../chat.ts";
import { storedToken } from "../connecting/token.ts";

/** Where a visitor's files are. */
export const fileUrl = ({ host }: Chat, rest: string): string =>
  `${host.origin}/api/v1/visitor/uploads${rest}`;

/** In a header: an address would be written down along the way. */
export const tokenHeader = ({ storage }: Chat) => ({
  authorization: `Bearer ${storedToken(storage)}`,
});
