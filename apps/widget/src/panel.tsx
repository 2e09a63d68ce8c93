import type { JSX } from "preact";
import type { Chat } from "./chat.ts";
import { conversationView } from "./conversation/conversation-view.tsx";
import { topBar } from "./conversation/top-bar.tsx";
import { home } from "./home/home.tsx";

/** The view that is on. */
export function panelView(chat: Chat): JSX.Element {
  const view = chat.view.value;
  if (view.name === "conversation") return conversationView(chat);
  if (view.name === "article") {
    const parts = chat.parts.get();
    return parts ? <parts.ArticleView chat={chat} article={view.article} /> : topBar(chat);
  }
  return home(chat);
}
