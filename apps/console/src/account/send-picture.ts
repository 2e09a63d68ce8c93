import type { Agent } from "@foyer/protocol";
import { http } from "../http.ts";
import { t } from "../language/say.ts";

/** Sharp where it is shown largest, on a screen of double density. */
const SIDE = 256;

/** Cuts `file` to a square in its middle and makes it the agent's picture. Throws what the form shows. */
export async function sendPicture(file: File): Promise<Agent> {
  return http.putFile<Agent>("/me/picture", await cutToSquare(file));
}

export const removePicture = (): Promise<Agent> => http.remove<Agent>("/me/picture");

/** Drawn anew: what a camera wrote into the file, such as the place, stays behind. */
async function cutToSquare(file: File): Promise<Blob> {
  const picture = await createImageBitmap(file).catch(() => {
    throw new Error(t("This file is no picture that your browser can read."));
  });
  const side = Math.min(picture.width, picture.height);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE;
  const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2];
  canvas.getContext("2d")?.drawImage(picture, left, top, side, side, 0, 0, SIDE, SIDE);
  picture.close();
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) =>
        blob ? resolve(blob) : reject(new Error(t("The picture could not be made smaller."))),
      "image/jpeg",
      0.9,
    );
  });
}
