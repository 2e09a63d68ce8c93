import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

/** The one that the cuts are made for; the widget's package.json names the same. */
const VERSION = "11.2.0";

const PREACT = `${import.meta.dirname}/node_modules/preact/`;

/**
 * What the widget never asks of Preact: to take over a server's markup, to wait for suspended parts, contexts,
 * portals, options, raw HTML, MathML, other documents, bars that stand at naught, setState by a function or while
 * drawing, cleaning up after refs, and the steps of a component's life that none of its class components has. That is a third of its bytes, on every visitor's page.
 * A cut that does not find just what it is for fails the build, so that another version of Preact is looked at by
 * a person; lean-preact.test.ts compares what is left with the whole.
 */
export const CUTS: Record<string, [cut: RegExp, by: string, times?: number][]> = {
  "util.js": [[/EMPTY_ARR\.slice/, "0"]],
  "create-element.js": [
    [/if \(length > 2\) \{[^}]*\}/, "", 2],
    [/,\s*length = arguments\.length/, "", 2],
  ],
  "render.js": [
    [/if \(parentDom\.nodeType == 9\) \{[^}]*\}/, ""],
    [/let isHydrating = .*/, ""],
    [/isHydrating \? NULL : /, ""],
    [/(oldVNode \|\| EMPTY_OBJ,)\s*EMPTY_OBJ,/, "$1"],
    [/oldVNode\s*\? NULL\s*: parentDom\.firstChild\s*\? slice.*\s*: NULL,/, ""],
  ],
  "component.js": [
    [/if \(typeof update == 'function'\) \{[^}]*\{\}[^}]*\}/, ""],

    [/if \(callback\) \{[^}]*\}/, ""],
    [/this\.context = context;/, ""],
    [/BaseComponent\.prototype\.forceUpdate = [\s\S]*?\n\};/, ""],

    [/component\._globalContext,/, ""],
    [/oldVNode\._flags & MODE_HYDRATE \? .*,/, ""],
    [/oldVNode\._flags & MODE_HYDRATE,/, ""],
    [/\|\|\s*prevDebounce != options\.debounceRendering/, ""],
    [/prevDebounce = options.debounceRendering;/, ""],
    [/\(prevDebounce \|\| queueMicrotask\)/, "queueMicrotask", 2],
    [/ && !vnode\.props\._parentDom/, "", 2],
  ],
  "diff/children.js": [
    [/while \(next && next\.nodeType == 8\) .*/, ""],
    [
      /while \(\s*(\(oldDom = oldDom && oldDom\.nextSibling\)) &&\s*oldDom\.nodeType == 8 &&\s*!oldDom\.data\.startsWith\('\$s'\)\s*\)/,
      "$1",
    ],

    // What is moved is inserted anew, rather than as little as possible: our lists only grow.
    [
      /let tails = \[\];[\s\S]*?INSERT_VNODE;\s*\}\s*\}\s*\}\s*\}/,
      "for (childVNode of newChildren) if (childVNode && childVNode._flags & LIS_CANDIDATE) childVNode._flags |= INSERT_VNODE; }",
    ],

    [/if \(parentVNode\.props\._parentDom\) return oldDom;/, ""],
    [/if \(!isMounting && parentDom\.moveBefore[\s\S]*?\} else (?=\{)/, ""],
  ],
  "diff/props.js": [
    [/if \(typeof value == 'string'\) \{\s*dom\.style\.cssText = value;\s*\} else (?=\{)/, ""],
    [/if \(typeof oldValue == 'string'\) \{[^}]*\}/, ""],

    [/name != '(?:rowSpan|colSpan|popover)' &&/, "", 3],
    [/name == 'popover' && value == true \? '' : value/, "value"],

    [/options\.event \? options\.event\(e\) : e/, "e"],
    [/name = name\.replace\(\/xlink.*/, ""],
    [/useCapture = name != .*/, ""],
    [/, useCapture\)/, ")", 2],
  ],
  "diff/catch-error.js": [
    [/let component,[\s\S]*?\n\t\}\n/, ""],
    [/import \{\s*COMP[\s\S]*?constants';/, ""],
  ],
  "diff/index.js": [
    [/if \(nodeType == 'progress' && inputValue == NULL\) \{[^}]*\} else (?=if)/, ""],
    [
      /\(inputValue !== dom\[i\] \|\| \(nodeType == 'progress' && !inputValue\)\)/,
      "inputValue !== dom[i]",
    ],

    [/EMPTY_ARR\.push\.apply\(c\._renderCallbacks, c\._stateCallbacks\);/, "", 2],
    [/c\._stateCallbacks = \[\];/, "", 3],
    [/if \(c\._bits & COMPONENT_PENDING_ERROR\) \{[^}]*\}/, ""],
    [/if \(c\._bits & COMPONENT_PROCESSING_EXCEPTION\) \{[^}]*\}/, ""],
    [
      /&&\s*!\(i == 'value' && 'defaultValue' in newProps\) &&\s*!\(i == 'checked' && 'defaultChecked' in newProps\)/,
      "",
    ],

    // Of diff(): what was suspended goes on.
    [
      /if \(\s*oldVNode\._flags & MODE_SUSPENDED &&[\s\S]*?oldDom = excessDomChildren\[0\] \|\| oldDom;\s*\}/,
      "",
    ],
    [/const provider = [\s\S]*?: globalContext;/, ""],
    [/new newType\(newProps, componentContext\)/, "new newType(newProps)"],
    [/(new BaseComponent\(\s*newProps),\s*componentContext/, "$1"],
    [/c\.context = componentContext;/, ""],
    [/, c\.context\);\s*\} while \([^;]*;/, ");"],
    [/do \{(\s*c\._bits &= ~COMPONENT_DIRTY;)/, "$1"],
    [/this\.constructor\(props, context\)/, "this.constructor(props)"],
    [/tmp = newType\.contextType;/, ""],
    [/if \(provider\) provider\.sub\(c\);/, ""],
    [/c\._globalContext = globalContext;/, ""],
    [/if \(newType\.getDerivedStateFromProps\) \{[\s\S]*?\n\t\t\t\t\}/, ""],
    [/!newType\.getDerivedStateFromProps &&/, "", 2],
    [/if \(\s*isClassComponent &&\s*c\.componentWillMount\s*\) \{[^}]*\}/, ""],
    [/if \(\s*newProps !== oldProps &&[\s\S]*?c\.componentWillReceiveProps\s*\) \{[^}]*\}/, ""],
    [
      /\|\|\s*\(!\(c\._bits & COMPONENT_FORCE\) &&\s*c\.shouldComponentUpdate[\s\S]*?=== false\)/,
      "",
    ],
    [/if \(c\.componentWillUpdate\) \{[^}]*\}/, ""],
    [/let renderHook = options\._render,\s*count = .*/, ""],
    // Of those that stay as they are.
    [/if \(newVNode\._original != oldVNode\._original\) \{[^}]*\}/, ""],
    [/if \(renderHook\) renderHook\(newVNode\);/, ""],
    [/if \(c\.getChildContext\) \{[^}]*\{\}[^}]*\}/, ""],
    [
      /if \(\s*isClassComponent &&\s*oldVNode\._component &&\s*c\.getSnapshotBeforeUpdate\s*\) \{[^}]*\}/,
      "",
    ],
    [
      /if \(newProps\._parentDom\) \{\s*(?:\/\/.*\s*)*tmp = oldDom;[\s\S]*?oldDom = oldVNode\._children \? getDomSibling\(oldVNode, 0\) : NULL;\s*\}/,
      "",
    ],
    [/if \(newProps\._parentDom\) \{[^}]*\}/, ""],
    [/newVNode\._flags &= RESET_MODE;/, ""],
    [/if \(resumed\) resumed\.some\(removeNode\);/, ""],
    [
      /if \(isHydrating \|\| excessDomChildren\) \{[\s\S]*?\} else \{(\s*newVNode\._dom = oldVNode\._dom;\s*)\}/,
      "$1",
    ],
    [/if \(!\(e && e\.then\)\) /, ""],
    [/function rangeEnd[\s\S]*?\n\}\n/, ""],
    [/parentDom\.ownerDocument \|\| document/, "document"],
    // A function is told of its element, and of its end.
    [/if \(value\) value\._refCleanup = [\s\S]*?ref\(NULL\);\s*\}/, "ref(value);"],
    [/else if \(nodeType == 'math'\) .*/, ""],
    [/if \(excessDomChildren\) \{\s*for[\s\S]*?\n\t\}\n/, ""],
    [/,\s*newProps\.is \? newProps : parentDom/, ""],
    [/if \(isHydrating\) \{[\s\S]*?isHydrating = false;\s*\}/, ""],
    [/excessDomChildren = NULL;/, ""],
    [/ && \(!isHydrating \|\| dom\.data != newProps\)/, ""],
    [/parentDom = \(nodeType == 'template' && dom\.content\) \|\| dom;/, "parentDom = dom;"],
    [/excessDomChildren =\s*nodeType == 'textarea'[^;]*;/, ""],
    [/if \(!isHydrating && excessDomChildren\) \{[\s\S]*?\n\t\t\}\n/, ""],
    [/if \(i == 'dangerouslySetInnerHTML'\) \{\s*oldHtml = value;\s*\} else /, ""],
    [/else if \(i == 'dangerouslySetInnerHTML'\) \{\s*newHtml = value;\s*\} /, ""],
    [/\(!isHydrating \|\| typeof value == 'function'\) &&/, ""],
    [
      /if \(newHtml\) \{[\s\S]*?newVNode\._children = \[\];\s*\} else \{[\s\S]*?namespace = XHTML_NAMESPACE;\s*\}/,
      "{",
    ],
    [/\? excessDomChildren\[0\]\s*: /, ""],
    [/if \(excessDomChildren\) excessDomChildren\.some\(removeNode\);/, ""],
    [/if \(!isHydrating \|\| nodeType == 'textarea'\)/, ""],
    [/if \(\s*!skipRemove &&\s*\(r = vnode\._component\) &&[\s\S]*?removeNode\(r\);\s*\}/, ""],
    [/r\._parentDom = r\._globalContext = NULL;/, "r._parentDom = NULL;"],
    [/skipRemove && !vnode\.props\._parentDom/, "skipRemove"],
  ],
};

