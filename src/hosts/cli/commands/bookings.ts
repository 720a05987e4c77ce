// livebase book, livebase cancel: one booking.
import { Option } from 'commander';
import type { Command } from 'commander';
import { sayRefusal } from '../../../contract/words.ts';
import { timeOption } from '../option-values.ts';
import type { OptionValues } from '../option-values.ts';
import { done, refused } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { withBase } from '../session.ts';
import type { Session } from '../session.ts';
import type { Run } from './command-run.ts';

const STATES = ['option', 'booked', 'checked_in', 'completed'] as const;

function stateOf(options: OptionValues): (typeof STATES)[number] {
  return STATES.find((state) => state === options.text('state')) ?? 'booked';
}

function book(session: Session): Promise<Outcome> {
  const { options } = session;
  return withBase(session, async (client) => {
    const wish = { studio: options.given('studio'), tenant: options.given('tenant'), from: options.given('from'), to: options.given('to') };
    const booked = await client.bookings.book({ ...wish, state: stateOf(options), holdsUntil: options.text('holdsUntil') });
    if (!booked.ok) return refused(booked.refusal);
    const warnings = booked.value.warnings.map(({ code, data }) => ({ code, message: sayRefusal({ code, data }, 'zh-CN'), details: data }));
    return done({ id: booked.value.id, warnings }, [
      `已预约，预约号 ${booked.value.id}`,
      ...warnings.map(({ message }) => `注意：${message}`),
    ]);
  });
}

function cancel(session: Session, id: string): Promise<Outcome> {
  return withBase(session, async (client) => {
    const cancelled = await client.bookings.cancel({ id, reason: session.options.given('reason') });
    return cancelled.ok ? done({ id: cancelled.value.id, warnings: [] }, [`已取消预约 ${cancelled.value.id}`]) : refused(cancelled.refusal);
  });
}

/** `book --studio CODE --tenant CODE --from T --to T [--state …] [--holds-until T]` and `cancel ID --reason TEXT` */
export function addBookings(program: Command, run: Run): void {
  program
    .command('book')
    .description('预约一个时段（时间写成 2026-10-03T22:00）')
    .requiredOption('--studio <编号>', '直播间编号')
    .requiredOption('--tenant <代码>', '企业的统一社会信用代码或名称')
    .requiredOption('--from <时间>', '开始', timeOption)
    .requiredOption('--to <时间>', '结束', timeOption)
    .addOption(new Option('--state <状态>', '暂定、已预订、已到场或已完成').choices(STATES).default('booked'))
    .option('--holds-until <时间>', '暂定保留至', timeOption)
    .action((_options: unknown, command: Command) => run(command, book));
  program
    .command('cancel')
    .description('取消预约')
    .argument('<预约号>')
    .requiredOption('--reason <原因>', '取消原因')
    .action((id: string, _options: unknown, command: Command) => run(command, (session) => cancel(session, id)));
}
