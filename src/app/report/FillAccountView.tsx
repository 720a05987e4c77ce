// The account of a filled workbook: what was written, which checks of the sheet fail, what is to be looked at.
import type { FillAccount } from '../../contract/bureau/workbook-shapes.ts';
import { formatRefusal } from '../../contract/messages.ts';
import { useLanguage, useMessages } from '../ui/i18n.ts';
import { Note } from '../ui/Notes.tsx';
import { Facts } from '../ui/Page.tsx';
import { formatCount } from '../ui/values.tsx';
import { fillWords } from './fill-messages.ts';

type Finding = FillAccount['warnings'][number];

/** What somebody has to see before the file is used: a failing check of the sheet, a formula without a result. */
export function shouldReviewFill({ checks, warnings }: FillAccount): boolean {
  return checks.some(({ ok }) => !ok) || warnings.some(({ refusal }) => refusal.code === 'WB_NOT_CALCULATED');
}

function Findings({ findings, title }: { readonly findings: readonly Finding[]; readonly title: string }) {
  const language = useLanguage();
  if (findings.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="fill-title">{title}</h3>
      <ul className="fill-list" tabIndex={0} aria-label={title}>
        {findings.map(({ sheet, cell, refusal }, at) => (
          <li key={`${sheet} ${cell} ${refusal.code} ${String(at)}`}>
            {sheet === '' ? '' : `${sheet}：`}
            {formatRefusal(refusal, language)}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function FillAccountView({ name, account }: { readonly name: string; readonly account: FillAccount }) {
  const say = useMessages(fillWords);
  const { written, inserted, recalculated, checks, warnings } = account;
  const failing = checks.filter(({ ok }) => !ok);
  const open = warnings.filter(({ refusal }) => refusal.code === 'WB_NOT_CALCULATED');
  // Failing checks are named above, by what they give.
  const notes = warnings.filter(({ refusal }) => refusal.code !== 'WB_NOT_CALCULATED' && refusal.code !== 'WB_CHECK_FAILS');
  const checkWords =
    checks.length === 0
      ? say('checksNone')
      : failing.length === 0
        ? say('checksFine', { count: checks.length })
        : say('checksFail', { count: failing.length });
  return (
    <div className="stack-3">
      <p className="fill-name" lang="zh-CN">
        {name}
      </p>
      <Facts
        facts={[
          { label: say('written'), value: formatCount(written) },
          { label: say('inserted'), value: formatCount(inserted) },
          { label: say('recalculated'), value: formatCount(recalculated) },
          { label: say('checks'), value: checkWords },
        ]}
      />
      {shouldReviewFill(account) ? (
        <Note tone="warn" title={say('look')}>
          {say('lookHelp')}
        </Note>
      ) : (
        <Note tone="good">{say('saved')}</Note>
      )}
      {failing.length === 0 ? null : (
        <section aria-label={say('failing')}>
          <h3 className="fill-title">{say('failing')}</h3>
          <ul className="fill-list" tabIndex={0} aria-label={say('failing')}>
            {failing.map(({ sheet, cell, value }) => (
              <li key={`${sheet}!${cell}`}>{say('failingLine', { place: `${sheet}!${cell}`, value: String(value) })}</li>
            ))}
          </ul>
        </section>
      )}
      <Findings findings={open} title={say('notCalculated')} />
      <Findings findings={notes} title={say('notes', { count: notes.length })} />
    </div>
  );
}
