// Walks a page: presses whatever can be pressed, fills and sends every form, and writes down what comes of each, as text that is reviewed.
import { createElement, type ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import type { Role } from '../../src/domain/base/rights.ts';
import type { KeyAction } from '../../src/app/ui/keys.tsx';
import { EXPLANATION } from '../../src/app/ui/provenance/ProvenanceDrawer.tsx';
import { DESK_DRAWERS } from '../../src/app/ui/records/RecordTable.tsx';
import { SCREENS } from '../../src/app/shell/screens.tsx';
import { createQueries, type RenderedPage, renderPage } from './render-page.ts';
import { cut, maskUuid } from './screen-lines.ts';
import { codeOfRefusal, type StoryBase } from './story-base.ts';
import { refusalOf, type Refusing, sendForm, sendStanding, tellRefused } from './walk-forms.ts';
import { capLines, changedLines, LINES_TOLD, maskVarying, resultOf, textOf, tryStep } from './walk-told.ts';
import type { Pressable } from './work-elements.ts';

/** All screens, each under its own address. */
export async function loadScreens(): Promise<ReactNode> {
  for (const { load } of [...SCREENS, EXPLANATION, DESK_DRAWERS]) await load();
  const children = SCREENS.map(({ name, show }) => createElement(Route, { path: `/${name}`, nest: true, key: name }, createElement(show)));
  return createElement(Switch, { children });
}

/** How a place is walked. */
interface WalkOptions {
  readonly role?: Role;
  /** What is rendered, where it is not a screen. */
  readonly load?: () => Promise<ReactNode>;
  /** Answers of methods that the base does not give here: another host's, other people's. */
  readonly answers?: Readonly<Record<string, unknown>>;
  /** What was told of the same screen already: told as a difference, and not pressed again. */
  readonly known?: Pick<Walked, 'screen' | 'pressed'> | null;
  /** What is done first, each time: only what its last steps brought up is told and pressed. */
  readonly ahead?: readonly Ahead[];
  /** So many of those steps are told elsewhere; none, if not said. */
  readonly told?: number;
}

/** What is done before a walk: a press by its words, a key of the screen or of a grid by its name, a field filled by its label; or by the place of either. */
export type Ahead =
  | readonly [how: 'press', says: string | number]
  | readonly [how: 'hit', keys: string]
  | readonly [how: 'at', grid: string, keys: string]
  | readonly [how: 'fill', label: string | number, value: unknown];

/** Does steps one after the other, each with the pause that somebody makes. */
export async function doAhead(page: RenderedPage, steps: readonly Ahead[]): Promise<void> {
  for (const step of steps) {
    if (step[0] === 'press') await page.press(step[1]);
    else if (step[0] === 'hit') await page.hit(step[1]);
    else if (step[0] === 'at') await page.hitAt(step[1], step[2]);
    else await page.fill(step[1], step[2]);
    await page.pause();
  }
}

const nameKey = ({ keys, words }: KeyAction): string => `key ${keys}: ${words}`;

/** What a screen says and offers before anything is done. */
async function lookAtFirst(page: RenderedPage): Promise<Pick<Walked, 'screen' | 'pressed'>> {
  const pressed = new Set([...page.pressables().map(({ says }) => says), ...page.keys().map(nameKey)]);
  const screen = textOf(page);
  await page.end();
  return { screen, pressed };
}

/** What a walk told. */
export interface Walked {
  readonly text: string;
  readonly screen: string;
  readonly pressed: ReadonlySet<string>;
}

/** Lines of a screen that are told: what a long sheet says, the browser's tests hold. */
const SCREEN_TOLD = 250;
/** Lines that are told of what is left of something that was closed. */
const LEFT_TOLD = 6;
/** Rows of a write that are told. */
const WRITTEN_TOLD = 24;
/** Of buttons of one kind, and of options of one list, so many are pressed. */
const PRESSED_ALIKE = 2;
/** Of what a step brought up, so much is pressed. */
const PRESSED_INSIDE = 6;

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
  { role = 'manager', known: given = null, load = loadScreens, answers = {}, ahead = [], told: toldAhead = 0 }: WalkOptions = {},
): Promise<Walked> {
  const queries = createQueries();
  const ofBase = base.answerAs(role);
  const refusing: Refusing = { isOn: false, wasAsked: false, isPressedAgain: false, busy: [], waiting: [] };
  const answer = (name: string, input: unknown): unknown => {
    if (refusing.isOn && base.takesTime(name)) {
      refusing.wasAsked = true;
      return new Promise((settle) => refusing.waiting.push(() => settle(refusalOf(base.refuses(name)))));
    }
    return name in answers ? answers[name] : ofBase(name, input);
  };
  const onDrawn = (busy: readonly string[]): boolean => {
    if (refusing.waiting.length === 0) return false;
    if (!refusing.isPressedAgain) {
      refusing.busy = busy;
      refusing.isPressedAgain = true;
      return true;
    }
    for (const answerOne of refusing.waiting.splice(0)) answerOne();
    return false;
  };
  const open = async (steps = ahead): Promise<RenderedPage> => {
    const opened = await renderPage(load, { path, role, queries, answer, onDrawn, seat: answers['people.seat'] });
    await opened.pause();
    await doAhead(opened, steps);
    return opened;
  };
  const known = ahead.length === 0 ? given : await lookAtFirst(await open(ahead.slice(0, toldAhead)));
  const first = await open();
  const screen = textOf(first);
  const said = [
    `# ${[path, ...ahead.map((step) => step.join(' '))].join(' · ')}`,
    ...capLines(known === null ? screen.split('\n') : changedLines(known.screen, screen), SCREEN_TOLD),
    ...first.sent().map(([name, input]) => `> ${name} ${maskUuid(JSON.stringify(input))}`),
  ];
  const here = first.path();
  if (here !== path) said.push(`→ ${here}`);
  const hasForm = first.submits().length > 0;
  const told = known?.pressed ?? new Set<string>();
  const steps = pressedOf(first.pressables(), told);
  const keys = first.keys().filter((one) => !told.has(nameKey(one)));
  said.push(...(ahead.length === 0 ? first.keys() : keys).map(nameKey));
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
    const runPaused = async (): Promise<void> => {
      await run(now);
      await now.pause();
    };
    const refused = await tellRefused(now, refusing, before, runPaused);
    if (refused.length > 0) await tryStep(runPaused);
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
  for (const { keys: combination } of keys) await step(`key ${combination}`, (now) => now.hit(combination));
  if (hasForm) {
    const form = page ?? (await open());
    page = null;
    said.push(...(await sendStanding(form, here, refusing)), ...(await tellWritten(base)));
    await form.end();
    queries.clear();
    await base.restore();
  }
  await page?.end();
  await base.restore();
  return {
    text: maskVarying(`${said.join('\n')}\n`),
    screen,
    pressed: new Set([...told, ...steps.map(({ says }) => says), ...keys.map(nameKey)]),
  };
}

