// livebase statement: a tenant's statement of a month, made or found, as xlsx and PDF.
import path from 'node:path';
import { saveFile } from '../../../backend/backend.ts';
import type { LivebaseClient } from '../../../contract/contract.ts';
import { yuanText } from '../../../contract/desk/desk-texts.ts';
import { ok } from '../../../domain/values/result.ts';
import type { Result } from '../../../domain/values/result.ts';
import { makeFolder } from '../out-folder.ts';
import { done } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { withBase } from '../session.ts';
import type { Session } from '../session.ts';
import { MONTH, needed } from '../command.ts';
import type { CliCommand } from '../command.ts';

async function writeFiles(
  client: LivebaseClient,
  id: number,
  folder: string,
): Promise<Result<readonly { readonly file: string; readonly sha256: string }[]>> {
  const files = [];
  for (const kind of ['xlsx', 'pdf'] as const) {
    const drawn = await client.money.file({ id, kind });
    if (!drawn.ok) return drawn;
    const saved = await saveFile(folder, drawn.value.name, drawn.value.bytes);
    if (!saved.ok) return saved;
    files.push({ file: saved.value, sha256: drawn.value.sha256 });
  }
  return ok(files);
}

function statement(session: Session): Promise<Outcome> {
  const { options, progress } = session;
  const folder = path.resolve(options.given('out'));
  return withBase(session, async (client) => {
    const made = makeFolder(folder);
    if (!made.ok) return made;
    progress.say('正在出账单');
    const answer = await client.money.make({ tenant: options.given('tenant'), month: options.given('month') });
    if (!answer.ok) return answer;
    const { statement: line, isNew, total, open } = answer.value;
    const written = await writeFiles(client, line.id, folder);
    if (!written.ok) return written;
    const { number, month, tenantName: tenant } = line;
    return done({ number, month, tenant, total, open, files: written.value }, [
      `${isNew ? '已出账单' : '没有变动，沿用账单'} ${number}（${tenant}，${month}）：合计 ${yuanText(total)} 元，本月未付 ${yuanText(open)} 元`,
      ...written.value.map(({ file }) => file),
    ]);
  });
}

/** `statement` */
export const statementCommands: readonly CliCommand[] = [
  {
    name: 'statement',
    words: '一家企业一个月的账单：写成 xlsx 和 PDF',
    options: [MONTH, needed('--tenant <企业>', '统一社会信用代码或名称'), needed('--out <文件夹>', '把账单写到这个文件夹')],
    work: statement,
  },
];
