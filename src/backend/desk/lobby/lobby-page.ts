// Use case: the pages that hang in the lobby and beside the doors: who is where now and next, names masked, no phone number. HTML without script, form or link; every text is escaped.
import { removeDirectionMarks } from '../../../domain/values/direction-marks.ts';
import type { Language } from '../../../contract/core/language.ts';
import { LOBBY_WORDS, formatClock, formatHours, formatPaperDay } from '../../../contract/desk/paper-messages.ts';
import { fillTemplate } from '../../../contract/core/phrase.ts';
import { deskDayOf } from '../../../domain/booking/desk-day.ts';
import { isLive } from '../../../domain/booking/booking.ts';
import { computeStudioNow, type StudioNow } from '../../../domain/booking/presence.ts';
import { type Day, getDayOfInstant, getMinuteOfDay, instant, type Instant, printClock } from '../../../domain/time/calendar.ts';
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import { type Base, nowOf } from '../../core/db/rows.ts';
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
body>header{display:flex;align-items:baseline;gap:1.4vw;flex-wrap:wrap}
h1{font-size:4vh;margin:0;font-weight:700}
body>header p{font-size:2.6vh;margin:0}
body>header .at{margin-left:auto;font-size:2.2vh}
main{flex:1;display:grid;gap:calc(var(--type)*.35);grid-auto-rows:minmax(0,1fr);grid-template-columns:repeat(var(--across),minmax(0,1fr))}
section{border:calc(var(--type)*.1) solid #444;border-radius:.6vh;padding:calc(var(--type)*.25) calc(var(--type)*.45);min-width:0;border-left-width:calc(var(--type)*.35);display:flex;flex-direction:column;justify-content:center}
section header{display:flex;gap:calc(var(--type)*.4);flex-wrap:nowrap}
section h2{margin:0;font-size:calc(var(--type)*1.2);line-height:1.2}
section p{margin:0;font-size:var(--type);line-height:1.3;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
section header .state{margin-left:auto;font-size:var(--type)}
section p.next{font-size:calc(var(--type)*.74);display:flex;gap:.5em}
section p.next small{margin-left:auto;font-size:1em;overflow:hidden;text-overflow:ellipsis}
.busy{background:#1f2933;color:#fff;border-color:#1f2933}
.free{background:#fff;border-color:#0b6b52}
.free .state{color:#0b5a45;font-weight:700}
.closed{background:#ececec;color:#444;border-style:dashed}
.door{display:flex;flex-direction:column;gap:3vh}
.door section{padding:3vh 2.4vw;--type:min(9vh,12vw);border-left-width:2.4vh}
.door section p{white-space:normal}
.door h2{font-size:5vh}
.door table{border-collapse:collapse;font-size:min(4.4vh,5.4vw);width:100%}
.door td,.door th{padding:1.2vh 1.2vw;border-bottom:.2vh solid #999;text-align:left;font-weight:400}
.door td:first-child{width:1%;white-space:nowrap;padding-right:4vw}
.door caption{text-align:left;font-size:3.4vh;padding:0 0 1vh}
`;

function pageOf({ nonce, language, baseName, dayText, atText }: LobbyFrame, title: string, body: string, layout = ''): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="${SECONDS}">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style nonce="${escapeHtml(nonce)}">${STYLE}${layout}</style>
</head>
<body>
<header><h1>${escapeHtml(title)}</h1><p>${escapeHtml(baseName)}</p><p>${escapeHtml(dayText)}</p><p class="at">${escapeHtml(atText)}</p></header>
${body}
</body>
</html>
`;
}

/** A screen's width by its height: a television, and a telephone on end. */
const SHAPES = { landscape: 16 / 9, portrait: 9 / 19 } as const;
/** What the cards have of the screen, in hundredths of its height and width. */
const ROOM = { high: 86, wide: 96.8 } as const;
/** A card with the gap around it, in heights of its type: two lines high, `A-101 晨光传媒 至次日 00:30` wide. */
const CARD = { high: 3.45, wide: 14.8 } as const;
/** No smaller on a telephone, where the page scrolls; nor larger. In hundredths of the screen's height. */
const TYPE = { least: 1.4, most: 8 } as const;

/**
 * How many cards stand side by side for the largest type, in hundredths of the screen's height, with all of them on one screen; below `least` the
 * page scrolls instead, and only the width of a card counts.
 */
function layCards(count: number, shape: number, least: number): { readonly across: number; readonly type: number } {
  let best = { across: 1, type: 0 };
  for (let across = 1; across <= Math.max(1, count); across += 1) {
    const [high, wide] = [ROOM.high / Math.ceil(count / across) / CARD.high, (ROOM.wide * shape) / across / CARD.wide];
    const type = Math.min(Math.max(high, least), wide, TYPE.most);
    if (type >= best.type) best = { across, type };
  }
  return best;
}

/** The layout of so many cards, for a screen of either shape. */
function formatLayout(count: number): string {
  const ofShape = (shape: number, least: number): string => {
    const { across, type } = layCards(count, shape, least);
    return `main{--across:${across};--type:${type.toFixed(2)}vh}`;
  };
  return `${ofShape(SHAPES.landscape, 0)}@media (orientation:portrait){${ofShape(SHAPES.portrait, TYPE.least)}}`;
}

function placeOf({ name, floor }: StudioCard): string {
  return [name, floor].filter((text) => text !== '').join(' ');
}

function cardHtml(card: StudioCard, { words }: LobbyFrame): string {
  const [next] = card.ahead;
  const then = next === undefined ? words.restOfDay : `${words.next} ${next.time} ${next.who}`;
  const head = `<header><h2>${escapeHtml(card.code)}</h2><p class="state">${escapeHtml(card.state)}</p></header>`;
  return `<section class="${card.tone}">${head}<p class="next">${escapeHtml(then)}<small>${escapeHtml(placeOf(card))}</small></p></section>`;
}

/** What a guest looks for comes first. */
const FREE_FIRST: readonly StudioCard['tone'][] = ['free', 'busy', 'closed'];

/** All studios at a glance, those that are free first. */
function renderLobbyHtml(frame: LobbyFrame, cards: readonly StudioCard[]): string {
  const { words } = frame;
  const inOrder = cards.toSorted((a, b) => FREE_FIRST.indexOf(a.tone) - FREE_FIRST.indexOf(b.tone));
  const inside = cards.length === 0 ? `<p>${escapeHtml(words.none)}</p>` : inOrder.map((card) => cardHtml(card, frame)).join('\n');
  return pageOf(frame, words.lobby, `<main>\n${inside}\n</main>`, formatLayout(cards.length));
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

const DOOR = '/door/';

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
  state: Exclude<StudioNow<BookingLine>, { readonly kind: 'held' }>,
  { day, language, end, strangerName }: Look,
): { readonly text: string; readonly tone: StudioCard['tone'] } {
  const words = LOBBY_WORDS[language];
  const until = (template: string, at: number): string =>
    fillTemplate(template, { until: formatClock(instant(at), day, language) }, language);
  if (state.kind === 'blackout') return { text: until(words.blackout, state.until), tone: 'closed' };
  if (state.kind === 'closed') return { text: words.closed, tone: 'closed' };
  if (studio.lessee !== null)
    return { text: fillTemplate(words.leased, { who: strangerName(studio.lessee.tenant) }, language), tone: 'closed' };
  return { text: state.until >= end ? words.free : until(words.freeUntil, state.until), tone: 'free' };
}

function cardOf(studio: StudioDay, { here, bookings }: PaperDay, look: Look): StudioCard {
  const { now, day, language, strangerName } = look;
  const words = LOBBY_WORDS[language];
  const own = [...here, ...bookings].filter((one) => one.studio === studio.id && isLive(one.state) && one.blocksUntil > one.from);
  const state = computeStudioNow(studio, own, now);
  const running = state.kind === 'held' ? state.booking : null;
  // One whose studio is held by a guest who overstays is still to come, though the start has passed.
  const isToCome = (one: BookingLine): boolean => one.from > now || (one.state === 'booked' && one.to > now);
  const ahead = own.filter((one) => one !== running && isToCome(one));
  const hoursOf = ({ from, to }: BookingLine): string =>
    getDayOfInstant(from) === day
      ? formatHours(from, to, language)
      : `${formatClock(from, day, language)}–${printClock(getMinuteOfDay(to))}`;
  const entries = ahead.map((one) => ({ time: hoursOf(one), who: strangerName(one.tenant) }));
  const busyUntil = (one: BookingLine): string =>
    one.to <= now ? words.overrun : fillTemplate(words.busyUntil, { until: formatClock(one.to, day, language) }, language);
  const shown =
    state.kind === 'held'
      ? { tone: 'busy' as const, text: `${strangerName(state.booking.tenant)} ${busyUntil(state.booking)}` }
      : freeText(studio, state, look);
  return {
    code: studio.code,
    // A name that repeats the code says nothing more.
    name: studio.name?.includes(studio.code) === true ? '' : (studio.name ?? ''),
    floor: studio.floor ?? '',
    tone: shown.tone,
    state: shown.text,
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
