// Parts of the page in states that no base of the tests is in: two at one map, one manager or several, what a table remembers, hosts that were found.
import { Button } from 'antd';
import { createElement, type ReactNode } from 'react';
import { expect, it } from 'vitest';
import { useLocation } from 'wouter';
import type { RefusalData } from '../../src/contract/core/shapes.ts';
import { SaveNotes } from '../../src/app/bureau/MapBar.tsx';
import type { MapEditor } from '../../src/app/bureau/use-map-editor.ts';
import type { SaveTrouble } from '../../src/app/bureau/use-map-save.ts';
import { PeopleSection } from '../../src/app/people/PeopleSection.tsx';
import { DrillPart } from '../../src/app/safety/BackupFiles.tsx';
import { JoinForm } from '../../src/app/sharing/JoinForm.tsx';
import { ALREADY_SENT, useCommand } from '../../src/app/ui/api.tsx';
import { useAskManager } from '../../src/app/ui/manager-approval.ts';
import { DataTable } from '../../src/app/ui/table/DataTable.tsx';
import { Show } from '../../src/app/ui/Notes.tsx';
import { useNotices } from '../../src/app/ui/notices.tsx';
import { type RenderedPage, renderPage } from './render-page.ts';

const ok = (value: unknown) => ({ ok: true, value });

function show(load: () => ReactNode, answers: Readonly<Record<string, unknown>> = {}): Promise<RenderedPage> {
  return renderPage(async () => load(), { answer: (name) => answers[name], seat: answers['people.seat'] });
}

/** Every word on screen, line by line. */
function wordsOf(page: RenderedPage): readonly string[] {
  return [...page.text(Infinity).matchAll(/“([^”]*)”/g)].map(([, word = '']) => word);
}

/** What each button of a map's notes does. */
const DOES: Readonly<Record<string, string>> = { 载入新的: 'theirs', 用我的再存一版: 'mine', 再保存一次: 'again' };
const CHANGED: RefusalData = { code: 'RECORD_CHANGED', data: { who: '叶知秋' } };

it.each<readonly [SaveTrouble | null, boolean, readonly string[], readonly string[]]>([
  [{ kind: 'conflict', refusal: CHANGED }, true, ['danger'], ['载入新的', '用我的再存一版']],
  [{ kind: 'failed', outcome: { ok: false, refusal: { code: 'DISK_FULL', data: {} } } }, true, ['danger', 'warn'], ['再保存一次']],
  [null, true, ['warn'], ['载入新的']],
  [null, false, [], []],
])('what a map says about saving, and what it offers: %j, behind: %s', async (trouble, isBehind, tones, offered) => {
  const done: string[] = [];
  const saver = { trouble, save: async () => void done.push('again'), keepMine: async () => void done.push('mine') };
  const editor = { saver } as unknown as MapEditor;
  const page = await show(() => createElement(SaveNotes, { editor, isBehind, onReload: () => void done.push('theirs') }));
  expect([...page.text().matchAll(/\.note note-(\w+)/g)].map(([, tone]) => tone)).toEqual(tones);
  expect(page.pressables().map(({ says }) => says)).toEqual(offered);
  for (const words of offered) await page.press(words);
  expect(done).toEqual(offered.map((words) => DOES[words]));
  if (trouble?.kind === 'conflict') expect(wordsOf(page).join(' ')).toContain('叶知秋');
  await page.end();
});

it.each([
  [null, '还没有演练过恢复。'],
  [{ at: '2026-11-02T09:05', days: null, isDue: true }, '还没有演练过恢复。'],
  [{ at: '2026-11-02T09:05', days: 10, isDue: false }, '上一次恢复演练：2026-11-02 09:05（10 天前）'],
])('when a restore was last tried: %j', async (drill, words) => {
  const page = await show(() => createElement(DrillPart, { isEncrypted: false, drill }));
  expect(wordsOf(page)[0]).toBe(words);
  await page.end();
});

/** A command with two inputs to press, and what came of each press. */
function Adding({ heard }: { readonly heard: (outcome: unknown) => void }) {
  const { run, cancel } = useCommand('people.add');
  const notices = useNotices();
  const add = async (name: string): Promise<void> => {
    const outcome = await run({ name, role: 'manager' });
    heard(outcome);
    notices.failed(outcome);
  };
  const button = (name: string, onClick: () => void) => createElement(Button, { key: name, onClick }, name);
  return ['甲', '乙'].map((name) => button(name, () => void add(name))).concat(button('停', cancel));
}

