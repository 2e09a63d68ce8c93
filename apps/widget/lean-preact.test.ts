// @vitest-environment node
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { Window } from "happy-dom";
import * as whole from "preact";
import { build, type Rolldown } from "vite";
import { beforeAll, expect, test } from "vitest";
import { CUTS, lean, leanPreact } from "./lean-preact.ts";

type Preact = Pick<typeof whole, "Component" | "Fragment" | "h" | "render">;
type Child = string | null | false | Element;

/** A tree as data, for both to draw. */
interface Element {
  tag: string;
  key?: number | undefined;
  attributes: Record<string, unknown>;
  children: Child[];
}

const source = fileURLToPath(new URL("node_modules/preact/src/", import.meta.url));
let cut: Preact;

beforeAll(async () => {
  const options = { input: `${source}index.js`, preserveEntrySignatures: "strict" as const };
  const built = await build({
    configFile: false,
    logLevel: "error",
    plugins: [leanPreact],
    build: { write: false, target: "es2022", rolldownOptions: options },
  });
  const [{ code }] = (built as Rolldown.RolldownOutput).output;
  cut = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);
});

/** A page of its own with a way to draw on it; `log` hears what is pressed and what begins and ends. */
function createPage(preact: Preact) {
  const { document, Event } = new Window();
  const box = document.createElement("div");
  document.body.append(box);
  const log: string[] = [];
  // Both ask the one global for elements.
  const onPage = (act: () => void) => {
    Object.assign(globalThis, { document });
    act();
  };

  class Counter extends preact.Component<{ children?: unknown }, { count: number }> {
    override state = { count: 0 };
    override componentDidMount = () => log.push("begins");
    override componentDidUpdate = () => log.push(`updates ${this.state.count}`);
    override componentWillUnmount = () => log.push("ends");
    override render() {
      const onClick = () => this.setState({ count: this.state.count + 1 });
      const children = [this.state.count, this.props.children as string];
      return preact.h("button", { onClick, ...{ children } });
    }
  }

  const Wrap = ({ children }: { children?: unknown }): whole.VNode =>
    preact.h(preact.Fragment, { children: children as string });

  function view(node: Child): whole.ComponentChild {
    if (!node || typeof node === "string") return node;
    const { name, ...attributes } = node.attributes;
    const handled = name ? { onClick: () => log.push(`${node.tag} ${name}`) } : {};
    const type = { Counter, Wrap }[node.tag] ?? node.tag;
    const props = { ...attributes, ...handled, key: node.key };
    // As the build's own JSX gives children: within props.
    const children = node.children.map(view);
    return preact.h(type as string, { ...props, children });
  }

  return {
    box,
    log,
    draw: (node: Child) =>
      onPage(() => preact.render(view(node), box as unknown as globalThis.Element)),
    press: () =>
      onPage(() => {
        for (const one of box.querySelectorAll("button, b, li, div"))
          one.dispatchEvent(new Event("click"));
      }),
  };
}

const each = (box: ReturnType<typeof createPage>["box"], selector: string) =>
  [...box.querySelectorAll(selector)] as unknown as HTMLElement[];

const attributes = fc.record(
  {
    class: fc.constantFrom("a", "b c", ""),
    title: fc.option(fc.constantFrom("one", "two")),
    hidden: fc.boolean(),
    "aria-label": fc.constantFrom("x", undefined),
    "aria-expanded": fc.boolean(),
    tabIndex: fc.constantFrom(0, -1),
    name: fc.constantFrom("left", "right", undefined),
    style: fc.option(fc.record({ color: fc.constantFrom("red", "blue"), width: fc.constant(3) })),
  },
  { requiredKeys: [] },
);

const leaf = fc.constantFrom<Child>("text", "more", null, false);

