// Profiles by id: what ships, a base's own, and what is refused.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { GOODS_CLASSES, PLATFORMS } from '../../domain/base/catalogue.ts';
import { namesOf } from '../../domain/report/shape.ts';
import { specsOf } from '../../domain/report/specs.ts';
import { loadProfile, parseProfile } from './load-profile.ts';
import { STANDARD_PROFILE } from '../../contract/core/settings/settings.ts';
import type { Profile } from './profile.ts';

const SHIPPED = path.join(import.meta.dirname, '../../../resources/profiles', STANDARD_PROFILE, 'profile.json');

function shipped(): Profile {
  const loaded = parseProfile(STANDARD_PROFILE, readFileSync(SHIPPED, 'utf8'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusal));
  return loaded.value;
}

const PROFILE = shipped();

function detail(change: (profile: Profile) => unknown): unknown {
  const parsed = parseProfile('x', JSON.stringify(change(structuredClone(PROFILE))));
  return parsed.ok ? null : [parsed.refusal.code, parsed.refusal.data['detail']];
}

describe('loadProfile', () => {
  it('reads the shipped profile: six tables, every relation of the report', () => {
    const profile = shipped();
    expect(profile.tables.map((table) => table.id)).toEqual(['ZB-1', 'ZB-2', 'ZB-3', 'ZB-4', 'ZB-5', 'ZB-6']);
    const numbered = [...Array(28).keys()].map((index) => `A${String(index + 1).padStart(2, '0')}`);
    const others = ['X01', 'X02', 'X03', 'X04', 'X05', 'X06', 'S01', 'S02'];
    expect(profile.relations.map((one) => one.id)).toEqual(expect.arrayContaining([...numbered, ...others]));
    expect(namesOf(profile.platforms)).toEqual(PLATFORMS);
    expect(namesOf(profile.goodsClasses)).toEqual(GOODS_CLASSES);
    expect(profile.bureauForm).toBe(false);
    // What is hashed with a month's figures has no English in it.
    expect(JSON.stringify(profile)).not.toContain('english');
  });

  it('means the same by every address as the profile of the tests, however much it has grown', () => {
    const frozen = loadProfile(STANDARD_PROFILE);
    if (!frozen.ok) throw new Error(frozen.refusal.code);
    const now = shipped();
    expect(now.platforms).toEqual(expect.arrayContaining([...frozen.value.platforms]));
    expect(now.goodsClasses).toEqual(expect.arrayContaining([...frozen.value.goodsClasses]));
    const figures = specsOf(now).figures;
    for (const [address, { series, view, unit }] of specsOf(frozen.value).figures)
      expect(figures.get(address), address).toMatchObject({ unit, view, series: { source: series.source } });
  });

  it("takes a base's own profile before the shipped one", () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'livebase-profiles-'));
    mkdirSync(path.join(folder, STANDARD_PROFILE));
    writeFileSync(path.join(folder, STANDARD_PROFILE, 'profile.json'), JSON.stringify({ ...shipped(), version: 7 }));
    expect(loadProfile(STANDARD_PROFILE, [folder])).toMatchObject({ ok: true, value: { version: 7 } });
  });

  it('refuses unknown ids, paths among them', () => {
    for (const id of ['nothing', '../sz-2025', 'SZ-2025', '']) {
      expect(loadProfile(id)).toEqual({ ok: false, refusal: { code: 'PROFILE_UNKNOWN', data: { profile: id } } });
    }
  });
});

