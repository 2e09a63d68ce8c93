import { useEffect } from "preact/hooks";
import { editing } from "./amend.ts";
import { bringLine } from "./shown-log.ts";

/** A message whose words are to be changed is brought to the screen: it may be far above. */
export function useBroughtEdit(conversationId: string): void {
  const edit = editing.value;
  const seq = edit?.conversationId === conversationId ? edit.seq : 0;
  useEffect(() => {
    if (seq > 0 && !document.querySelector(`.log [data-seq="${seq}"]`))
      void bringLine(conversationId, seq);
  }, [conversationId, seq]);
}