it('sends the same once while it is on its way, and says nothing of the second press', async () => {
  const heard: unknown[] = [];
  const page = await show(() => createElement(Adding, { heard: (outcome) => heard.push(outcome) }));
  const namesSent = async (...presses: readonly string[]): Promise<readonly unknown[]> => {
    page.sent();
    for (const one of presses) await page.press(one);
    return page.sent().map(([method, input]) => `${method} ${Object(input).name}`);
  };
  expect(await namesSent('甲', '甲', '乙', '甲', '乙')).toEqual(['people.add 甲', 'people.add 乙']);
  expect(heard).toEqual([ALREADY_SENT, ALREADY_SENT, ALREADY_SENT]);
  expect(page.text()).not.toContain('note');
  // Stopped, it may be sent once more.
  expect(await namesSent('停', '乙', '乙')).toEqual(['people.add 乙']);
  await page.end();
});

it('sends the same once more after it was answered', async () => {
  const heard: unknown[] = [];
  const refused = { ok: false, refusal: { code: 'DISK_FULL', data: {} } };
  const page = await show(() => createElement(Adding, { heard: (outcome) => heard.push(outcome) }), { 'people.add': refused });
  await page.press('甲');
  await page.press('甲');
  expect(heard).toEqual([refused, refused]);
  await page.end();
});

interface Fruit {
  readonly id: number;
  readonly name: string;
  readonly kind: string;
}
const FRUITS: readonly Fruit[] = [
  { id: 1, name: '桃', kind: '核果' },
  { id: 2, name: '橙', kind: '柑果' },
  { id: 3, name: '梨', kind: '仁果' },
];

it('a table shows what was remembered of it: two values of a filter, the sort, a column that was hidden; no words that were searched', async () => {
  const kept = { search: '桃', sort: { key: 'name', down: true }, filters: { kind: ['核果', '仁果'] }, shown: { kind: false } };
  const columns = [
    { key: 'name', title: '名称', width: 100, text: (row: Fruit) => row.name },
    { key: 'kind', title: '类别', width: 100, text: (row: Fruit) => row.kind, filter: true },
  ];
  const page = await show(() => {
    window.localStorage.setItem('livebase.table.fruits', JSON.stringify(kept));
    return createElement(DataTable<Fruit>, { name: 'fruits', label: '水果', rows: FRUITS, rowKey: ({ id }) => id, columns });
  });
  const cells = [...page.text(Infinity).matchAll(/role="gridcell" .*?title="([^"]*)"/g)].map(([, text]) => text);
  expect(cells).toEqual(['桃', '梨']);
  await page.end();
});

const face = (id: number, name: string, initials: string) => ({ id, name, initials, pinyin: initials, colour: id, hasPin: true });
const MANAGERS = [face(1, '周敏', 'zm'), face(2, '叶知秋', 'yzq')];

/** Asks a manager for one action by a button. */
function Asking({ onAnswer }: { readonly onAnswer: (isAllowed: boolean) => void }) {
  const ask = useAskManager();
  const wanted = { method: 'bookings.move', input: { id: 7 }, right: 'bookings.write' } as const;
  return createElement(Button, { onClick: () => void ask?.(wanted).then(onAnswer) }, '问主管');
}

async function askManager(managers: number, isLocking: boolean, lent: unknown) {
  const people = MANAGERS.map(({ id, name }) => ({ id, name, role: id <= managers ? 'manager' : 'front_desk', isRetired: false }));
  const answered: boolean[] = [];
  const page = await show(() => createElement(Asking, { onAnswer: (isAllowed) => void answered.push(isAllowed) }), {
    'people.list': ok({ people }),
    'people.seat': ok({ isLocking, me: null, faces: MANAGERS, idleMinutes: 5 }),
    'people.lend': lent,
  });
  await page.press('问主管');
  return { page, answered };
}

it('the only manager is named, and asked for a PIN alone', async () => {
  const { page, answered } = await askManager(1, true, ok({}));
  expect(page.controls()).toHaveLength(1);
  expect(wordsOf(page).join(' ')).toContain('周敏');
  await page.fill(0, '2468');
  await page.press('同意这一次');
  expect(page.sent()).toContainEqual(['people.lend', { person: 1, pin: '2468', method: 'bookings.move', input: { id: 7 } }]);
  expect(answered).toEqual([true]);
  await page.end();
});

