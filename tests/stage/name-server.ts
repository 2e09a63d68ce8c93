import { createSocket } from "node:dgram";

/** A name server of 127.0.0.1 that knows the addresses of one name, as Docker's does for a service. */
export interface NameServer {
  port: number;
  /** What it answers from now on. */
  set(addresses: string[]): void;
  stop(): void;
}

const HEADER_BYTES = 12;
const TYPE_A = 1;

/** Starts it; whatever is asked for has the same IPv4 addresses, and no others. */
export async function startNameServer(addresses: string[]): Promise<NameServer> {
  const socket = createSocket("udp4");
  let known = addresses;
  socket.on("message", (query, from) => {
    socket.send(answerTo(query, known), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  return {
    port: socket.address().port,
    set(next) {
      known = next;
    },
    stop: () => socket.close(),
  };
}

/** RFC 1035, section 4: the question again, then a record for each address. */
function answerTo(query: Buffer, addresses: string[]): Buffer {
  const nameEnd = query.indexOf(0, HEADER_BYTES) + 1;
  const question = query.subarray(HEADER_BYTES, nameEnd + 4);
  const records = question.readUInt16BE(question.length - 4) === TYPE_A ? addresses : [];
  const header = Buffer.alloc(HEADER_BYTES);
  query.copy(header, 0, 0, 2);
  // An answer, recursion available; one question.
  header.writeUInt16BE(0x8180, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(records.length, 6);
  return Buffer.concat([header, question, ...records.map(recordOf)]);
}

/** The name of the question, an address of the internet, not to be kept for any time. */
const recordOf = (address: string): Buffer =>
  Buffer.from([0xc0, HEADER_BYTES, 0, TYPE_A, 0, 1, 0, 0, 0, 0, 0, 4, ...bytesOf(address)]);

const bytesOf = (address: string): number[] => address.split(".").map(Number);
