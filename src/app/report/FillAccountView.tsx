// The account of a filled workbook: what was written, which checks of the sheet fail, what is to be looked at.
import type { FillAccount } from '../../contract/bureau/workbook-shapes.ts';
import { formatRefusal } from '../../contract/messages.ts';
import { getLanguage } from '../ui/i18n.ts';
import { Note } from '../ui/Notes.tsx';
import { Facts } from '../ui/Page.tsx';
import { formatCount } from '../ui/values.tsx';
import { sayFill } from './fill-messages.ts';

type Finding = FillAccount['warnings'][number];

/** What somebody has to see before the file is used: a failing check of the sheet, a formula without a result. */
export function shouldReviewFill({ checks, warnings }: FillAccount): boolean {
  return checks.some(({ ok }) => !ok) || warnings.some(({ refusal }) => refusal.code === 'WB_NOT_CALCULATED');
}

function Findings({ findings, title }: { readonly findings: readonly Finding[]; readonly title: string }) {
  const language = getLanguage();
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
  const { written, inserted, recalculated, checks, warnings } = account;
  const failing = checks.filter(({ ok }) => !ok);
  const open = warnings.filter(({ refusal }) => refusal.code === 'WB_NOT_CALCULATED');
  // Failing checks are named above, by what they give.
  const notes = warnings.filter(({ refusal }) => refusal.code !== 'WB_NOT_CALCULATED' && refusal.code !== 'WB_CHECK_FAILS');
  const sayCheck =
    checks.length === 0
      ? sayFill('checksNone')
      : failing.length === 0
        ? sayFill('checksFine', { count: checks.length })
        : sayFill('checksFail', { count: failing.length });
  return (
    <div className="stack-3">
      <p className="fill-name" lang="zh-CN">
        {name}
      </p>
      <Facts
        facts={[
          { label: sayFill('written'), value: formatCount(written) },
          { label: sayFill('inserted'), value: formatCount(inserted) },
          { label: sayFill('recalculated'), value: formatCount(recalculated) },
          { label: sayFill('checks'), value: sayCheck },
        ]}
      />
      {shouldReviewFill(account) ? (
        <Note tone="warn" title={sayFill('look')}>
          {sayFill('lookHelp')}
        </Note>
      ) : (
        <Note tone="good">{sayFill('saved')}</Note>
      )}
      {failing.length === 0 ? null : (
        <section aria-label={sayFill('failing')}>
          <h3 className="fill-title">{sayFill('failing')}</h3>
          <ul className="fill-list" tabIndex={0} aria-label={sayFill('failing')}>
            {failing.map(({ sheet, cell, value }) => (
              <li key={`${sheet}!${cell}`}>{sayFill('failingLine', { place: `${sheet}!${cell}`, value: String(value) })}</li>
            ))}
          </ul>
        </section>
      )}
      <Findings findings={open} title={sayFill('notCalculated')} />
      <Findings findings={notes} title={sayFill('notes', { count: notes.length })} />
    </div>
  );
}
