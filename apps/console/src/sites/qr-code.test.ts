import { expect, test } from "vitest";
import { drawQr, svgFile } from "./qr-code.ts";

/** The dark squares that a path draws, row by row. */
function squares(path: string, side: number): boolean[][] {
  const rows = Array.from({ length: side }, () => Array<boolean>(side).fill(false));
  for (const [, x = 0, y = 0, width = 0] of path.matchAll(/M(\d+) (\d+)h(\d+)v1/g))
    for (let i = 0; i < Number(width); i++) (rows[Number(y)] ?? [])[Number(x) + i] = true;
  return rows;
}

test("a code has its three corners, and white around it", () => {
  const { side, path } = drawQr("https://chat.example/chat/84b84svvhj");
  const rows = squares(path, side);
  const corner = (x: number, y: number) =>
    rows.slice(y, y + 7).map((row) =>
      row
        .slice(x, x + 7)
        .map(Number)
        .join(""),
    );
  const FINDER = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"];
  expect(corner(4, 4)).toEqual(FINDER);
  expect(corner(side - 11, 4)).toEqual(FINDER);
  expect(corner(4, side - 11)).toEqual(FINDER);
  expect(rows.slice(0, 4).flat().some(Boolean)).toBe(false);
});

test("the file holds the same drawing", async () => {
  const drawing = drawQr("https://chat.example/chat/84b84svvhj");
  const text = await svgFile(drawing).text();
  expect(text).toContain(drawing.path);
  expect(text).toContain(`viewBox="0 0 ${drawing.side} ${drawing.side}"`);
});
