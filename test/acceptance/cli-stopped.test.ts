// A signal in the middle of a long command: it ends in words, with the code of the signal, and leaves nothing half done. How soon is measured by `npm run gate -- stopped`.
import { beforeAll, describe, expect, it } from 'vitest';
import { livebaseInside } from '../helpers/cli-inside.ts';
import { dump } from '../helpers/cli.ts';
import { LONG_COMMANDS, prepare, type Prepared, stopped } from '../helpers/stopped.ts';

let prepared: Prepared;
beforeAll(async () => {
  prepared = await prepare(livebaseInside);
});

/** Commands that were done before the signal came. */
const late: string[] = [];

describe.skipIf(process.platform === 'win32')('a signal', () => {
  it.concurrent.each(LONG_COMMANDS.map((command, index) => [command.name, command, index % 2 === 0 ? 'SIGTERM' : 'SIGINT'] as const))(
    'ends %s in words, and nothing of it is left',
    async (name, command, signal) => {
      const { code, words, isDone, left, data } = await stopped(command, prepared, { signal, afterMs: 0 });
      const ends = [signal, signal === 'SIGTERM' ? 143 : 130];
      // Where the machine is busy the signal may come when the work is done: then it is done whole.
      if (isDone) {
        late.push(name);
        expect([0, ...ends]).toContain(code);
        expect(left.filter((file) => /\.part|temp\//.test(file))).toEqual([]);
        return;
      }
      expect({ words, left }).toEqual({ words: '已中断。\n', left: [] });
      expect(ends).toContain(code);
      if (command.name === 'import') expect(dump(data).get('import_batch')).toHaveLength(1);
    },
    30_000,
  );

  it('came in the middle of most of them', () => {
    expect(late.length).toBeLessThan(LONG_COMMANDS.length / 2);
  });
});
