// How large a call's input may be: what is looked at in one go keeps every other call waiting.

/** What a call without a job may hold; of more, a job's input is judged by its thread alone. */
export const MOST_AT_ONCE = 100_000;
/** What a job may be sent. */
export const MOST_OF_JOB = 2_000_000;
const DEEPEST = 100;

/** Whether an input has more parts (values in lists and fields) than that, or lies in more lists than anything that is asked; no more of them are looked at. */
export function hasMoreParts(input: unknown, most: number): boolean {
  let [level, seen]: [object[], number] = [typeof input === 'object' && input !== null ? [input] : [], 0];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth += 1) {
    const next: object[] = [];
    for (const value of level) {
      if (ArrayBuffer.isView(value)) continue;
      const parts: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
      seen += parts.length;
      if (seen > most) return true;
      for (const part of parts) if (typeof part === 'object' && part !== null) next.push(part);
    }
    level = next;
  }
  return level.length > 0;
}
