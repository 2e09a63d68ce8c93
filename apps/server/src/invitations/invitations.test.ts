import type {
  Agent,
  InvitationList,
  MadeInvitation,
  Me,
  OpenInvitation,
  Team,
} from "@foyer/protocol";
import { fakeClock, startServer, type TestAgent } from "@foyer/test-kit";
import { expect, test } from "vitest";
import { startSmtp, textOf } from "../mail/testing/smtp.ts";

const PASSWORD = "a long enough password";
const DAY_MS = 24 * 60 * 60 * 1000;
const TOM = { name: "Tom Ruiz", email: "tom@example.com", password: PASSWORD };

/** A house with one of each role; `invite` makes an invitation and tells its token. */
async function house(env: Record<string, string> = {}) {
  const clock = fakeClock();
  const server = await startServer({ clock, env });
  const owner = await server.addAgent("Olga Owner", "owner");
  const admin = await server.addAgent("Adam Admin", "admin");
  const ask = async (method: string, path: string, by?: TestAgent, body?: object) => {
    const answer = await server.call(method, path, by, body);
    return { status: answer.status, body: answer.status === 204 ? null : await answer.json() };
  };
  const invite = async (by: TestAgent, body: object) => {
    const made = await ask("POST", "/invitations", by, body);
    const { link, invitation } = made.body as MadeInvitation;
    return { ...made, invitation, link, token: link?.split("#")[1] ?? "" };
  };
  const accept = (token: string, who: object = TOM) =>
    ask("POST", "/invitations/accept", undefined, { token, ...who });
  const listed = async () =>
    (await ask("GET", "/invitations", owner)).body as unknown as InvitationList;
  return { server, clock, owner, admin, ask, invite, accept, listed };
}

test("who has the link makes an account with its role and teams, and is signed in", async () => {
  const { server, owner, admin, ask, invite, accept, listed } = await house();
  const team = (await ask("POST", "/teams", owner, { name: "Billing" })).body as Team;
  const { token, link } = await invite(admin, { role: "agent", teamIds: [team.id] });
  expect(link).toBe(`${server.origin}/console/invitation#${token}`);
  const look = await ask("POST", "/invitations/look", undefined, { token });
  expect(look.body as OpenInvitation).toMatchObject({
    ...{ role: "agent", email: null, invitedBy: "Adam Admin" },
  });
  const answer = await server.call("POST", "/invitations/accept", undefined, { token, ...TOM });
  expect(answer.status).toBe(201);
  const { agent } = (await answer.json()) as Me;
  expect(agent).toMatchObject({ name: "Tom Ruiz", role: "agent", email: "tom@example.com" });
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const me = await server.call("GET", "/me", { ...admin, cookie });
  expect(((await me.json()) as Me).agent.id).toBe(agent.id);
  const teams = (await ask("GET", "/teams", owner)).body as Team[];
  expect(teams[0]?.agentIds).toEqual([agent.id]);
  expect((await listed()).invitations).toEqual([]);
  expect(await accept(token, { ...TOM, email: "again@example.com" })).toMatchObject({
    ...{ status: 404, body: { kind: "not_found" } },
  });
});

test("of several who accept one invitation at once, one gets an account", async () => {
  const { server, owner, invite, accept } = await house();
  const { token } = await invite(owner, { role: "admin" });
  const answers = await Promise.all(
    [1, 2, 3, 4].map((n) => accept(token, { ...TOM, email: `t${n}@example.com` })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 404, 404, 404]);
  const agents = (await (await server.call("GET", "/agents", owner)).json()) as Agent[];
  expect(agents.filter(({ name }) => name === TOM.name)).toHaveLength(1);
});

test("an address that is taken leaves the invitation as it was", async () => {
  const { owner, invite, accept } = await house();
  const { token } = await invite(owner, { role: "agent" });
  const taken = { ...TOM, email: owner.email };
  expect(await accept(token, taken)).toMatchObject({ body: { kind: "conflict" } });
  expect(await accept(token)).toMatchObject({ status: 201 });
});

test("expired, revoked, made up, or by somebody who lost the right: all look the same", async () => {
  const { clock, owner, admin, ask, invite, accept, listed } = await house();
  const late = await invite(owner, { role: "agent" });
  clock.advance(7 * DAY_MS + 1);
  const revoked = await invite(owner, { role: "agent" });
  const demoted = await invite(admin, { role: "agent" });
  expect(await ask("DELETE", `/invitations/${revoked.invitation.id}`, admin)).toMatchObject({
    status: 204,
  });
  await ask("PATCH", `/agents/${admin.id}`, owner, { role: "agent" });
  const answers = [];
  for (const token of [late.token, revoked.token, demoted.token, "x".repeat(43)])
    answers.push(await accept(token), await ask("POST", "/invitations/look", undefined, { token }));
  expect(answers.map(({ status, body }) => [status, (body as { kind: string }).kind])).toEqual(
    answers.map(() => [404, "not_found"]),
  );
  expect((await listed()).invitations).toHaveLength(2);
  const again = await ask("DELETE", `/invitations/${revoked.invitation.id}`, owner);
  expect(again).toMatchObject({ status: 404 });
});

test("only owners invite owners, and take such an invitation back", async () => {
  const { owner, admin, ask, invite } = await house();
  expect(await invite(admin, { role: "owner" }).catch(() => null)).toMatchObject({ status: 403 });
  const { invitation } = await invite(owner, { role: "owner" });
  expect(await ask("DELETE", `/invitations/${invitation.id}`, admin)).toMatchObject({
    status: 403,
  });
});

test("nothing that is listed or stored lets anybody in", async () => {
  const { server, owner, invite, listed } = await house();
  const { token } = await invite(owner, { role: "agent" });
  expect(JSON.stringify(await listed())).not.toContain(token);
  const { orm, tables } = server.house.db;
  expect(JSON.stringify(await orm.select().from(tables.invitations))).not.toContain(token);
});

test("an invitation by mail brings its link in the inviter's language, and holds for that address alone", async () => {
  const smtp = await startSmtp();
  const env = { SMTP_URL: smtp.url, MAIL_FROM: "chat@shop.example" };
  const { server, owner, ask, invite, accept } = await house(env);
  await ask("PATCH", "/me", owner, { preferences: { lang: "de" } });
  await invite(owner, { role: "agent", email: "Tom@Example.com" });
  await server.house.mails.sendDue();
  const mail = await smtp.mail(1);
  expect(mail.to).toEqual(["tom@example.com"]);
  const text = textOf(mail);
  expect(text).toContain("Olga Owner lädt Sie ein");
  const token = /\/console\/invitation#([\w-]{43})/.exec(text)?.[1] ?? "";
  const { body } = await accept(token, { ...TOM, email: "thief@example.com" });
  expect((body as Me).agent.email).toBe("tom@example.com");
  const known = await invite(owner, { role: "agent", email: "tom@example.com" });
  expect(known).toMatchObject({ status: 409, body: { kind: "conflict" } });
});

test("without a mail server an invitation by mail is refused, and says what to do", async () => {
  const { owner, invite, listed } = await house();
  const refused = await invite(owner, { role: "agent", email: "tom@example.com" });
  expect(refused).toMatchObject({ status: 409, body: { kind: "wrong_state" } });
  expect(await listed()).toEqual({ invitations: [], mails: false });
});
