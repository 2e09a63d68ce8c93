import type { Plugin } from "vite";

/**
 * What the widget never asks of Preact: to take over a server's markup, to wait for suspended parts, contexts,
 * portals, options, raw HTML, MathML, bars that stand at naught, setState by a function, and the steps of a
 * component's life that none of its class components has. That is a third of its bytes, on every visitor's page.
 * A cut that finds nothing fails the build, so that another version of Preact is looked at by a person.
 */
const CUTS: Record<string, [cut: RegExp, by: string][]> = {
  "create-element.js": [[/if \(length > 2\) \{[^}]*\}/, ""]],
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
    [/BaseComponent\.prototype\.forceUpdate = [\s\S]*?\n\};/, ""],

    [/component\._globalContext,/, ""],
    [/oldVNode\._flags & MODE_HYDRATE \? .*,/, ""],
    [/oldVNode\._flags & MODE_HYDRATE,/, ""],
    [/\|\|\s*prevDebounce != options\.debounceRendering/, ""],
    [/prevDebounce = options.debounceRendering;/, ""],
    [/\(prevDebounce \|\| queueMicrotask\)/g, "queueMicrotask"],
    [/ && !vnode\.props\._parentDom/g, ""],
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
  ],
  "diff/props.js": [
    [/if \(typeof value == 'string'\) \{\s*dom\.style\.cssText = value;\s*\} else (?=\{)/, ""],
    [/if \(typeof oldValue == 'string'\) \{[^}]*\}/, ""],

    [/name != '(?:rowSpan|colSpan|popover)' &&/g, ""],
    [/name == 'popover' && value == true \? '' : value/, "value"],

    [/options\.event \? options\.event\(e\) : e/, "e"],
    [/name = name\.replace\(\/xlink.*/, ""],
    [/useCapture = name != .*/, ""],
    [/, useCapture\)/g, ")"],
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

    [/EMPTY_ARR\.push\.apply\(c\._renderCallbacks, c\._stateCallbacks\);/g, ""],
    [/c\._stateCallbacks = \[\];/g, ""],
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
    [/const provider = [\s\S]*?: globalContext;/, "const componentContext = EMPTY_OBJ;"],
    [/tmp = newType\.contextType;/, ""],
    [/if \(provider\) provider\.sub\(c\);/, ""],
    [/c\._globalContext = globalContext;/, ""],
    [/if \(newType\.getDerivedStateFromProps\) \{[\s\S]*?\n\t\t\t\t\}/, ""],
    [/!newType\.getDerivedStateFromProps &&/g, ""],
    [/if \(\s*isClassComponent &&\s*c\.componentWillMount\s*\) \{[^}]*\}/, ""],
    [/if \(\s*newProps !== oldProps &&[\s\S]*?c\.componentWillReceiveProps\s*\) \{[^}]*\}/, ""],
    [
      /\|\|\s*\(!\(c\._bits & COMPONENT_FORCE\) &&\s*c\.shouldComponentUpdate[\s\S]*?=== false\)/,
      "",
    ],
    [/if \(c\.componentWillUpdate\) \{[^}]*\}/, ""],
    [/let renderHook = options\._render,\s*count/, "let count"],
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

/** Builds Preact from its source without what the widget does not use. */
export const leanPreact: Plugin = {
  name: "lean-preact",
  enforce: "pre",
  transform: {
    filter: { id: /\/preact\/src\// },
    handler(code, id) {
      const file = id.split("/preact/src/")[1] ?? id;
      for (const [cut, by] of CUTS_OF_ALL) code = code.replace(cut, by);
      for (const [cut, by] of CUTS[file] ?? []) {
        if (!cut.test(code)) this.error(`Preact's ${file} has changed: nothing matches ${cut}.`);
        cut.lastIndex = 0;
        code = code.replace(cut, by);
      }
      const left = /isHydrating|excessDomChildren|globalContext/.exec(code);
      if (left) this.error(`Preact's ${file} still speaks of ${left[0]}: see lean-preact.ts.`);
      return { code: code.replace(/(?<=[.{,\s])_[a-z]\w+/g, shortName), map: null };
    },
  },
};
