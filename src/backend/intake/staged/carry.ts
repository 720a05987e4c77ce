// Staged files on their way to a worker thread and back: their sheets stand in shared memory, so only what was typed is copied.
import type { Base } from '../../core/db/open.ts';
import type { Carried } from '../../core/rpc/call.ts';
import { dropStaging, findSheetAt, keepStaging, type Staging, stagingOf } from './staging.ts';

function isStaging(value: unknown): value is Staging {
  return typeof value === 'object' && value !== null && 'id' in value && 'files' in value;
}

/** The staging of this number to be sent along; none where there is none. */
export function carryStaging(base: Base, id: string | null): readonly Staging[] {
  const found = id === null ? null : stagingOf(base, id);
  return found === null ? [] : [found];
}

/** What came back, with what this thread alone changes in between: rows left out, and what mappings have made of sheets. */
function withOwn(own: Staging, back: Staging): Staging {
  const files = back.files.map((file, at) => ({
    ...file,
    sheets: file.sheets.map((sheet, of) => {
      const mine = findSheetAt(own, { file: at, sheet: of });
      return mine === null ? sheet : { ...sheet, leftOut: mine.leftOut, about: mine.about };
    }),
  }));
  return { ...back, files };
}

/** Takes stagings in: those that are new, those that changed; one that was sent and did not come back has been taken. */
export function bringBack(base: Base, sent: Carried, back: Carried): void {
  const sentHere = sent.filter(isStaging);
  const cameBack = back.filter(isStaging);
  for (const one of cameBack) {
    const own = stagingOf(base, one.id);
    const wasSent = sentHere.some(({ id }) => id === one.id);
    if (own !== null) keepStaging(base, withOwn(own, one));
    else if (!wasSent) keepStaging(base, one);
  }
  for (const { id } of sentHere) if (!cameBack.some((one) => one.id === id)) dropStaging(base, id);
}
