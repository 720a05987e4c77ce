// Hands for any form of the window: reads every field of it by its label, types into them, and finds the fields that nobody named.
import { expect } from 'vitest';
import type { ElementHandle, Locator, Page } from 'playwright-core';

/** What stands in the fields of a form, or is typed into them, by their labels, in the order of the form. A switch is 是 or 否, a tick ✓ or ''. */
export type Shown = Readonly<Record<string, string>>;

/** The name of the attribute by which a control is found again once its label was read. */
const MARK = 'data-form-label';

/** Reads all fields of a form, and marks their controls by their labels. Runs in the page. */
function readFields(form: Element, mark: string): Record<string, string> {
  const words = (element: Element | null | undefined): string =>
    [...(element?.childNodes ?? [])]
      .filter((node) => !(node instanceof Element && node.getAttribute('aria-hidden') === 'true'))
      .map((node) => node.textContent ?? '')
      .join('')
      .trim();
  const labelOf = (control: Element): string => {
    const named = control.getAttribute('aria-label') ?? control.querySelector('[aria-label]')?.getAttribute('aria-label');
    const field = control.closest('.field, .booking-times, .booking-combo');
    if (control.matches('label')) return words(control);
    return words(field?.querySelector('.field-label')) || (named ?? words(form.querySelector(`label[for="${control.id}"]`)));
  };
  const texts = (control: Element, selector: string): string =>
    [...control.querySelectorAll(selector)].map((one) => (one.textContent ?? '').trim()).join('、');
  const valueOf = (control: Element): string => {
    if (control.matches('[role=switch]')) return control.getAttribute('aria-checked') === 'true' ? '是' : '否';
    if (control.matches('label')) return control.querySelector('input')?.checked === true ? '✓' : '';
    if (control.matches('.ant-segmented')) return texts(control, '.ant-segmented-item-selected');
    const input = control.querySelector('input') ?? control;
    const isList = control.matches('.ant-select') && !control.matches('.ant-select-auto-complete');
    if (isList) return texts(control, '.ant-select-selection-item-content') || texts(control, '.ant-select-content-has-value');
    return input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement ? input.value : '';
  };
  const controls =
    '.ant-segmented, .ant-select, label.ant-checkbox-wrapper, label.ant-radio-wrapper, [role=switch], input:not([type=file]), textarea';
  const shown: Record<string, string> = {};
  for (const control of form.querySelectorAll(controls)) {
    if (control.parentElement?.closest('.ant-segmented, .ant-select, label.ant-checkbox-wrapper, label.ant-radio-wrapper') !== null)
      continue;
    if (control.getAttribute('aria-hidden') === 'true') continue;
    const label = labelOf(control);
    const key = label in shown ? `${label} (${Object.keys(shown).filter((one) => one.startsWith(label)).length + 1})` : label;
    control.setAttribute(mark, key);
    shown[key] = valueOf(control);
  }
  return shown;
}

/** What every field of a form shows, by label. */
export function shownIn(form: Locator): Promise<Shown> {
  return form.evaluate(readFields, MARK);
}

function controlOf(form: Locator, label: string): Promise<ElementHandle<SVGElement | HTMLElement>> {
  return form.locator(`[${MARK}=${JSON.stringify(label)}]`).elementHandle();
}

/** Takes one of what a list offers. */
async function pick(page: Page, text: string): Promise<void> {
  const option = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ hasText: text });
  await option.first().click();
}

/** Empties a list or a day by the cross that comes where the pointer is. */
async function clear(control: ElementHandle<Element>, frame: '.ant-select' | '.ant-picker'): Promise<void> {
  await control.hover();
  const cross = await control.evaluateHandle((one, wanted) => one.closest(wanted)?.querySelector(`${wanted}-clear`) ?? null, frame);
  const found = cross.asElement();
  if (found === null) throw new Error('a field that cannot be emptied');
  await found.click();
}

async function fillList(page: Page, control: ElementHandle<Element>, text: string): Promise<void> {
  if (text === '') return clear(control, '.ant-select');
  for (const one of text.split('、')) {
    await control.click();
    await (await control.waitForSelector('input')).fill(one);
    await pick(page, one);
  }
  if (text.includes('、')) await page.keyboard.press('Escape');
}

/** What a control is, as selectors: how it is typed into follows. */
const CONTROLS = [
  '[role=switch]',
  'label',
  '.ant-segmented',
  '.ant-select:not(.ant-select-auto-complete)',
  'input, textarea',
  '.ant-select, [role=combobox]',
] as const;

/** Types one field: a list is searched and one of it taken, a switch is turned where it stands otherwise. */
export async function fillField(form: Locator, label: string, text: string): Promise<void> {
  const page = form.page();
  // A form that has just been opened may have no fields yet.
  let shown: Shown = {};
  await expect.poll(async () => Object.keys((shown = await shownIn(form))), { message: label }).toContain(label);
  if (shown[label] === text) return;
  const control = await controlOf(form, label);
  const kinds = await control.evaluate((one, all) => all.filter((kind) => one.matches(kind)), [...CONTROLS]);
  const is = (kind: (typeof CONTROLS)[number]): boolean => kinds.includes(kind);
  if (is('[role=switch]')) {
    if (((await control.getAttribute('aria-checked')) === 'true') !== (text === '是')) await control.click();
  } else if (is('label')) {
    const box = await control.waitForSelector('input', { state: 'attached' });
    if ((await box.isChecked()) !== (text === '✓')) await control.click();
  } else if (is('.ant-segmented')) {
    await (await control.waitForSelector(`.ant-segmented-item:has-text(${JSON.stringify(text)})`)).click();
  } else if (is('.ant-select:not(.ant-select-auto-complete)')) {
    await fillList(page, control, text);
  } else {
    const input = is('input, textarea') ? control : await control.waitForSelector('input');
    const isDay = await control.evaluate((one) => one.closest('.date-box') !== null);
    if (isDay && text === '') return clear(control, '.ant-picker');
    await input.fill(text);
    // A calendar takes what is typed with Enter; a list of proposals is closed.
    if (isDay) await input.press('Enter');
    else if (is('.ant-select, [role=combobox]')) await input.press('Tab');
  }
}

/** Types every field of a table, in its order. */
export async function fillFields(form: Locator, values: Shown): Promise<void> {
  for (const [label, text] of Object.entries(values)) await fillField(form, label, text);
}
