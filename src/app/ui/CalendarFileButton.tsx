// The bookings of a studio or a tenant as a calendar file.
import { Button, Tooltip } from 'antd';
import { useCommand } from './api.tsx';
import { sayCalendarFile } from './calendar-file-messages.ts';
import { useSaveAsked } from './save-file.ts';

/** A button that makes the file and saves it. */
export function CalendarFileButton({ kind, id }: { readonly kind: 'studio' | 'tenant'; readonly id: number }) {
  const save = useSaveAsked();
  const { run, isBusy } = useCommand('paper.ical');
  return (
    <Tooltip title={sayCalendarFile(`${kind}Help`)}>
      <Button loading={isBusy} onClick={() => void save(run({ of: { kind, id }, from: null, to: null }))}>
        {sayCalendarFile('save')}
      </Button>
    </Tooltip>
  );
}
