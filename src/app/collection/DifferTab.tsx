// Sources that say one item differently, side by side: what counts, the difference, and why.
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { SalesMonth } from '../../contract/collection/sales-shapes.ts';
import { useLanguage, useWords } from '../kit/i18n.ts';
import { Empty } from '../kit/Notes.tsx';
import { Tag } from '../kit/Page.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column } from '../kit/table/table-rows.ts';
import { sayYuan } from '../kit/values.tsx';
import { SourcesDrawer } from './SourcesDrawer.tsx';
import { salesWords } from './sales-words.ts';
import { isChosen, sayShare, sourcePairs } from './source-differences.ts';
import type { SourcePair } from './source-differences.ts';

function useColumns(sales: SalesMonth): readonly Column<SourcePair>[] {
  const say = useWords(salesWords);
  const language = useLanguage();
  return useMemo(() => {
    const names = new Map(sales.tenants.map(({ id, name }) => [id, name]));
    const columns: readonly Column<SourcePair>[] = [
      { key: 'tenant', title: say('tenant'), width: 148, text: ({ counted }) => names.get(counted.tenant) ?? '' },
      { key: 'platform', title: say('platform'), width: 66, text: ({ counted }) => counted.platform, filter: true },
      { key: 'class', title: say('goodsClass'), width: 84, text: ({ counted }) => counted.goodsClass },
      {
        key: 'counted',
        title: say('counted'),
        width: 150,
        align: 'right',
        text: ({ counted }) => `${say(`source_${counted.source}`)} ${sayYuan(counted.paid)}`,
        sort: ({ counted }) => counted.paid,
      },
      {
        key: 'other',
        title: say('other'),
        width: 172,
        align: 'right',
        text: ({ other }) => `${say(`source_${other.source}`)} ${sayYuan(other.paid)}`,
        sort: ({ other }) => other.paid,
      },
      {
        key: 'difference',
        title: say('difference'),
        width: 96,
        align: 'right',
        text: ({ difference }) => sayYuan(difference),
        sort: ({ difference }) => Math.abs(difference),
      },
      { key: 'share', title: say('percent'), width: 66, align: 'right', text: ({ share }) => sayShare(share), sort: ({ share }) => share },
      {
        key: 'size',
        title: say('apart'),
        width: 88,
        text: ({ isLarge }) => say(isLarge ? 'isLarge' : 'isSmall'),
        filter: true,
        render: ({ isLarge }) => <Tag tone={isLarge ? 'warn' : 'plain'}>{say(isLarge ? 'isLarge' : 'isSmall')}</Tag>,
      },
      {
        key: 'why',
        title: say('counting'),
        width: 130,
        text: (pair) => say(isChosen(pair) ? 'why_chosen' : pair.counted.source === 'form' ? 'why_form' : 'why_ledger'),
        filter: true,
      },
    ];
    return columns;
  }, [sales.tenants, language]);
}

/** Looks into a tenant's sources; `tenant` is the one whose drawer is open. */
export function DifferTab({ sales, tenant }: { readonly sales: SalesMonth; readonly tenant: number | null }) {
  const say = useWords(salesWords);
  const [, go] = useLocation();
  const columns = useColumns(sales);
  const pairs = useMemo(
    () =>
      sourcePairs(sales.lines).toSorted((a, b) => Number(b.isLarge) - Number(a.isLarge) || Math.abs(b.difference) - Math.abs(a.difference)),
    [sales.lines],
  );
  return (
    <>
      {pairs.length === 0 ? (
        <Empty title={say('noDiffer')} help={say('noDifferHelp')} />
      ) : (
        <div className="sales-stack">
          <p className="soft">{say('differHelp')}</p>
          <DataTable
            name="sales-differ"
            label={say('tab_differ')}
            rows={pairs}
            rowKey={({ key }) => key}
            columns={columns}
            onOpen={({ counted }) => go(`/${sales.month}/differ/${counted.tenant}`)}
            rowTone={({ isLarge }) => (isLarge ? 'warn' : undefined)}
          />
        </div>
      )}
      {tenant === null ? null : <SourcesDrawer month={sales.month} tenant={tenant} onClose={() => go(`/${sales.month}/differ`)} />}
    </>
  );
}
