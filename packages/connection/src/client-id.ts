/** Random bytes of an id; together with the millisecond as hard to meet twice as a UUID. */
const BYTES = 12;

/**
 * Names one thing that a client says, for ever. `randomBytes` gives that many random bytes. The time
 * in front only keeps the server's index together: ids of one moment lie in one place.
 */
export function newClientId(randomBytes: (count: number) => Uint8Array): string {
  let id = Date.now().toString(36);
  for (const byte of randomBytes(BYTES)) id += byte.toString(16).padStart(2, "0");
  return id;
}
