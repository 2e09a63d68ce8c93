import { paint } from "@foyer/ui/paint-picture.ts";
import type { JSX } from "preact";
import type { Host } from "../host.ts";

/** Pictures of agents: fetched when the first agent who has one is to be shown. */
export { default as css } from "./picture.css?inline";

/** The longest side of a face, in CSS pixels. */
const SIDE = 36;

/** What was asked for already, by address; null: it cannot be had. */
const pictures = new Map<string, Promise<Blob | null>>();

/** An agent's picture by its id, over their initials: those are seen until it is there, and where it never comes. */
export function picture({ origin }: Host, id: string): JSX.Element {
  return (
    <canvas
      key={id}
      hidden
      ref={(canvas) => {
        if (canvas) void show(canvas, `${origin}/api/v1/pictures/${id}`);
      }}
    />
  );
}

async function show(canvas: HTMLCanvasElement, url: string): Promise<void> {
  const blob = await fetched(url);
  if (blob && (await paint(canvas, blob, SIDE))) canvas.hidden = false;
}

/** By fetch, as the page's policy lets the chat's own server be asked, but perhaps shows no pictures from there. */
function fetched(url: string): Promise<Blob | null> {
  const known = pictures.get(url);
  if (known) return known;
  const asked = fetch(url).then(
    (response) => (response.ok ? response.blob() : null),
    () => {
      // The connection may be back when it is drawn next.
      pictures.delete(url);
      return null;
    },
  );
  pictures.set(url, asked);
  return asked;
}
