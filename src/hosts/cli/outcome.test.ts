// What a command that did its work hands on.
import { expect, test } from 'vitest';
import { createOutcome } from './outcome.ts';

test('an outcome has its document, lines, remarks and exit code, none and 0 if not said', () => {
  expect(createOutcome({ a: 1 }, ['一'], { remarks: ['二'], exitCode: 1 })).toEqual({
    ok: true,
    document: { a: 1 },
    lines: ['一'],
    remarks: ['二'],
    exitCode: 1,
  });
  expect(createOutcome({}, [])).toEqual({ ok: true, document: {}, lines: [], remarks: [], exitCode: 0 });
});
