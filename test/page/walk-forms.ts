// Fills and sends the forms of a walk: empty, refused, and for good.
import dayjs from 'dayjs';
import { codeOf } from '../helpers/import-base.ts';
import type { RenderedPage } from './render-page.ts';
import { valueText } from './screen-lines.ts';
import { capLines, changedLines, resultOf, textOf, tryStep } from './walk-told.ts';
import type { Control, Pressable } from './work-elements.ts';

/** What a field takes that takes no plain words, by a part of its label. */
const TYPED: readonly (readonly [RegExp, (nth: number) => string])[] = [
  [/信用代码/, (nth) => codeOf(700 + nth)],
  [/电话|手机/, (nth) => `138000000${String(nth).padStart(2, '0')}`],
  [/地址（http|网址/, (nth) => `http://10.0.0.${nth}`],
  [/时段|开放时间|时间$/, (nth) => `${10 + (nth % 8)}:00-20:30`],
];

/** A value for a control that no other control of the form is given. */
function valueFor({ name, props, label }: Control, nth: number): unknown {
  if (name === 'Select' || name === 'Segmented' || name === 'Radio.Group') {
    const options: unknown = props['options'];
    const values = (Array.isArray(options) ? options : []).map((one: unknown) => Reflect.get(Object(one), 'value') as unknown);
    const other = values.filter((one) => one !== props['value']);
    const value = other[nth % Math.max(1, other.length)];
    return props['mode'] === 'multiple' ? [value] : value;
  }
  if (name === 'Checkbox' || name === 'Switch') return props['checked'] !== true;
  if (props['inputMode'] === 'decimal' || name === 'InputNumber') return String(11 + nth);
  if (name.startsWith('DatePicker')) return dayjs('2026-11-13').add(nth, props['picker'] === 'month' ? 'month' : 'day');
  return TYPED.find(([part]) => part.test(label))?.[1](nth) ?? ` 字${nth} `;
}

/** Words are typed there: it is no list, date or number. */
function isForWords({ name, props }: Control): boolean {
  return /^(?:Input(?!Number)|input|textarea)/.test(name) && props['inputMode'] !== 'decimal';
}

/** Lines of a refusal that are told. */
const REFUSED_TOLD = 10;

/** Fills every control of a page with values of its own. */
async function fillAll(page: RenderedPage, from: number): Promise<string> {
  const typed: string[] = [];
  for (const [nth, control] of page.controls().entries()) {
    if (nth < from) continue;
    const value = valueFor(control, nth);
    const trouble = await tryStep(() => page.fill(nth, value));
    typed.push(`${control.label}=${trouble[0] ?? valueText(value)}`);
  }
  await page.pause();
  return typed.join(' ');
}

/** What writes are refused with, where it is asked for: by somebody else's change, where they can be. */
const REFUSED_WITH = ['RECORD_CHANGED', 'BOOKING_CHANGED', 'PERSON_CHANGED'];
const OTHERS_CHANGE = { label: '这一条', booking: 'D31', name: '这个人', who: '叶知秋', at: '2026-11-12T09:58' };

export function refusalOf(codes: readonly string[]): unknown {
  const code = REFUSED_WITH.find((one) => codes.includes(one));
  return { ok: false, refusal: code === undefined ? { code: 'DISK_FULL', data: {} } : { code, data: OTHERS_CHANGE } };
}

/** Whether writes are refused, whether one was, whether the same was pressed once more meanwhile, and what the screen shows to be at work then. */
export interface Refusing {
  isOn: boolean;
  wasAsked: boolean;
  isPressedAgain: boolean;
  busy: readonly string[];
  waiting: (() => void)[];
}

/** Runs a step while all writes are refused; tells what is asked for and what the screen says then, nothing where none was asked for. */
export async function tellRefused(
  page: RenderedPage,
  refusing: Refusing,
  before: string,
  run: () => Promise<void>,
): Promise<readonly string[]> {
  refusing.isOn = true;
  refusing.wasAsked = false;
  refusing.isPressedAgain = false;
  refusing.busy = [];
  const trouble = await tryStep(run);
  refusing.isOn = false;
  if (!refusing.wasAsked) return [];
  const asked = page.sent().map(([name, input]) => (typeof input === 'string' ? `${name} “${input}”` : name));
  const atWork = refusing.busy.length === 0 ? [] : [`at work: ${refusing.busy.join(', ')}`];
  const lines = [...trouble, `> ${asked.join(', ')}`, ...atWork, ...changedLines(before, textOf(page))];
  return ['refused:', ...capLines(lines, REFUSED_TOLD)];
}

