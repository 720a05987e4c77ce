// Reminder lists for the clipboard: those missing, and those who owe an answer.
import { useCommand } from '../ui/api.tsx';
import { useNotices } from '../ui/notices.tsx';
import { sayCollect } from './collect-messages.ts';

/** Copies the reminder to those missing or asked; `tenants` null: all of them. */
export function useReminders(month: string, send: (text: string) => Promise<boolean>) {
  const notices = useNotices();
  const { run, isBusy } = useCommand('collection.reminder');
  const remind = async (who: 'missing' | 'queried', tenants: readonly number[] | null): Promise<void> => {
    const outcome = await run({ month, who, tenants: tenants === null ? null : [...tenants] });
    if (!outcome.ok) return notices.failed(outcome);
    const { count, came, words } = outcome.value;
    const done = (text: string): void => notices.done(came === 0 ? text : `${text}${sayCollect('fileCame', { count: came })}`);
    if (count === 0) return done(sayCollect(who === 'missing' ? (came === 0 ? 'nobodyMissing' : 'nobodyElse') : 'nobodyQueried'));
    if (await send(words)) done(sayCollect(who === 'missing' ? 'reminded' : 'remindedQueried', { count }));
  };
  return { remind, isBusy };
}
