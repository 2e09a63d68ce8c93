import { searchMessagesSchema, searchPeopleSchema } from "@foyer/protocol";
import type { Api, Guard } from "../http/api.ts";
import type { SearchMessages } from "./search-messages.ts";
import type { SearchPeople } from "./search-people.ts";

/** What is searched for stands in the body: it may be long, and addresses end up in logs. */
export function searchRoutes(
  api: Api,
  deps: { guard: Guard; searchMessages: SearchMessages; searchPeople: SearchPeople },
): void {
  const { guard, searchMessages, searchPeople } = deps;

  api.post("/search/messages", { schema: { body: searchMessagesSchema } }, (request) => {
    guard.agent(request);
    return searchMessages(request.body);
  });

  api.post("/search/people", { schema: { body: searchPeopleSchema } }, (request) => {
    guard.agent(request);
    return searchPeople(request.body.text);
  });
}
