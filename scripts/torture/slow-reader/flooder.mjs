// One client that says things as fast as it can, and comes back at once when it is put out:
// node flooder.mjs ORIGIN SITEKEY. On SIGTERM it prints {sent, refused, putOut}.
import { setPriority } from "node:os";
import { visitorHello } from "../door/hello.mjs";
import { openSocket } from "../door/socket.mjs";

const [origin, siteKey] = process.argv.slice(2);
const FROM = "127.0.9.9";
const AT_ONCE = 50;
const counts = { sent: 0, refused: 0, putOut: 0 };

// What is measured is what it does to the server, not to the processor of those who measure.
setPriority(19);
process.on("SIGTERM", () => {
  process.stdout.write(JSON.stringify(counts));
  process.exit(0);
});

async function flood() {
  const socket = openSocket({ origin }, "visitor", { from: FROM });
  let isOver = false;
  socket.onFrame = ({ type }) => {
    if (type === "error") counts.refused += 1;
  };
  socket.closed.then(() => {
    isOver = true;
    counts.putOut += 1;
  });
  await socket.opened.catch(() => {});
  socket.send(visitorHello(siteKey));
  while (!isOver) {
    for (let i = 0; i < AT_ONCE && socket.isOpen(); i++) {
      counts.sent += 1;
      const clientId = `flood-${String(counts.sent).padStart(9, "0")}`;
      socket.send({ type: "send_message", clientId, text: `${clientId} Buy!`, to: "person" });
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}

process.stdout.write("begins\n");
while (true) await flood();
