import type { Disk } from "./disk.ts";

/** As much of a query builder as is needed to compile it once. */
interface Builder {
  config: unknown;
  session: object;
  _prepare(isOneTimeQuery?: boolean): Prepared;
  toSQL(): unknown;
}

interface Prepared {
  query: { sql: string; params: unknown[] };
}

/** A value on its way into a statement. */
interface Param {
  value: unknown;
  encoder: { mapToDriverValue(value: unknown): unknown };
}

/** What a query came to: its statement, and for each `?` the param of its config to put there. */
interface Compiled {
  prepared: Prepared;
  places: number[];
}

const KIND = Symbol.for("drizzle:entityKind");

/** Far more than the server has queries; reached only if values should ever get into shapes. */
const MOST = 2_000;

/**
 * Every start of the server builds the same few dozen queries, and every act some more: that is
 * half of all the work of a simulation, and proves nothing the second time. Queries of one shape
 * (the same tables, columns and words, whatever the values) are compiled once. What cannot be
 * told by its shape alone is built as always.
 *
 * Returns what builds the server: it asks for the same queries in the same order at every start,
 * so that not even their shapes need be looked at.
 */
export function compileQueriesOnce({
  orm,
  tables: { sites },
}: Pick<Disk, "orm" | "tables">): Disk["build"] {
  const builders = [
    orm.select().from(sites),
    orm.update(sites).set({ name: "" }),
    orm.insert(sites).values({} as never),
    orm.delete(sites),
  ] as unknown as Builder[];
  // All databases of a process build with the same classes; statements are of one database.
  const classes = builders.map((builder) => Object.getPrototypeOf(builder) as Builder);
  if (caches.size === 0) classes.forEach(compileOnce);
  for (const { session } of builders) caches.set(session, new Map());
  let built: Start["built"] | undefined;
  return (build) => {
    start = { built: built ?? [], at: 0, isFirst: built === undefined };
    try {
      const house = build();
      if (start.at !== start.built.length) throw new Error("The server asked for other queries.");
      built = start.built;
      return house;
    } finally {
      start = undefined;
    }
  };
}

/** What one start of the server has asked for so far. */
interface Start {
  built: { kind: string; what: unknown }[];
  at: number;
  isFirst: boolean;
}

let start: Start | undefined;

/** What the first start built at this place, or, in the first one, what `build` makes. */
function asAtFirst<What>(kind: string, build: () => What): What {
  if (!start) return build();
  if (start.isFirst) {
    const what = build();
    start.at = start.built.push({ kind, what });
    return what;
  }
  const known = start.built[start.at++];
  if (known?.kind !== kind) throw new Error("The server asked for other queries.");
  return known.what as What;
}

const caches = new Map<object, Map<string, Compiled | "never">>();
const signOf = createSigns();

function compileOnce(builders: Builder, kind: number): void {
  const build = builders._prepare;
  const write = builders.toSQL;
  builders.toSQL = function (this: Builder) {
    return asAtFirst(`text ${kind}`, () => write.call(this));
  };
  builders._prepare = function (this: Builder, isOneTimeQuery) {
    return asAtFirst(`query ${kind}`, () => prepareOnce(this, isOneTimeQuery));
  };

  const prepareOnce = (builder: Builder, isOneTimeQuery?: boolean): Prepared => {
    const cache = caches.get(builder.session);
    if (!cache) return build.call(builder, isOneTimeQuery);
    const params: Param[] = [];
    const key = `${kind}${shapeOf(builder.config, params)}`;
    let known = cache.get(key);
    if (!known) {
      // A query that changes rows may get values that no shape shows: its columns' defaults.
      const isRead = kind === 0;
      known = compile(() => build.call(builder, isOneTimeQuery), params, isRead);
      if (cache.size === MOST) cache.clear();
      cache.set(key, known);
    }
    return known === "never" ? build.call(builder, isOneTimeQuery) : filled(known, params);
  };
}

