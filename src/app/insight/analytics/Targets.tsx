// The year's targets against what was reached; set, corrected and removed here.
import { Button } from 'antd';
import { Link } from 'wouter';
import type { Analytics } from '../../../contract/insight/insight-shapes.ts';
import { Empty } from '../../ui/Notes.tsx';
import { Section } from '../../ui/Page.tsx';
import { useRecordActions } from '../../ui/records/RecordTable.tsx';
import { NO_VALUE, formatInUnit } from '../../ui/values.tsx';
import { sayAnalytics } from './analytics-messages.ts';
import type { ChartProps } from './chart-parts.ts';
import { computeReached } from './chart-tables.ts';

type Target = Analytics['targets'][number];

function Row({ one }: { readonly one: Target }) {
  const desk = useRecordActions();
  const reached = computeReached(one.progress);
  return (
    <tr>
      <th scope="row">
        {one.label} <span className="soft">{one.indicator}</span>
      </th>
      <td className="number">{formatInUnit(one.target, one.unit)}</td>
      <td className="number">
        <Link href={`~/report/${one.month}/figure/${one.address}`}>{formatInUnit(one.actual.text, one.unit)}</Link>
      </td>
      <td>
        <div className="analytics-progress">
          <div className="analytics-bar" aria-hidden="true">
            <div className="analytics-bar-full" style={{ width: `${reached}%` }} />
          </div>
          <span className="number">{one.progress === NO_VALUE ? NO_VALUE : `${one.progress}%`}</span>
        </div>
      </td>
      <td className="no-print analytics-row-tools">
        <Button
          size="small"
          type="text"
          onClick={() => desk.correct('year_target', one.id)}
          aria-label={`${sayAnalytics('editTarget')} ${one.label}`}
        >
          {sayAnalytics('editTarget')}
        </Button>
        <Button
          size="small"
          type="text"
          onClick={() => desk.retire('year_target', one.id, sayAnalytics('targetLabel', { year: one.year, label: one.label }))}
          aria-label={`${sayAnalytics('removeTarget')} ${one.label}`}
        >
          {sayAnalytics('removeTarget')}
        </Button>
      </td>
    </tr>
  );
}

/** Targets of the year of the last month. */
export function Targets({ all, exportNumbers }: Pick<ChartProps, 'exportNumbers'> & { readonly all: Pick<Analytics, 'to' | 'targets'> }) {
  const desk = useRecordActions();
  const year = Number(all.to.slice(0, 4));
  const add = <Button onClick={() => desk.add('year_target', { year })}>{sayAnalytics('addTarget')}</Button>;
  return (
    <Section
      title={sayAnalytics('targets', { year })}
      actions={
        all.targets.length === 0 ? null : (
          <>
            <span className="soft">{sayAnalytics('asOf', { month: all.to })}</span>
            <Button size="small" type="text" onClick={() => void exportNumbers('targets')}>
              {sayAnalytics('exportTargets')}
            </Button>
            {add}
          </>
        )
      }
    >
      {all.targets.length === 0 ? (
        <Empty title={sayAnalytics('targetsEmpty', { year })} help={sayAnalytics('targetsHelp')} action={add} />
      ) : (
        <div className="analytics-scroll" tabIndex={0} role="region" aria-label={sayAnalytics('targetsList')}>
          <table className="analytics-table">
            <thead>
              <tr>
                <th scope="col">{sayAnalytics('indicator')}</th>
                <th scope="col" className="number">
                  {sayAnalytics('target')}
                </th>
                <th scope="col" className="number">
                  {sayAnalytics('actual')}
                </th>
                <th scope="col">{sayAnalytics('progress')}</th>
                <th scope="col" className="no-print">
                  {sayAnalytics('actions')}
                </th>
              </tr>
            </thead>
            <tbody>
              {all.targets.map((one) => (
                <Row key={one.id} one={one} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
