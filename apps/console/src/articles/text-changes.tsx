import type { ArticleText } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { diff } from "./word-diff.ts";

interface Props {
  before: ArticleText;
  after: ArticleText;
}

/** What has become of an article's words: taken out, put in, and what stayed around it. */
export function TextChanges({ before, after }: Props) {
  const rows = [
    [t("Question"), before.question, after.question],
    [t("Other phrasings"), before.alternatives.join("\n"), after.alternatives.join("\n")],
    [t("Answer"), before.answer, after.answer],
    [t("Tags"), before.tags.join(", "), after.tags.join(", ")],
    [t("Language"), before.lang, after.lang],
  ] as const;
  const changed = rows.filter(([, was, is]) => was !== is);
  if (changed.length === 0) return <p class="quiet">{t("Both say the same.")}</p>;
  return (
    <dl class="changes">
      {changed.map(([label, was, is]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd dir="auto">
            {diff(was, is).map(({ kind, text }) => {
              if (kind === "added") return <ins>{text}</ins>;
              return kind === "removed" ? <del>{text}</del> : text;
            })}
          </dd>
        </div>
      ))}
    </dl>
  );
}
