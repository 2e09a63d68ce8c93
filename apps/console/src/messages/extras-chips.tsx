import { t } from "../language/say.ts";
import "./extras.css";
import { Icon, type IconName } from "../look/icon.tsx";
import { extrasOf } from "./extras-state.ts";

/** What goes with the next reply, before it is sent; each can be taken out again. */
export function ExtrasChips({ conversationId }: { conversationId: string }) {
  const extras = extrasOf(conversationId);
  const { choices, articles } = extras.value;
  if (choices.length + articles.length === 0) return null;
  return (
    <ul class="extras" aria-label={t("Goes with the reply")}>
      {choices.map((choice) => (
        <Chip
          key={`choice ${choice}`}
          text={choice}
          icon="check"
          drop={() => {
            extras.value = { articles, choices: choices.filter((other) => other !== choice) };
          }}
        />
      ))}
      {articles.map(({ id, question }) => (
        <Chip
          key={id}
          text={question}
          icon="book"
          drop={() => {
            extras.value = { choices, articles: articles.filter((other) => other.id !== id) };
          }}
        />
      ))}
    </ul>
  );
}

function Chip({ text, icon, drop }: { text: string; icon: IconName; drop(): void }) {
  return (
    <li>
      <Icon name={icon} />
      <span dir="auto">{text}</span>
      <button
        type="button"
        class="tool"
        aria-label={t("Take out: {{text}}", { text })}
        onClick={drop}
      >
        <Icon name="cross" />
      </button>
    </li>
  );
}
