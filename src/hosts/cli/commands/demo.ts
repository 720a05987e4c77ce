// livebase demo: a base to look at, with its newest month exported.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { makeDemo } from '../../../backend/backend.ts';
import { judgeDataFolder } from '../../../backend/data-folder.ts';
import { makeFolder } from '../out-folder.ts';
import { createOutcome, type Outcome } from '../outcome.ts';
import type { Session } from '../session.ts';
import { formatTableLines } from '../text-table.ts';
import { type CliCommand, defineOption } from '../command.ts';

/** A folder of its own beside the files: earlier demos stay. */
function freshFolder(out: string): string {
  for (let number = 1; ; number += 1) {
    const folder = path.join(out, number === 1 ? 'base' : `base-${number}`);
    if (!existsSync(folder)) return folder;
  }
}

async function demo(session: Session): Promise<Outcome> {
  const { options, progress } = session;
  const out = path.resolve(options.text('out') ?? 'demo-output');
  const data = judgeDataFolder(options.text('data') ?? freshFolder(out));
  if (!data.ok) return data;
  const made = makeFolder(out);
  if (!made.ok) return made;
  const shown = await makeDemo({ out, data: data.value, onStep: (name) => progress.say(name) });
  if (!shown.ok) return shown;
  const { note, ...facts } = shown.value;
  const rows = shown.value.steps.map(({ name, ms }) => [name, (ms / 1000).toFixed(1)]);
  return createOutcome(facts, [...note.trimEnd().split('\r\n'), '', ...formatTableLines(['步骤', '秒'], rows)]);
}

export const demoCommands: readonly CliCommand[] = [
  {
    name: 'demo',
    words: '建一个以今天为准的演示数据库（之前 14 个月），导出上个月的月报',
    options: [defineOption('--out <文件夹>', '文件写到这里（默认 demo-output）')],
    work: demo,
  },
];