/** A submit that is found each time anew: it may be another one, or none, by then. */
type FindSubmit = () => Pressable | null | undefined;

/** Sends what was typed: refused first, where it asks for a write. */
async function sendTyped(page: RenderedPage, path: string, refusing: Refusing, find: FindSubmit): Promise<readonly string[]> {
  const press = async (): Promise<void> => {
    const found = find();
    if (found !== undefined && found !== null) await page.press(found);
  };
  const before = textOf(page);
  page.sent();
  const refused = await tellRefused(page, refusing, before, press);
  if (refused.length === 0) return resultOf(page, path, before);
  page.sent();
  const trouble = await tryStep(press);
  return [...refused, 'then:', ...trouble, ...resultOf(page, path, before)];
}

/** Sends forms that hold nothing, or nothing but blanks, refused: tells what is asked for all the same, and what is missing then. */
async function sendUnfit(page: RenderedPage, refusing: Refusing, title: string, finds: readonly FindSubmit[]): Promise<readonly string[]> {
  const empty = textOf(page);
  const asked: string[] = [];
  for (const find of finds) {
    const found = find();
    if (found === undefined || found === null) continue;
    const told = await tellRefused(page, refusing, empty, () => page.press(found));
    asked.push(...told.filter((line) => line.startsWith('> ')));
  }
  const wrong = capLines([...asked, ...changedLines(empty, textOf(page))], REFUSED_TOLD);
  return wrong.length === 0 ? [] : [title, ...wrong];
}

/** Sends a form with blanks wherever words can be typed, refused; what stood there before is put back. */
async function sendBlank(page: RenderedPage, from: number, refusing: Refusing, find: FindSubmit): Promise<readonly string[]> {
  const typed = [...page.controls().entries()].filter(([nth, control]) => nth >= from && isForWords(control));
  if (typed.length === 0) return [];
  const fill = async (valueOf: (control: Control) => unknown): Promise<void> => {
    for (const [nth, control] of typed) await tryStep(() => page.fill(nth, valueOf(control)));
    await page.pause();
  };
  await fill(() => '  ');
  const told = await sendUnfit(page, refusing, 'blank:', [find]);
  await fill(({ props }) => props['value'] ?? '');
  return told;
}

/** Fills the form that has come, and sends it by its last button: empty first. */
export async function sendForm(page: RenderedPage, path: string, from: number, refusing: Refusing): Promise<readonly string[]> {
  const find: FindSubmit = () => page.pressables().findLast((one) => one.isSubmit);
  const first = find()?.says;
  const empty = await sendUnfit(page, refusing, 'empty:', [find]);
  const isAsked = empty.some((line) => line.startsWith('> '));
  const wrong = isAsked || find()?.says !== first ? empty : [...empty, ...(await sendBlank(page, from, refusing, find))];
  const typed = await fillAll(page, from);
  const submit = find();
  if (submit === undefined || submit === null) return [...wrong, `### ${typed}`, '! no way to send it'];
  return [...wrong, `### ${typed} [${submit.says}]`, ...(await sendTyped(page, path, refusing, find))];
}

/** Fills all forms that stand on a screen, and sends one after the other. */
export async function sendStanding(page: RenderedPage, path: string, refusing: Refusing): Promise<readonly string[]> {
  const finds = page.submits().map(
    (_, nth): FindSubmit =>
      () =>
        page.submits()[nth],
  );
  const told = [...(await sendUnfit(page, refusing, 'empty:', finds)), `### ${await fillAll(page, 0)}`];
  for (const find of finds) {
    const submit = page.path() === path ? find() : null;
    if (submit !== undefined && submit !== null) told.push(`[${submit.says}]`, ...(await sendTyped(page, path, refusing, find)));
  }
  return told;
}
