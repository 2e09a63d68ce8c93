import { OWNER } from "./server.mjs";

/** A call of the console's API: its status and what it said. Throws when nobody answers. */
export async function request({ origin }, cookie, method, path, body) {
  const answer = await fetch(`${origin}/api/v1${path}`, {
    method,
    headers: {
      origin,
      cookie,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { ok: answer.ok, headers: answer.headers, text, json: text ? JSON.parse(text) : {} };
}

/** An account's session cookie, and what the console is told at its start. */
async function signIn(server, { email, password }) {
  const { ok, headers, text, json } = await request(server, "", "POST", "/login", {
    email,
    password,
  });
  if (!ok) throw new Error(`cannot sign in ${email}: ${text}`);
  return { cookie: headers.getSetCookie()[0].split(";")[0], me: json };
}

/** Adds agents and signs each of them in, as their browsers would. */
export async function openOffice(server, agentCount) {
  const { cookie, me } = await signIn(server, OWNER);
  const agents = [];
  for (let i = 0; i < agentCount; i++) {
    const email = `agent${i}@torture.example`;
    const account = { name: `Agent ${i}`, email, role: "agent", password: OWNER.password };
    const added = await request(server, cookie, "POST", "/agents", account);
    if (!added.ok) throw new Error(`cannot add ${email}: ${added.text}`);
    agents.push({ id: added.json.id, cookie: (await signIn(server, account)).cookie });
  }
  return { siteKey: me.sites[0].key, agents };
}
