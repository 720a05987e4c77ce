// A signal in the middle of a long command: it ends in words, with the code of the signal, and leaves nothing half done. How soon is measured by `npm run gate:stopped`.
import { beforeAll, describe, expect, it } from 'vitest';
import { livebaseInside } from '../helpers/cli-inside.ts';
import { dump } from '../helpers/cli.ts';
import { LONG_COMMANDS, prepare, stopped } from '../helpers/stopped.ts';
import type { Prepared } from '../helpers/stopped.ts';

let prepared: Prepared;
beforeAll(async () => {
  prepared = await prepare(livebaseInside);
});

describe.skipIf(process.platform === 'win32')('a signal', () => {
  it.concurrent.each(LONG_COMMANDS.map((command, index) => [command.name, command, index % 2 === 0 ? 'SIGTERM' : 'SIGINT'] as const))(
    'ends %s in words, and nothing of it is left',
    async (_name, command, signal) => {
      const { code, words, left, data } = await stopped(command, prepared, { signal, afterMs: 0 });
      expect({ words, left }).toEqual({ words: '已中断。\n', left: [] });
      expect([signal, signal === 'SIGTERM' ? 143 : 130]).toContain(code);
      if (command.name === 'import') expect(dump(data).get('import_batch')).toHaveLength(1);
    },
    30_000,
  );
});
