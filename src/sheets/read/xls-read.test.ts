// The worker that reads old .xls: what its deadline counts, and what its failures mean.
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { answerOf } from './xls-read.ts';

const WAIT = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600);';
const READY = "parentPort.postMessage({ kind: 'ready' });";
const ANSWER = "parentPort.postMessage({ kind: 'sheets', sheets: [] });";

const LIMITS = { loading: 60_000, milliseconds: 60_000 };

function workerOf(...lines: readonly string[]): Worker {
  return new Worker(`const { parentPort } = require('node:worker_threads'); ${lines.join(' ')}`, { eval: true });
}

describe('the deadline of the xls worker', () => {
  it('begins once the worker is ready', async () => {
    const answer = await answerOf(workerOf(WAIT, READY, ANSWER), { loading: 60_000, milliseconds: 300 });
    expect(answer).toEqual({ ok: true, value: { format: 'xls', sheets: [] } });
  });

  it.each([
    ['reading', [READY, WAIT, ANSWER], { loading: 60_000, milliseconds: 200 }, 0.2],
    ['loading', [WAIT, READY, ANSWER], { loading: 100, milliseconds: 60_000 }, 0.1],
  ] as const)('refuses when %s takes too long', async (_, lines, limits, seconds) => {
    const answer = await answerOf(workerOf(...lines), limits);
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'FILE_TOO_SLOW', data: { seconds } } });
  });
});

describe('a worker that fails', () => {
  it('for want of memory means too many cells', async () => {
    const code = 'const all = []; for (;;) all.push(new Array(1000).fill({}));';
    const worker = new Worker(code, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 8 }, stderr: true });
    const refusal = { code: 'FILE_TOO_MANY_CELLS', data: { unit: 'cells', found: null } };
    expect(await answerOf(worker, LIMITS)).toMatchObject({ ok: false, refusal });
  });

  it('otherwise, or says nothing, is a bug of ours', async () => {
    await expect(answerOf(workerOf(READY, "throw new RangeError('odd');"), LIMITS)).rejects.toThrow('odd');
    await expect(answerOf(workerOf(READY), LIMITS)).rejects.toThrow('no answer');
  });
});