/** Words of a text that are Chinese. */
function chineseIn(text: string): readonly string[] {
  return [...new Set(text.match(/[“"][^“”"]*\p{Script=Han}[^“”"]*[”"]/gu))];
}

/** A step by its place among what can be pressed or filled: words are others in another language. */
function placeStep(page: RenderedPage, step: Ahead): Ahead {
  if (step[0] === 'press') return ['press', page.pressables().findLastIndex(({ says }) => says === step[1])];
  return step[0] === 'fill' ? ['fill', page.controls().findLastIndex(({ label }) => label === step[1]), step[2]] : step;
}

/** What is Chinese in English of what several steps bring up. */
export async function lookInEnglish(base: StoryBase, path: string, ahead: readonly Ahead[]): Promise<string> {
  const answer = base.answerAs('manager');
  const chinese = await renderPage(loadScreens, { path, answer });
  const placed: Ahead[] = [];
  for (const step of ahead) {
    placed.push(placeStep(chinese, step));
    await doAhead(chinese, [step]);
  }
  await chinese.end();
  const english = await renderPage(loadScreens, { path, answer, language: 'en' });
  const atFirst = new Set(chineseIn(textOf(english)));
  const trouble = await tryStep(() => doAhead(english, placed));
  const words = chineseIn(textOf(english)).filter((word) => !atFirst.has(word));
  await english.end();
  await base.restore();
  return maskVarying(`${['## in English', ...trouble, words.join(' ')].join('\n')}\n`);
}

/** What somebody sees of a place: the difference to a screen, or what is Chinese of it in English; and what is asked for without the right. */
export async function lookAs(
  base: StoryBase,
  path: string,
  role: Role,
  screen: string | null,
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
  const page = await renderPage(loadScreens, { path, role, language: screen === null ? 'en' : 'zh-CN', answer });
  const lines = screen === null ? [chineseIn(textOf(page)).join(' ')] : changedLines(screen, textOf(page));
  const keys = page.keys().map(({ keys: combination }) => combination);
  await page.end();
  return { text: maskVarying(`## as ${role}, keys ${keys.join(' ')}\n${capLines(lines, LINES_TOLD).join('\n')}\n`), refused };
}
