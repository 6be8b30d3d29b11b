/** The function, worked out once for each thing for as long as that lives; it must depend on the thing alone. */
export function remembered<K extends object, V>(work: (thing: K) => V): (thing: K) => V {
  const known = new WeakMap<K, V>();
  return (thing) => {
    const found = known.get(thing);
    if (found !== undefined) return found;
    const made = work(thing);
    known.set(thing, made);
    return made;
  };
}
