// livebase form make, form status: the tenants' monthly forms, and who has sent theirs back.
import path from 'node:path';
import type { Command } from 'commander';
import { saveFile } from '../../../backend/backend.ts';
import { makeFolder } from '../out-folder.ts';
import { monthOption } from '../option-values.ts';
import { done, refused } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { withBase } from '../session.ts';
import type { Session } from '../session.ts';
import { tableLines } from '../text-table.ts';
import type { Run } from './command-run.ts';

const STATES = { missing: '未报', reported: '已报', zero: '零报', failing: '待核对' } as const;

function make(session: Session): Promise<Outcome> {
  const { options, progress } = session;
  const folder = path.resolve(options.given('out'));
  return withBase(session, async (client) => {
    const made = makeFolder(folder);
    if (made !== null) return refused(made);
    progress.say('正在生成月报表');
    const answer = await client.forms.make({ month: options.given('month'), tenants: null });
    if (!answer.ok) return refused(answer.refusal);
    const files = [];
    for (const { file, bytes, sha256, uscc, name } of answer.value.files) {
      const saved = await saveFile(folder, file, bytes);
      if (!saved.ok) return refused(saved.refusal);
      files.push({ file: saved.value, sha256, uscc, name });
    }
    return done({ files }, [`已生成 ${files.length} 份月报表，在 ${folder}`, ...files.map(({ file }) => path.basename(file))]);
  });
}

function status(session: Session): Promise<Outcome> {
  return withBase(session, async (client) => {
    const answer = await client.forms.status({ month: session.options.given('month') });
    if (!answer.ok) return refused(answer.refusal);
    const { roster } = answer.value;
    const rows = roster.map(({ uscc, name, state }) => [STATES[state], name, uscc]);
    const missing = roster.filter(({ state }) => state === 'missing').length;
    const lines = tableLines(['状态', '企业', '统一社会信用代码'], rows);
    return done({ roster }, roster.length === 0 ? ['没有应报企业。'] : [...lines, `应报 ${roster.length} 家，未报 ${missing} 家`]);
  });
}

/** `form make`, `form status` */
export function addForms(program: Command, run: Run): void {
  const form = program.command('form').description('企业的销售月报表');
  form
    .command('make')
    .description('生成一个月的月报表，每家应报企业一份')
    .requiredOption('--month <月份>', '月份，如 2026-10', monthOption)
    .requiredOption('--out <文件夹>', '写到这个文件夹')
    .action((_options: unknown, command: Command) => run(command, make));
  form
    .command('status')
    .description('谁已报、谁未报')
    .requiredOption('--month <月份>', '月份，如 2026-10', monthOption)
    .action((_options: unknown, command: Command) => run(command, status));
}
