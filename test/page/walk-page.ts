// Walks a page: presses whatever can be pressed, fills and sends every form, and writes down what comes of each, as text that is reviewed.
import dayjs from 'dayjs';
import { createElement, type ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import type { Role } from '../../src/domain/base/rights.ts';
import { EXPLANATION } from '../../src/app/ui/provenance/ProvenanceDrawer.tsx';
import { DESK_DRAWERS } from '../../src/app/ui/records/RecordActions.tsx';
import { codeOf } from '../helpers/import-base.ts';
import { SCREENS } from '../../src/app/shell/screens.tsx';
import { createQueries, type RenderedPage, renderPage } from './render-page.ts';
import { cut, valueText } from './screen-lines.ts';
import { codeOfRefusal, type StoryBase } from './story-base.ts';
import type { Control, Pressable } from './work-elements.ts';

/** All screens, each under its own address. */
export async function loadScreens(): Promise<ReactNode> {
  for (const { load } of [...SCREENS, EXPLANATION, DESK_DRAWERS]) await load();
  const children = SCREENS.map(({ name, show }) => createElement(Route, { path: `/${name}`, nest: true, key: name }, createElement(show)));
  return createElement(Switch, { children });
}

function countLines(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

/** Lines of one text that the other has not, or not as often. */
function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = countLines(others.map((line) => line.trim()));
  return lines.filter((line) => {
    const count = left.get(line.trim()) ?? 0;
    left.set(line.trim(), count - 1);
    return count <= 0;
  });
}

/** Of lines that are gone the first ones: they stand above. */
const GONE_TOLD = 6;

/** What changed on screen, marked `-` and `+`. */
export function changedLines(before: string, after: string): readonly string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const gone = without(old, now).map((line) => `- ${line.trim()}`);
  const more = gone.length - GONE_TOLD;
  const told = more > 2 ? [...gone.slice(0, GONE_TOLD), `- … ${more} more`] : gone;
  return [...told, ...without(now, old).map((line) => `+ ${line}`)];
}

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

/** How a place is walked. */
interface WalkOptions {
  readonly role?: Role;
  /** What is rendered, where it is not a screen. */
  readonly load?: () => Promise<ReactNode>;
  /** Answers of methods that the base does not give here: another host's, other people's. */
  readonly answers?: Readonly<Record<string, unknown>>;
  /** What was told of the same screen already: told as a difference, and not pressed again. */
  readonly known?: Walked | null;
}

/** What a walk told. */
export interface Walked {
  readonly text: string;
  readonly screen: string;
  readonly pressed: ReadonlySet<string>;
}

