// What a tenant is called at the desk: its name without region and legal form, at most eight characters, never two alike. Pure.
import { CITIES, PROVINCES } from './place-names.ts';

/** The most characters of a short name. */
export const SHORT_NAME_LENGTH = 8;
/** Fewer characters than this name nobody: then less is cut off. */
const LEAST = 2;

/** What a company is in law, the longest first; with what may stand behind it: `晨光传媒有限公司湖里分公司`. */
const LEGAL_FORMS =
  /(?:(?:集团)?股份有限公司|(?:集团)?有限责任公司|(?:集团)?有限公司|股份公司|合伙企业|个人独资企业|个体工商户|总公司|公司)$/u;
const LEGAL_WORDS = /[,.]?(?:co|ltd|llc|inc|corp|corporation|limited|company)\.?$/iu;
const BRANCH = /^(.*公司)(.+?)(?:分公司|分店|办事处)$/u;
/** What stands in brackets and tells of the legal form only. */
const FORM_IN_BRACKETS = /^(?:集团|控股|中国|有限合伙|普通合伙|特殊普通合伙|个体工商户|个人独资)$/u;
const BRACKETS = /\(([^()]*)\)/gu;

/** Trades in names: what is left of a name that is too long goes by its trade last. */
const TRADES: readonly string[] = (
  '电子商务 供应链管理 供应链 企业管理 品牌管理 信息技术 网络科技 文化传媒 文化传播 国际贸易 进出口 ' +
  '传媒 传播 科技 网络 文化 电商 商贸 贸易 信息 技术 管理 咨询 服务 直播 广告 影视 ' +
  '品牌 实业 投资 发展 国际 集团 控股 创意 设计 策划 营销 数字 互联网 工作室 商行 经营部'
).split(' ');

function lengthOf(text: string): number {
  return [...text].length;
}

function firstOf(text: string, count: number): string {
  return [...text].slice(0, count).join('');
}

/** What follows a place's name at the head of a text; null where the text begins with none of them. */
function behindPlace(text: string, places: readonly string[], rank: RegExp): string | null {
  const longest = places.filter((place) => text.startsWith(place)).toSorted((a, b) => b.length - a.length)[0];
  return longest === undefined ? null : text.slice(longest.length).replace(rank, '');
}

/** Words that end like a district and are none. */
const NO_DISTRICT = /^(?:社区|.?小区|.?社区|.?专区|.?景区|.?校区|.?街区)/u;
const DISTRICT = /^(?:工业园区|高新技术产业开发区|高新区|经济技术开发区|经济开发区|开发区|自贸区|[^区县旗]{2,4}?(?:新区|区|县|旗))/u;

/** A text without the province, city and district that it begins with. */
function withoutRegion(text: string): string {
  const inProvince = behindPlace(text, PROVINCES, /^(?:特别行政区|自治区|省|市)/u);
  const inCity = behindPlace(inProvince ?? text, CITIES, /^(?:市|地区|自治州)/u);
  const rest = inCity ?? inProvince;
  if (rest === null) return text;
  return NO_DISTRICT.test(rest) ? rest : rest.replace(DISTRICT, '');
}

/** Whether a text is a region and nothing else. */
function isRegion(text: string): boolean {
  return withoutRegion(text) === '';
}

/** A text as long as it names somebody, else what it was. */
function unlessBare(cut: string, text: string): string {
  return lengthOf(cut) >= LEAST ? cut : text;
}

function withoutForm(text: string): string {
  let rest = text;
  for (let cut = ''; cut !== rest;) {
    cut = rest;
    rest = unlessBare(
      rest
        .replace(LEGAL_FORMS, '')
        .replace(LEGAL_WORDS, '')
        .replace(/[\s,.]+$/u, ''),
      rest,
    );
  }
  return rest;
}

function withoutTrades(text: string): { readonly core: string; readonly trades: readonly string[] } {
  const trade = TRADES.find((one) => text.endsWith(one) && text.length > one.length);
  if (trade === undefined) return { core: text, trades: [] };
  const { core, trades } = withoutTrades(text.slice(0, -trade.length));
  return { core, trades: [...trades, trade] };
}

