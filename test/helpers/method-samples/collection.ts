// Inputs of the methods of collecting a month.
import type { MethodSamples } from './sample.ts';

const cell = { cell: 'H6', label: '抖音 化妆品类 退款额', question: '请核对' };
const key = { month: '2026-10', tenant: 1, platform: '抖音', goodsClass: '化妆品类' };

export const COLLECTION_SAMPLES: MethodSamples = {
  'collection.month': { wrong: [{ month: '2026-13' }, { month: null }] },
  'collection.reply': { wrong: [{ reply: 0 }, { reply: '1' }] },
  'collection.file': { wrong: [{ reply: -1 }, { reply: null }] },
  'collection.refusedFile': { wrong: [{ intake: 0 }, { intake: null }] },
  'collection.query': {
    right: { reply: 1, cells: [cell], words: null },
    wrong: [
      { reply: 0 },
      { cells: null },
      { cells: [{ ...cell, cell: 'H0' }] },
      { cells: [{ ...cell, cell: '_form!B1' }] },
      { cells: [{ ...cell, question: 'x'.repeat(501) }] },
      { cells: [{ cell: 'H6' }] },
      { words: 'x'.repeat(2001) },
    ],
  },
  'collection.answer': {
    wrong: [{ words: ' ' }, { words: null }, { relation: 'A 07' }, { relation: '' }, { reply: 1.5 }],
  },
  'collection.accept': {
    wrong: [{ replies: [] }, { replies: [0] }, { replies: 1 }, { words: 5 }],
  },
  'collection.returnCopy': { wrong: [{ reply: 0 }, { reply: null }] },
  'collection.reminder': {
    wrong: [{ month: '10' }, { who: 'late' }, { who: null }, { tenants: [0] }, { tenants: '1' }],
  },
  'collection.sources': { wrong: [{ month: '' }, { tenant: 0 }, { tenant: '晨光传媒' }] },
  'collection.choose': {
    right: { ...key, source: 'session', reason: '以平台为准' },
    wrong: [{ source: 'platform' }, { reason: null }, { reason: 'x'.repeat(2001) }, { platform: ' ' }, { goodsClass: '' }, { tenant: -1 }],
  },
};
