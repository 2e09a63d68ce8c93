// Finds the texts that a source file of the console says, and those that it says past its languages.
import { parseSync } from "vite";

/** Attributes and properties that are shown or read out. */
const SHOWN = new Set(
  "title label placeholder alt hint text verb what aria-label aria-description aria-roledescription aria-valuetext".split(
    " ",
  ),
);
/** Properties of constants that are shown later; `text` and `what` hold too much else. */
const SHOWN_PROPERTIES = new Set(["title", "label", "placeholder", "hint", "verb"]);
/** What stands in these is no language: keys, code, addresses. */
const UNSPOKEN = new Set(["kbd", "code", "pre"]);
/** Our own name is the same everywhere. */
const NAME = /\bFoyer\b/g;

/** What says a text, or marks it to be said. */
const SAYING = new Set(["t", "tWith", "later"]);

/** The paths of icons and pages have letters, too, and so have addresses. */
const UNREAD = /^(M[\d.-]+|(https?:\/)?\/\S*$)/;

const hasWords = (text) => /\p{L}{2}/u.test(text.replace(NAME, "")) && !UNREAD.test(text);
const isText = (node) => node?.type === "Literal" && typeof node.value === "string";

/**
 * `keys`: every text given to t() or later(), [{text, line}]; `problems`: [{line, what}].
 * `text` is the file's source, `path` tells the parser whether there is JSX.
 */
export function consoleTexts(path, text) {
  const { program, errors } = parseSync(path, text, { lang: path.endsWith("x") ? "tsx" : "ts" });
  if (errors.length > 0) return { keys: [], problems: [{ line: 1, what: errors[0].message }] };
  const found = { keys: [], problems: [] };
  const lineOf = (at) => text.slice(0, at).split("\n").length;
  const report = (node, what) => found.problems.push({ line: lineOf(node.start), what });
  const unsaid = (node) => {
    for (const said of spokenIn(node))
      report(said.node, `"${said.text.trim()}" is not said by t()`);
  };
  const visitors = {
    CallExpression(node) {
      const name = node.callee.name;
      if (name === "toast") unsaid(node.arguments[0]);
      if (!SAYING.has(name)) return;
      const given = choices(node.arguments[0]);
      for (const one of given) {
        if (isText(one) && one.value === "") continue;
        if (isText(one)) found.keys.push({ text: one.value, line: lineOf(one.start) });
        else if (name !== "t" || !isNamed(one))
          report(one ?? node, `${name}() takes a text as it stands, or t() the name of one`);
      }
    },
    JSXText(node, parents) {
      const parent = parents.at(-1)?.openingElement?.name.name;
      if (hasWords(node.value) && !UNSPOKEN.has(parent)) unsaid(node);
    },
    JSXExpressionContainer(node, parents) {
      const parent = parents.at(-1);
      if (parent?.type === "JSXAttribute" || UNSPOKEN.has(parent?.openingElement?.name.name))
        return;
      unsaid(node.expression);
    },
    JSXAttribute(node) {
      if (!SHOWN.has(node.name.name)) return;
      const { value } = node;
      unsaid(value?.type === "JSXExpressionContainer" ? value.expression : value);
    },
    Property(node) {
      const name = node.key.name ?? node.key.value;
      if (SHOWN_PROPERTIES.has(name) && node.value.type !== "Identifier") unsaid(node.value);
    },
  };
  walk(program, visitors, []);
  return found;
}

/** The texts that an expression may come to, where they stand in it as they are. */
function spokenIn(node) {
  return choices(node).flatMap((one) => {
    if (one?.type === "TemplateLiteral") {
      const text = one.quasis.map(({ value }) => value.cooked).join("…");
      return hasWords(text) ? [{ node: one, text }] : [];
    }
    const text = one?.type === "JSXText" ? one.value : isText(one) ? one.value : "";
    return hasWords(text) ? [{ node: one, text }] : [];
  });
}

/** Both ways of a condition, to any depth; an expression that is none is its only way. */
function choices(node) {
  switch (node?.type) {
    case "ConditionalExpression":
      return [...choices(node.consequent), ...choices(node.alternate)];
    case "LogicalExpression":
      // What stands before && is asked, not shown.
      return [...(node.operator === "&&" ? [] : choices(node.left)), ...choices(node.right)];
    case "ParenthesizedExpression":
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
      return choices(node.expression);
    default:
      return [node];
  }
}

/** A constant's text that was marked by later() where it stands. */
const isNamed = (node) =>
  ["Identifier", "MemberExpression", "ChainExpression"].includes(node?.type);

function walk(node, visitors, parents) {
  visitors[node.type]?.(node, parents);
  parents.push(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child.type === "string") walk(child, visitors, parents);
    }
  }
  parents.pop();
}
