// The bookings of a studio or a tenant as a calendar file.
import { Button, Tooltip } from 'antd';
import { sayCalendarFile } from './calendar-file-messages.ts';
import { useDownload } from './save-file.ts';

/** A button that makes the file and saves it. */
export function CalendarFileButton({ kind, id }: { readonly kind: 'studio' | 'tenant'; readonly id: number }) {
  const { download, isBusy } = useDownload('paper.ical');
  return (
    <Tooltip title={sayCalendarFile(`${kind}Help`)}>
      <Button loading={isBusy} onClick={() => void download({ of: { kind, id }, from: null, to: null })}>
        {sayCalendarFile('save')}
      </Button>
    </Tooltip>
  );
}
