// livebase reminders: what each tenant is told of its bookings of a day; marked as sent, and the day's list as a file for a group.
import path from 'node:path';
import { saveFile } from '../../../backend/backend.ts';
import { formatWireTime } from '../../../contract/desk/desk-texts.ts';
import type { Reminder } from '../../../contract/desk/reminders.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import { type CliCommand, defineOption } from '../command.ts';
import { readDayOption } from '../option-values.ts';
import { makeFolder } from '../out-folder.ts';
import { createOutcome, type Outcome } from '../outcome.ts';
import { type Session, withBase } from '../session.ts';
import { getTimeNow } from '../time-now.ts';

const LANGUAGE = 'zh-CN';

async function fileOf(day: string, together: string, out: string | null): Promise<Result<readonly string[]>> {
  if (out === null) return ok([]);
  const folder = makeFolder(path.resolve(out));
  if (!folder.ok) return folder;
  const bytes = new TextEncoder().encode(`\uFEFF${together.replaceAll('\n', '\r\n')}\r\n`);
  const saved = await saveFile(folder.value, `预约提醒 ${day}.txt`, bytes);
  return saved.ok ? ok([saved.value]) : saved;
}

function linesOf({ tenantShort, text, sentAt, sentBy }: Reminder): readonly string[] {
  const sent = sentAt === null ? '' : `（已发 ${formatWireTime(sentAt)} ${sentBy ?? ''}）`;
  return [`— ${tenantShort}${sent}`, ...text.split('\n')];
}

function remind(session: Session): Promise<Outcome> {
  const { options } = session;
  return withBase(session, async (client) => {
    const day = options.text('day') ?? getTimeNow().slice(0, 10);
    const found = await client.reminders.list({ day, language: LANGUAGE });
    if (!found.ok) return found;
    for (const name of options.list('sent')) {
      const one = found.value.reminders.find(({ tenantName, tenantShort }) => tenantName === name || tenantShort === name);
      if (one === undefined) return refuse('TENANT_UNKNOWN', { tenant: name });
      const marked = await client.reminders.mark({ bookings: one.bookings, isSent: true });
      if (!marked.ok) return marked;
    }
    const now = await client.reminders.list({ day, language: LANGUAGE });
    if (!now.ok) return now;
    const { reminders, together } = now.value;
    const files = await fileOf(day, together, options.text('out'));
    return files.ok ? createOutcome({ day, reminders, files: files.value }, [...reminders.flatMap(linesOf), ...files.value]) : files;
  });
}

/** `reminders` */
export const reminderCommands: readonly CliCommand[] = [
  {
    name: 'reminders',
    words: '一天还没开始的预约，逐家一条提醒；可标为已发，当天安排可存成文件群发',
    options: [
      defineOption('--day <日期>', '哪一天（默认今天）', readDayOption),
      defineOption('--sent <企业...>', '标为已发的企业，可写几家'),
      defineOption('--out <文件夹>', '把当天安排（txt，群发用）写到这个文件夹'),
    ],
    work: remind,
  },
];
