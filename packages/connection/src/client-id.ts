/** As hard to meet twice as a UUID. */
const BYTES = 16;

/** Names one thing that a client says, for ever. `randomBytes` gives that many random bytes. */
export function newClientId(randomBytes: (count: number) => Uint8Array): string {
  let id = "";
  for (const byte of randomBytes(BYTES)) id += byte.toString(16).padStart(2, "0");
  return id;
}
