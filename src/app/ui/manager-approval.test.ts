// A manager's consent for one action: asked where it can be lent, sent once more, and what was refused stays where nobody agrees.
import { expect, it } from 'vitest';
import type { RefusalData } from '../../contract/core/shapes.ts';
import { type Wanted, withManagerApproval } from './manager-approval.ts';

type Answered = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly refusal: RefusalData };
const refused = (right: string): Answered => ({ ok: false, refusal: { code: 'NOT_ALLOWED', data: { right } } });
const DONE: Answered = { ok: true, value: 7 };

/** Sends what is answered one after the other; a manager who agrees or not. */
async function tried(answers: readonly Answered[], agrees: boolean, method: string | null = 'bookings.state') {
  const asked: Wanted[] = [];
  let sent = 0;
  const send = async (): Promise<Answered> => {
    sent += 1;
    return answers[sent - 1] ?? DONE;
  };
  const ask = async (wanted: Wanted): Promise<boolean> => {
    asked.push(wanted);
    return agrees;
  };
  const answer = await withManagerApproval(send, { method, input: { id: 1 }, ask });
  return { answer, asked, sent };
}

it('is asked for the method and the right that lacks, and the action is sent again', async () => {
  const asked = [{ method: 'bookings.state', input: { id: 1 }, right: 'bookings.putBack' }];
  expect(await tried([refused('bookings.putBack'), DONE], true)).toEqual({ answer: DONE, asked, sent: 2 });
});

it('leaves what was refused where the manager does not agree, and sends nothing again', async () => {
  const no = refused('bookings.waive');
  expect(await tried([no], false)).toMatchObject({ answer: no, sent: 1 });
});

it('is never asked for anything else: another right, another refusal, a method that nobody lends for', async () => {
  for (const answer of [
    refused('people.write'),
    refused('base.change'),
    refused('money.look'),
    { ok: false, refusal: { code: 'BOOKING_CHANGED', data: {} } } as const,
    DONE,
  ])
    expect(await tried([answer], true)).toEqual({ answer, asked: [], sent: 1 });
  expect(await tried([refused('bookings.override')], true, null)).toMatchObject({ asked: [], sent: 1 });
});

it('is not asked twice for one action', async () => {
  const again = refused('bookings.override');
  expect(await tried([again, again], true, 'bookings.book')).toMatchObject({ answer: again, sent: 2 });
});
