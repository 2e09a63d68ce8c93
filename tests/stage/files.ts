import { crc32, deflateSync } from "node:zlib";

/** A picture of 640 × 480 points, in bands of colour. */
export const HOLIDAY = { name: "holiday.png", mimeType: "image/png", buffer: bands(640, 480) };

/** A document that is large enough for several parts. */
export const MANUAL = {
  name: "manual.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.concat([
    Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%"),
    Buffer.from(Array.from({ length: 600_000 }, (_, i) => 33 + ((i * 7919) % 90))),
    Buffer.from("\ntrailer<</Root 1 0 R>>\n%%EOF\n"),
  ]),
};

function bands(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = Array.from({ length: height }, (_, y) => {
    const colour = [40 + y / 4, 120 + ((y >> 5) % 2) * 60, 220 - y / 4].map(Math.round);
    return Buffer.from([0, ...Array.from({ length: width }, () => colour).flat()]);
  });
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
