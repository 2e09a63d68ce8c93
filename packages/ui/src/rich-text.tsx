import type { JSX } from "preact";
import { type Inline, readInline } from "./inline-text.ts";

/** Lines of text, or the items of a list, that stand together. */
export interface Block {
  type: "paragraph" | "list";
  lines: Inline[][];
}

const ITEM = /^\s*[-*•]\s+/;

/** Reads light formatting: paragraphs parted by empty lines, "- " lists, and what a line may hold. */
export function readRichText(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const line of text.split(/\r\n?|\n/)) {
    const item = ITEM.test(line);
    const type = item ? "list" : "paragraph";
    if (!line.trim()) {
      open = undefined;
      continue;
    }
    if (open?.type !== type) {
      open = { type, lines: [] };
      blocks.push(open);
    }
    open.lines.push(readInline(item ? line.replace(ITEM, "") : line));
  }
  return blocks;
}

/** Shows what a person wrote, as nodes: nothing in it can become markup. */
export function RichText({ text }: { text: string }): JSX.Element {
  return <>{readRichText(text).map(showBlock)}</>;
}

function showBlock({ type, lines }: Block): JSX.Element {
  if (type === "list")
    return (
      <ul>
        {lines.map((line) => (
          <li>{line.map(showInline)}</li>
        ))}
      </ul>
    );
  return <p>{lines.map((line, index) => [index > 0 && <br />, line.map(showInline)])}</p>;
}

/** Shows a piece of a line. */
export function showInline(part: Inline): JSX.Element | string {
  if (typeof part === "string") return part;
  if (part.type === "code") return <code>{part.text}</code>;
  if (part.type === "link")
    return (
      <a href={part.href} target="_blank" rel="noopener noreferrer nofollow">
        {part.text}
      </a>
    );
  const Mark = part.type === "bold" ? "strong" : "em";
  return <Mark>{part.parts.map(showInline)}</Mark>;
}
