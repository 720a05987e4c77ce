// What stands around the screens, and screens in states that the story's base is never in: what they show, and what comes of whatever can be pressed.
import path from 'node:path';
import { createElement } from 'react';
import { expect, it } from 'vitest';
import { listMethodsWith } from '../../src/contract/method-rights.ts';
import { RIGHTS } from '../../src/domain/base/rights.ts';
import { PLAIN_CHOICES } from '../../src/contract/intake/intake-shapes.ts';
import { MONTH_FILES } from '../helpers/answers/story-month.ts';
import { wallClock } from '../helpers/import-base.ts';
import { prepareStory, STORY_NOW, type StoryBase } from './story-base.ts';
import { type Ahead, loadScreens, walkPage } from './walk-page.ts';

const REVIEWED = path.join(import.meta.dirname, 'reviewed');
const ok = (value: unknown) => ({ ok: true, value });
const nowMs = wallClock(STORY_NOW);

const FACES = [
  { id: 1, name: '周敏', initials: 'zm', pinyin: 'zhoumin', colour: 3, hasPin: true },
  { id: 2, name: '叶知秋', initials: 'yzq', pinyin: 'yezhiqiu', colour: 5, hasPin: false },
];
const ME = { id: 1, name: '周敏', role: 'manager', rights: RIGHTS, methods: listMethodsWith(() => true) };
const seat = (me: unknown) => ok({ isLocking: true, me, faces: FACES, idleMinutes: 7 });
const PEOPLE = [
  { id: 1, name: '周敏', role: 'manager', colour: 3, version: 4, isRetired: false, hasPin: true },
  { id: 2, name: '叶知秋', role: 'front_desk', colour: 5, version: 6, isRetired: false, hasPin: false },
  { id: 3, name: '旧人', role: 'viewer', colour: 7, version: 8, isRetired: true, hasPin: false },
];
const SHARED = {
  at: { address: '192.168.1.5', port: 8422 },
  trouble: null,
  addresses: ['192.168.1.5', '10.0.0.5'],
  invite: { code: 'ABCD-EFGH', untilMs: nowMs + 540_000, kind: 'program' },
  devices: [
    { id: 11, name: '二号前台', pairedMs: nowMs - 86_400_000, lastSeenMs: nowMs - 60_000, isRevoked: false },
    { id: 12, name: '旧电脑', pairedMs: nowMs - 172_800_000, lastSeenMs: null, isRevoked: true },
  ],
};
const COMMON = {
  'joining.state': ok(null),
  'shell.about': ok({
    kind: 'http',
    can: { save: false, print: false, pick: false, showFolder: false },
    versions: {},
    endsAfterMinutes: 10,
    folder: '/data/base',
    freeBytes: 5_000_000_000,
  }),
  'start.lastRun': ok({ ended: [{ kind: 'import', subject: '十月.xlsx', at: nowMs, done: true }] }),
  'start.state': ok({ kind: 'open', folder: '/data/base', name: '星港', isDemo: true, back: 'base' }),
  'people.seat': seat(ME),
  'people.list': ok({ people: PEOPLE }),
  'people.add': ok(PEOPLE[1]),
  'people.change': ok(PEOPLE[1]),
  'people.retire': ok(PEOPLE[1]),
  'people.restore': ok(PEOPLE[2]),
  'people.setPin': ok({ recoveryCode: 'WXYZ-1234' }),
  'people.recover': ok({ recoveryCode: 'WXYZ-1234' }),
  'people.enter': seat(ME),
  'people.leave': seat(null),
  'sharing.state': ok(SHARED),
  'sharing.set': ok({ ...SHARED, at: null }),
  'sharing.invite': ok(SHARED),
  'sharing.inviteBrowser': ok({ ...SHARED, invite: { ...SHARED.invite, kind: 'browser' } }),
  'sharing.endInvite': ok({ ...SHARED, invite: null }),
  'sharing.revoke': ok(SHARED),
  // What it says comes bit by bit, and ends with the page.
  'live.watch': undefined,
};

const loadFrame = async () => {
  await Promise.all([loadScreens(), import('../../src/app/shell/FirstStart.tsx')]);
  return createElement((await import('../../src/app/shell/Frame.tsx')).Frame);
};

type Answered = Readonly<Record<string, unknown>>;

/** By the file that holds it: where, what is rendered if it is no screen, what is answered otherwise, and what is done first. */
const WALKS: Readonly<
  Record<string, readonly [place: string, load: typeof loadFrame | null, answers: Answered, ...ahead: readonly Ahead[]]>
