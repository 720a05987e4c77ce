// The steps that every list of records has: add, correct, retire; by the list's place and the record's name.
import type { Page } from 'playwright-core';
import type { FormStep } from './form-steps.ts';
import type { Shown } from './form-hands.ts';
import { goTo } from './hands.ts';
import type { Kept } from './kept-rows.ts';
import { press } from './press.ts';

/** A kind of record in its list: what is typed of a new one and of a correction, with what the base then holds. */
export interface ListedRecord {
  readonly kind: string;
  /** Where the list is, and what its button says. */
  readonly at: string;
  readonly button: string;
  /** The switch that shows the list, where its place has several. */
  readonly tab?: string;
  /** What stands before anything is typed. */
  readonly start: Shown;
  readonly typed: Shown;
  readonly kept: Kept;
  /** Words of the row once it stands, and what its form shows when it is opened again. */
  readonly label: string;
  readonly shown: Shown;
  readonly retyped: Shown;
  readonly rekept: Kept;
  /** Its retirement: where the corrected row stands, what it is called there, and the row that is gone. */
  readonly retired?: { readonly at?: string; readonly label: string; readonly kept: Kept };
  readonly left?: readonly string[];
}

/** Opens a command of a row from its menu; `label`: words of the row. */
export async function rowCommand(page: Page, label: string, command: string): Promise<void> {
  await page.getByRole('row', { name: label }).getByRole('button', { name: /^操作/ }).click();
  await page.getByRole('menuitem', { name: command, exact: true }).click();
}

function retireStep(kind: string, { at, label, kept }: NonNullable<ListedRecord['retired']>): FormStep {
  return {
    what: `${kind} retire`,
    open: async (page) => {
      if (at !== undefined) await goTo(page, at);
      await rowCommand(page, label, '停用');
    },
    start: { 原因: '' },
    typed: { 原因: ' 停用的原因 ' },
    save: '停用',
    kept,
  };
}

/** Adds, corrects and retires a record of a list. */
export function listSteps(one: ListedRecord): readonly FormStep[] {
  const { kind, label, retired, left = [] } = one;
  return [
    {
      what: `${kind} add`,
      open: async (page) => {
        await goTo(page, one.at);
        if (one.tab !== undefined) await page.getByText(one.tab, { exact: true }).last().click();
        await press(page, one.button);
      },
      start: one.start,
      typed: one.typed,
      left,
      kept: one.kept,
    },
    {
      what: `${kind} correct`,
      open: (page) => rowCommand(page, label, '更正'),
      // A kind with a reason of its own has a second field of that name.
      start: { ...one.shown, ['原因' in one.shown ? '原因 (2)' : '原因']: '' },
      typed: one.retyped,
      left,
      kept: one.rekept,
    },
    ...(retired === undefined ? [] : [retireStep(kind, retired)]),
  ];
}
