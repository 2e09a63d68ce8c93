import { connectVisitor, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";
import { searchedTalk } from "./testing/searched-talk.ts";

test("people are found by name, email, phone and the owner's id, with their latest conversation", async () => {
  const { server, site, ann, people, talk } = await searchedTalk(await startServer());
  const id = await talk(["Hello"]);
  const { visitorId } = (await (await server.call("GET", `/conversations/${id}`, ann)).json()) as {
    visitorId: string;
  };
  const facts = { name: "Ömer Çelik", email: "Omer@Example.com", phone: "+49 (30) 123-4567" };
  await server.call("PATCH", `/visitors/${visitorId}`, ann, facts);
  await connectVisitor(server, site.key);
  for (const text of ["ömer", "Çelik öm", "omer@example", "301234567", "123-45"])
    expect([text, await people(text)]).toMatchObject([
      text,
      [{ id: visitorId, conversationId: id }],
    ]);
  for (const text of ["", "%", "_", "nobody", "ömer nobody"])
    expect([text, await people(text)]).toEqual([text, []]);
});