/** Children with keys have different ones, in any order; others have none. */
const { node } = fc.letrec<{ node: Element; children: Child[] }>((tie) => ({
  node: fc.record({
    tag: fc.constantFrom("div", "p", "b", "li", "Counter", "Wrap", "svg"),
    attributes,
    children: tie("children"),
  }),
  children: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.array(leaf, { maxLength: 3 }),
    fc.array(fc.oneof(leaf, tie("node")), { maxLength: 4 }) as fc.Arbitrary<Child[]>,
    fc
      .tuple(
        fc.uniqueArray(fc.nat(9), { maxLength: 8 }),
        fc.infiniteStream(tie("node") as fc.Arbitrary<Element>),
      )
      .map(([keys, nodes]) => keys.map((key) => ({ ...(nodes.next().value as Element), key }))),
  ),
}));

const row = (key: number): Element => ({ tag: "li", key, attributes: {}, children: [`${key}`] });
const list = (rows: Element[], ...more: Child[]): Element => ({
  tag: "div",
  attributes: {},
  children: [null, { tag: "Wrap", attributes: {}, children: rows }, ...more],
});

const trees = fc.array(node, { minLength: 2, maxLength: 5 });

/** One list as it changes: rows come, go, and change places. */
const lists = fc.array(
  fc
    .shuffledSubarray([...Array(9).keys()])
    .map((keys) => list(keys.map((key) => (key % 3 ? row(key) : { ...row(key), tag: "Counter" })))),
  { minLength: 2, maxLength: 6 },
);

test("what is left of Preact draws whatever the whole draws, and says the same of it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(trees, lists), async (trees) => {
      const pages = [createPage(whole), createPage(cut)] as const;
      const drawn = () => pages.map(({ box, log }) => [box.innerHTML, ...log]);
      for (const tree of [...trees, null]) {
        for (const page of pages) page.draw(tree);
        expect(drawn()[1]).toEqual(drawn()[0]);
        for (const page of pages) {
          page.press();
          await new Promise((resolve) => setTimeout(resolve));
        }
        expect(drawn()[1]).toEqual(drawn()[0]);
      }
    }),
    { numRuns: 80 },
  );
});

test("rows that stay are neither moved nor put in again when others come before, behind or go", () => {
  const spans = fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20), fc.nat(20));
  fc.assert(
    fc.property(spans, ([start, length, before, behind]) => {
      const page = createPage(cut);
      const held = Array.from({ length }, (_, index) => 100 + start + index);
      const first = held[0] ?? 100;
      const more = [
        ...Array.from({ length: before }, (_, index) => first - before + index),
        ...held,
        ...Array.from({ length: behind }, (_, index) => first + length + index),
      ];
      page.draw(list(held.map(row)));
      const stayed = each(page.box, "li");
      const { MutationObserver } = page.box.ownerDocument.defaultView as unknown as typeof window;
      const observer = new MutationObserver(() => {});
      observer.observe(page.box as never, { childList: true, subtree: true });
      page.draw(list(more.map(row), "typing"));
      page.draw(list(more.slice(Math.ceil(before / 2)).map(row), "typing"));
      const touched = observer
        .takeRecords()
        .flatMap(({ addedNodes, removedNodes }) => [...addedNodes, ...removedNodes]);
      expect(touched.filter((one) => stayed.includes(one as HTMLElement))).toEqual([]);
      expect(touched).toHaveLength(before + behind + Math.ceil(before / 2) + 1);
    }),
  );
});

test.each(Object.keys(CUTS))("every cut of %s is missed when it has nothing to cut", (file) => {
  const code = readFileSync(source + file, "utf8");
  expect(() => lean(file, code)).not.toThrow();
  const cuts = CUTS[file] ?? [];
  // The cut applied beforehand leaves it nothing to find.
  for (const [pattern, by] of cuts) {
    const without = code.replace(new RegExp(pattern, "g"), by);
    if (without !== code) expect(() => lean(file, without), `${pattern}`).toThrow(file);
  }
});
