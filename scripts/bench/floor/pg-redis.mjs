// The floor of several nodes: one of two plain processes that store what they relay and hear of each
// other by Redis. A batch for each turn of the loop, one INSERT and one PUBLISH for each batch.
import { join, peerOf, relay } from "./rooms.mjs";
import { serverPackage } from "./server-package.mjs";

const { WebSocketServer } = serverPackage("ws");
const { Client } = serverPackage("pg");
const { createClient } = serverPackage("@redis/client");
const { PORT, DATABASE_URL, REDIS_URL, SAYS, HEARS } = process.env;

const IN_FLIGHT_MOST = 2;
const STORE = {
  name: "store",
  text: `INSERT INTO messages (conversation_id, side, seq, client_id, text, at)
    SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::bigint[])`,
};

async function connectDatabase() {
  const client = new Client({ connectionString: DATABASE_URL });
  await client.connect();
  return client;
}

async function connectRedis() {
  const client = createClient({ url: REDIS_URL });
  client.on("error", (error) => {
    throw error;
  });
  return client.connect();
}

const free = await Promise.all(Array.from({ length: IN_FLIGHT_MOST }, connectDatabase));
const [publisher, subscriber] = await Promise.all([connectRedis(), connectRedis()]);
let waiting = [];
let isAwake = false;
/** Batches are told in their order, whichever is stored first. */
let told = Promise.resolve();

function take(message) {
  waiting.push(message);
  wake();
}

function wake() {
  if (isAwake) return;
  isAwake = true;
  setImmediate(storeNext);
}

function storeNext() {
  isAwake = false;
  const client = waiting.length > 0 && free.pop();
  if (!client) return;
  const batch = waiting;
  waiting = [];
  const stored = store(client, batch).then(() => {
    free.push(client);
    if (waiting.length > 0) wake();
  });
  told = Promise.all([stored, told]).then(() => tell(batch));
}

function store(client, batch) {
  const column = (of) => batch.map(of);
  return client.query({
    ...STORE,
    values: [
      column(({ frame }) => frame.conversationId),
      column(({ frame }) => frame.side),
      column(({ ack }) => ack.seq),
      column(({ ack }) => ack.clientId),
      column(({ frame }) => frame.text),
      column(({ event }) => event.events[0].at),
    ],
  });
}

function tell(batch) {
  const elsewhere = [];
  for (const { frame, ack, event, say } of batch) {
    say(ack);
    const { conversationId, side } = frame;
    const text = JSON.stringify(event);
    const peer = peerOf(conversationId, side);
    if (peer) peer.sayText(text);
    else elsewhere.push([conversationId, side, text]);
  }
  if (elsewhere.length > 0) void publisher.publish(SAYS, JSON.stringify(elsewhere));
}

await subscriber.subscribe(HEARS, (heard) => {
  for (const [id, side, text] of JSON.parse(heard)) peerOf(id, side)?.sayText(text);
});

new WebSocketServer({ host: "127.0.0.1", port: Number(PORT) }).on("connection", (socket) => {
  const sayText = (text) => socket.send(text);
  const say = (frame) => sayText(JSON.stringify(frame));
  socket.on("message", (data) => {
    const frame = JSON.parse(data);
    if (frame.type === "join") return join({ sayText }, frame);
    take({ frame, say, ...relay(frame) });
  });
});
