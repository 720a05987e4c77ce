// livebase form make, form status: the tenants' monthly forms, and who has sent theirs back.
import path from 'node:path';
import { saveFiles } from '../../../backend/backend.ts';
import type { LivebaseClient } from '../../../contract/contract.ts';
import { makeFolder } from '../out-folder.ts';
import { createOutcome, type Outcome } from '../outcome.ts';
import { type Session, withBase } from '../session.ts';
import { formatTableLines } from '../text-table.ts';
import { type Answer, callMethod, type CliCommand, MONTH, requireOption } from '../command.ts';

const STATES = { missing: '未报', reported: '已报', zero: '零报', failing: '待核对' } as const;

function make(session: Session): Promise<Outcome> {
  const { options, progress } = session;
  const folder = path.resolve(options.given('out'));
  return withBase(session, async (client) => {
    const made = makeFolder(folder);
    if (!made.ok) return made;
    progress.say('正在生成月报表');
    const answer = await client.forms.make({ month: options.given('month'), tenants: null });
    if (!answer.ok) return answer;
    const forms = answer.value.files.map(({ file, bytes, sha256, uscc, name }) => ({ name: file, bytes, sha256, whose: { uscc, name } }));
    const saved = await saveFiles(folder, forms);
    if (!saved.ok) return saved;
    const files = saved.value.map(({ file, sha256, of }) => ({ file, sha256, ...of.whose }));
    return createOutcome({ files }, [`已生成 ${files.length} 份月报表，在 ${folder}`, ...files.map(({ file }) => path.basename(file))]);
  });
}

function statusOutcome({ roster }: Answer<LivebaseClient['forms']['status']>): Outcome {
  const rows = roster.map(({ uscc, name, state }) => [STATES[state], name, uscc]);
  const missing = roster.filter(({ state }) => state === 'missing').length;
  const lines = formatTableLines(['状态', '企业', '统一社会信用代码'], rows);
  return createOutcome({ roster }, roster.length === 0 ? ['没有应报企业。'] : [...lines, `应报 ${roster.length} 家，未报 ${missing} 家`]);
}

/** `form make`, `form status` */
export const formCommands: readonly CliCommand[] = [
  {
    name: 'form',
    words: '企业的销售月报表',
    commands: [
      {
        name: 'make',
        words: '生成一个月的月报表，每家应报企业一份',
        options: [MONTH, requireOption('--out <文件夹>', '写到这个文件夹')],
        work: make,
      },
      {
        name: 'status',
        words: '谁已报、谁未报',
        options: [MONTH],
        work: callMethod(
          (client) => client.forms.status,
          ({ options }) => ({ month: options.given('month') }),
          statusOutcome,
        ),
      },
    ],
  },
];