/** Of every file: what only those parts pass on to each other, and the hooks of tools. */
const CUTS_OF_ALL: [cut: RegExp, by: string][] = [
  [/\/\*[\s\S]*?\*\//g, ""],
  [/^\s*\/\/.*\n/gm, ""],
  [/^\s*(?:isHydrating|excessDomChildren|globalContext),?\n/gm, ""],
  [/if \(\(?(?:tmp = |!original && )?options\.\w+\)?\) [^;]*;/g, ""],
  // A page may have put things into all objects, and frozen them there: they are no props.
  [/for \((\w+) in (\w+)\) \{/g, "for ($1 of Object.keys($2 || {})) {"],
];

/** Names with an underscore are Preact's own: short ones do as well. */
const shortNames = new Map<string, string>();

function shortName(name: string): string {
  if (!shortNames.has(name)) shortNames.set(name, `_${shortNames.size.toString(36)}`);
  return shortNames.get(name) ?? name;
}

/** Cuts of all files that have not been of any use yet. */
const unused = new Set(CUTS_OF_ALL);

/**
 * What is left of `code`, the text of Preact's `file` below `src/`. Throws, with the cut's name, when a cut does
 * not match as often as it is made for: the file is another one then.
 */
export function lean(file: string, code: string): string {
  for (const each of CUTS_OF_ALL) {
    const before = code;
    code = code.replace(...each);
    if (code !== before) unused.delete(each);
  }
  for (const [cut, by, times = 1] of CUTS[file] ?? []) {
    const everywhere = new RegExp(cut, "g");
    const found = code.match(everywhere)?.length ?? 0;
    if (found !== times)
      throw new Error(`Preact's ${file} has changed: ${cut} matches ${found} times, not ${times}.`);
    code = code.replace(everywhere, by);
  }
  const left = /isHydrating|excessDomChildren|globalContext/.exec(code);
  if (left) throw new Error(`Preact's ${file} still speaks of ${left[0]}: see lean-preact.ts.`);
  return code.replace(/(?<=[.{,\s])_[a-z]\w+/g, shortName);
}

/** Builds Preact from its source without what the widget does not use. */
export const leanPreact: Plugin = {
  name: "lean-preact",
  enforce: "pre",
  buildStart() {
    const { version } = JSON.parse(readFileSync(`${PREACT}package.json`, "utf8"));
    if (version !== VERSION)
      this.error(`The cuts are made for Preact ${VERSION}, not ${version}: see lean-preact.ts.`);
  },
  buildEnd() {
    const isBuilt = unused.size < CUTS_OF_ALL.length;
    for (const [cut] of isBuilt ? unused : []) this.error(`Nothing of Preact matches ${cut}.`);
  },
  transform: {
    filter: { id: /\/preact\/src\// },
    handler(code, id) {
      return { code: lean(id.split("/preact/src/")[1] ?? id, code), map: null };
    },
  },
};
