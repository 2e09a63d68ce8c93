/** Width and height of a picture, in pixels, as it is shown. */
export interface ImageSize {
  width: number;
  height: number;
}

/** Reads the size out of the beginning of a raster image; undefined when it is not said there. */
export function imageSize(type: string, start: Buffer): ImageSize | undefined {
  try {
    const size = readers[type]?.(start);
    return size && size.width > 0 && size.height > 0 ? size : undefined;
  } catch {
    // Cut off, or made up: it is shown without a size.
    return undefined;
  }
}

const readers: Record<string, (bytes: Buffer) => ImageSize | undefined> = {
  "image/png": png,
  "image/apng": png,
  "image/jpeg": jpeg,
  "image/gif": (bytes) => ({ width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }),
  "image/webp": webp,
  "image/avif": avif,
};

function png(bytes: Buffer): ImageSize {
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

function webp(bytes: Buffer): ImageSize | undefined {
  const form = bytes.toString("latin1", 12, 16);
  if (form === "VP8X")
    return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  if (form === "VP8 ")
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  if (form !== "VP8L") return undefined;
  const bits = bytes.readUInt32LE(21);
  return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
}

/** Thumbnails and layers have sizes of their own: the picture is the largest. */
function avif(bytes: Buffer): ImageSize | undefined {
  let best: ImageSize | undefined;
  for (let at = bytes.indexOf("ispe"); at >= 0; at = bytes.indexOf("ispe", at + 4)) {
    const size = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
    if (!best || size.width * size.height > best.width * best.height) best = size;
  }
  return best;
}

/** Frames that hold a size: SOF0 to SOF15 without DHT, JPG and DAC. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpeg(bytes: Buffer): ImageSize | undefined {
  let isTurned = false;
  let at = 2;
  while (bytes[at] === 0xff) {
    const marker = bytes.readUInt8(at + 1);
    if (isFrame(marker)) {
      const [width, height] = [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
      return isTurned ? { width: height, height: width } : { width, height };
    }
    if (marker === 0xe1) isTurned ||= orientation(bytes.subarray(at + 4)) >= 5;
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}

/** How a camera was held, by Exif: 5 to 8 are pictures that lie on their side. */
function orientation(exif: Buffer): number {
  if (exif.toString("latin1", 0, 4) !== "Exif") return 1;
  const tiff = exif.subarray(6);
  const isLittle = tiff.toString("latin1", 0, 2) === "II";
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let i = 0; i < short(first); i++) {
    const entry = first + 2 + 12 * i;
    if (short(entry) === 0x0112) return short(entry + 8);
  }
  return 1;
}
