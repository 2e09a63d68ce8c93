/**
 * Cuts what a server sends into frames: `onFrame(opcode, bytes, from, to)`, without copying.
 * Servers do not mask, and neither ours nor the floors split a message.
 */
export function createFrameReader(onFrame) {
  let rest;
  return (chunk) => {
    const bytes = rest ? Buffer.concat([rest, chunk]) : chunk;
    let at = 0;
    while (true) {
      const head = headLength(bytes, at);
      if (head === 0) break;
      const end = at + head + payloadLength(bytes, at, head);
      if (end > bytes.length) break;
      onFrame(bytes[at] & 15, bytes, at + head, end);
      at = end;
    }
    rest = at < bytes.length ? bytes.subarray(at) : undefined;
  };
}

/** 0 while the head itself is not complete. */
function headLength(bytes, at) {
  const left = bytes.length - at;
  if (left < 2) return 0;
  const short = bytes[at + 1] & 127;
  const head = short < 126 ? 2 : short === 126 ? 4 : 10;
  return left < head ? 0 : head;
}

function payloadLength(bytes, at, head) {
  if (head === 2) return bytes[at + 1] & 127;
  return head === 4 ? bytes.readUInt16BE(at + 2) : bytes.readUInt32BE(at + 6);
}
