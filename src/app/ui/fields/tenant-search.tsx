// How a drop-down finds tenants: by the one matching function, best first; where two fit alike nobody is marked, and Enter chooses nobody.
import type { SelectProps } from 'antd';
import { useMemo, useState } from 'react';
import type { Names, TenantName } from '../../../contract/records/records.ts';
import { sayUi } from '../ui-messages.ts';
import { isTie, matchTenants } from '../tenant-match.ts';

/** A tenant in a drop-down: its short name, the full one beside it. */
export interface TenantOption {
  readonly value: number;
  readonly label: string;
  readonly title: string;
}

function optionOf({ id, short, name }: TenantName): TenantOption {
  return { value: id, label: short, title: name };
}

/** Those in the base first, anyone who booked last before the others. */
function inOrder(tenants: readonly TenantName[]): readonly TenantName[] {
  const place = ({ inBase, recent }: TenantName): number => (inBase ? 0 : 1e6) + (recent ?? 1e5);
  return tenants.toSorted((a, b) => place(a) - place(b));
}

/** What a `Select` of tenants needs besides its value. */
export function useTenantSearch({ tenants }: Names) {
  const [text, setText] = useState('');
  const all = useMemo(() => inOrder(tenants).map(optionOf), [tenants]);
  const found = useMemo(() => matchTenants(tenants, text), [tenants, text]);
  const isTied = isTie(found);
  return {
    options: text.trim() === '' ? all : found.map(({ tenant }) => optionOf(tenant)),
    defaultActiveFirstOption: !isTied,
    showSearch: { filterOption: false, onSearch: setText },
    onOpenChange: (isOpen) => {
      if (!isOpen) setText('');
    },
    optionRender: ({ data: { label, title } }) => (
      <>
        {label} {title === label ? null : <span className="soft">{title}</span>}
      </>
    ),
    popupRender: (menu) => (
      <>
        {isTied ? (
          <div className="soft" role="status">
            {sayUi('tied')}
          </div>
        ) : null}
        {menu}
      </>
    ),
  } satisfies SelectProps<number, TenantOption>;
}
