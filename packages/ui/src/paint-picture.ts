/** What each canvas shows: drawn once, however often the panel is drawn. */
const painted = new WeakMap<HTMLCanvasElement, Blob>();

/**
 * Draws a picture, cut to a square of `side` CSS pixels, or whole without one. On a canvas, because a
 * page's policy may forbid pictures from elsewhere. Resolves with whether it could be drawn.
 */
export async function paint(canvas: HTMLCanvasElement, blob: Blob, side = 0): Promise<boolean> {
  if (painted.get(canvas) === blob) return true;
  painted.set(canvas, blob);
  try {
    const picture = await createImageBitmap(blob);
    const { width, height } = picture;
    const least = Math.min(width, height);
    canvas.width = side ? side * 2 : width;
    canvas.height = side ? side * 2 : height;
    const [x, y, w, h] = side
      ? [(width - least) / 2, (height - least) / 2, least, least]
      : [0, 0, width, height];
    canvas.getContext("2d")?.drawImage(picture, x, y, w, h, 0, 0, canvas.width, canvas.height);
    picture.close();
    return true;
  } catch {
    // A kind that this browser does not know, or none at all.
    return false;
  }
}