/** Whether a text names a trade and nobody in it. */
function isOnlyTrade(text: string): boolean {
  const { core } = withoutTrades(text);
  return TRADES.includes(core) || lengthOf(core) < LEAST;
}

/** At most eight characters of a text: what tells one from another, with as much of its trades as fits. */
function fitted(text: string): string {
  if (lengthOf(text) <= SHORT_NAME_LENGTH) return text;
  if (/^[\p{Script=Latin}\d\s.&'-]+$/u.test(text)) {
    const words = text.split(/\s+/);
    const whole = words.filter((_, at) => lengthOf(words.slice(0, at + 1).join(' ')) <= SHORT_NAME_LENGTH).join(' ');
    return whole === '' ? firstOf(text, SHORT_NAME_LENGTH) : whole;
  }
  const { core, trades } = withoutTrades(text);
  const last = trades.at(-1) ?? '';
  return lengthOf(core + last) <= SHORT_NAME_LENGTH ? core + last : firstOf(core, SHORT_NAME_LENGTH);
}

/** A name without spaces between Chinese characters, brackets as they are typed most, and of a branch its place. */
function plain(name: string): { readonly text: string; readonly branch: string } {
  const folded = name
    .normalize('NFKC')
    .trim()
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '');
  const branch = BRANCH.exec(folded);
  return { text: branch?.[1] ?? folded, branch: branch?.[2] ?? '' };
}

/** A name without its legal form; what stands in brackets stays where it is no region. */
function formless(text: string): string {
  const open = text.replaceAll(BRACKETS, (_, inside: string) => (FORM_IN_BRACKETS.test(inside) || isRegion(inside) ? '' : inside));
  return withoutForm(unlessBare(open, text));
}

/** What short names are told apart by: neither width nor case nor spaces. */
export function computeShortNameKey(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase();
}

/** The region that a name begins with, or has in brackets. */
function regionOf(text: string, whole: string): string {
  const head = whole.slice(0, whole.length - withoutRegion(whole).length);
  return head === '' ? ([...text.matchAll(BRACKETS)].map(([, inside = '']) => inside).find(isRegion) ?? '') : head;
}

/** The short names that a full name could have, the best first. */
function candidates(name: string): readonly string[] {
  const { text, branch } = plain(name);
  const whole = formless(text);
  const bare = unlessBare(withoutRegion(whole), whole);
  const own = isOnlyTrade(bare) ? whole : bare;
  const region = regionOf(text, whole).replace(/[省市]$/u, '');
  const place = firstOf(unlessBare(withoutRegion(branch), branch), 4);
  const head = (one: string, room: number): string => firstOf(fitted(one), SHORT_NAME_LENGTH - room);
  const characters = [...own];
  return [
    ...(place === '' ? [] : [head(own, lengthOf(place)) + place]),
    fitted(own),
    ...(region === '' ? [] : [firstOf(region, 4) + head(own, Math.min(4, lengthOf(region)))]),
    firstOf(own, SHORT_NAME_LENGTH),
    ...(characters.length > SHORT_NAME_LENGTH ? [[...characters.slice(0, 4), ...characters.slice(-4)].join('')] : []),
  ].map((one) => one.trim());
}

/**
 * The short name to propose for a full name: region and legal form cut off, at most eight characters, none of those that `taken` holds
 * (as `computeShortNameKey` gives them). Where another has it, the region, then a number tells them apart.
 */
export function proposeShortName(name: string, taken: ReadonlySet<string>): string {
  const ways = candidates(name).filter((one) => one !== '' && lengthOf(one) <= SHORT_NAME_LENGTH);
  const free = ways.find((one) => !taken.has(computeShortNameKey(one)));
  if (free !== undefined) return free;
  const first = ways[0] ?? '';
  for (let nth = 2; ; nth += 1) {
    const numbered = `${firstOf(first, SHORT_NAME_LENGTH - String(nth).length)}${nth}`;
    if (!taken.has(computeShortNameKey(numbered))) return numbered;
  }
}
