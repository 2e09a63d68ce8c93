import { encode } from "uqr";

/** Modules of white around the code: scanners ask for four. */
const BORDER = 4;

/** Pixels of a PNG for each module: sharp on paper up to 10 cm. */
const SCALE = 24;

const SVG = "http://www.w3.org/2000/svg";

/** A QR code as a drawing: `side` in modules, `path` of its dark ones for an SVG of that size. */
export interface QrDrawing {
  side: number;
  path: string;
}

/** Draws `text`; a quarter of the code may be dirty or torn. */
export function drawQr(text: string): QrDrawing {
  const { data, size } = encode(text, { ecc: "Q", border: BORDER });
  let path = "";
  data.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x++;
      path += `M${from} ${y}h${x + 1 - from}v1H${from}z`;
    }
  });
  return { side: size, path };
}

/** The drawing as a file that grows without loss. */
export function svgFile({ side, path }: QrDrawing): Blob {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${side} ${side}`);
  svg.setAttribute("width", "400");
  svg.setAttribute("height", "400");
  for (const [fill, d] of [
    ["#fff", `M0 0h${side}v${side}H0z`],
    ["#000", path],
  ] as const) {
    const part = document.createElementNS(SVG, "path");
    part.setAttribute("fill", fill);
    part.setAttribute("d", d);
    svg.append(part);
  }
  return new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" });
}

/** The drawing as a picture for programs that take no SVG. */
export function pngFile({ side, path }: QrDrawing): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side * SCALE;
  const pen = canvas.getContext("2d");
  if (pen) {
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.scale(SCALE, SCALE);
    pen.fillStyle = "#000";
    pen.fill(new Path2D(path));
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"),
  );
}
