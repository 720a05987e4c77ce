// A tenant's bookings, coming and past; to look at only.
import { Button } from 'antd';
import { useState } from 'react';
import type { TenantDetail } from '../../contract/tenants/tenants.ts';
import { useApiQuery } from '../ui/api.tsx';
import { CalendarFileButton } from '../ui/CalendarFileButton.tsx';
import { Show } from '../ui/Notes.tsx';
import { Section } from '../ui/Page.tsx';
import { useToday } from '../ui/today.ts';
import { BookingTable } from './BookingTable.tsx';
import { sayTenant } from './tenant-messages.ts';

/** How many are asked for at first, and how many more each time. */
const STEP = 200;

function Part({ tenant, isAhead }: { readonly tenant: number; readonly isAhead: boolean }) {
  const day = useToday();
  const [limit, setLimit] = useState(STEP);
  const asked = useApiQuery('tenants.bookings', { tenant, day, isAhead, limit }, { keep: true });
  const title = sayTenant(isAhead ? 'ahead' : 'before');
  return (
    <Section title={title}>
      <Show asked={asked}>
        {({ count, rows }) => (
          <>
            <BookingTable name={isAhead ? 'tenant-ahead' : 'tenant-before'} label={title} bookings={rows} height={320} />
            {rows.length >= count ? null : (
              <div className="tenants-more">
                <span className="soft">{sayTenant('shownOf', { shown: rows.length, count })}</span>
                <Button onClick={() => setLimit(Math.min(5000, limit + STEP))}>{sayTenant('olderBookings')}</Button>
              </div>
            )}
          </>
        )}
      </Show>
    </Section>
  );
}

/** The tab 预约. */
export function BookingsTab({ detail }: { readonly detail: TenantDetail }) {
  const { id } = detail.tenant;
  return (
    <div className="stack-4">
      <p className="tenants-help">{sayTenant('bookingsHelp')}</p>
      <div className="tenants-more">
        <CalendarFileButton kind="tenant" id={id} />
      </div>
      <Part tenant={id} isAhead />
      <Part tenant={id} isAhead={false} />
    </div>
  );
}
