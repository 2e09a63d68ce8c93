import fc from "fast-check";
import { expect, test } from "vitest";
import type { Log } from "../log.ts";
import { type BusMessage, createDecoder, encodeMessage, type SpanMessage } from "./bus-message.ts";
import { silentLog } from "./testing/silent-log.ts";

const decode = createDecoder(silentLog);

const span = {
  type: "span",
  from: 7,
  to: 8,
  rows: [{ id: "c1", visitorId: "v1", change: 7, lastText: "one\ntwo \u2028 \0 👋" }],
  frames: [["visitor:v1", '{"type":"events","text":"one\\ntwo"}']],
} as unknown as SpanMessage;

const people = fc.record({ agent: fc.array(fc.string()), visitor: fc.array(fc.string()) });
const json = fc.string({ unit: "binary" }).map((text) => JSON.stringify({ text }));
const frames = fc.array(fc.tuple(fc.uuid(), json));
const messages = fc.oneof(
  fc.record({ type: fc.constant("frames"), frames }),
  fc.record({ type: fc.constant("stale"), names: fc.array(fc.string()) }),
  fc.record({
    type: fc.constant("presence"),
    seq: fc.nat(),
    whole: fc.boolean(),
    came: people,
    left: people,
  }),
) as fc.Arbitrary<BusMessage>;

test("whatever a message holds, it is one line and comes back as it was", () => {
  expect(decode(encodeMessage(span))).toEqual(span);
  fc.assert(
    fc.property(messages, (message) => {
      const line = encodeMessage(message);
      expect(line).not.toContain("\n");
      expect(decode(line)).toEqual(message);
    }),
  );
});

test("what a newer version says is passed over, and fields that it adds are no obstacle", () => {
  const told: unknown[] = [];
  const warn = ((...said: unknown[]) => void told.push(said)) as Log["warn"];
  const strict = createDecoder({ warn });
  expect(strict('{"type":"weather","sun":true}')).toBeUndefined();
  expect(strict(JSON.stringify({ ...span, mood: "good" }))).toMatchObject({ from: 7, to: 8 });
  expect(told).toEqual([]);
});

test("what is malformed is passed over, and logged once alone", () => {
  const told: unknown[] = [];
  const warn = ((...said: unknown[]) => void told.push(said)) as Log["warn"];
  const strict = createDecoder({ warn });
  const row = { id: "c1", visitorId: "v1", change: 7 };
  for (const wrong of [
    "",
    "not JSON",
    "null",
    "[]",
    "7",
    '{"type":7}',
    '{"type":"constructor"}',
    JSON.stringify({ ...span, from: 9 }),
    JSON.stringify({ ...span, from: "7" }),
    JSON.stringify({ ...span, to: 7.5 }),
    JSON.stringify({ ...span, to: -1 }),
    JSON.stringify({ ...span, rows: [{ ...row, change: null }] }),
    JSON.stringify({ ...span, rows: [null] }),
    `${encodeMessage(span)}\tagents`,
    '{"type":"frames"}\tagents',
    '{"type":"stale","names":"sites"}',
    '{"type":"presence","seq":1,"whole":true,"came":{"agent":[]},"left":{"agent":[],"visitor":[]}}',
  ]) {
    expect(strict(wrong), wrong).toBeUndefined();
  }
  expect(told).toHaveLength(1);
});

test("strings of any kind never throw", () => {
  fc.assert(fc.property(fc.string(), (line) => void decode(line)));
  fc.assert(fc.property(fc.json(), (line) => void decode(line)));
});
