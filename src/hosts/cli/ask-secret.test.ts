// What is typed unseen at a terminal: letters, corrections, an interruption; the environment before it, and nothing without a terminal.
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { askHere, askSecret } from './ask-secret.ts';

const NAME = 'LIVEBASE_TEST_SECRET';

/** A terminal that a test types at; it notes whether what is typed is shown, and what the program writes. */
function fakeTerminal(isIn: boolean, isOut: boolean) {
  const notes: string[] = [];
  const stdin = Object.assign(new EventEmitter(), {
    isTTY: isIn,
    setRawMode: (isRaw: boolean) => {
      notes.push(isRaw ? 'unseen' : 'seen');
      return stdin;
    },
    setEncoding: () => stdin,
    resume: () => stdin,
    pause: () => stdin,
  });
  const stderr = { isTTY: isOut, write: (text: string) => notes.push(text) };
  vi.spyOn(process, 'stdin', 'get').mockReturnValue(stdin as unknown as typeof process.stdin);
  vi.spyOn(process, 'stderr', 'get').mockReturnValue(stderr as unknown as typeof process.stderr);
  return { notes, type: (...pieces: readonly string[]) => pieces.forEach((piece) => stdin.emit('data', piece)) };
}

beforeEach(() => {
  vi.stubEnv(NAME, undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

it('takes letters until Enter, unseen, with the last ones taken back', async () => {
  const { notes, type } = fakeTerminal(true, true);
  const answer = askHere('密码：');
  type('12', '3', '\u007f', '4', '\r');
  expect(await answer).toBe('124');
  expect(notes).toEqual(['密码：', 'unseen', 'seen', '\n']);
  type('later');
  expect(notes).toHaveLength(4);
});

it('takes what was pasted up to its Enter', async () => {
  const { type } = fakeTerminal(true, true);
  const answer = askHere('密码：');
  type('1357\nrest');
  expect(await answer).toBe('1357');
});

it('is nothing where it was interrupted', async () => {
  const { notes, type } = fakeTerminal(true, true);
  const answer = askHere('密码：');
  type('12', '\u0003');
  expect(await answer).toBe(null);
  expect(notes.at(-2)).toBe('seen');
});

it.each([
  [true, false],
  [false, true],
  [false, false],
])('asks nobody where input is a terminal: %s, and what is shown: %s', async (isIn, isOut) => {
  const { notes } = fakeTerminal(isIn, isOut);
  expect(await askHere('密码：')).toBe(null);
  expect(await askSecret(NAME, '密码：')).toBe(null);
  expect(notes).toEqual([]);
});

it('is what the environment holds, unless that is empty', async () => {
  const { type } = fakeTerminal(true, true);
  vi.stubEnv(NAME, '2468');
  expect(await askSecret(NAME, '密码：')).toBe('2468');
  vi.stubEnv(NAME, '');
  const answer = askSecret(NAME, '密码：');
  type('9\r');
  expect(await answer).toBe('9');
});