/** What can't be the same in two runs: folders, the machine's disk, the secret that a base makes a paper's code of. */
const VARYING: readonly (readonly [RegExp, string])[] = [
  [/[^\s“"]*livebase-story-\w+/g, 'FOLDER'],
  [/[0-9a-f]{64}/g, 'SHA256'],
  [/(\/(?:lobby|door)[^?"\s]*\?key=)[\w-]{43}/g, '$1KEY'],
  [/(lobby\.token","value":"\\")[^\\]+/g, '$1TOKEN'],
  [/(剩余空间” · dd “)[^”]+/g, '$1SIZE'],
  [/核验码：[0-9A-Z]{5}-[0-9A-Z]{5}/g, '核验码：CODE'],
];

function maskVarying(text: string): string {
  return VARYING.reduce((masked, [pattern, word]) => masked.replaceAll(pattern, word), text);
}

/** What is on screen, without what varies: it is no difference either. */
function textOf(page: RenderedPage): string {
  return maskVarying(page.text());
}

/** Lines of a screen that are told: what a long sheet says, the browser's tests hold. */
const SCREEN_TOLD = 250;
/** Lines of a change that are told. */
const LINES_TOLD = 50;
/** Lines of a refusal that are told, and of what is left of something that was closed. */
const REFUSED_TOLD = 10;
const LEFT_TOLD = 6;
/** Rows of a write that are told. */
const WRITTEN_TOLD = 24;
/** Of buttons of one kind, and of options of one list, so many are pressed. */
const PRESSED_ALIKE = 2;
/** Of what a step brought up, so much is pressed. */
const PRESSED_INSIDE = 6;

function capLines(lines: readonly string[], most: number): readonly string[] {
  const more = lines.length - most;
  return more > 3 ? [...lines.slice(0, most), `… ${more} more`] : lines;
}

/** What a step did: where it led, what it sent, what changed on screen. */
function resultOf(page: RenderedPage, path: string, before: string): readonly string[] {
  const sent = page.sent().map(([name, input]) => `> ${name} ${cut(JSON.stringify(input, bytesAsLength), 600)}`);
  return page.path() === path ? [...sent, ...capLines(changedLines(before, textOf(page)), LINES_TOLD)] : [`→ ${page.path()}`, ...sent];
}

function bytesAsLength(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? `${value.length} bytes` : value;
}

/** Runs a step; what it throws is told. */
async function tryStep(run: () => Promise<void>): Promise<readonly string[]> {
  try {
    await run();
    return [];
  } catch (error) {
    return [`! ${String(error).split('\n')[0] ?? ''}`];
  }
}

/** What of the pressables is pressed: of many alike the first ones. */
function pressedOf(all: readonly Pressable[], pressed: ReadonlySet<string>): readonly Pressable[] {
  const kinds = new Map<string, number>();
  const says = new Set<string>();
  return all.filter((one) => {
    const isAlike = !['button', 'Modal', 'grid'].includes(one.kind) && !one.kind.startsWith('Dropdown');
    const count = (kinds.get(one.kind) ?? 0) + 1;
    kinds.set(one.kind, count);
    const isKnown = says.has(one.says) || pressed.has(one.says) || one.kind.includes('settings-link');
    says.add(one.says);
    return !isKnown && !(isAlike && count > PRESSED_ALIKE);
  });
}

/** Fills every control of a page with values of its own. */
async function fillAll(page: RenderedPage, from: number): Promise<string> {
  const typed: string[] = [];
  for (const [nth, control] of page.controls().entries()) {
    if (nth < from) continue;
    const value = valueFor(control, nth);
    const trouble = await tryStep(() => page.fill(nth, value));
    typed.push(`${control.label}=${trouble[0] ?? valueText(value)}`);
  }
  return typed.join(' ');
}

/** What every write is refused with, where it is asked for. */
const REFUSAL = { ok: false, refusal: { code: 'DISK_FULL', data: {} } };
/** Whether writes are refused, and whether one was. */
interface Refusing {
  isOn: boolean;
  wasAsked: boolean;
}

/** Runs a step while all writes are refused; tells what the screen says then, nothing where none was asked for. */
async function tellRefused(page: RenderedPage, refusing: Refusing, before: string, run: () => Promise<void>): Promise<readonly string[]> {
  refusing.isOn = true;
  refusing.wasAsked = false;
  const trouble = await tryStep(run);
  refusing.isOn = false;
  const lines = [...trouble, ...changedLines(before, textOf(page))];
  return refusing.wasAsked ? ['refused:', ...capLines(lines, REFUSED_TOLD)] : [];
}

/** Fills the form that has come, or that stands there, and sends it by its last button, or by the one that says so: empty and refused first, where it asks for a write. */
async function sendForm(
  page: RenderedPage,
  path: string,
  from: number,
  refusing: Refusing,
  says: string | null = null,
): Promise<readonly string[]> {
  const findSubmit = (): Pressable | undefined => page.pressables().findLast((one) => one.isSubmit && (says === null || one.says === says));
  const press = async (): Promise<void> => {
    const found = findSubmit();
    if (found !== undefined) await page.press(found);
  };
  const empty = textOf(page);
  await tellRefused(page, refusing, empty, press);
  const wrong = capLines(changedLines(empty, textOf(page)), REFUSED_TOLD);
  const typed = await fillAll(page, from);
  const submit = findSubmit();
  const asTyped = wrong.length === 0 ? [] : ['empty:', ...wrong];
  if (submit === undefined) return [...asTyped, `### ${typed}`, '! no way to send it'];
  const before = textOf(page);
  page.sent();
  const refused = await tellRefused(page, refusing, before, press);
  const head = [...asTyped, `### ${typed} [${submit.says}]`];
  if (refused.length === 0) return [...head, ...resultOf(page, path, before)];
  page.sent();
  const trouble = await tryStep(press);
  return [...head, ...refused, 'then:', ...trouble, ...resultOf(page, path, before)];
}

/** Ways out of a dialog or a drawer, the plainest last. */
const WAYS_OUT = ['关闭', '取消', '×'];

/** Leaves what a step opened, without having typed anything; tells what is left of it on screen, and opens it again. */
async function leaveAndReturn(page: RenderedPage, screen: string, run: Run): Promise<readonly string[]> {
  const out = page.pressables().findLast(({ says, isSubmit }) => !isSubmit && WAYS_OUT.includes(says));
  if (out === undefined) return [];
  const trouble = await tryStep(() => page.press(out));
  const left = capLines([...trouble, ...changedLines(screen, textOf(page))], LEFT_TOLD);
  await tryStep(() => run(page));
  page.sent();
  return left.length === 0 ? [] : ['left:', ...left];
}

/** Rows that a step wrote, column by column, and what is left of them once they are undone. */
async function tellWritten(base: StoryBase): Promise<readonly string[]> {
  const lines = await base.written();
  return capLines(
    lines.map((line) => `= ${cut(line, 600)}`),
    WRITTEN_TOLD,
  );
}

type Run = (page: RenderedPage) => Promise<void>;

/** Presses what says the same on whichever page. */
function pressing({ says, kind }: Pressable): Run {
  return async (page) => {
    const found = page.pressables().find((one) => one.says === says && one.kind === kind);
    if (found !== undefined) await page.press(found);
  };
}

/** What can be pressed now, and could not before. */
function broughtBy(now: readonly Pressable[], before: readonly Pressable[]): readonly Pressable[] {
  const known = new Set(before.map(({ says, kind }) => `${kind} ${says}`));
  return now.filter(({ says, kind }) => !known.has(`${kind} ${says}`));
}

/** Walks one place of the page. */
export async function walkPage(
  base: StoryBase,
  path: string,
  { role = 'manager', known = null, load = loadScreens, answers = {} }: WalkOptions = {},
): Promise<Walked> {
  const queries = createQueries();
  const ofBase = base.answerAs(role);
  const refusing: Refusing = { isOn: false, wasAsked: false };
  const answer = (name: string, input: unknown): unknown => {
    if (refusing.isOn && base.writes(name)) {
      refusing.wasAsked = true;
      return REFUSAL;
    }
    return name in answers ? answers[name] : ofBase(name, input);
  };
  const open = (): Promise<RenderedPage> => renderPage(load, { path, role, queries, answer, seat: answers['people.seat'] });
  const first = await open();
  const screen = textOf(first);
  const said = [
    `# ${path}`,
    ...capLines(known === null ? screen.split('\n') : changedLines(known.screen, screen), SCREEN_TOLD),
    ...first.sent().map(([name, input]) => `> ${name} ${JSON.stringify(input)}`),
  ];
  const here = first.path();
  if (here !== path) said.push(`→ ${here}`);
  const submits = new Set(first.pressables().flatMap((one) => (one.isSubmit ? [one.says] : [])));
  const steps = pressedOf(first.pressables(), known?.pressed ?? new Set());
  const keys = first.keys().map(({ keys: combination }) => combination);
  said.push(...first.keys().map(({ keys: combination, words }) => `key ${combination}: ${words}`));
  let page: RenderedPage | null = first;
  /** What came of a step, by the first that it came of. */
  const results = new Map<string, string>();
  const innerPressed = new Set<string>(WAYS_OUT);
  /** Presses what a step brought up, each on a page of its own. */
  const stepInside = async (title: string, run: Run, brought: readonly Pressable[]): Promise<void> => {
    for (const inner of pressedOf(brought, innerPressed).slice(0, PRESSED_INSIDE)) {
      innerPressed.add(inner.says);
      await step(`${title} › ${inner.says}`, pressing(inner), [run]);
    }
  };
  const step = async (title: string, run: Run, ahead: readonly Run[] = []): Promise<void> => {
    const now = page ?? (await open());
    page = null;
    for (const one of ahead) await tryStep(() => one(now));
    now.sent();
    const before = textOf(now);
    const [controls, pressables] = [now.controls().length, now.pressables()];
    const refused = await tellRefused(now, refusing, before, () => run(now));
    if (refused.length > 0) await tryStep(() => run(now));
    const result = [...refused, ...resultOf(now, here, before)];
    said.push(`## ${title}`, ...result);
    const text = result.join('\n');
    const same = results.get(text);
    results.set(text, same ?? title);
    const brought = now.path() === here && same === undefined ? broughtBy(now.pressables(), pressables) : [];
    if (same !== undefined && result.length > 0) said.splice(-result.length, result.length, `= ${same}`);
    else if (brought.some(({ isSubmit }) => isSubmit))
      said.push(...(await leaveAndReturn(now, before, run)), ...(await sendForm(now, here, controls, refusing)));
    const written = await tellWritten(base);
    said.push(...written);
    await now.end();
    if (written.length > 0) queries.clear();
    await base.restore();
    if (ahead.length === 0) {
      const plain = brought.filter(({ isSubmit }) => !isSubmit);
      await stepInside(title, run, plain);
    }
  };
  for (const one of steps) await step(one.says, pressing(one));
  for (const combination of keys) await step(`key ${combination}`, (now) => now.hit(combination));
  for (const says of [...submits].slice(0, PRESSED_INSIDE)) {
    const form = page ?? (await open());
    page = null;
    form.sent();
    said.push(...(await sendForm(form, here, 0, refusing, says)), ...(await tellWritten(base)));
    await form.end();
    queries.clear();
    await base.restore();
  }
  await page?.end();
  await base.restore();
  return {
    text: maskVarying(`${said.join('\n')}\n`),
    screen,
    pressed: new Set([...(known?.pressed ?? []), ...steps.map(({ says }) => says)]),
  };
}

/** What others than the manager see of a place: the difference, and what they ask for without the right. */
export async function lookAs(
  base: StoryBase,
  path: string,
  role: Role,
  screen: string,
): Promise<{ readonly text: string; readonly refused: readonly string[] }> {
  const refused: string[] = [];
  const ofBase = base.answerAs(role);
  const answer = (name: string, input: unknown): unknown => {
    const given = ofBase(name, input);
    const noteRefusal = async (): Promise<void> => {
      if (codeOfRefusal(await given) === 'NOT_ALLOWED') refused.push(name);
    };
    void noteRefusal();
    return given;
  };
  const page = await renderPage(loadScreens, { path, role, answer });
  const lines = changedLines(screen, textOf(page));
  const keys = page.keys().map(({ keys: combination }) => combination);
  await page.end();
  return { text: maskVarying(`## as ${role}, keys ${keys.join(' ')}\n${capLines(lines, LINES_TOLD).join('\n')}\n`), refused };
}
