import { t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import { macroOf } from "./macro-state.ts";
import { actText } from "./macro-text.ts";

/** What will be done once the reply is sent; it can be left out. */
export function MacroPlan({ conversationId }: { conversationId: string }) {
  const macro = macroOf(conversationId);
  if (!macro.value) return null;
  return (
    <div class="macro-plan">
      <Icon name="bolt" />
      <span>{t("Then")}</span>
      <ol aria-label={t("Done after the reply")}>
        {macro.value.acts.map((act) => (
          <li key={actText(act)} dir="auto">
            {actText(act)}
          </li>
        ))}
      </ol>
      <button
        type="button"
        class="tool"
        aria-label={t("Leave these steps out")}
        onClick={() => {
          macro.value = null;
        }}
      >
        <Icon name="cross" />
      </button>
    </div>
  );
}
