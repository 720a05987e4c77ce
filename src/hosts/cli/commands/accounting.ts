// livebase accounting: what is booked in a month, its closing and reopening, and its vouchers as a file.
import path from 'node:path';
import { saveFile } from '../../../backend/backend.ts';
import type { LivebaseClient } from '../../../contract/contract.ts';
import { formatYuan } from '../../../contract/desk/desk-texts.ts';
import { ok, type Result } from '../../../domain/values/result.ts';
import { type CliCommand, defineOption, MONTH } from '../command.ts';
import { makeFolder } from '../out-folder.ts';
import { createOutcome, type Outcome } from '../outcome.ts';
import { type Session, withBase } from '../session.ts';
import { createWrongUsage } from '../usage.ts';

type Written = readonly { readonly file: string; readonly sha256: string }[];

async function writeVouchers(client: LivebaseClient, month: string, out: string | null): Promise<Result<Written>> {
  if (out === null) return ok([]);
  const folder = makeFolder(path.resolve(out));
  if (!folder.ok) return folder;
  const made = await client.accounting.vouchers({ month });
  if (!made.ok) return made;
  const saved = await saveFile(folder.value, made.value.name, made.value.bytes);
  return saved.ok ? ok([{ file: saved.value, sha256: made.value.sha256 }]) : saved;
}

function accounting(session: Session): Promise<Outcome> {
  const { options } = session;
  const [month, reason] = [options.given('month'), options.text('reason')];
  const [closes, reopens] = [options.flag('close'), options.flag('reopen')];
  if (closes && reopens) throw createWrongUsage('--close 和 --reopen 只能写一个');
  if (reopens !== (reason !== null)) throw createWrongUsage('--reopen 和 --reason 要一起写');
  return withBase(session, async (client) => {
    const opened = reopens ? await client.accounting.reopen({ month, reason: reason ?? '' }) : null;
    const changed = closes ? await client.accounting.close({ month }) : opened;
    if (changed?.ok === false) return changed;
    const period = changed ?? (await client.accounting.period({ month }));
    if (!period.ok) return period;
    const files = await writeVouchers(client, month, options.text('out'));
    if (!files.ok) return files;
    const { closed, sums } = period.value;
    const reopened = opened?.ok === true ? opened.value.reopened : [];
    return createOutcome({ ...period.value, files: files.value }, [
      `${month} 账款${closed === null ? '未结账' : `已结账（${closed.who}）`}：应收 ${formatYuan(sums.billed)} 元，收款 ${formatYuan(sums.received)} 元`,
      ...(reopened.length > 1 ? [`一起撤销的：${reopened.join('、')}`] : []),
      ...files.value.map(({ file }) => file),
    ]);
  });
}

/** `accounting` */
export const accountingCommands: readonly CliCommand[] = [
  {
    name: 'accounting',
    words: '一个月的账款：记入多少，结账、撤销结账，导出凭证',
    options: [
      MONTH,
      defineOption('--close', '结账：这个月和以前的应收、收款、押金不再改，以后补记的进下一个账期'),
      defineOption('--reopen', '撤销结账：这个月和它以后已结账的月份，以前的仍然结账'),
      defineOption('--reason <原因>', '为什么撤销'),
      defineOption('--out <文件夹>', '把凭证（xlsx）写到这个文件夹'),
    ],
    work: accounting,
  },
];
