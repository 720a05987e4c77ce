// What a tenant is called at the desk: its name without region and legal form, at most eight characters, never two alike. Pure.

// The regions that names of companies begin with: provinces, cities of prefecture level, well-known cities below them, districts of the base's kind of city are read by their last character.

function listWords(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** Provinces, and regions and cities of their rank, without 省, 市 or 自治区. */
const PROVINCES: readonly string[] = listWords(`
北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾
内蒙古 广西壮族 广西 西藏 宁夏回族 宁夏 新疆维吾尔 新疆 香港 澳门`);

/** Cities, without 市. */
const CITIES: readonly string[] = listWords(`
石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁
呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 葫芦岛
长春 四平 辽源 通化 白山 松原 白城 延边 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化
南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水
合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德
南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽
郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 济源
武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 仙桃 潜江 天门 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西
广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮
南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左 海口 三亚 三沙 儋州
成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 贵阳 六盘水 遵义 安顺 毕节 铜仁
昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 大理 西双版纳 拉萨 日喀则 昌都 林芝 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛
兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 西宁 海东 银川 石嘴山 吴忠 固原 中卫 乌鲁木齐 克拉玛依 吐鲁番 哈密 喀什
义乌 东阳 永康 诸暨 慈溪 余姚 海宁 桐乡 瑞安 乐清 温岭 临海 昆山 江阴 张家港 常熟 太仓 宜兴 晋江 石狮 南安 福清 长乐 普宁 胶州`);

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
