/** Well under what the server grants a connection (100 at once, 20 a second: rule F5). */
const AT_ONCE = 80;
const PER_SECOND = 15;

/** Frames that a new connection may send without being refused. */
export function createAllowance() {
  let tokens = AT_ONCE;
  let last = performance.now();
  return {
    has() {
      const now = performance.now();
      tokens = Math.min(AT_ONCE, tokens + ((now - last) / 1000) * PER_SECOND);
      last = now;
      return tokens >= 1;
    },
    spend() {
      tokens -= 1;
    },
  };
}
