import { connect, createServer, type Server, type Socket } from "node:net";

/** A balancer in user space, as plain as they come: it knows connections and nothing of what is said. */
export interface Balancer {
  port: number;
  /** What clients take for the server: `http://127.0.0.1:port`. */
  origin: string;
  /** From now on new connections go to this port of 127.0.0.1, too. */
  add(port: number): void;
  /** No new connection goes there; those that stand are left alone. */
  remove(port: number): void;
  close(): Promise<void>;
}

/**
 * Listens at a free port and hands each new connection to the next of `ports` in turn: no sticky
 * sessions, no health checks. Where nobody listens the one after it is tried; when nobody listens
 * anywhere the client is refused.
 */
export async function startBalancer(ports: readonly number[] = []): Promise<Balancer> {
  const targets = [...ports];
  const open = new Set<Socket>();
  let turn = 0;

  /** All targets, beginning with the one whose turn it is. */
  function inTurn(): number[] {
    const first = turn++ % Math.max(1, targets.length);
    return [...targets.slice(first), ...targets.slice(0, first)];
  }

  function keep(socket: Socket): void {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  }

  const server = createServer(
    // Half-open: who has said all may still be waiting to hear the rest.
    { allowHalfOpen: true, noDelay: true, pauseOnConnect: true },
    (client) => {
      keep(client);
      client.on("error", () => {});
      reach(inTurn(), keep).then(
        (upstream) => join(client, upstream),
        () => client.resetAndDestroy(),
      );
    },
  );
  const port = await listen(server);

  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    add: (target) => void targets.push(target),
    remove: (target) => void targets.splice(targets.indexOf(target) >>> 0, 1),
    close() {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** A connection to the first of `ports` that takes one; rejects when none does. */
async function reach(ports: readonly number[], keep: (socket: Socket) => void): Promise<Socket> {
  for (const port of ports) {
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true, noDelay: true });
    socket.on("error", () => {});
    keep(socket);
    if (await isTaken(socket)) return socket;
  }
  throw new Error("nobody listens");
}

const isTaken = (socket: Socket): Promise<boolean> =>
  new Promise((resolve) => {
    socket.once("connect", () => resolve(true));
    socket.once("close", () => resolve(false));
  });

/** Each hears what the other says, that it has no more to say, and that it broke off. */
function join(client: Socket, upstream: Socket): void {
  forward(client, upstream);
  forward(upstream, client);
}

function forward(from: Socket, to: Socket): void {
  if (from.destroyed) return void to.resetAndDestroy();
  from.pipe(to);
  from.once("close", (broken) => {
    if (broken || !from.readableEnded) to.resetAndDestroy();
  });
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });
}
