import type { ComponentChildren, JSX } from "preact";
import type { Chat } from "../chat.ts";
import { icon } from "../look/icons.tsx";

/** The bar over every view but the home: back, what it is, close. */
export function topBar(
  chat: Chat,
  children?: ComponentChildren,
  menu?: ComponentChildren,
): JSX.Element {
  const texts = chat.texts();
  return (
    <header class="bar">
      <button
        type="button"
        class="ic"
        aria-label={texts.back}
        onClick={() => {
          chat.view.value = { name: "home" };
        }}
      >
        {icon("back")}
      </button>
      {children}
      <span class="end">
        {menu}
        <button type="button" class="ic" aria-label={texts.close} onClick={chat.host.closed}>
          {icon("close")}
        </button>
      </span>
    </header>
  );
}
