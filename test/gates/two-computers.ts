// `npm run gate -- lan [SECONDS] [CUTS]`: eight clerks at four joined computers book on one base while their lines are cut at random moments. No overlap, nothing lost, nothing twice; and what a booking takes over a slow line.
import { type Cable, type GuestComputer, join, layCable, startGuest, startHost } from '../helpers/two-computers.ts';
import { below, clerk, furnish, judge, makePinsCheap, pause } from './lan-clerks.ts';

const [seconds = 60, cuts = 200] = process.argv.slice(2).map(Number);
const GUESTS = 4;
const CLERKS_A_GUEST = 2;
const LINE = { delayMs: 10, again: { oneIn: 50, ms: 200, random: Math.random } };

async function cutAtRandom(cables: readonly Cable[], until: number): Promise<number> {
  let done = 0;
  while (done < cuts && performance.now() < until) {
    await pause((2 * seconds * 1000 * Math.random()) / cuts);
    cables[below(cables.length)]?.cut();
    done += 1;
  }
  return done;
}

makePinsCheap();
const host = await startHost();
furnish(host);
const cables: Cable[] = [];
const guests: GuestComputer[] = [];
for (let nth = 0; nth < GUESTS; nth += 1) {
  const cable = await layCable(host.port, LINE);
  const way = await join(cable.port, await host.code());
  if (!way.ok) throw new Error(JSON.stringify(way.refusal));
  cables.push(cable);
  guests.push(await startGuest(way.value, host.people.desk));
}
const until = performance.now() + seconds * 1000;
const clerks = guests.flatMap((guest) => Array.from({ length: CLERKS_A_GUEST }, () => clerk(guest, host.people.desk, until)));
const [done, ...told] = await Promise.all([cutAtRandom(cables, until), ...clerks]);
const all = told.flat();
console.log(
  `${seconds} s, ${GUESTS * CLERKS_A_GUEST} clerks at ${GUESTS} guests, ${done} cuts, over lines of 20 ms there and back, one piece in 50 sent again`,
);
const isRight = await judge(host, all);
for (const guest of guests) await guest.close();
for (const cable of cables) await cable.close();
await host.close();
process.exitCode = isRight ? 0 : 1;
