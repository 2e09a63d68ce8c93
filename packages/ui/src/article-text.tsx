import { Fragment, type JSX } from "preact";
import { type Inline, readInline } from "./inline-text.ts";
import { showInline } from "./rich-text.tsx";

/** A picture of an article: `src` is a path on our own server, or an address elsewhere. */
export interface Picture {
  type: "picture";
  alt: string;
  src: string;
}

type Part = Inline | Picture;

/** Lines that stand together; of a heading there is one. */
export interface ArticleBlock {
  type: "p" | "ul" | "ol" | "h3" | "h4";
  lines: Part[][];
}

/** How a line begins that is not simply part of a paragraph. */
const BEGINNINGS = [
  ["ul", /^\s*[-*•]\s+/],
  ["ol", /^\s*\d{1,9}[.)]\s+/],
  ["h3", /^##?\s+/],
  ["h4", /^#{3,6}\s+/],
] as const;

/** The text stops at the next bracket, so that "![![![" costs no second look. */
const PICTURE = /!\[([^[\]]*)\]\((\/api\/v1\/article-images\/[\w-]+|https:\/\/[^\s()]+)\)/;

/**
 * Reads the light Markdown of an article: headings, lists with and without numbers, paragraphs parted by empty
 * lines, pictures, and what a line of a message may hold.
 */
export function readArticle(text: string): ArticleBlock[] {
  const blocks: ArticleBlock[] = [];
  let open: ArticleBlock | undefined;
  for (const line of text.split(/\r\n?|\n/)) {
    const [type, mark] = BEGINNINGS.find(([, pattern]) => pattern.test(line)) ?? ["p", ""];
    const rest = line.replace(mark, "");
    if (!line.trim()) {
      open = undefined;
      continue;
    }
    if (open?.type !== type || type[0] === "h") {
      open = { type, lines: [] };
      blocks.push(open);
    }
    open.lines.push(readLine(rest));
  }
  return blocks;
}

function readLine(line: string): Part[] {
  // Text, and after each piece of it the words and the address of a picture.
  const pieces = line.split(PICTURE);
  const parts: Part[] = [];
  for (let at = 0; at < pieces.length; at += 3) {
    parts.push(...readInline(pieces[at] ?? ""));
    const src = pieces[at + 2];
    if (src) parts.push({ type: "picture", alt: pieces[at + 1] ?? "", src });
  }
  return parts;
}

interface Props {
  text: string;
  /** Draws a picture, as the page that it stands on may. */
  picture(one: Picture): JSX.Element;
}

/** Shows an article's answer as nodes: nothing in it can become markup. */
export function ArticleText({ text, picture }: Props): JSX.Element {
  const drawn = (part: Part) =>
    typeof part !== "string" && part.type === "picture" ? picture(part) : showInline(part);
  return (
    <>
      {readArticle(text).map(({ type: Block, lines }) => (
        <Block>
          {lines.map((line, at) =>
            Block === "ul" || Block === "ol" ? (
              <li>{line.map(drawn)}</li>
            ) : (
              <Fragment>
                {at > 0 && <br />}
                {line.map(drawn)}
              </Fragment>
            ),
          )}
        </Block>
      ))}
    </>
  );
}