describe('parseProfile', () => {
  it('refuses what is no profile', () => {
    expect(parseProfile('x', '{')).toMatchObject({ ok: false, refusal: { code: 'PROFILE_INVALID', data: { profile: 'x' } } });
    expect(detail(() => ({}))).toMatchObject(['PROFILE_INVALID', expect.stringContaining('id:')]);
    expect(detail((profile) => ({ ...profile, surprise: 1 }))).toMatchObject(['PROFILE_INVALID', expect.stringContaining('surprise')]);
  });

  it('names unknown measures, checks and addresses', () => {
    const rename =
      (from: string, to: string) =>
      (profile: Profile): unknown =>
        JSON.parse(JSON.stringify(profile).replace(from, to));
    expect(detail(rename('"measure":"lease.area"', '"measure":"lease.aria"'))).toEqual(['PROFILE_INVALID', 'lease.aria']);
    expect(detail(rename('"check":"codes_hold"', '"check":"codes_fold"'))).toEqual(['PROFILE_INVALID', 'codes_fold']);
    expect(detail(rename('"figure":"ZB-1.02.value"', '"figure":"ZB-1.92.value"'))).toEqual(['PROFILE_INVALID', 'ZB-1.92.value']);
    expect(detail(rename('"figure":"ZB-4.total.paid"', '"figure":"ZB-4.total.pain"'))).toEqual(['PROFILE_INVALID', 'ZB-4.total.pain']);
    expect(detail(rename('"figure":"ZB-3.+.*"', '"figure":"ZB-7.+.*"'))).toMatchObject([
      'PROFILE_INVALID',
      expect.stringContaining('ZB-7.+.sessions'),
    ]);
    expect(detail(rename('"unit":"人次"', '"unit":"万人次"'))).toEqual(['PROFILE_INVALID', '万人次']);
    expect(detail(rename('"row":"07","times":-1', '"row":"77","times":-1'))).toEqual(['PROFILE_INVALID', 'ZB-2.77']);
    expect(detail(rename('"of":"month","base":"month_ly"', '"of":"month","base":"never"'))).toMatchObject([
      'PROFILE_INVALID',
      expect.stringContaining('ZB-2.01.never'),
    ]);
  });

  it('refuses a field that nobody knows at every place of a profile, and a list where there can be none', () => {
    const tried = new Set<string>();
    const isTaken: string[] = [];
    /** Tries each object once among those that say the same kind of thing; `at` leads there. */
    const visit = (value: unknown, at: readonly (string | number)[]): void => {
      if (typeof value !== 'object' || value === null) return;
      // Words and numbers by names of their own.
      if (['details', 'parameters', 'english'].includes(String(at.at(-1)))) return;
      const place = [...at.map((key) => (typeof key === 'number' ? '*' : key)), 'kind' in value ? value.kind : ''].join('.');
      const isNew = !tried.has(place);
      tried.add(place);
      if (isNew && !Array.isArray(value)) {
        for (const [name, wrong] of [['surprise', 1], ...Object.keys(value).map((key) => [key, [[]]] as const)] as const) {
          const said = detail((profile) => {
            const held: unknown = at.reduce<unknown>((inside, key) => Reflect.get(Object(inside), key), profile);
            Reflect.set(Object(held), name, wrong);
            return profile;
          });
          if (!JSON.stringify(said).includes(name)) isTaken.push(`${place}.${name}: ${JSON.stringify(said)}`);
        }
      }
      for (const [key, inner] of Object.entries(value)) visit(inner, [...at, Array.isArray(value) ? Number(key) : key]);
    };
    visit(JSON.parse(readFileSync(SHIPPED, 'utf8')), []);
    expect(isTaken).toEqual([]);
    // Every view of a column was met.
    for (const kind of ['month', 'ytd', 'month_ly', 'ytd_ly', 'yoy', 'share'])
      expect(
        [...tried].some((place) => place.endsWith(`.view.${kind}`)),
        kind,
      ).toBe(true);
  });

  it('names what stands twice', () => {
    expect(detail((profile) => ({ ...profile, relations: [...profile.relations, profile.relations[0]] }))).toEqual([
      'PROFILE_INVALID',
      'A01',
    ]);
    expect(detail((profile) => ({ ...profile, tables: [...profile.tables, profile.tables[0]] }))).toEqual(['PROFILE_INVALID', 'ZB-1']);
    expect(detail((profile) => ({ ...profile, platforms: [...profile.platforms, { code: '11', name: '抖音' }] }))).toEqual([
      'PROFILE_INVALID',
      '抖音',
    ]);
    for (const code of ['01', '02', '09'])
      expect(detail((profile) => ({ ...profile, platforms: [...profile.platforms, { code, name: '新平台' }] }))).toEqual([
        'PROFILE_INVALID',
        code,
      ]);
  });

  it('keeps what every address means where another member is put before the others', () => {
    const frozen = loadProfile(STANDARD_PROFILE);
    if (!frozen.ok) throw new Error(frozen.refusal.code);
    const own = frozen.value;
    const grown = parseProfile('x', JSON.stringify({ ...own, platforms: [{ code: '10', name: '新平台' }, ...own.platforms] }));
    if (!grown.ok) throw new Error(grown.refusal.code);
    const [before, after] = [specsOf(own).figures, specsOf(grown.value).figures];
    for (const [address, { series }] of before) expect(after.get(address)?.series.source, address).toEqual(series.source);
    expect(after.get('ZB-3.09.paid')?.series.source).toMatchObject({ member: '其他' });
    expect(after.get('ZB-3.10.paid')?.series.source).toMatchObject({ member: '新平台' });
  });
});
