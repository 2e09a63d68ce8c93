import { createServer, type Socket } from "node:net";

/** A mail server that takes everything and keeps it. */
export interface LetterBox {
  /** As SMTP_URL takes it. */
  url: string;
  /** Resolves with the first mail, header and body as they came. */
  first: Promise<string>;
  close(): Promise<void>;
}

/** Listens on a free port of this machine. */
export async function openLetterBox(): Promise<LetterBox> {
  let arrived = (_mail: string) => {};
  const first = new Promise<string>((resolve) => {
    arrived = resolve;
  });
  const server = createServer((socket) => serve(socket, arrived));
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`,
    first,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

/** Just enough of the protocol: every line is taken, and DATA ends with a dot of its own. */
function serve(socket: Socket, arrived: (mail: string) => void): void {
  let heard = "";
  let mail: string | undefined;
  const say = (line: string) => void socket.write(`${line}\r\n`);
  say("220 ready");
  socket.setEncoding("utf8");
  socket.on("error", () => {});
  socket.on("data", (part) => {
    heard += part;
    for (let end = heard.indexOf("\r\n"); end >= 0; end = heard.indexOf("\r\n")) {
      const line = heard.slice(0, end);
      heard = heard.slice(end + 2);
      if (mail === undefined) {
        if (/^DATA/i.test(line)) mail = "";
        say(mail === "" ? "354 go on" : "250 fine");
        if (/^QUIT/i.test(line)) socket.end();
      } else if (line === ".") {
        arrived(mail);
        mail = undefined;
        say("250 taken");
      } else mail += `${line}\r\n`;
    }
  });
}
