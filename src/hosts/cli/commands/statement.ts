// livebase statement: a tenant's statement of a month, made or found, as xlsx and PDF.
import path from 'node:path';
import type { Command } from 'commander';
import { saveFile } from '../../../backend/backend.ts';
import type { LivebaseClient } from '../../../contract/contract.ts';
import { yuanText } from '../../../contract/desk/desk-texts.ts';
import { makeFolder } from '../out-folder.ts';
import { monthOption } from '../option-values.ts';
import { done, refused } from '../outcome.ts';
import type { Outcome, Refused } from '../outcome.ts';
import { withBase } from '../session.ts';
import type { Session } from '../session.ts';
import type { Run } from './command-run.ts';

type Written = { readonly ok: true; readonly files: readonly { readonly file: string; readonly sha256: string }[] };

async function writeFiles(client: LivebaseClient, id: number, folder: string): Promise<Written | Refused> {
  const files = [];
  for (const kind of ['xlsx', 'pdf'] as const) {
    const drawn = await client.money.file({ id, kind });
    if (!drawn.ok) return refused(drawn.refusal);
    const saved = await saveFile(folder, drawn.value.name, drawn.value.bytes);
    if (!saved.ok) return refused(saved.refusal);
    files.push({ file: saved.value, sha256: drawn.value.sha256 });
  }
  return { ok: true, files };
}

function statement(session: Session): Promise<Outcome> {
  const { options, progress } = session;
  const folder = path.resolve(options.given('out'));
  return withBase(session, async (client) => {
    const made = makeFolder(folder);
    if (made !== null) return refused(made);
    progress.say('正在出账单');
    const answer = await client.money.make({ tenant: options.given('tenant'), month: options.given('month') });
    if (!answer.ok) return refused(answer.refusal);
    const { statement: line, isNew, total, open } = answer.value;
    const written = await writeFiles(client, line.id, folder);
    if (!written.ok) return written;
    const { number, month, tenantName: tenant } = line;
    return done({ number, month, tenant, total, open, files: written.files }, [
      `${isNew ? '已出账单' : '没有变动，沿用账单'} ${number}（${tenant}，${month}）：合计 ${yuanText(total)} 元，本月未付 ${yuanText(open)} 元`,
      ...written.files.map(({ file }) => file),
    ]);
  });
}

/** `statement --month M --tenant CODE|NAME --out DIR` */
export function addStatement(program: Command, run: Run): void {
  program
    .command('statement')
    .description('一家企业一个月的账单：写成 xlsx 和 PDF')
    .requiredOption('--month <月份>', '月份，如 2026-10', monthOption)
    .requiredOption('--tenant <企业>', '统一社会信用代码或名称')
    .requiredOption('--out <文件夹>', '把账单写到这个文件夹')
    .action((_options: unknown, command: Command) => run(command, statement));
}
