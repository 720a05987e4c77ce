// Staged files on their way to a worker thread and back: their sheets stand in shared memory, so only what was typed is copied.
import { z } from 'zod';
import { choicesSchema } from '../../../contract/intake/intake-shapes.ts';
import type { Base } from '../../core/db/open.ts';
import type { Carried } from '../../core/rpc/call.ts';
import { dropStaging, findSheetAt, keepStaging, type Staging, stagingOf } from './staging.ts';

function isStaging(value: unknown): value is Staging {
  return typeof value === 'object' && value !== null && 'id' in value && 'files' in value;
}

/** What the input of a job says of a staging; a job without one works on none. */
const carriedInput = z.object({ staging: z.string(), choices: choicesSchema.optional() });

/**
 * Lists the staging that a job's input names, to be sent along. The choices it is asked with are kept from here on: a try that is cancelled,
 * or not waited for, forgets none of them.
 */
export function carryStaging(base: Base, input: unknown): readonly Staging[] {
  const asked = carriedInput.safeParse(input).data;
  const found = asked === undefined ? null : stagingOf(base, asked.staging);
  if (found === null) return [];
  const carried = { ...found, choices: asked?.choices ?? found.choices };
  keepStaging(base, carried);
  return [carried];
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
