import { Agent, request } from "node:http";

const keepAlive = new Agent({ keepAlive: true, maxSockets: 4 });

/** One call of the API, as the console makes it. Throws unless it succeeds. */
export async function call(server, method, path, { cookie, body } = {}) {
  return (await send(server, method, path, { cookie, body })).json;
}

/** The session cookie of somebody with an account. */
export async function signIn(server, { email, password }) {
  const { headers } = await send(server, "POST", "/login", { body: { email, password } });
  return headers["set-cookie"][0].split(";")[0];
}

function send({ port, origin }, method, path, { cookie, body }) {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const headers = {
    origin,
    ...(cookie ? { cookie } : {}),
    ...(text
      ? { "content-type": "application/json", "content-length": Buffer.byteLength(text) }
      : {}),
  };
  return new Promise((resolve, reject) => {
    const target = { host: "127.0.0.1", port, method, path: `/api/v1${path}`, headers };
    const asked = request({ ...target, agent: keepAlive }, async (answer) => {
      const parts = [];
      for await (const part of answer) parts.push(part);
      const said = Buffer.concat(parts).toString();
      if (answer.statusCode >= 300) return reject(new Error(`${method} ${path}: ${said}`));
      resolve({ headers: answer.headers, json: said === "" ? undefined : JSON.parse(said) });
    });
    asked.on("error", reject);
    asked.end(text);
  });
}
