/** Where somebody invited comes in. */
const PATH = "/console/invitation";

let held = "";

/** Whether the address is that of an invitation. */
export const isInvitation = (): boolean => location.pathname.replace(/\/$/, "") === PATH;

/**
 * The token behind "#" of the address, which no server sees; taken out of it, so that neither the history
 * nor a picture of the screen keeps it. "" where there is none.
 */
export function takeToken(): string {
  const token = location.hash.slice(1);
  if (token) {
    held = token;
    history.replaceState(history.state, "", location.pathname);
  }
  return held;
}