> = {
  frame: ['/scorecard', loadFrame, {}],
  locked: ['/home', loadFrame, { 'people.seat': seat(null) }],
  first: ['/home', loadFrame, { 'start.state': ok({ kind: 'none', defaultFolder: '/data/new' }) }],
  refused: [
    '/home',
    loadFrame,
    { 'start.state': ok({ kind: 'refused', folder: '/data/base', refusal: { code: 'BASE_MISSING', data: {} } }) },
  ],
  'host-gone': [
    '/home',
    loadFrame,
    { 'joining.state': ok({ at: { address: '192.168.1.9', port: 8422 }, name: '主机', away: { code: 'JOIN_UNREACHED', data: {} } }) },
  ],
  palette: ['/scorecard', loadFrame, {}, ['hit', 'Ctrl+K'], ['fill', '输入企业、直播间、预约号、月份或命令；可用拼音首字母', '海浪']],
  keys: ['/scorecard', loadFrame, {}, ['hit', 'F1']],
  crew: ['/settings/people', null, {}],
  sharing: ['/settings/sharing', null, {}],
  'not-shared': ['/settings/sharing', null, { 'sharing.state': ok({ ...SHARED, at: null, invite: null, devices: [] }) }],
};

/** What waits to be taken in, as the methods of the import answer each time. */
async function stageFiles(
  base: StoryBase,
  files: readonly object[],
  ask: (staging: unknown) => Readonly<Record<string, object>>,
): Promise<Readonly<Record<string, unknown>>> {
  const call = base.answerAs('manager');
  const staging: unknown = Reflect.get(
    Object(Reflect.get(Object(await call('intake.stage', { files, staging: null })), 'value')),
    'staging',
  );
  const answers: Record<string, unknown> = {};
  for (const [name, input] of Object.entries(ask(staging))) answers[name] = await call(name, input);
  await base.restore();
  return answers;
}

const story = prepareStory();

it.each(Object.entries(WALKS))('shows and does what is reviewed: %s', async (file, [place, load, answers, ...ahead]) => {
  const { text } = await walkPage(story(), place, { ...(load === null ? {} : { load }), answers: { ...COMMON, ...answers }, ahead });
  await expect(text).toMatchFileSnapshot(path.join(REVIEWED, `${file}.txt`));
});

it('shows and does what is reviewed: a month with trouble, another, and one that is no sheet wait to be taken in', async () => {
  const files = [...MONTH_FILES, { name: '坏表.xlsx', bytes: new Uint8Array([80, 75, 3, 4]) }];
  const answers = await stageFiles(story(), files, (staging) => ({
    'intake.list': {},
    'intake.get': { staging },
    'intake.preview': { staging, choices: PLAIN_CHOICES },
    'intake.rows': { staging, file: 0, sheet: 0, from: 0, count: 50, only: 'refused' },
  }));
  const { text } = await walkPage(story(), '/sales/import', { answers });
  await expect(text).toMatchFileSnapshot(path.join(REVIEWED, 'staged.txt'));
});

it('shows and does what is reviewed: columns of a file that nobody knows are chosen', async () => {
  const heads = '开播,店铺账号,成交钱,退钱,单数,场长,备考';
  const rows = ['2026-11-03 20:00,tb-77,1200.5,30,41,95,', '2026-11-04 20:00,tb-77,980,0,33,80,加场'];
  const file = { name: '自己的表.csv', bytes: new TextEncoder().encode([heads, ...rows, ''].join('\r\n')) };
  const answers = await stageFiles(story(), [file], (staging) => ({
    'intake.list': {},
    'intake.get': { staging },
    'intake.preview': { staging, choices: PLAIN_CHOICES },
    'intake.mapping': { staging, file: 0, sheet: 0 },
  }));
  const columns = await walkPage(story(), '/sales/import/map/0/0', { answers });
  const waiting = await walkPage(story(), '/sales/import', { answers });
  await expect(columns.text + waiting.text).toMatchFileSnapshot(path.join(REVIEWED, 'own-columns.txt'));
});

it('shows and does what is reviewed: a reply of a month that is open', async () => {
  const answer = Object(await story().answerAs('manager')('collection.month', { month: '2026-10' }));
  const open = ok({ ...Reflect.get(answer, 'value'), isClosed: false });
  const ahead: readonly Ahead[] = [['press', '收集情况 click']];
  const { text } = await walkPage(story(), '/sales/2026-10', { answers: { 'collection.month': open }, ahead });
  await expect(text).toMatchFileSnapshot(path.join(REVIEWED, 'open-reply.txt'));
});
