import type { FoundPerson, MessageHits } from "@foyer/protocol";
import { connectVisitor, type TestAgent, type TestServer } from "@foyer/test-kit";

/** Furnishes a server on which visitors have said things, and an agent who searches. */
export async function searchedTalk(server: TestServer) {
  const site = await server.addSite();
  const ann = await server.addAgent("Ann");
  let said = 0;

  /** A new visitor says each text in one conversation; resolves with its id. */
  async function talk(texts: string[], key = site.key): Promise<string> {
    const visitor = await connectVisitor(server, key);
    let id = "";
    for (const text of texts) {
      said += 1;
      const clientId = `said-${String(said).padStart(6, "0")}`;
      visitor.send({ type: "send_message", clientId, text, to: "person" });
      id = (await visitor.next("ack", (ack) => ack.clientId === clientId)).conversationId;
    }
    return id;
  }

  const post = (path: string, body: object, agent: TestAgent = ann) =>
    server.call("POST", `/search/${path}`, agent, body);

  async function search(text: string, more: object = {}): Promise<MessageHits> {
    await server.house.search.follow();
    return (await (await post("messages", { text, ...more })).json()) as MessageHits;
  }

  /** The texts that are found, newest first. */
  const found = async (text: string, more: object = {}): Promise<string[]> =>
    (await search(text, more)).items.map(({ excerpt }) => excerpt);

  /** What is marked of the first hit. */
  async function marked(text: string): Promise<string[]> {
    const [hit] = (await search(text)).items;
    return (hit?.marks ?? []).map(([from, to]) => hit?.excerpt.slice(from, to) ?? "");
  }

  const people = async (text: string): Promise<FoundPerson[]> =>
    (await (await post("people", { text })).json()) as FoundPerson[];

  return { server, site, ann, talk, post, search, found, marked, people };
}
