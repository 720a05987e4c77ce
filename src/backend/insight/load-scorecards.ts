// Finds and reads the certification kinds: those that ship, and the user's own in `scorecards` of the data folder.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { COMPARISONS, PERIODS } from '../../domain/report/scorecard.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { readInShape, readUserText } from '../core/files/json-file.ts';
import { PROGRAM_FOLDER } from '../core/files/program-folder.js';

const SHIPPED = path.join(PROGRAM_FOLDER, 'resources', 'scorecards');
/** Where a base's own stand. */
export const OWN_FOLDER = 'scorecards';

const words = z.string().trim().min(1).max(500);
const criterion = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  label: words,
  /** The address of the report that is compared; of a period of several months, the address of one month's figure. */
  figure: z.string().regex(/^ZB-\d+\.\d{2}\.\w+$/),
  comparison: z.enum(COMPARISONS),
  /** In the unit that the report prints. */
  threshold: z.string().regex(/^\d+(\.\d+)?$/),
  period: z.enum(PERIODS),
  /** The words of the rule that asks for it. */
  origin: words,
});
const fileSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: words,
  origin: words,
  note: z.string().max(1000),
  cards: z
    .array(z.strictObject({ id: z.string().regex(/^[a-z0-9-]{1,40}$/), name: words, criteria: z.array(criterion).min(1).max(50) }))
    .min(1),
});

/** A criterion of a certification kind. */
export type Criterion = z.infer<typeof criterion>;
/** A file of certification kinds. */
export type ScorecardFile = z.infer<typeof fileSchema>;

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => path.join(folder, name));
}

/** The file of the base's own folder that holds this id, else the name that a new one gets. */
export function ownNameOf(dataFolder: string, id: string): string {
  const holds = (file: string): boolean => {
    const parsed = parseFile(file);
    return parsed.ok && parsed.value.id === id;
  };
  return path.basename(filesIn(path.join(dataFolder, OWN_FOLDER)).findLast(holds) ?? `${id}.json`);
}

function parseFile(file: string): Result<ScorecardFile> {
  const [name, found] = [path.basename(file), readUserText(file)];
  return 'text' in found ? parseScorecards(name, found.text) : refuse('SCORECARD_INVALID', { file: name, detail: found.detail });
}

/** The certification kinds in a text. Refuses SCORECARD_INVALID `{file, detail}`. */
export function parseScorecards(name: string, text: string): Result<ScorecardFile> {
  const read = readInShape(text, fileSchema);
  return 'value' in read ? ok(read.value) : refuse('SCORECARD_INVALID', { file: name, detail: read.detail });
}

/** All certification kinds; a user's file takes the place of a shipped one with the same id. Refuses SCORECARD_INVALID `{file, detail}`. */
export function loadScorecards(dataFolder: string): Result<readonly ScorecardFile[]> {
  const byId = new Map<string, ScorecardFile>();
  for (const file of [...filesIn(SHIPPED), ...filesIn(path.join(dataFolder, OWN_FOLDER))]) {
    const parsed = parseFile(file);
    if (!parsed.ok) return parsed;
    byId.set(parsed.value.id, parsed.value);
  }
  return ok([...byId.values()]);
}
