import type { Conversation, SetFollowUp } from "@foyer/protocol";
import { http, reason } from "../http.ts";
import { t } from "../language/say.ts";
import { inbox } from "../live/live.ts";
import { toast } from "../look/toasts.tsx";

/** Plans it, moves it, gives it to somebody, or (`at` null) drops it. True when it was done; else it was said why not. */
export const setFollowUp = (id: string, set: SetFollowUp): Promise<boolean> =>
  taken(http.put<Conversation>(`/conversations/${id}/follow-up`, set));

/** What was to be done is done. */
export async function followUpDone(id: string): Promise<boolean> {
  const isDone = await taken(http.post<Conversation>(`/conversations/${id}/follow-up/done`));
  if (isDone) toast(t("Follow-up done"));
  return isDone;
}

async function taken(request: Promise<Conversation>): Promise<boolean> {
  try {
    inbox.put(await request);
    return true;
  } catch (error) {
    toast(reason(error), "bad");
    return false;
  }
}
