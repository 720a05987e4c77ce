// Use case: what the sheet 基地 of a file says, before there is a base: the first start is filled with it.
import type { Asked } from '../../contract/core/method.ts';
import { type FactsInFile, factsInFileSchema, type startMethods } from '../../contract/base/start.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import { readTableFile } from '../../sheets/read/read-table.ts';
import { readBaseSheet } from './recognise/ledgers/base.ts';
import { findLedgerByName } from './recognise/recognise.ts';

/**
 * Reads the base's facts from the first sheet 基地 of a file; null where there is none, or where something in it is refused: the import
 * says what. Refuses as `readTableFile`.
 */
export async function readFirstFacts({ file }: Asked<typeof startMethods.readFacts>): Promise<Result<FactsInFile | null>> {
  const table = await readTableFile(file.bytes);
  if (!table.ok) return table;
  const sheet = table.value.sheets.find((one) => findLedgerByName(one) === 'base');
  const values = sheet === undefined ? undefined : readBaseSheet(sheet).facts?.values;
  if (values === undefined) return ok(null);
  const { full_name: fullName, uscc, kind, district = null, address = null, filler = null } = values;
  return ok(factsInFileSchema.nullable().catch(null).parse({ fullName, uscc, kind, district, address, filler }));
}
