import { ArticleText, type Picture } from "@foyer/ui/article-text.tsx";
import { paint } from "@foyer/ui/paint-picture.ts";
import { RichText } from "@foyer/ui/rich-text.tsx";
import type { JSX } from "preact";
import type { Chat } from "../chat.ts";

/** `text` with its formatting; `of` is what it belongs to, and an article's may have pictures. */
export function drawText({ host }: Chat, of: object, text: string): JSX.Element {
  if (!("answer" in of)) return <RichText text={text} />;
  return <ArticleText text={text} picture={(one) => picture(host.origin, one)} />;
}

/** One of our own; what is elsewhere is a link: nobody's address is told to others by reading. */
function picture(origin: string, { alt, src }: Picture): JSX.Element {
  if (src[0] !== "/")
    return (
      <a href={src} target="_blank" rel="noopener noreferrer nofollow">
        {alt || src}
      </a>
    );
  return (
    <canvas
      key={src}
      class="drawing"
      role="img"
      aria-label={alt}
      ref={(canvas) => {
        if (canvas) void show(canvas, origin + src, alt);
      }}
    />
  );
}

/** What was asked for already. */
const pictures = new Map<string, Promise<Blob>>();

/** By fetch, as the page's policy lets the chat's own server be asked, but perhaps shows no pictures from there. */
async function show(canvas: HTMLCanvasElement, url: string, alt: string): Promise<void> {
  const asked = pictures.get(url) ?? fetch(url).then((answer) => answer.blob());
  pictures.set(url, asked);
  try {
    if (await paint(canvas, await asked)) return;
  } catch {
    // The connection may be back when it is drawn next.
    pictures.delete(url);
  }
  canvas.replaceWith(alt);
}
