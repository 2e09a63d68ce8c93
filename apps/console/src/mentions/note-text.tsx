import type { Mentioned } from "@foyer/protocol";
import type { Inline } from "@foyer/ui/inline-text.ts";
import { type Block, RichText, readRichText } from "@foyer/ui/rich-text.tsx";
import { Fragment, type JSX } from "preact";
import { teams } from "../live/live.ts";
import { myId } from "../session/session-state.ts";
import { mentionsAt } from "./mentionable.ts";
import "./mentions.css";

interface Props {
  text: string;
  mentions?: readonly Mentioned[] | undefined;
}

/** A note's words, those whom it mentions as chips. */
export function NoteText({ text, mentions }: Props) {
  if (!mentions) return <RichText text={text} />;
  return (
    <>
      {readRichText(text).map((block, at) => (
        <Paragraph key={at} block={block} mentions={mentions} />
      ))}
    </>
  );
}

function Paragraph({ block, mentions }: { block: Block; mentions: readonly Mentioned[] }) {
  const lines = block.lines.map((line) => line.map((part) => shown(part, mentions)));
  if (block.type === "list") {
    return (
      <ul>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    );
  }
  return <p>{lines.map((line, index) => [index > 0 && <br />, line])}</p>;
}

function shown(part: Inline, mentions: readonly Mentioned[]): JSX.Element | string {
  if (typeof part === "string") return <Named text={part} mentions={mentions} />;
  if (part.type === "code") return <code>{part.text}</code>;
  if (part.type === "link") {
    return (
      <a href={part.href} target="_blank" rel="noopener noreferrer nofollow">
        {part.text}
      </a>
    );
  }
  const Mark = part.type === "bold" ? "strong" : "em";
  return <Mark>{part.parts.map((inner) => shown(inner, mentions))}</Mark>;
}

function Named({ text, mentions }: { text: string; mentions: readonly Mentioned[] }) {
  const names = mentions.map(({ name }) => name);
  let done = 0;
  const parts = mentionsAt(text, names).map(({ start, end, name }) => {
    const before = text.slice(done, start);
    done = end;
    const isMe = mentions.some((one) => one.name === name && means(one));
    return (
      <Fragment key={start}>
        {before}
        <bdi class={isMe ? "mention me" : "mention"}>@{name}</bdi>
      </Fragment>
    );
  });
  return (
    <>
      {parts}
      {text.slice(done)}
    </>
  );
}

/** Whether it calls the agent who reads it. */
const means = (one: Mentioned): boolean =>
  "agentId" in one
    ? one.agentId === myId.value
    : (teams.get(one.teamId)?.agentIds.includes(myId.value) ?? false);
