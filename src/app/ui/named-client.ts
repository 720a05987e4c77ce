// A client whose methods are the same function each time, and known by name.

/** A client, and what its methods are called: `group.method`; null for a function that is none of them. */
export interface NamedClient<C> {
  readonly client: C;
  readonly nameOf: (call: object) => string | null;
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** The client as it was handed in, with its methods kept and named as they are asked for. */
export function createNamedClient<C extends object>(client: C): NamedClient<C> {
  const kept = new Map<string, object>();
  const names = new WeakMap<object, string>();
  const keep = (name: string, make: () => unknown): unknown => {
    const found = kept.get(name) ?? make();
    if (isObject(found)) kept.set(name, found);
    return found;
  };
  const method = (group: object, way: string): unknown => {
    const call: unknown = Reflect.get(group, way.slice(way.indexOf('.') + 1));
    if (isObject(call)) names.set(call, way);
    return call;
  };
  const grouped = (group: unknown, name: string): unknown =>
    isObject(group)
      ? new Proxy(group, {
          get: (within, key): unknown =>
            typeof key === 'string' ? keep(`${name}.${key}`, () => method(within, `${name}.${key}`)) : Reflect.get(within, key),
        })
      : group;
  const named = new Proxy(client, {
    get: (within, key): unknown =>
      typeof key === 'string' ? keep(key, () => grouped(Reflect.get(within, key), key)) : Reflect.get(within, key),
  });
  return { client: named, nameOf: (call) => names.get(call) ?? null };
}
