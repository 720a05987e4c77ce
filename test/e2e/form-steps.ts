// One step through a form: what it shows as it opens, what is typed into every field, what the base then holds; and all steps taken back.
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { fillFields, type Shown, shownIn } from './form-hands.ts';
import { sheet } from './hands.ts';
import { type Kept, keptSince, readRows, type Rows } from './kept-rows.ts';
import type { OpenedApp } from './open-app.ts';

/** A form, once. */
export interface FormStep {
  readonly what: string;
  readonly open: (page: Page) => Promise<unknown>;
  /** The form; left out: the drawer or dialog on top. */
  readonly form?: (page: Page) => Locator;
  /** Every field of the form and what it shows as it opens. */
  readonly start: Shown;
  /** What is typed: every field that is not left as it is. */
  readonly typed: Shown;
  /** Fields that stay as they are: each has its reason in the table. */
  readonly left?: readonly string[];
  /** Fields that come with what is typed. */
  readonly more?: Shown;
  /** The price that the form says once all is typed: it comes above the button, and a press that begins before that may end beside it. */
  readonly costs?: string;
  /** The button that saves. */
  readonly save?: string;
  /** What the base holds then. */
  readonly kept: Kept;
  /** The program offers no undo of it. */
  readonly isFinal?: boolean;
}

/** What the line at the foot of the window says was done; throws with what the form says where it was not done. */
async function noticeText(page: Page, form: Locator): Promise<string> {
  const said = page.locator('.notices .notice-text span');
  const refused = form.locator('.note-danger, .field-error');
  await said.or(refused).first().waitFor();
  if ((await said.count()) === 0) throw new Error(`refused: ${(await refused.allInnerTexts()).join(' ')}`);
  return said.first().innerText();
}

/** Hears the next notice that is not the one that stands there: whatever was said before is closed. */
async function closeNotice(page: Page): Promise<void> {
  const close = page.locator('.notices').getByRole('button', { name: '关闭' });
  if ((await close.count()) > 0) await close.first().click();
  await page.locator('.notices .notice').waitFor({ state: 'detached' });
}

/** Does a step: opens, looks, types, saves, and compares. Answers what the program says that it did. */
async function doStep({ page, folder }: OpenedApp, step: FormStep): Promise<string> {
  const before = readRows(folder);
  await step.open(page);
  const form = (step.form ?? sheet)(page);
  await expect.poll(() => shownIn(form), { message: `${step.what}: as it opens` }).toEqual(step.start);
  const { left = [], more = {} } = step;
  const asked = Object.keys({ ...step.start, ...more }).filter((label) => !left.includes(label));
  expect(Object.keys(step.typed).toSorted(), `${step.what}: every field of the form`).toEqual(asked.toSorted());
  await fillFields(form, step.typed);
  await closeNotice(page);
  if (step.costs !== undefined) await form.getByText(step.costs, { exact: true }).first().waitFor();
  await form.getByRole('button', { name: step.save ?? '保存', exact: true }).click();
  const said = await noticeText(page, form);
  expect.soft(keptSince(folder, before), step.what).toEqual(step.kept);
  return said;
}

async function takeBack(page: Page, said: string): Promise<void> {
  await page.waitForFunction(() => document.activeElement?.closest('[role="dialog"]') === null);
  await page.keyboard.press('Control+z');
  await page.locator('.notices').getByText(`已撤销：${said}`, { exact: true }).waitFor();
}

/** Does steps one after another and takes all of them back by Ctrl+Z, comparing the base each time. Answers what was done. */
export async function walkForms(app: OpenedApp, steps: readonly FormStep[]): Promise<readonly string[]> {
  const done: { readonly step: FormStep; readonly before: Rows; readonly said: string }[] = [];
  for (const step of steps) {
    const before = readRows(app.folder);
    const said = await doStep(app, step).catch((error: unknown) => {
      throw new Error(step.what, { cause: error });
    });
    done.push({ step, before, said });
  }
  for (const { step, before, said } of done.toReversed()) {
    if (step.isFinal === true) continue;
    await takeBack(app.page, said);
    const { said: _words, ...kept } = keptSince(app.folder, before);
    expect.soft(kept, `${step.what}: taken back`).toEqual({});
  }
  return steps.map(({ what }) => what);
}
