import { openSocket } from "./socket.mjs";

/** What a widget says first; with `token` and `holds` it comes back. */
export const visitorHello = (siteKey, back = {}) => ({
  ...{ type: "hello", version: 1, siteKey, ...back },
  page: { url: "https://shop.example/pricing", title: "Pricing" },
  device: { languages: ["en"], timeZone: "Europe/Berlin" },
});

/** What a console says first; `after` is the last change that its lists have seen. */
export const agentHello = (after = 0) => ({ type: "hello", version: 1, after });

const isWelcome = ({ type }) => type === "welcome";

/** A socket of a visitor after the welcome, and the token they came in with or were given. */
export async function enterVisitor(server, siteKey, { from, prepare = () => {}, ...back } = {}) {
  const socket = openSocket(server, "visitor", { from });
  prepare(socket);
  await socket.opened;
  const welcomed = socket.next(isWelcome);
  socket.send(visitorHello(siteKey, back));
  const welcome = await welcomed;
  return { socket, token: back.token ?? welcome.token };
}

/** A console's socket after the welcome; `prepare` is given the socket before anything comes. */
export async function enterConsole(server, cookie, { after = 0, prepare = () => {} } = {}) {
  const socket = openSocket(server, "agent", { cookie });
  prepare(socket);
  await socket.opened;
  const welcomed = socket.next(isWelcome);
  socket.send(agentHello(after));
  return { socket, welcome: await welcomed };
}