/** Builds it once with marks in the place of values, to see where each value belongs. */
function compile(build: () => Prepared, params: Param[], isRead: boolean): Compiled | "never" {
  const kept = params.map(({ value, encoder }) => ({ value, encoder }));
  params.forEach((param, place) => {
    Object.assign(param, { value: place, encoder: { mapToDriverValue: () => new Mark(place) } });
  });
  try {
    const prepared = build();
    const places = prepared.query.params.map((at) => (at instanceof Mark ? at.place : -1));
    const isPlain = prepared.query.params.every(
      (at) => at instanceof Mark || kindOf(at) || (isRead && Object(at) !== at),
    );
    return isPlain ? { prepared, places } : "never";
  } finally {
    params.forEach((param, place) => void Object.assign(param, kept[place]));
  }
}

class Mark {
  constructor(readonly place: number) {}
}

/** The compiled query with these values; placeholders stay where they are. */
function filled({ prepared, places }: Compiled, params: Param[]): Prepared {
  if (params.length === 0) return prepared;
  const { sql, params: marks } = prepared.query;
  const values = places.map((place, at) => {
    const param = params[place];
    if (!param) return marks[at];
    return param.value === null ? null : param.encoder.mapToDriverValue(param.value);
  });
  const copy = Object.create(Object.getPrototypeOf(prepared)) as Prepared;
  return Object.assign(copy, prepared, { query: { sql, params: values } });
}

/** Everything that decides about the words of a query; values are put aside into `params`. */
function shapeOf(part: unknown, params: Param[]): string {
  if (Array.isArray(part)) {
    let shape = "[";
    for (const inner of part as unknown[]) shape += shapeOf(inner, params);
    return `${shape}]`;
  }
  if (typeof part === "string" || typeof part === "number") return `=${part}\0`;
  if (typeof part !== "object" || part === null) return signOf(part);
  switch (kindOf(part)) {
    case "Param": {
      const param = part as Param;
      if (param.value !== undefined && !kindOf(param.value))
        return `?${signOf(params.push(param))}`;
      return `P${shapeOf(param.value, params)}`;
    }
    case "SQL": {
      const { queryChunks, decoder, shouldInlineParams } = part as Chunks;
      return `S${signOf(decoder)}${signOf(shouldInlineParams)}${shapeOf(queryChunks, params)}`;
    }
    case "StringChunk":
      return `C${(part as { value: unknown[] }).value.map(signOf).join("")}`;
    case "Placeholder":
      return `:${signOf((part as { name: unknown }).name)}`;
    case "SQL.Aliased":
      return shapeOfEntries(part, params);
    case undefined:
      if (Object.getPrototypeOf(part) === Object.prototype) return shapeOfEntries(part, params);
  }
  // Tables, columns and whatever else there is one of.
  return signOf(part);
}

function shapeOfEntries(part: object, params: Param[]): string {
  let shape = "{";
  for (const name in part) {
    shape += signOf(name) + shapeOf((part as Record<string, unknown>)[name], params);
  }
  return `${shape}}`;
}

/** Of drizzle's SQL, what decides about its words. */
interface Chunks {
  queryChunks: unknown[];
  decoder: unknown;
  shouldInlineParams: boolean;
}

function kindOf(what: unknown): string | undefined {
  if (typeof what !== "object" || what === null) return undefined;
  return (what.constructor as { [KIND]?: string } | undefined)?.[KIND];
}

/** One character for each word, function, table and column that was ever seen. */
function createSigns(): (what: unknown) => string {
  const words = new Map<unknown, string>();
  const things = new WeakMap<object, string>();
  // Above the marks of shapes, and below the surrogates.
  let next = 0x100;
  return (what) => {
    const isThing = typeof what === "object" && what !== null;
    const known = isThing ? things.get(what) : words.get(what);
    if (known) return known;
    if (next === 0xd800) next = 0xe000;
    if (next > 0xffff) throw new Error("There are more words than signs: what is not a word?");
    const sign = String.fromCharCode(next++);
    if (isThing) things.set(what, sign);
    else words.set(what, sign);
    return sign;
  };
}
