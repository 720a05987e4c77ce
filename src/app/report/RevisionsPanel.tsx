// The month's revisions, what each corrected, what became of it on its way to the bureau.
import { Button } from 'antd';
import { Link } from 'wouter';
import type { ReportPages } from '../../contract/report/filing-shapes.ts';
import { useApiQuery } from '../ui/api.tsx';
import { Empty, Show } from '../ui/Notes.tsx';
import { Tag } from '../ui/Page.tsx';
import { useDownload } from '../ui/save-file.ts';
import { STATE_TONES } from './report-parts.ts';
import { sayReport } from './report-messages.ts';
import { printMoment } from '../../domain/time/calendar.ts';

interface PanelProps {
  readonly report: ReportPages;
  readonly onShow: (figures: readonly string[]) => void;
}

function Corrections({ report, onShow }: PanelProps) {
  if (report.corrections.length === 0) return null;
  return (
    <section className="finding-group" aria-label={sayReport('corrections')}>
      <h3 className="finding-group-title">{sayReport('corrections')}</h3>
      <ul className="finding-list">
        {report.corrections.map(({ figure, label, old, new: now }) => (
          <li className="correction" key={figure}>
            <Button size="small" type="link" onClick={() => onShow([figure])}>
              {figure}
            </Button>
            <span lang="zh-CN">{label}</span>
            <span className="correction-values">{sayReport('correctionLine', { old, new: now })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Way({ report, onShow }: PanelProps) {
  const { month } = report.status;
  const { download } = useDownload('filing.receipt');
  const asked = useApiQuery('filing.submissions', { month });
  return (
    <Show asked={asked}>
      {({ submissions }) =>
        submissions.length === 0 ? null : (
          <section className="finding-group" aria-label={sayReport('way')}>
            <h3 className="finding-group-title">{sayReport('way')}</h3>
            <ul className="finding-list">
              {submissions.map((one) => (
                <li className="way" key={one.id}>
                  <Tag tone={STATE_TONES[one.state]}>{sayReport(`state_${one.state}`)}</Tag>{' '}
                  {sayReport('revisionN', { revision: one.revision })} · {printMoment(one.atMs)} · {one.who}
                  {one.how === null ? null : <div>{one.how}</div>}
                  {one.words === null ? null : <div>{one.words}</div>}
                  {one.disputed.length === 0 ? null : (
                    <Button size="small" type="link" onClick={() => onShow(one.disputed)}>
                      {sayReport('disputedHead', { count: one.disputed.length })}
                    </Button>
                  )}
                  {one.scan === null ? null : (
                    <Button size="small" onClick={() => void download({ id: one.id })}>
                      {sayReport('receiptOpen', { name: one.scan.name })}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )
      }
    </Show>
  );
}

/** Revisions, corrections, and the way to the bureau. */
export function RevisionsPanel({ report, onShow }: PanelProps) {
  const { month } = report.status;
  const asked = useApiQuery('filing.revisions', { month });
  return (
    <div className="findings">
      <Way report={report} onShow={onShow} />
      <Corrections report={report} onShow={onShow} />
      <Show asked={asked}>
        {({ revisions }) =>
          revisions.length === 0 ? (
            <Empty title={sayReport('noRevisions')} />
          ) : (
            <ul className="finding-list">
              {revisions.map((one) => (
                <li className="finding" key={one.revision}>
                  <div className="finding-head">
                    <strong>{sayReport('revisionN', { revision: one.revision })}</strong>
                    {one.submission === null ? null : <Tag tone={STATE_TONES[one.submission]}>{sayReport(`state_${one.submission}`)}</Tag>}
                    {one.corrections === 0 ? null : (
                      <span className="soft">{sayReport('correctionsCount', { count: one.corrections })}</span>
                    )}
                  </div>
                  <div>{sayReport('closedAt', { at: printMoment(one.closedMs), who: one.closedBy })}</div>
                  {one.reopened === null ? null : (
                    <div>
                      {sayReport('reopenedAt', { at: printMoment(one.reopened.atMs), who: one.reopened.who, reason: one.reopened.reason })}
                    </div>
                  )}
                  <div className="finding-figures">
                    <Link href={`/${month}/revision/${one.revision}`}>{sayReport('look')}</Link>
                    <Link href={`/${month}/compare/${one.revision}/now`}>{sayReport('compareNow')}</Link>
                    {one.revision > 1 ? (
                      <Link href={`/${month}/compare/${one.revision - 1}/${one.revision}`}>{sayReport('comparePrevious')}</Link>
                    ) : null}
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Show>
    </div>
  );
}
