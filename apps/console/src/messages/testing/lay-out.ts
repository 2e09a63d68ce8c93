interface Options {
  /** How much of the log is seen at once, in pixels. */
  view: number;
  /** How high the line of an event is, in pixels. */
  heightOf(seq: number): number;
}

/** Where the log begins on the screen, in pixels. */
const EDGE = 100;
/** A line that tells of no event, such as a day. */
const OTHER = 40;

/** Lays logs out as a browser would, which the tests' document does not; returns how to end it. */
export function layOut({ view, heightOf }: Options): () => void {
  const scrolled = new WeakMap<Element, number>();
  const isLog = (element: Element) => element.classList.contains("log");

  const lines = new WeakMap<Element, number>();

  function heightIn(child: Element): number {
    if (!child.classList.contains("log-line"))
      return Number.parseFloat((child as HTMLElement).style.height) || 0;
    const known = lines.get(child);
    if (known !== undefined) return known;
    const seq = child.querySelector<HTMLElement>("[data-seq]")?.dataset.seq;
    const height = seq ? heightOf(Number(seq)) : OTHER;
    lines.set(child, height);
    return height;
  }

  const heightOfAll = (children: Element[]) =>
    children.reduce((sum, child) => sum + heightIn(child), 0);
  const inside = (log: Element) => Math.max(view, heightOfAll([...log.children]));
  const topOf = (log: Element) => Math.min(scrolled.get(log) ?? 0, Math.max(0, inside(log) - view));

  const rectOf = (element: Element) => {
    const log = element.closest(".log");
    if (!log || log === element) return new DOMRect(0, EDGE, 0, log ? view : 0);
    const children = [...log.children];
    const at = children.findIndex((child) => child.contains(element));
    const above = heightOfAll(children.slice(0, at));
    return new DOMRect(0, EDGE - topOf(log) + above, 0, heightOfAll(children.slice(at, at + 1)));
  };

  return replaceOn(HTMLElement.prototype, {
    clientHeight: property((element) => (isLog(element) ? view : 0)),
    scrollHeight: property((element) => (isLog(element) ? inside(element) : 0)),
    scrollTop: property(topOf, (element, to) =>
      scrolled.set(element, Math.max(0, Math.min(to, inside(element) - view))),
    ),
    getBoundingClientRect: {
      configurable: true,
      value(this: Element) {
        return rectOf(this);
      },
    },
  });
}

function property(
  read: (element: Element) => number,
  write?: (element: Element, value: number) => void,
): PropertyDescriptor {
  return {
    configurable: true,
    get(this: Element) {
      return read(this);
    },
    set(this: Element, value: number) {
      write?.(this, value);
    },
  };
}

/** Returns how all is as before. */
function replaceOn(target: object, properties: PropertyDescriptorMap): () => void {
  const before = Object.keys(properties).map(
    (name) => [name, Object.getOwnPropertyDescriptor(target, name)] as const,
  );
  Object.defineProperties(target, properties);
  return () => {
    for (const [name, own] of before) {
      if (own) Object.defineProperty(target, name, own);
      else Reflect.deleteProperty(target, name);
    }
  };
}
