// Use case: the pages that hang in the lobby and beside the doors: who is where now and next, names masked, no phone number. HTML without script, form or link; every text is escaped.
import { removeDirectionMarks } from '../../../domain/values/direction-marks.ts';
import type { Language } from '../../../contract/core/language.ts';
import { LOBBY_WORDS, formatClock, formatHours, formatPaperDay } from '../../../contract/desk/paper-messages.ts';
import { fillTemplate } from '../../../contract/core/phrase.ts';
import { deskDayOf } from '../../../domain/booking/desk-day.ts';
import { isLive } from '../../../domain/booking/booking.ts';
import { type Day, getDayOfInstant, getMinuteOfDay, instant, type Instant, printClock } from '../../../domain/time/calendar.ts';
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import { type Base, nowOf } from '../../core/db/base.ts';
import { readTx } from '../../core/db/tx.ts';
import { readSetting } from '../../core/records/settings.ts';
import { canOpenLobby } from './lobby-key.ts';
import { getBaseHead, type PaperDay, readPaperDay, type StudioDay } from '../render/print-context.ts';

/** What every page shows around its studios. */
interface LobbyFrame {
  readonly nonce: string;
  readonly language: Language;
  readonly baseName: string;
  readonly dayText: string;
  readonly atText: string;
  readonly words: (typeof LOBBY_WORDS)[Language];
}

/** A studio as strangers may see it. */
interface StudioCard {
  readonly code: string;
  readonly name: string;
  readonly floor: string;
  readonly tone: 'busy' | 'free' | 'closed';
  readonly state: string;
  readonly ahead: readonly { readonly time: string; readonly who: string }[];
}

