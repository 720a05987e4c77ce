// Use case: files are taken in, and answered by file and sheet.
import type { Asked } from '../../contract/core/method.ts';
import type { ImportAnswer, ImportedFile } from '../../contract/intake/intake-shapes.ts';
import type { importMethods } from '../../contract/intake/intake.ts';
import type { OpenCall } from '../core/rpc/call.ts';
import type { SheetResult } from './attempt.ts';
import type { ImportOutcome } from './import-files.ts';
import { importNamedFiles } from './import-request.ts';

function kindOf(sheets: readonly SheetResult[]): ImportedFile['kind'] {
  const kinds = [...new Set(sheets.filter(({ sheet }) => sheet.as !== 'unknown').map(({ sheet }) => sheet.kind))];
  return kinds.length > 1 ? 'ledger' : (kinds[0] ?? 'unknown');
}

/** What became of each file, in the order given; a file that was never read has no sheets. */
function filesOf(names: readonly string[], results: readonly SheetResult[]): ImportedFile[] {
  return names.map((file, index) => {
    const own = results.filter(({ sheet }) => sheet.fileIndex === index);
    const sheets = own.map(({ sheet, read, tally }) => ({ sheet: sheet.sheet, kind: sheet.kind, read, ...tally }));
    return { file, kind: kindOf(own), sheets };
  });
}

/** An import of files of these names, as it is answered. */
export function answerOfImport(names: readonly string[], outcome: ImportOutcome): ImportAnswer {
  const files = filesOf(names, outcome.value.sheets);
  return outcome.ok ? { ok: true, value: { batch: outcome.value.batchId, files } } : { ok: false, refusal: outcome.value.refusal, files };
}

/** Takes files in. Refuses as `importNamedFiles` does. */
export async function takeFiles({ base, actor, onProgress }: OpenCall, input: Asked<typeof importMethods.take>): Promise<ImportAnswer> {
  const { park, ...wish } = input;
  const parks = new Set([...input.files.keys()].filter((index) => park.includes(input.files[index]?.name ?? '')));
  const outcome = await importNamedFiles(base, actor, { ...wish, parks, onProgress, caller: actor });
  return answerOfImport(
    input.files.map(({ name }) => name),
    outcome,
  );
}