it('one of several managers is named by who agrees; who leaves has not agreed', async () => {
  const { page, answered } = await askManager(2, false, ok({}));
  expect(page.controls().map(({ props }) => props['value'])).toEqual(['']);
  await page.fill(0, 'yzq');
  await page.press('同意这一次');
  expect(page.sent()).toContainEqual(['people.lend', { person: 2, pin: '', method: 'bookings.move', input: { id: 7 } }]);
  expect(answered).toEqual([true]);
  await page.end();
  const left = await askManager(2, false, ok({}));
  await left.page.press('返回');
  expect(left.answered).toEqual([false]);
  await left.page.end();
});

it.each([
  [['people.write'], ['settings.sayWho', 'people.enter']],
  [[], ['people.enter']],
])('without PINs anyone who is named enters; a manager says so for this computer: %j', async (rights, calls) => {
  const me = { id: 1, name: '周敏', role: 'manager', rights, methods: [] };
  const person = { role: 'manager', colour: 1, version: 1, isRetired: false, hasPin: false };
  const page = await show(() => createElement(PeopleSection), {
    'people.list': ok({ people: MANAGERS.map(({ id, name }) => ({ ...person, id, name })) }),
    'people.seat': ok({ isLocking: false, me, faces: MANAGERS, idleMinutes: 5 }),
    'people.rights': ok({ rights: [] }),
    'settings.choices': ok({}),
    'settings.sayWho': ok({}),
    'people.enter': ok({}),
  });
  page.sent();
  await page.fill('现在是谁', '2');
  const sent = page.sent().filter(([name]) => name === 'settings.sayWho' || name === 'people.enter');
  expect(sent).toEqual(calls.map((name) => [name, name === 'people.enter' ? { person: 2, pin: null } : { who: '叶知秋' }]));
  await page.end();
});

it('hosts that were found: name, place and letters in fours; one fills in the address and nothing else', async () => {
  const found = [
    { name: '主机甲', address: '192.168.1.5', port: 8422, letters: 'ABCDEFGHJK' },
    { name: '主机乙', address: '10.0.0.8', port: 5000, letters: 'LMNP' },
  ];
  const page = await show(() => createElement(JoinForm, { at: null, onBack: null }), { 'joining.find': ok(found) });
  await page.fill('加入码', 'CODE');
  await page.press('在办公室里找主机');
  await page.press('主机甲 · 192.168.1.5:8422 · 加入码以 ABCD-EFGH-JK 开头');
  await page.press('主机乙 · 10.0.0.8:5000 · 加入码以 LMNP 开头');
  expect(page.controls().map(({ props }) => props['value'])).toEqual(['10.0.0.8:5000', 'CODE', '']);
  await page.end();
});

it.each([
  ['NOT_ALLOWED', 'note-plain'],
  ['DISK_FULL', 'note-danger'],
] as const)('a part that is refused with %s says so in its tone', async (code, tone) => {
  const asked = { state: 'refused', refusal: { code, data: {} }, again: () => undefined } as const;
  const page = await show(() => createElement(Show<object>, { asked, children: () => 'shown' }));
  expect(page.text()).toContain(tone);
  await page.end();
});

it('what was refused stays on its screen only, what was done is still said on the next', async () => {
  const Screen = () => {
    const [, go] = useLocation();
    const notices = useNotices();
    return [
      createElement(Button, { key: 1, onClick: () => notices.refused('不行') }, '试'),
      createElement(Button, { key: 2, onClick: () => notices.done('好了') }, '做'),
      ...['/sales/2026-10', '/sales/2026-11', '/home'].map((path) => createElement(Button, { key: path, onClick: () => go(path) }, path)),
    ];
  };
  const page = await renderPage(async () => createElement(Screen), { path: '/sales/2026-10', answer: () => undefined });
  const said = (): readonly string[] => wordsOf(page).filter((words) => ['不行', '好了'].includes(words));
  await page.press('试');
  expect(said()).toEqual(['不行']);
  await page.press('/sales/2026-11');
  expect(said()).toEqual(['不行']);
  await page.press('/home');
  expect(said()).toEqual([]);
  await page.press('做');
  await page.press('/sales/2026-10');
  expect(said()).toEqual(['好了']);
  await page.end();
});
