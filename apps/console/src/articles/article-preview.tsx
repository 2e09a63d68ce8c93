import type { Article } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { useAsked } from "../look/use-asked.ts";
import { languageName } from "../visitors/visitor-facts.ts";
import { AnswerText } from "./answer-text.tsx";
import { previewPage } from "./article-acts.ts";
import type { ArticleForm } from "./article-form.ts";

type Where = "chat" | "help" | "original";

/** The answer as visitors will see it, or what it is translated from. */
export function ArticlePreview(props: { form: ArticleForm; original: Article | undefined }) {
  const { form, original } = props;
  const [chosen, choose] = useState<Where>(original ? "original" : "chat");
  const where = chosen === "original" && !original ? "chat" : chosen;
  const tab = (name: Where, label: string) => (
    <button type="button" aria-pressed={where === name} onClick={() => choose(name)}>
      {label}
    </button>
  );
  return (
    <div class="field">
      <span class="label">{t("What visitors see")}</span>
      <div class="segments">
        {tab("chat", t("In the chat"))}
        {tab("help", t("In the help centre"))}
        {original &&
          tab("original", t("Original ({{language}})", { language: languageName(original.lang) }))}
      </div>
      {where === "chat" && (
        <div class="preview rich" dir="auto" lang={form.lang}>
          <AnswerText text={form.answer || "…"} />
        </div>
      )}
      {where === "help" && <HelpPreview answer={form.answer} />}
      {where === "original" && original && (
        <div class="preview rich" dir="auto" lang={original.lang}>
          <h3>{original.question}</h3>
          <AnswerText text={original.answer} />
        </div>
      )}
    </div>
  );
}

/** Waits for a pause in typing, in milliseconds. */
const PAUSE_MS = 250;

/** The server makes the help centre's pages: it is asked. Nothing in the frame can run or reach out of it. */
function HelpPreview({ answer }: { answer: string }) {
  const { answer: page, error } = useAsked(() => previewPage(answer), [answer], PAUSE_MS);
  if (error) return <p class="notice bad">{error}</p>;
  return (
    <iframe
      class="preview help-preview"
      // No scripts and no forms; ours alone, so that its look can be put in whatever the policy allows.
      sandbox="allow-same-origin"
      title={t("In the help centre")}
      srcdoc={`<!doctype html><main class="answer" dir="auto">${page?.html ?? ""}</main>`}
      onLoad={(event) => adopt(event.currentTarget, page?.css ?? "")}
    />
  );
}

function adopt({ contentDocument, contentWindow }: HTMLIFrameElement, css: string): void {
  if (!contentDocument || !contentWindow) return;
  const sheet = new (contentWindow as Window & typeof globalThis).CSSStyleSheet();
  sheet.replaceSync(`${css} main.answer{padding:14px 16px;min-height:0;font-size:15px}`);
  contentDocument.adoptedStyleSheets = [sheet];
}
