/** The console's HTTP API, for a story's set-up and its checks behind the screens. */
export interface ConsoleApi {
  cookie: string;
  call<T>(method: string, path: string, body?: unknown): Promise<T>;
}

/** Signs in, or throws with what the server said. */
export async function signInToApi(
  origin: string,
  email: string,
  password: string,
): Promise<ConsoleApi> {
  const answer = await request(origin, "", "POST", "/login", { email, password });
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  return {
    cookie,
    async call(method, path, body) {
      const answer = await request(origin, cookie, method, path, body);
      // What is deleted answers with nothing.
      return answer.status === 204 ? undefined : answer.json();
    },
  };
}

async function request(
  origin: string,
  cookie: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  const answer = await fetch(`${origin}/api/v1${path}`, {
    method,
    headers: {
      origin,
      cookie,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}
