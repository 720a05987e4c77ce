// Use case: scorecards taken in from a file or a zip, and a threshold changed: always in the base's own copy.
import path from 'node:path';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { insightMethods } from '../../contract/insight/insight.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { stampOf } from '../core/db/rows.ts';
import { type Actor, appendHistory, inTx } from '../core/db/tx.ts';
import { readJsonFiles, hasKey } from '../core/files/given-json.ts';
import { replaceUserFile } from '../core/files/json-file.ts';
import { loadScorecards, OWN_FOLDER, ownNameOf, parseScorecards, type ScorecardFile } from './load-scorecards.ts';

type Taken = Answer<typeof insightMethods.takeScorecards>['taken'][number];

/** Writes a file of kinds as the base's own; what it replaces is kept beside it, under a name that is not read. */
function put(base: Base, file: ScorecardFile): Result<string | null> {
  const folder = path.join(base.folder, OWN_FOLDER);
  const name = ownNameOf(base.folder, file.id);
  const bytes = Buffer.from(`${JSON.stringify(file, null, 2)}\n`);
  return replaceUserFile({ folder, name, keptAs: `${name}-${stampOf(base.clock.nowMs())}.before`, bytes });
}

/** Takes the kinds of a file or a zip: all or none. Refuses SCORECARD_INVALID (also where there are none in it), FILE_* of a zip, FOLDER_READ_ONLY, DISK_FULL. */
export async function takeScorecards(
  base: Base,
  actor: Actor,
  { file }: Asked<typeof insightMethods.takeScorecards>,
): Promise<Result<{ taken: Taken[] }>> {
  const given = await readJsonFiles(file);
  if (!given.ok) return given;
  const read: ScorecardFile[] = [];
  for (const { name, text } of given.value.filter((one) => hasKey(one.text, 'cards'))) {
    const parsed = parseScorecards(name, text);
    if (!parsed.ok) return parsed;
    read.push(parsed.value);
  }
  if (read.length === 0) return refuse('SCORECARD_INVALID', { file: file.name, detail: 'cards' });
  const taken: Taken[] = [];
  for (const one of read) {
    const kept = put(base, one);
    if (!kept.ok) return kept;
    taken.push({ id: one.id, name: one.name, kept: kept.value });
  }
  const noted = inTx(base, actor, (tx) => {
    for (const { id, name, kept } of taken)
      appendHistory(tx, { action: 'change', entity: 'scorecard_file', entityId: null, after: { file: file.name, id, name, kept } });
    return ok(null);
  });
  return noted.ok ? ok({ taken }) : noted;
}

/** Sets a criterion's threshold, in the unit that the report prints. Refuses SCORECARD_INVALID where there is no such criterion, FOLDER_READ_ONLY, DISK_FULL. */
export function setThreshold(
  base: Base,
  actor: Actor,
  wish: Asked<typeof insightMethods.setThreshold>,
): Result<{ before: string; threshold: string }> {
  const files = loadScorecards(base.folder);
  if (!files.ok) return files;
  const [fileId = '', cardId = ''] = wish.card.split('/');
  const file = files.value.find((one) => one.id === fileId);
  const card = file?.cards.find((one) => one.id === cardId);
  const criterion = card?.criteria.find((one) => one.id === wish.criterion);
  if (file === undefined || card === undefined || criterion === undefined)
    return refuse('SCORECARD_INVALID', { file: fileId, detail: `${cardId}.${wish.criterion}` });
  const { threshold } = wish;
  const criteria = card.criteria.map((one) => (one === criterion ? { ...one, threshold } : one));
  const written = put(base, { ...file, cards: file.cards.map((one) => (one === card ? { ...card, criteria } : one)) });
  if (!written.ok) return written;
  const before = criterion.threshold;
  const place = { card: card.name, criterion: criterion.label };
  const noted = inTx(base, actor, (tx) => {
    appendHistory(tx, {
      action: 'change',
      entity: 'scorecard_file',
      entityId: null,
      before: { ...place, threshold: before },
      after: { ...place, threshold },
    });
    return ok(null);
  });
  return noted.ok ? ok({ before, threshold }) : noted;
}
