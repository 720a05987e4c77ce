// A call with a key of its page stands on what every call stands on.
import { expect, it } from 'vitest';
import type { CallContext } from './core/rpc/call.ts';
import { withStep } from './runtime-steps.ts';

/** One value for each part of a context: a part that is new does not compile until it stands here. */
const PARTS: Readonly<Record<Exclude<keyof CallContext, 'actor' | 'isRepeated'>, object>> = {
  findBase: {},
  onProgress: {},
  isRunning: {},
  jobs: {},
  readers: {},
  shell: {},
  start: {},
  seat: {},
  sharing: {},
  joining: {},
};

it('has every part of the context, its reading threads too', () => {
  const actor = { who: '前台', host: 'http', role: 'front_desk' };
  const around = { ...PARTS, actor } as unknown as CallContext;
  expect(withStep(around, { key: 'step-1', isRepeated: true })).toEqual({
    ...PARTS,
    isRepeated: true,
    actor: { ...actor, step: 'step-1' },
  });
});

it('is the context itself without a key', () => {
  const around = { ...PARTS, actor: {} } as unknown as CallContext;
  expect(withStep(around, null)).toBe(around);
});
