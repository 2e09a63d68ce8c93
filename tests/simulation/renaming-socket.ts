import type { SocketLike } from "../../packages/connection/src/index.ts";

let count = 0;

/**
 * The planted bug of a server that forgets client ids: every time that something is said it
 * gets another id on the way, which is taken off again on the way back.
 */
export function renaming(socket: SocketLike): SocketLike {
  const strip = (text: string) => text.replace(/_again\d+/g, "");
  const listen = (type: string, heard: (event: never) => void) => {
    const ears = (event: { data?: unknown }) =>
      heard((type === "message" ? { data: strip(String(event.data)) } : event) as never);
    socket.addEventListener(type as "message", ears as never);
  };
  return {
    send: (text) => socket.send(text.replace(/("clientId":"\w+)/, `$1_again${count++}`)),
    close: () => socket.close(),
    addEventListener: listen as SocketLike["addEventListener"],
  };
}
