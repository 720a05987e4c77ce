// Which known account the name of a file speaks of: platforms whose exports name no account are saved with it, "07-视频号直播_视22207071.csv".

/** Shorter handles stand in file names by chance. */
const SHORTEST = 4;

const PLAIN = /[\da-z]/i;

/** Whether the handle stands there as a word of its own: no letter or digit goes on where it begins or ends with one. */
function standsAt(name: string, handle: string, at: number): boolean {
  const [before, after] = [name.charAt(at - 1), name.charAt(at + handle.length)];
  const goesOn = (inside: string, outside: string): boolean => PLAIN.test(inside) && PLAIN.test(outside);
  return !goesOn(handle.charAt(0), before) && !goesOn(handle.charAt(handle.length - 1), after);
}

function isNamed(name: string, handle: string): boolean {
  for (let at = name.indexOf(handle); at >= 0; at = name.indexOf(handle, at + 1)) if (standsAt(name, handle, at)) return true;
  return false;
}

/** The only account among `handles` that the file's name holds, letters of any case; null where it holds none, or several. */
export function findAccountInName(fileName: string, handles: readonly string[]): string | null {
  const name = fileName.normalize('NFKC').toLowerCase();
  const folded = (handle: string): string => handle.normalize('NFKC').toLowerCase();
  const named = handles.filter((handle) => handle.length >= SHORTEST && isNamed(name, folded(handle)));
  // One handle may be a part of another: the longer one is meant.
  const meant = named.filter((one) => !named.some((other) => other.length > one.length && folded(other).includes(folded(one))));
  return meant.length === 1 ? (meant[0] ?? null) : null;
}