const SECONDS = 60;
const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as HTML shows it, in an element or an attribute in quotes. */
function escapeHtml(text: string): string {
  return removeDirectionMarks(text).replaceAll(/[&<>"']/g, (sign) => SIGNS[sign] ?? '');
}

const STYLE = `
*{box-sizing:border-box}
html{font-family:"Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;background:#fff;color:#111}
body{margin:0;padding:2.2vh 1.6vw;min-height:100vh;display:flex;flex-direction:column;gap:1.6vh}
header{display:flex;align-items:baseline;gap:1.4vw;flex-wrap:wrap}
h1{font-size:4vh;margin:0;font-weight:700}
header p{font-size:2.6vh;margin:0}
header .at{margin-left:auto;font-size:2.2vh}
main{flex:1;display:grid;gap:1vh .8vw;align-content:start;grid-template-columns:repeat(var(--across),minmax(0,1fr))}
section{border:.25vh solid #444;border-radius:.6vh;padding:.7vh .7vw;min-width:0;border-left-width:1vh}
section h2{margin:0;font-size:calc(var(--type)*1.25);display:flex;gap:.5em;align-items:baseline;line-height:1.2}
section h2 small{font-size:.6em;font-weight:400;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
section p{margin:0;font-size:var(--type);line-height:1.3;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
section p.next{font-size:calc(var(--type)*.8)}
.busy{background:#1f2933;color:#fff;border-color:#1f2933}
.free{background:#fff;border-color:#0b6b52}
.free .state{color:#0b5a45;font-weight:700}
.closed{background:#ececec;color:#444;border-style:dashed}
.least{--across:3;--type:4.8vh}.few{--across:3;--type:3.1vh}.some{--across:4;--type:2.4vh}.many{--across:6;--type:1.75vh}
.many section{padding:.35vh .6vw}.most{--across:8;--type:1.25vh;gap:.5vh .4vw}
.most section{padding:.15vh .4vw;border-width:.15vh;border-left-width:.6vh}
.door{display:flex;flex-direction:column;gap:3vh}
.door section{padding:3vh 2.4vw;--type:9vh;border-left-width:2.4vh}
.door section p{white-space:normal}
.door h2{font-size:5vh}
.door table{border-collapse:collapse;font-size:4.4vh;width:100%}
.door td,.door th{padding:1.2vh 1.2vw;border-bottom:.2vh solid #999;text-align:left;font-weight:400}
.door td:first-child{width:1%;white-space:nowrap;padding-right:4vw}
.door caption{text-align:left;font-size:3.4vh;padding:0 0 1vh}
@media (orientation:portrait){.least{--across:1}.few,.some{--across:2}.many{--across:3}.most{--across:4}}
`;

function pageOf({ nonce, language, baseName, dayText, atText }: LobbyFrame, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="${SECONDS}">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style nonce="${escapeHtml(nonce)}">${STYLE}</style>
</head>
<body>
<header><h1>${escapeHtml(title)}</h1><p>${escapeHtml(baseName)}</p><p>${escapeHtml(dayText)}</p><p class="at">${escapeHtml(atText)}</p></header>
${body}
</body>
</html>
`;
}

/** How large the type can be for all studios to stand on one screen. */
function sizeOf(count: number): string {
  if (count <= 9) return 'least';
  if (count <= 15) return 'few';
  if (count <= 28) return 'some';
  return count <= 50 ? 'many' : 'most';
}

function placeOf({ name, floor }: StudioCard): string {
  return [name, floor].filter((text) => text !== '').join(' ');
}

function cardHtml(card: StudioCard, { words }: LobbyFrame): string {
  const [next] = card.ahead;
  const then = next === undefined ? words.restOfDay : `${words.next} ${next.time} ${next.who}`;
  return `<section class="${card.tone}"><h2>${escapeHtml(card.code)}<small>${escapeHtml(placeOf(card))}</small></h2><p class="state">${escapeHtml(card.state)}</p><p class="next">${escapeHtml(then)}</p></section>`;
}

/** All studios at a glance. */
function renderLobbyHtml(frame: LobbyFrame, cards: readonly StudioCard[]): string {
  const { words } = frame;
  const inside = cards.length === 0 ? `<p>${escapeHtml(words.none)}</p>` : cards.map((card) => cardHtml(card, frame)).join('\n');
  return pageOf(frame, words.lobby, `<main class="${sizeOf(cards.length)}">\n${inside}\n</main>`);
}

/** How many of the bookings to come stand beside a door. */
const AHEAD_AT_DOOR = 6;

/** One studio, for the wall beside its door. */
function renderDoorHtml(frame: LobbyFrame, card: StudioCard): string {
  const { words } = frame;
  const rows = card.ahead
    .slice(0, AHEAD_AT_DOOR)
    .map(({ time, who }) => `<tr><td>${escapeHtml(time)}</td><td>${escapeHtml(who)}</td></tr>`);
  const ahead =
    rows.length === 0
      ? `<p class="rest">${escapeHtml(words.restOfDay)}</p>`
      : `<table><caption>${escapeHtml(words.next)}</caption><tbody>${rows.join('')}</tbody></table>`;
  const now = `<section class="${card.tone}"><h2>${escapeHtml(words.now)}</h2><p class="state">${escapeHtml(card.state)}</p></section>`;
  const title = [card.code, placeOf(card)].filter((text) => text !== '').join(' ');
  return pageOf(frame, title, `<main class="door">\n${now}\n${ahead}\n</main>`);
}

/** What was asked for: a path, the key in its query, and the nonce that lets the page's own styles count. */
export interface LobbyRequest {
  readonly path: string;
  readonly key: string;
  readonly nonce: string;
}

/** How long after its end somebody who was not checked out is still shown as there. */
const OVERRUN = 60;
const DOOR = '/door/';

/** The one in the studio now; who was checked out is gone, who was not checked out is still there for a while. */
function runningIn(bookings: readonly BookingLine[], now: Instant): BookingLine | null {
  const inTime = bookings.find((one) => one.state !== 'completed' && one.from <= now && now < one.to);
  return inTime ?? bookings.findLast((one) => one.state === 'checked_in' && one.to <= now && now < one.to + OVERRUN) ?? null;
}

interface Look {
  readonly now: Instant;
  readonly day: Day;
  readonly language: Language;
  /** Where the night's hours end. */
  readonly end: number;
  readonly strangerName: PaperDay['strangerName'];
}

/** What stands there where nobody is in: out of use, closed, let to one tenant alone, or free until when; beyond the night it is just free. */
function freeText(
  studio: StudioDay,
  next: BookingLine | null,
  { now, day, language, end, strangerName }: Look,
): { readonly text: string; readonly tone: StudioCard['tone'] } {
  const words = LOBBY_WORDS[language];
  const until = (template: string, at: number): string =>
    fillTemplate(template, { until: formatClock(instant(at), day, language) }, language);
  const blackout = studio.blackouts.find((one) => one.from <= now && now < one.to);
  if (blackout !== undefined) return { text: until(words.blackout, blackout.to), tone: 'closed' };
  const open = studio.open.find((one) => one.from <= now && now < one.to);
  if (open === undefined) return { text: words.closed, tone: 'closed' };
  if (studio.lessee !== null)
    return { text: fillTemplate(words.leased, { who: strangerName(studio.lessee.tenant) }, language), tone: 'closed' };
  const ends = [open.to, next?.from ?? Infinity, ...studio.blackouts.filter((one) => one.from > now).map((one) => one.from)];
  const first = Math.min(...ends);
  return { text: first >= end ? words.free : until(words.freeUntil, first), tone: 'free' };
}

function cardOf(studio: StudioDay, { bookings }: PaperDay, look: Look): StudioCard {
  const { now, day, language, strangerName } = look;
  const words = LOBBY_WORDS[language];
  const own = bookings.filter((one) => one.studio === studio.id && isLive(one.state));
  const running = runningIn(own, now);
  const ahead = own.filter((one) => one.from > now && one.blocksUntil > one.from && one !== running);
  const hoursOf = ({ from, to }: BookingLine): string =>
    getDayOfInstant(from) === day
      ? formatHours(from, to, language)
      : `${formatClock(from, day, language)}–${printClock(getMinuteOfDay(to))}`;
  const entries = ahead.map((one) => ({ time: hoursOf(one), who: strangerName(one.tenant) }));
  const free = freeText(studio, ahead[0] ?? null, look);
  const busyUntil = (one: BookingLine): string =>
    one.to <= now ? words.overrun : fillTemplate(words.busyUntil, { until: formatClock(one.to, day, language) }, language);
  return {
    code: studio.code,
    name: studio.name === studio.code ? '' : (studio.name ?? ''),
    floor: studio.floor ?? '',
    tone: running === null ? free.tone : 'busy',
    state: running === null ? free.text : `${strangerName(running.tenant)} ${busyUntil(running)}`,
    ahead: entries,
  };
}

function doorCode(path: string): string | null {
  if (!path.startsWith(DOOR)) return null;
  try {
    return decodeURIComponent(path.slice(DOOR.length));
  } catch (error) {
    // A half escape: no studio is called so.
    if (error instanceof URIError) return null;
    throw error;
  }
}

/** The page, or null where the key opens nothing or there is no such page: from outside the two look alike. */
export function renderLobbyPage(base: Base, { path, key, nonce }: LobbyRequest): string | null {
  return readTx(base, (db) => {
    if (!canOpenLobby(db, key)) return null;
    const now = nowOf(base);
    const day = deskDayOf(now, readSetting(db, 'desk'));
    const evening = readPaperDay(base, db, day);
    const look: Look = { now, day, language: readSetting(db, 'page.language'), end: evening.window.to, strangerName: evening.strangerName };
    const frame = {
      nonce,
      language: look.language,
      baseName: getBaseHead(db, day).name,
      dayText: formatPaperDay(day, look.language),
      atText: fillTemplate(LOBBY_WORDS[look.language].at, { at: printClock(getMinuteOfDay(now)) }, look.language),
      words: LOBBY_WORDS[look.language],
    };
    if (path === '/lobby')
      return renderLobbyHtml(
        frame,
        evening.studios.map((studio) => cardOf(studio, evening, look)),
      );
    const code = doorCode(path);
    const studio = evening.studios.find((one) => one.code === code);
    return studio === undefined ? null : renderDoorHtml(frame, cardOf(studio, evening, look));
  });
}
