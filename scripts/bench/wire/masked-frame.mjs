/** Fixed, and not zero: with a zero mask `ws` skips the unmasking that real browsers cause. */
const MASK = Buffer.from([0x5a, 0x3c, 0x96, 0xf1]);

/** One text frame as a browser sends it. */
export function maskedFrame(text) {
  const payload = Buffer.from(text);
  const head = headOf(payload.length);
  const frame = Buffer.concat([head, MASK, payload]);
  const start = head.length + MASK.length;
  for (let i = 0; i < payload.length; i++) frame[start + i] ^= MASK[i & 3];
  return frame;
}

function headOf(length) {
  if (length < 126) return Buffer.from([0x81, 0x80 | length]);
  const head = Buffer.alloc(4);
  head[0] = 0x81;
  head[1] = 0x80 | 126;
  head.writeUInt16BE(length, 2);
  return head;
}

/**
 * A frame that is built once and sent many times with another number in it: the digits are
 * written in place, so that the generator spends next to nothing on a message.
 */
export function numberedFrame(text, placeholder) {
  const bytes = maskedFrame(text);
  const payloadAt = bytes.length - Buffer.byteLength(text);
  const at = Buffer.from(text).indexOf(placeholder);
  return (number) => {
    let left = number;
    for (let i = at + placeholder.length - 1; i >= at; i--) {
      bytes[payloadAt + i] = (48 + (left % 10)) ^ MASK[i & 3];
      left = Math.floor(left / 10);
    }
    return bytes;
  };
}
