// Staged files with what a look at them came to, sheet by sheet: what the list shows. Pure.
import type { SheetKind } from '../../contract/intake/sheet-kinds.ts';
import type { PreviewedFile, StagedFiles } from '../../contract/intake/intake-shapes.ts';
import type { RefusalData } from '../../contract/core/shapes.ts';
import type { TenantName } from '../../contract/records/records.ts';

type StagedSheet = StagedFiles['files'][number]['sheets'][number];
type LookedAt = PreviewedFile['sheets'][number];

/** A sheet on its way in, or a file without any. `sheet` is its place in the file. */
export interface SheetLine {
  readonly file: number;
  readonly sheet: number | null;
  readonly fileName: string;
  readonly sheetName: string;
  readonly size: number;
  readonly kind: SheetKind;
  readonly isUnknown: boolean;
  readonly rows: number;
  readonly fate: PreviewedFile['fate'] | null;
  readonly refusal: RefusalData | null;
  readonly looked: LookedAt | null;
  readonly staged: StagedSheet | null;
}

/** A line a sheet, in the order of the files. `looked` are the previews of the files, where there are any. */
export function listSheetLines(staged: StagedFiles, looked: readonly PreviewedFile[]): SheetLine[] {
  return staged.files.flatMap((file): SheetLine[] => {
    const own = looked.find(({ index }) => index === file.index) ?? null;
    const common = {
      file: file.index,
      fileName: file.file,
      size: file.size,
      fate: own?.fate ?? null,
      refusal: file.refusal ?? own?.refusal ?? null,
    };
    if (file.sheets.length === 0) {
      return [{ ...common, sheet: null, sheetName: '', kind: 'unknown', isUnknown: false, rows: 0, looked: null, staged: null }];
    }
    return file.sheets.flatMap((sheet, at): SheetLine[] => {
      // Lists and the hidden sheet of a form are nobody's business here.
      if (sheet.as === 'aside') return [];
      const seen = own?.sheets.find((one) => one.sheet === sheet.sheet) ?? null;
      const about = { sheetName: sheet.sheet, kind: sheet.kind, isUnknown: sheet.as === 'unknown', rows: sheet.rows };
      return [{ ...common, sheet: at, ...about, looked: seen, staged: sheet }];
    });
  });
}

/** Rows that a commit would bring or change. Of a file that waits for a closed month none are taken, unless good rows are. */
export function countRowsToTake(looked: readonly PreviewedFile[], takesGoodRows: boolean): number {
  return looked
    .filter(({ fate }) => fate === 'ready' || fate === 'refused' || (fate === 'parked' && takesGoodRows))
    .flatMap(({ sheets }) => sheets)
    .reduce((sum, { added, changed }) => sum + added + changed, 0);
}

/** Rows with trouble of the files that are to be taken; `now` is newer than the last look, by sheet. */
export function countRefusedLeft(lines: readonly SheetLine[], now: Readonly<Record<string, number>>): number {
  return lines
    .filter(({ fate }) => fate === 'ready' || fate === 'refused')
    .reduce((sum, line) => sum + (now[getSheetKey(line)] ?? line.looked?.refusedRows ?? 0), 0);
}

/** What a file does not say itself. */
export type Need = 'month' | 'tenant' | 'account';

const NEEDS: readonly (readonly [code: string, need: Need])[] = [
  ['FILE_MONTH_NEEDED', 'month'],
  ['FILE_TENANT_NEEDED', 'tenant'],
  ['FILE_ACCOUNT_NEEDED', 'account'],
];

/** What a person said, or has to say, of one file. */
export interface FileNeeds {
  readonly file: number;
  readonly fileName: string;
  readonly needs: readonly (Need | 'renamedFrom')[];
  /** Accounts to choose from. */
  readonly accounts: readonly string[];
}

/** Files that ask for something, and those that were answered: an answer can be changed. */
export function listFileNeeds(
  looked: readonly PreviewedFile[],
  own: readonly { readonly file: number; readonly [need: string]: unknown }[],
): FileNeeds[] {
  return looked.flatMap((file): FileNeeds[] => {
    const refused = file.sheets.flatMap((sheet) => sheet.refused);
    const answer = own.find((one) => one.file === file.index);
    const needs = NEEDS.filter(
      ([code, need]) => file.refusal?.code === code || refused.some((one) => one.code === code) || (answer?.[need] ?? null) !== null,
    ).map(([, need]) => need);
    const named = refused.find(({ code }) => code === 'FILE_ACCOUNT_NEEDED')?.data['accounts'];
    const accounts = Array.isArray(named) ? named.map(String) : [];
    // An account can only be told apart once it is known whose it is.
    const all: readonly Need[] = needs.includes('account') && !needs.includes('tenant') ? [...needs, 'tenant'] : needs;
    // A form under the tenant's own code with another name: the tenant may be called so by now.
    const isRenamed = refused.some(({ data }) => typeof data['newName'] === 'string') || (answer?.['renamedFrom'] ?? null) !== null;
    const asked: FileNeeds['needs'] = isRenamed ? [...all, 'renamedFrom'] : all;
    return asked.length === 0 ? [] : [{ file: file.index, fileName: file.file, needs: asked, accounts }];
  });
}

/** What is wrong with a sheet as a whole; it counts as a row with trouble, and stands in none. */
export function listWholeTroubles({ looked }: SheetLine): LookedAt['refused'] {
  return (looked?.refused ?? []).filter(({ row }) => row === 0);
}

/** Why rows of a sheet are refused: one reason, on how many rows, and the first of them. */
export interface Reason {
  readonly rows: number;
  readonly first: LookedAt['refused'][number];
}

/** The reasons of a sheet's red count, each once: those of the whole sheet first, then the commonest. */
export function reasonsOf(refused: LookedAt['refused']): Reason[] {
  const byCode = Map.groupBy(refused, ({ code }) => code);
  return [...byCode.values()]
    .flatMap((troubles): Reason[] => {
      const [first] = troubles;
      return first === undefined ? [] : [{ first, rows: new Set(troubles.map(({ row }) => row)).size }];
    })
    .toSorted((a, b) => Number(b.first.row === 0) - Number(a.first.row === 0) || b.rows - a.rows);
}

/** What the file does not say, where that is the trouble. */
export function needOf(code: string): Need | null {
  return NEEDS.find(([one]) => one === code)?.[1] ?? null;
}

/** Whether a trouble is only that the file does not say something: it is asked for beside the sheet. */
export function isNeed(code: string): boolean {
  return needOf(code) !== null;
}

/** Tenants that the files bring, as a picker lists them: the base knows no numbers for them yet, so they count down from -1. */
export function listTenantsOfDrop(tenants: readonly { readonly uscc: string; readonly name: string }[]): TenantName[] {
  const unspelt = { shortInitials: '', shortPinyin: '', initials: '', pinyin: '', recent: null, former: [], inBase: true };
  return tenants.map(({ uscc, name }, nth) => ({ ...unspelt, id: -1 - nth, uscc, name, short: name }));
}

/** Key of a sheet among all staged ones. */
export function getSheetKey({ file, sheet }: { readonly file: number; readonly sheet: number | null }): string {
  return `${file}-${sheet ?? 'none'}`;
}

/** Writes what is staged: files of a second drop join those that wait, so that the limits count them all together. */
export function createStaging<F>(
  files: readonly F[],
  waiting: { readonly staging: string } | null,
): { readonly files: F[]; readonly staging: string | null } {
  return { files: [...files], staging: waiting?.staging ?? null };
}
