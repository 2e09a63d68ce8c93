const NAME = "found";

/** Marks words in what is drawn of messages, without touching it. Browsers that cannot do so leave it. */
export function highlight(log: HTMLElement, places: ReadonlyMap<number, readonly string[]>): void {
  if (typeof Highlight === "undefined") return;
  const ranges = [...places].flatMap(([seq, words]) => {
    const bubble = log.querySelector(`[data-seq="${seq}"] .bubble`);
    return bubble ? rangesIn(bubble, words) : [];
  });
  CSS.highlights.set(NAME, new Highlight(...ranges));
}

export function endHighlight(): void {
  if (typeof Highlight !== "undefined") CSS.highlights.delete(NAME);
}

function rangesIn(bubble: Element, words: readonly string[]): Range[] {
  const ranges: Range[] = [];
  const texts = document.createTreeWalker(bubble, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = node.nodeValue ?? "";
    for (const word of words) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + word.length);
        ranges.push(range);
      }
    }
  }
  return ranges;
}
