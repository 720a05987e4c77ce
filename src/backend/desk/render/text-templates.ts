// Use cases: the texts to send as a base writes them, looked at and rewritten.
import type { Answer, Asked } from '../../../contract/core/method.ts';
import type { paperMethods } from '../../../contract/desk/paper.ts';
import { TEXT_KINDS } from '../../../contract/core/settings/setting-parts.ts';
import { TEXT_FIELDS, findUnknownField } from '../../../contract/desk/text-templates.ts';
import { getStandardText } from '../../../contract/desk/paper-messages.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import type { Base } from '../../core/db/rows.ts';
import { type Actor, inTx } from '../../core/db/tx.ts';
import { readSetting, writeSetting } from '../../core/records/settings.ts';

type Texts = Answer<typeof paperMethods.texts>;

/** Every text: the base's own words or null, the program's, and the fields that it may hold. */
export function textsOf({ db }: Base): Result<Texts> {
  const own = readSetting(db, 'texts');
  const texts = TEXT_KINDS.map((kind) => ({ kind, own: own[kind] ?? null, standard: getStandardText(kind), fields: TEXT_FIELDS[kind] }));
  return ok({ texts });
}

/** Writes a text the base's own way; `own` null: as the program says it. Refuses TEXT_FIELD_UNKNOWN `{field, allowed}`. */
export function writeText(base: Base, actor: Actor, { kind, own }: Asked<typeof paperMethods.writeText>): Result<Texts> {
  const unknown = own === null ? null : findUnknownField(kind, own);
  if (unknown !== null) return refuse('TEXT_FIELD_UNKNOWN', { field: unknown, allowed: [...TEXT_FIELDS[kind]] });
  const written = inTx(base, actor, (tx) => {
    const { [kind]: _, ...others } = readSetting(tx.db, 'texts');
    return ok(writeSetting(tx, 'texts', own === null ? others : { ...others, [kind]: own }));
  });
  return written.ok ? textsOf(base) : written;
}
