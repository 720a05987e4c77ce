// The pages of lobby and doors as HTML: no script, no form, no link; they load themselves again each minute. Every text is escaped.
import type { Language } from '../../../contract/core/language.ts';
import type { LOBBY_WORDS } from '../../../contract/desk/paper-messages.ts';

/** What every page shows around its studios. */
export interface LobbyFrame {
  readonly nonce: string;
  readonly language: Language;
  readonly baseName: string;
  readonly dayText: string;
  readonly atText: string;
  readonly words: (typeof LOBBY_WORDS)[Language];
}

/** A studio as strangers may see it. */
export interface StudioCard {
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
  return text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign] ?? '');
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
export function renderLobbyHtml(frame: LobbyFrame, cards: readonly StudioCard[]): string {
  const { words } = frame;
  const inside = cards.length === 0 ? `<p>${escapeHtml(words.none)}</p>` : cards.map((card) => cardHtml(card, frame)).join('\n');
  return pageOf(frame, words.lobby, `<main class="${sizeOf(cards.length)}">\n${inside}\n</main>`);
}

/** How many of the bookings to come stand beside a door. */
const AHEAD_AT_DOOR = 6;

/** One studio, for the wall beside its door. */
export function renderDoorHtml(frame: LobbyFrame, card: StudioCard): string {
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
