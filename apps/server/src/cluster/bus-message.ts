import Type, { type TSchema } from "typebox";
import { Compile } from "typebox/compile";
import type { ConversationRow } from "../conversations/conversation-row.ts";
import type { Log } from "../log.ts";
import type { Topic } from "../socket/topics.ts";

/** News for who listens to `topic`: a frame as the JSON text that clients get. No control characters in either. */
export type TopicFrame = [topic: Topic, frame: string];

/** What one commit changed: the numbers `from` to `to` of `change`, both included. */
export interface SpanMessage {
  type: "span";
  from: number;
  to: number;
  /** For the consoles' lists, in the order of their changes. */
  rows: ConversationRow[];
  frames: TopicFrame[];
}

/** News of the moment, such as who is typing: lost without harm. */
export interface FramesMessage {
  type: "frames";
  frames: TopicFrame[];
}

/** Ids of people who are here, or are not. */
export interface People {
  agent: string[];
  visitor: string[];
}

/** Who came to its sender or left it; with `whole`, `came` is everybody who is there. */
export interface PresenceMessage {
  type: "presence";
  /** 1, 2, 3 … of this sender: what is older than what was heard is old. */
  seq: number;
  whole: boolean;
  came: People;
  left: People;
}

/** Rows of these names, which nodes keep in memory, have changed: look at the generations now. */
export interface StaleMessage {
  type: "stale";
  names: string[];
}

/** What nodes tell each other. None of it is the truth: that is in the database. */
export type BusMessage = SpanMessage | FramesMessage | PresenceMessage | StaleMessage;

const texts = Type.Array(Type.String());
const people = Type.Object({ agent: texts, visitor: texts });
const number = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

/** Of a row only what the receiver itself counts on: other columns may come and go with versions. */
const row = Type.Object({ id: Type.String(), visitorId: Type.String(), change: number });

const schemas: Record<BusMessage["type"], TSchema> = {
  span: Type.Object({ from: number, to: number, rows: Type.Array(row) }),
  frames: Type.Object({}),
  presence: Type.Object({ seq: number, whole: Type.Boolean(), came: people, left: people }),
  stale: Type.Object({ names: texts }),
};

/** Between the parts of a line: neither JSON nor a topic holds one. */
const TAB = "\t";

/**
 * One line: JSON has no raw line break, so that lines can be gathered and parted again. Frames stand behind the
 * message, topic and frame in turn, as they are: what clients get is not made into JSON once more.
 */
export function encodeMessage(message: BusMessage): string {
  if (!("frames" in message)) return JSON.stringify(message);
  const { frames, ...head } = message;
  return [JSON.stringify(head), ...frames.flat()].join(TAB);
}

/** Reads one line of another node. Undefined is nothing that this version has a use for. */
export type DecodeMessage = (line: string) => BusMessage | undefined;

/**
 * Makes a decoder. While nodes are restarted one by one, versions are mixed: types and fields that
 * this version does not know are passed over in silence. What is malformed is passed over too, and
 * logged the first time: it says that something else speaks on the channel.
 */
export function createDecoder(log: Pick<Log, "warn">): DecodeMessage {
  const checks = new Map(Object.entries(schemas).map(([type, of]) => [type, Compile(of)]));
  let told = false;

  function refuse(why: string): undefined {
    if (!told) log.warn({ why }, "another node said what is malformed; more of it is not logged");
    told = true;
  }

  return (line) => {
    const [head = "", ...rest] = line.split(TAB);
    const message = parse(head);
    const type =
      typeof message === "object" && message !== null && "type" in message && message.type;
    if (typeof type !== "string") return refuse("no message");
    const check = checks.get(type);
    if (!check) return undefined;
    if (!check.Check(message)) return refuse(type);
    const known = message as BusMessage;
    if (known.type === "span" || known.type === "frames") {
      if (rest.length % 2 !== 0) return refuse(type);
      known.frames = pairs(rest);
    }
    return known.type === "span" && known.from > known.to ? refuse(type) : known;
  };
}

function pairs(parts: string[]): TopicFrame[] {
  const frames: TopicFrame[] = [];
  for (let i = 1; i < parts.length; i += 2) {
    frames.push([parts[i - 1] as Topic, parts[i] as string]);
  }
  return frames;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
